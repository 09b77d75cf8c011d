import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { KnowledgeVectors } from '../../knowledge/embedding/vectors.service.js';
import { Database } from '../../platform/database/database.service.js';
import { JobsService } from '../../scheduler/jobs.service.js';
import { Recurring } from '../../scheduler/recurring.service.js';
import { MessageVectorsRepository } from './message-vectors.repository.js';

const JOB = 'conversations.embed';
const LOOK_SECONDS = 300;
const ORGS_AT_ONCE = 100;
/** Texts in one request, and requests in one job: it ends well within its lease, and the next one goes on. */
const TEXTS = 64;
const REQUESTS = 3;
/** Of an instant, the part that names ten minutes. */
const TEN_MINUTES = 15;

/**
 * Gives lines their vectors once they have scrolled out of sight, for conversations of the last hours; never in a turn. Older threads get
 * theirs when somebody writes in them again.
 */
@Injectable()
export class MessageIndex implements OnModuleInit {
  private readonly logger = new Logger(MessageIndex.name);

  constructor(
    private readonly vectors: KnowledgeVectors,
    private readonly database: Database,
    private readonly repository: MessageVectorsRepository,
    private readonly jobs: JobsService,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: () => this.embed() });
    this.recurring.every('conversations.vectors', LOOK_SECONDS, () => this.look());
  }

  /** One job per business that has such lines, every ten minutes at most. */
  async look(): Promise<void> {
    const { model } = this.vectors;
    if (model === null) return;
    const orgs = await this.database.asSystem('find messages without vectors', (tx) => this.repository.due(tx, model, ORGS_AT_ONCE));
    await this.jobs.forEach(orgs, JOB, (now) => `${model}:${now.toISOString().slice(0, TEN_MINUTES)}`);
  }

  /** Idempotent: only what has no vector is paid for; a crash loses one request at most. */
  private async embed(): Promise<void> {
    const { model } = this.vectors;
    if (model === null) return;
    if (!(await this.vectors.mayPay()))
      return this.logger.log('Messages wait for their vectors: the money for models of this month is spent');
    await this.vectors.calibrate();
    for (let request = 0; request < REQUESTS; request += 1) {
      const missing = await this.database.transaction((tx) => this.repository.missing(tx, model, TEXTS));
      if (missing.length > 0) await this.store(model, missing);
      if (missing.length < TEXTS) return;
    }
    await this.database.transaction((tx) => this.jobs.again(tx, JOB));
  }

  private async store(model: string, missing: readonly { id: string; text: string; hash: string }[]): Promise<void> {
    const vectors = await this.vectors.of(
      missing.map(({ text }) => text),
      'messages',
    );
    await this.database.transaction(async (tx) => {
      for (const [index, line] of missing.entries()) await this.repository.add(tx, model, line, vectors[index]!);
    });
  }
}
