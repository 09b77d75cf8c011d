import OpenAI from 'openai';
import type { Clock } from '../../common/clock.js';
import { keptAliveFetch } from '../../platform/outbound-http/kept-alive-fetch.js';
import type { EngineFailure } from '../engine.errors.js';
import type { ModelWire, WireAnswer, WireRequest } from '../model/wire.port.js';
import { wholeNumber } from '../prices.rules.js';
import { openAiFailure } from './openai.errors.js';

/** Any server that speaks OpenAI's chat completions with structured output. */
export class OpenAiWire implements ModelWire {
  readonly name = 'openai';
  private readonly client: OpenAI;

  constructor(
    options: { apiKey: string; baseUrl?: string },
    private readonly clock: Clock,
  ) {
    // Retries and time limits are the engine's: it knows how long the customer has waited.
    this.client = new OpenAI({
      apiKey: options.apiKey,
      ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
      maxRetries: 0,
      fetch: keptAliveFetch,
    });
  }

  async ask({ model, messages, shape, maxTokens, signal }: WireRequest): Promise<WireAnswer> {
    const completion = await this.client.chat.completions.create(
      {
        model,
        messages: [...messages],
        // Reasoning models refuse max_tokens and another temperature than their own (contracts.md 3.1).
        max_completion_tokens: maxTokens,
        response_format: { type: 'json_schema', json_schema: { ...shape, strict: true } },
      },
      { signal },
    );
    const choice = completion.choices?.[0];
    return {
      text: typeof choice?.message?.content === 'string' ? choice.message.content : null,
      usage: {
        input: wholeNumber(completion.usage?.prompt_tokens),
        cachedInput: wholeNumber(completion.usage?.prompt_tokens_details?.cached_tokens),
        output: wholeNumber(completion.usage?.completion_tokens),
      },
      end: choice?.message?.refusal ? 'refusal' : choice?.finish_reason === 'length' ? 'length' : 'complete',
    };
  }

  failureOf(error: unknown): EngineFailure | null {
    return openAiFailure(error, this.clock.real());
  }
}
