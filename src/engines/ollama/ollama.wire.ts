import { z } from 'zod';
import type { Clock } from '../../common/clock.js';
import { EngineFailure } from '../engine.errors.js';
import { failureOfStatus } from '../model/failures.rules.js';
import type { ModelWire, WireAnswer, WireRequest } from '../model/wire.port.js';
import { wholeNumber } from '../prices.rules.js';
import { countTokens } from '../tokens.rules.js';
import { isOwnModel, KEEP_LOADED, textOf } from './ollama-answers.js';

/** No answer of ours is longer; a server that sends more is not read to the end. */
const MAX_BODY_BYTES = 2_000_000;

/** In steps, because another size makes Ollama load the model anew. */
const CONTEXT_STEP = 8_192;

/** Of the answer of POST /api/chat, what is used (Ollama API documentation, "Generate a chat completion"). */
const chatSchema = z.object({
  message: z.object({ content: z.string().nullish() }).nullish(),
  done_reason: z.string().nullish(),
  prompt_eval_count: z.number().nullish(),
  eval_count: z.number().nullish(),
});

/** Ollama's own chat route with a schema as `format`. It needs one request and the headers of a refusal, which its client hides. */
export class OllamaWire implements ModelWire {
  readonly name = 'ollama';

  constructor(
    private readonly options: { baseUrl: string },
    private readonly clock: Clock,
  ) {}

  isFree(model: string): boolean {
    return isOwnModel(model);
  }

  async ask({ model, messages, shape, maxTokens, signal }: WireRequest): Promise<WireAnswer> {
    const response = await fetch(`${this.options.baseUrl.replace(/\/+$/, '')}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ model, messages, stream: false, format: shape.schema, keep_alive: KEEP_LOADED },
        options: {
          num_ctx: contextFor({ model, messages, maxTokens }),
          num_predict: maxTokens,
          temperature: 0,
        },
      }),
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failureOfStatus({ status: response.status, header: (name) => response.headers.get(name) }, this.clock.real());
    }
    const answer = chatSchema.parse(JSON.parse(await textOf(response, MAX_BODY_BYTES)));
    return {
      text: answer.message?.content ?? null,
      usage: { input: wholeNumber(answer.prompt_eval_count), cachedInput: 0, output: wholeNumber(answer.eval_count) },
      end: answer.done_reason === 'length' ? 'length' : 'complete',
    };
  }

  failureOf(error: unknown): EngineFailure | null {
    if (error instanceof EngineFailure) return error;
    if (error instanceof Error && error.name === 'AbortError') return new EngineFailure('timeout', true);
    return error instanceof z.ZodError ? new EngineFailure('bad_answer', false) : null;
  }
}

/** Unless it is told, Ollama keeps 4,096 tokens of a question and silently drops the rest of it, the instructions first: room for all of it, and for the answer. */
function contextFor({ model, messages, maxTokens }: Pick<WireRequest, 'model' | 'messages' | 'maxTokens'>): number {
  const asked = messages.reduce((sum, { content }) => sum + countTokens(content, model), 0);
  return Math.ceil((asked + maxTokens) / CONTEXT_STEP) * CONTEXT_STEP;
}
