import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { Breaker } from './breaker.rules.js';
import type { Embedded, EmbeddingEngine } from './embedding.port.js';
import { EngineFailure } from './engine.errors.js';

/** The embedding model of the installation, if one is configured (OPENAI_EMBEDDING_MODEL): nothing needs one. */
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
    const { OPENAI_EMBEDDING_MODEL: model, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = this.config.values;
    if (!model || !apiKey) return;
    const { OpenAiEmbeddings } = await import('./openai/openai.embeddings.js');
    this.engine = new OpenAiEmbeddings({ apiKey, model, ...(baseUrl ? { baseUrl } : {}) }, this.clock);
    this.logger.log(`Embeddings: ${model}`);
  }

  /** Its name, or null where there is none. */
  get model(): string | null {
    return this.engine?.model ?? null;
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
