import OpenAI from 'openai';
import type { Clock } from '../../common/clock.js';
import type { Embedded, EmbeddingEngine } from '../embedding.port.js';
import { EMBEDDING_PRICES } from '../embedding-prices.rules.js';
import { EngineFailure } from '../engine.errors.js';
import { costMicros } from '../prices.rules.js';
import { unitVectors } from '../unit-vectors.rules.js';
import { openAiFailure } from './openai.errors.js';

export interface OpenAiEmbeddingOptions {
  apiKey: string;
  baseUrl?: string;
  model: string;
}

/** Any server that speaks OpenAI's embeddings. */
export class OpenAiEmbeddings implements EmbeddingEngine {
  readonly name = 'openai';
  readonly model: string;
  private readonly client: OpenAI;

  constructor(
    options: OpenAiEmbeddingOptions,
    private readonly clock: Clock,
  ) {
    this.model = options.model;
    this.client = new OpenAI({ apiKey: options.apiKey, ...(options.baseUrl ? { baseURL: options.baseUrl } : {}), maxRetries: 0 });
  }

  async embed(texts: readonly string[], timeoutMs: number): Promise<Embedded> {
    try {
      // numbers, not base64: compatible servers do not all know the latter
      const answer = await this.client.embeddings.create(
        { model: this.model, input: [...texts], encoding_format: 'float' },
        { timeout: timeoutMs },
      );
      const tokens = Math.max(0, Math.floor(answer.usage?.prompt_tokens ?? 0));
      const day = this.clock.real().toISOString().slice(0, 10);
      const cost = costMicros(this.model, { input: tokens, cachedInput: 0, output: 0 }, day, EMBEDDING_PRICES);
      return { vectors: unitVectors(answer.data, texts.length), tokens, costMicros: cost };
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      throw openAiFailure(error, this.clock.real()) ?? new EngineFailure('other', true);
    }
  }
}
