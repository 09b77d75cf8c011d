import Anthropic from '@anthropic-ai/sdk';
import type { Clock } from '../../common/clock.js';
import { keptAliveFetch } from '../../platform/outbound-http/kept-alive-fetch.js';
import { EngineFailure } from '../engine.errors.js';
import { failureOfStatus } from '../model/failures.rules.js';
import type { ModelWire, WireAnswer, WireRequest } from '../model/wire.port.js';
import { wholeNumber } from '../prices.rules.js';

/** Anthropic's messages with structured output. */
export class AnthropicWire implements ModelWire {
  readonly name = 'anthropic';
  private readonly client: Anthropic;

  constructor(
    options: { apiKey: string; baseUrl?: string },
    private readonly clock: Clock,
  ) {
    // Retries and time limits are the engine's: it knows how long the customer has waited.
    this.client = new Anthropic({
      apiKey: options.apiKey,
      ...(options.baseUrl ? { baseURL: options.baseUrl } : {}),
      maxRetries: 0,
      fetch: keptAliveFetch,
    });
  }

  async ask({ model, messages, shape, maxTokens, signal }: WireRequest): Promise<WireAnswer> {
    const message = await this.client.messages.create(
      {
        model,
        max_tokens: maxTokens,
        system: messages
          .filter(({ role }) => role === 'system')
          .map(({ content }) => content)
          .join('\n\n'),
        messages: messages.flatMap(({ role, content }) => (role === 'user' ? [{ role, content }] : [])),
        output_config: { format: { type: 'json_schema', schema: shape.schema } },
      },
      { signal },
    );
    const { usage } = message;
    const cached = wholeNumber(usage?.cache_read_input_tokens);
    const texts = (message.content ?? []).flatMap((block) => (block.type === 'text' ? [block.text] : []));
    return {
      text: texts.length > 0 ? texts.join('') : null,
      usage: {
        // What the provider's cache took or gave is not part of input_tokens (contracts.md 3.1).
        input: wholeNumber(usage?.input_tokens) + wholeNumber(usage?.cache_creation_input_tokens) + cached,
        cachedInput: cached,
        output: wholeNumber(usage?.output_tokens),
      },
      end: endOf(message.stop_reason),
    };
  }

  failureOf(error: unknown): EngineFailure | null {
    if (error instanceof Anthropic.APIConnectionTimeoutError || error instanceof Anthropic.APIUserAbortError)
      return new EngineFailure('timeout', true);
    if (error instanceof Anthropic.APIConnectionError) return new EngineFailure('connection', true);
    if (!(error instanceof Anthropic.APIError) || error.status === undefined) return null;
    const headers = error.headers as Headers | undefined;
    return failureOfStatus({ status: error.status as number, header: (name) => headers?.get(name) }, this.clock.real());
  }
}

function endOf(reason: string | null): WireAnswer['end'] {
  if (reason === 'refusal') return 'refusal';
  return reason === 'max_tokens' || reason === 'model_context_window_exceeded' ? 'length' : 'complete';
}
