import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { Privacy } from './privacy.service.js';
import { RetentionRepository } from './retention.repository.js';

const JOB = 'privacy.retention';
const LOOK_SECONDS = 3600;
const ORGS_AT_ONCE = 100;
/** One erasure reads all that a business stores: so few end well within the lease of a job, and the next one goes on. */
const PEOPLE_AT_ONCE = 10;
/** A row that nobody leads to is emptied by itself. */
const UNKNOWN_AT_ONCE = 500;
/** Of an instant, the part that names its day. */
const DAY = 10;

/** Anonymises people of whom a business has heard nothing for its retention time, and empties what is as old and nobody's (rules.md C-18). */
@Injectable()
export class Retention implements OnModuleInit {
  private readonly logger = new Logger(Retention.name);

  constructor(
    private readonly database: Database,
    private readonly repository: RetentionRepository,
    private readonly privacy: Privacy,
    private readonly jobs: JobsService,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: () => this.anonymise() });
    this.recurring.every(JOB, LOOK_SECONDS, () => this.look());
  }

  /** One job a day for each business that has such people, or calls of nobody it knows. */
  async look(): Promise<void> {
    const orgs = await this.database.asSystem('find people whose retention time is over', (tx) => this.repository.orgs(tx, ORGS_AT_ONCE));
    await this.jobs.forEach(orgs, JOB, (now) => now.toISOString().slice(0, DAY));
  }

  /** Idempotent: each person is a transaction of their own, and whoever was anonymised is no longer due. */
  private async anonymise(): Promise<void> {
    const people = await this.database.transaction((tx) => this.repository.due(tx, PEOPLE_AT_ONCE));
    let count = 0;
    for (const contactId of people) if (await this.privacy.expire(contactId)) count += 1;
    if (count > 0) this.logger.log(`Anonymised ${count} people after their retention time`);
    const isMoreUnknown = await this.privacy.expireUnknown(UNKNOWN_AT_ONCE);
    // a full batch of people who all came back meanwhile is not asked for again before tomorrow
    if (!isMoreUnknown && (people.length < PEOPLE_AT_ONCE || count === 0)) return;
    await this.database.transaction((tx) => this.jobs.again(tx, JOB));
  }
}
