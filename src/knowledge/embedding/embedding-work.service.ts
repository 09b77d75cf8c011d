import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { JobsService } from '../../scheduler/jobs.service.js';
import { Recurring } from '../../scheduler/recurring.service.js';
import { VectorsRepository } from './vectors.repository.js';
import { KnowledgeVectors } from './vectors.service.js';

const JOB = 'knowledge.embed';
const LOOK_SECONDS = 600;
const ORGS_AT_ONCE = 100;
/** Texts in one request, and requests in one job: it ends well within its lease, and the next one goes on. */
const TEXTS = 64;
const REQUESTS = 3;

/** Gives the pieces of knowledge their vectors, after the upload and outside its transaction; again when the model changes. */
@Injectable()
export class EmbeddingWork implements OnModuleInit {
  private readonly logger = new Logger(EmbeddingWork.name);

  constructor(
    private readonly vectors: KnowledgeVectors,
    private readonly database: Database,
    private readonly repository: VectorsRepository,
    private readonly jobs: JobsService,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: () => this.embed() });
    this.recurring.every('knowledge.vectors', LOOK_SECONDS, () => this.look());
  }

  /** After the pieces of a document changed, in their transaction; nothing happens where no model is configured. */
  async want(tx: Tx): Promise<void> {
    if (this.vectors.model === null) return;
    await this.jobs.again(tx, JOB);
  }

  /** Finds what a change of models or an outage left without vectors. */
  async look(): Promise<void> {
    const { model } = this.vectors;
    if (model === null) return;
    const orgs = await this.database.asSystem('find knowledge without vectors', (tx) => this.repository.due(tx, model, ORGS_AT_ONCE));
    // one job an hour, however often somebody looks
    await this.jobs.forEach(orgs, JOB, (now) => `${model}:${now.toISOString().slice(0, 13)}`);
  }

  /** Idempotent: only what has no vector is paid for; a crash loses one request at most. */
  private async embed(): Promise<void> {
    const { model } = this.vectors;
    if (model === null) return;
    if (!(await this.vectors.mayPay()))
      return this.logger.log('Knowledge waits for its vectors: the money for models of this month is spent');
    await this.vectors.calibrate();
    for (let request = 0; request < REQUESTS; request += 1) {
      const missing = await this.database.transaction((tx) => this.repository.missing(tx, model, TEXTS));
      if (missing.length > 0) await this.store(model, missing);
      if (missing.length < TEXTS) return this.database.transaction((tx) => this.repository.removeOld(tx, model));
    }
    await this.database.transaction((tx) => this.want(tx));
  }

  private async store(model: string, missing: readonly { key: string; text: string }[]): Promise<void> {
    const vectors = await this.vectors.of(
      missing.map(({ text }) => text),
      'knowledge',
    );
    await this.database.transaction(async (tx) => {
      for (const [index, { key }] of missing.entries()) await this.repository.add(tx, model, key, vectors[index]!);
    });
  }
}
