import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Events } from '../../scheduler/events.service.js';
import { JobsService, type Job } from '../../scheduler/jobs.service.js';
import { Recurring } from '../../scheduler/recurring.service.js';
import { KnowledgeDocuments } from '../documents.service.js';
import type { DocumentRow } from '../knowledge.schema.js';
import { SiteReader } from '../scan/site-reader.service.js';
import { ChecksRepository } from './checks.repository.js';
import { checkOutcome, type CheckOutcome, type Visit } from './recheck.rules.js';

const JOB = 'knowledge.check';
const LOOK_SECONDS = 3600;
/** Of all businesses in an hour: a check is a visit to somebody's website. */
const AT_ONCE = 200;

/** What people wrote has no page to compare it with. */
const OLD: CheckOutcome = { is: 'stale', reason: 'old', foundContent: null };

/** Looks again at what is known: pages once a month, what people wrote twice a year. What changed waits for a person. */
@Injectable()
export class Recheck implements OnModuleInit {
  private readonly logger = new Logger(Recheck.name);

  constructor(
    private readonly database: Database,
    private readonly repository: ChecksRepository,
    private readonly documents: KnowledgeDocuments,
    private readonly site: SiteReader,
    private readonly jobs: JobsService,
    private readonly recurring: Recurring,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.recurring.every('knowledge.recheck', LOOK_SECONDS, () => this.look());
    this.jobs.handle(JOB, { mode: 'effect', run: async (job: Job) => void (await this.check(String(job.payload.documentId))) });
  }

  /** Visits the page of a document now; a document without a page is only shown as unseen for too long. */
  async check(id: string): Promise<DocumentRow> {
    const document = await this.documents.get(id);
    const visit = document.sourceUrl === null ? null : await this.visit(document.sourceUrl);
    return this.database.transaction(async (tx) => {
      const failed = await this.repository.failedChecks(tx, id);
      await this.conclude(tx, document, visit ? checkOutcome(document.content, visit, failed) : OLD);
      return this.documents.get(id);
    });
  }

  private async look(): Promise<void> {
    const due = await this.database.asSystem('find old knowledge', (tx) => this.repository.due(tx, AT_ONCE));
    for (const { orgId, id } of due) {
      await this.database.asOrg(orgId, async (tx) => {
        const dueAt = await tx.now();
        // once a day, however often somebody looks
        await this.jobs.schedule(tx, {
          kind: JOB,
          dedupeKey: `${id}:${dueAt.toISOString().slice(0, 10)}`,
          dueAt,
          payload: { documentId: id },
        });
      });
    }
  }

  private async visit(url: string): Promise<Visit> {
    try {
      return { text: (await this.site.revisit(url)).text };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.log(`a page could not be read again: ${error.code}`);
      return { error: error.code };
    }
  }

  private async conclude(tx: Tx, document: DocumentRow, outcome: CheckOutcome): Promise<void> {
    const { id } = document;
    if (outcome.is === 'same') await this.repository.seenSame(tx, id);
    else if (outcome.is === 'later') await this.repository.tryAgain(tx, id);
    else {
      await this.repository.setStale(tx, id, outcome.reason, outcome.foundContent);
      const payload = { documentId: id, title: document.title, reason: outcome.reason };
      await this.events.emit(tx, 'knowledge.stale', payload, `knowledge.stale:${id}:${document.version}`);
    }
    await this.documents.changed(tx, id);
  }
}
