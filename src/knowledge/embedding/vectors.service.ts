import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Embeddings } from '../../engines/embeddings.service.js';
import { EngineFailure } from '../../engines/engine.errors.js';
import { Usage } from '../../engines/usage.service.js';
import { Database } from '../../platform/database/database.service.js';
import { CALIBRATION_TEXTS, thresholdOf } from './calibration.rules.js';
import { VectorsRepository, type NearChunk } from './vectors.repository.js';

/** A person waits for the answer; the words alone answer when this is over. */
export const QUESTION_MS = 1500;
/** A turn asks about the same words more than once: a model that just let its time run out is not waited for again. */
const SILENT_MS = 10_000;
const TEXTS_MS = 15_000;
const KEPT_QUESTIONS = 500;
const KEPT_TEXT = 500;

/** What the embedding model is asked, paid for by the active org and within its money for models. */
@Injectable()
export class KnowledgeVectors implements OnModuleInit {
  private readonly logger = new Logger(KnowledgeVectors.name);
  /** The same question is asked again and again; what it lies at is no secret of anybody. */
  private readonly kept = new Map<string, number[]>();
  /** Questions that ran out of their time, and until when on the machine's clock they are not asked again. */
  private readonly silent = new Map<string, number>();
  private hasPgvector = false;

  constructor(
    private readonly embeddings: Embeddings,
    private readonly database: Database,
    private readonly repository: VectorsRepository,
    private readonly usage: Usage,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.embeddings.model === null) return;
    this.hasPgvector = await this.database.asSystem('look for pgvector', (tx) => this.repository.hasPgvector(tx));
    this.logger.log(this.hasPgvector ? 'Vectors are compared by pgvector' : 'Vectors are compared without pgvector');
  }

  get model(): string | null {
    return this.embeddings.model;
  }

  /** False when the active org has used what it may of models: the month, the day, the hour, the tokens. */
  mayPay(): Promise<boolean> {
    return this.usage.mayPay();
  }

  /** Vectors of texts that will be stored; what they cost stands in the ledger. Throws EngineFailure. */
  async of(texts: readonly string[], what: string, timeoutMs = TEXTS_MS): Promise<number[][]> {
    const { vectors, tokens, costMicros } = await this.embeddings.embed(texts, timeoutMs);
    const bill = {
      provider: this.embeddings.provider ?? '',
      model: this.embeddings.model ?? '',
      tokens,
      costMicros,
      what,
      texts: texts.length,
    };
    await this.database.transaction((tx) => this.repository.pay(tx, bill));
    return vectors;
  }

  /** The least cosine that counts as an answer with the model; null where none is configured or nobody found it out yet. */
  async threshold(): Promise<number | null> {
    const { model } = this;
    return model === null ? null : this.database.reads((tx) => this.repository.threshold(tx, model));
  }

  /** Finds the border of the model with labelled questions, once per business; before it nothing is found by meaning. Throws EngineFailure. */
  async calibrate(): Promise<void> {
    const { model } = this;
    if (model === null || (await this.threshold()) !== null) return;
    const threshold = thresholdOf(await this.of(CALIBRATION_TEXTS, 'calibration'));
    await this.database.transaction((tx) => this.repository.setThreshold(tx, model, threshold));
    this.logger.log(`With ${model} a cosine of ${threshold.toFixed(3)} counts as an answer`);
  }

  /** The pieces that lie nearest to a question, with the model's border; null where no model helps: none, no money, an outage, not calibrated yet. */
  async near(question: string, limit: number): Promise<{ threshold: number; near: NearChunk[] } | null> {
    const { model } = this;
    if (model === null) return null;
    const threshold = await this.threshold();
    if (threshold === null) return null;
    const vector = await this.ofQuestion(question);
    if (vector === null) return null;
    const near = await this.database.reads((tx) => this.repository.near(tx, model, vector, limit, this.hasPgvector));
    return { threshold, near };
  }

  /** Where a question of a person who waits lies; null where no model says it in time, or the money is spent. */
  async ofQuestion(question: string): Promise<number[] | null> {
    if (this.model === null) return null;
    const key = question.slice(0, KEPT_TEXT).trim();
    const kept = this.kept.get(key);
    if (kept) return kept;
    if ((this.silent.get(key) ?? 0) > this.clock.real().getTime()) return null;
    if (!(await this.mayPay())) return null;
    try {
      const [vector] = await this.of([key], 'question', QUESTION_MS);
      this.silent.delete(key);
      keep(this.kept, key, vector!);
      return vector!;
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      if (error.code === 'timeout') keep(this.silent, key, this.clock.real().getTime() + SILENT_MS);
      this.logger.warn(`The model ${this.model} embedded no question (${error.code}); words alone answer`);
      return null;
    }
  }
}

/** The oldest gives way where there are too many. */
function keep<T>(all: Map<string, T>, key: string, value: T): void {
  if (all.size >= KEPT_QUESTIONS) all.delete(all.keys().next().value!);
  all.set(key, value);
}
