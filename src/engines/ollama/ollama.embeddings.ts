import { z } from 'zod';
import type { Clock } from '../../common/clock.js';
import type { Embedded, EmbeddingEngine } from '../embedding.port.js';
import { EngineFailure } from '../engine.errors.js';
import { withinTime } from '../model/deadline.js';
import { failureOfStatus, isBrokenOff } from '../model/failures.rules.js';
import { wholeNumber } from '../prices.rules.js';
import { unitVectors } from '../unit-vectors.rules.js';
import { isOwnModel, KEEP_LOADED, textOf } from './ollama-answers.js';

/** 64 texts of 4,096 numbers each, as text. */
const MAX_BODY_BYTES = 16_000_000;

/** Of the answer of POST /api/embed, what is used (Ollama API documentation, "Generate Embeddings"). */
const embedSchema = z.object({ embeddings: z.array(z.array(z.number())), prompt_eval_count: z.number().nullish() });

/** Ollama's route for embeddings: vectors in the order of the texts. */
export class OllamaEmbeddings implements EmbeddingEngine {
  readonly name = 'ollama';
  readonly model: string;

  constructor(
    private readonly options: { baseUrl: string; model: string },
    private readonly clock: Clock,
  ) {
    this.model = options.model;
  }

  async embed(texts: readonly string[], timeoutMs: number): Promise<Embedded> {
    try {
      const answer = await withinTime(timeoutMs, (signal) => this.ask(texts, signal));
      const vectors = unitVectors(
        answer.embeddings.map((embedding, index) => ({ index, embedding })),
        texts.length,
      );
      // Models that Ollama passes on to its cloud have a price that we do not know.
      return { vectors, tokens: wholeNumber(answer.prompt_eval_count), costMicros: isOwnModel(this.model) ? 0 : null };
    } catch (error) {
      throw failureOf(error);
    }
  }

  private async ask(input: readonly string[], signal: AbortSignal): Promise<z.infer<typeof embedSchema>> {
    const response = await fetch(`${this.options.baseUrl.replace(/\/+$/, '')}/api/embed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: this.model, input, truncate: true, keep_alive: KEEP_LOADED }),
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw failureOfStatus({ status: response.status, header: (name) => response.headers.get(name) }, this.clock.real());
    }
    return embedSchema.parse(JSON.parse(await textOf(response, MAX_BODY_BYTES)));
  }
}

function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error;
  if (error instanceof z.ZodError || error instanceof SyntaxError) return new EngineFailure('bad_answer', false);
  return isBrokenOff(error) ? new EngineFailure('connection', true) : new EngineFailure('other', true);
}
