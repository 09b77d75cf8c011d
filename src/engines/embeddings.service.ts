import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Breaker } from './breaker.rules.js';
import type { Embedded, EmbeddingEngine } from './embedding.port.js';
import { EngineFailure } from './engine.errors.js';

/** The embedding model of the installation, if one is configured (OPENAI_EMBEDDING_MODEL or OLLAMA_EMBEDDING_MODEL): nothing needs one. */
@Injectable()
export class Embeddings implements OnModuleInit {
  private readonly logger = new Logger(Embeddings.name);
  private readonly breaker = new Breaker();
  private engine: EmbeddingEngine | null = null;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
  ) {}

  async onModuleInit(): Promise<void> {
    this.engine = await this.configured();
    if (this.engine) this.logger.log(`Embeddings: ${this.engine.model} (${this.engine.name})`);
  }

  private async configured(): Promise<EmbeddingEngine | null> {
    const { values } = this.config;
    const { OPENAI_EMBEDDING_MODEL: model, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OLLAMA_EMBEDDING_MODEL: own } = values;
    if (model && apiKey) {
      const { OpenAiEmbeddings } = await import('./openai/openai.embeddings.js');
      return new OpenAiEmbeddings({ apiKey, model, ...(baseUrl ? { baseUrl } : {}) }, this.clock);
    }
    if (!own) return null;
    const { OllamaEmbeddings } = await import('./ollama/ollama.embeddings.js');
    return new OllamaEmbeddings({ baseUrl: values.OLLAMA_BASE_URL, model: own }, this.clock);
  }

  /** Its name, or null where there is none. */
  get model(): string | null {
    return this.engine?.model ?? null;
  }

  /** Who runs it, for the bill. */
  get provider(): string | null {
    return this.engine?.name ?? null;
  }

  /** Unit vectors in the order of the texts. Throws EngineFailure, at once while the provider is known to be down. */
  async embed(texts: readonly string[], timeoutMs: number): Promise<Embedded> {
    const { engine } = this;
    if (!engine || !this.breaker.tryPass(this.clock.real().getTime())) throw new EngineFailure('breaker_open', false);
    try {
      const answer = await engine.embed(texts, timeoutMs);
      this.breaker.succeeded();
      this.metrics.engineCalls.inc({ engine: `${engine.name}-embeddings`, outcome: 'ok' });
      return answer;
    } catch (error) {
      const failure = error instanceof EngineFailure ? error : new EngineFailure('other', true);
      if (failure.isOutage) this.breaker.failed(this.clock.real().getTime());
      else this.breaker.succeeded();
      this.metrics.engineCalls.inc({ engine: `${engine.name}-embeddings`, outcome: failure.code });
      throw failure;
    }
  }
}
