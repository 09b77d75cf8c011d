import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Clock } from '../common/clock.js';
import { insist } from '../common/retry.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Workload } from '../platform/queue/workload.service.js';
import { MAX_JOB_LEASES, retryDelayMs } from './job.machine.js';
import { JobsRepository, type Job, type JobFilter, type NewJob } from './jobs.repository.js';

export type { Job } from './jobs.repository.js';

/** How a kind of job runs: inside the transaction that marks it done, or outside one under a lease. */
export type JobHandler =
  | { mode: 'transaction'; run(job: Job, tx: Tx): Promise<void> }
  /** For calls to the outside: may run again after a crash, so it must be idempotent. */
  | { mode: 'effect'; run(job: Job): Promise<void> };

export interface JobRequest {
  kind: string;
  /** What the job means; a second one with the same kind and key is not created. */
  dedupeKey: string;
  dueAt: Date;
  payload?: Record<string, unknown>;
  conversationId?: string | null;
  /** Cancelled in the transaction that stores the customer's next message. */
  cancelOnReply?: boolean;
  /** The conversation's newest number when the job was made: a later inbound voids it even if the cancel was missed. */
  createdSeq?: number | null;
}

const EFFECT_LEASE_SECONDS = 60;
const CONCURRENCY = 8;

/** Deferred work: rows in PostgreSQL with a due time, found by hints and pollers, never early and never lost. */
@Injectable()
export class JobsService implements OnModuleInit {
  private readonly logger = new Logger(JobsService.name);
  private readonly handlers = new Map<string, JobHandler>();
  private onDead: (kind: string, tx: Tx) => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly repository: JobsRepository,
    private readonly hints: Hints,
    private readonly workload: Workload,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.workload.handle({ kind: 'job', concurrency: CONCURRENCY, run: (orgId, id) => this.run(orgId, id) });
  }

  /** Registered at start; two handlers for one kind stop the start. */
  handle(kind: string, handler: JobHandler): void {
    if (this.handlers.has(kind)) throw new Error(`Two handlers for the job "${kind}".`);
    this.handlers.set(kind, handler);
  }

  /** Runs in the transaction in which a job of a kind has used its last attempt. */
  whenDead(tell: (kind: string, tx: Tx) => Promise<void>): void {
    this.onDead = tell;
  }

  kinds(): string[] {
    return [...this.handlers.keys()];
  }

  /** Adds a job in the caller's transaction; false if the same kind and key exist already. */
  async schedule(tx: Tx, request: JobRequest): Promise<boolean> {
    const job = newJob(request);
    const { id } = job;
    const isNew = await this.repository.insert(tx, job);
    if (isNew) this.hint(tx, id, request.dueAt);
    return isNew;
  }

  /** One more job of a kind, due now: what is left of a job that took a part of its work. */
  async again(tx: Tx, kind: string): Promise<void> {
    await this.schedule(tx, { kind, dedupeKey: newId(), dueAt: await tx.now() });
  }

  /** A job of a kind, due now, for each of these businesses; none where `keyAt` of this moment names one that was made before. */
  async forEach(orgIds: readonly string[], kind: string, keyAt: (now: Date) => string): Promise<void> {
    for (const orgId of orgIds) {
      await this.database.asOrg(orgId, async (tx) => {
        const dueAt = await tx.now();
        await this.schedule(tx, { kind, dedupeKey: keyAt(dueAt), dueAt });
      });
    }
  }

  /** The one job of its kind and key is due at this time: it is added, or moved, even if it was done or cancelled. Not for a job's own run. */
  async move(tx: Tx, request: JobRequest): Promise<void> {
    this.hint(tx, await this.repository.move(tx, newJob(request)), request.dueAt);
  }

  /** Adds a job where nobody asks whether it existed: it costs no way to the database of its own. */
  plan(tx: Tx, request: JobRequest): void {
    const job = newJob(request);
    this.repository.put(tx, job);
    let isNew = false;
    if (this.isSoon(request.dueAt)) this.repository.ifThere(tx, job.id, () => (isNew = true));
    this.hint(tx, job.id, request.dueAt, () => isNew);
  }

  /** Cancels the pending jobs of one kind of one conversation, where nobody asks how many there were. */
  withdraw(tx: Tx, kind: string, conversationId: string): void {
    this.repository.withdraw(tx, kind, conversationId);
  }

  /** Cancels what is still pending and answers how many jobs that were. */
  cancel(tx: Tx, filter: JobFilter): Promise<number> {
    return this.repository.cancel(tx, filter);
  }

  /** Puts a dead job back in line. */
  revive(id: string): Promise<boolean> {
    return this.database.transaction((tx) => this.repository.revive(tx, id));
  }

  /** Runs one job if it is due and free. */
  async run(orgId: string, id: string): Promise<void> {
    const kind = await this.database.asOrg(orgId, (tx) => this.repository.kindOf(tx, id));
    if (kind === null) return;
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`No handler for the job "${kind}".`);
    await (handler.mode === 'transaction' ? this.runInTransaction(orgId, id, handler) : this.runEffect(orgId, id, handler));
  }

  /** Only what is due about now gets one: waiting is PostgreSQL's business, not the queue's. */
  private hint(tx: Tx, id: string, dueAt: Date, isWanted = () => true): void {
    if (!this.isSoon(dueAt)) return;
    const delayMs = Math.max(0, dueAt.getTime() - this.clock.now().getTime());
    tx.afterCommit(() => {
      if (isWanted()) this.hints.job(tx.orgId, id, delayMs);
    });
  }

  private isSoon(dueAt: Date): boolean {
    return dueAt.getTime() - this.clock.now().getTime() < 1000;
  }

  private async runInTransaction(orgId: string, id: string, handler: JobHandler & { mode: 'transaction' }): Promise<void> {
    try {
      await this.database.asOrg(orgId, async (tx) => {
        const job = await this.repository.lockDue(tx, id);
        if (!job) return;
        await failpoint('timer.claimed');
        await handler.run(job, tx);
        await this.repository.finish(tx, id);
        await failpoint('timer.fired');
      });
    } catch (error) {
      await this.recordFailure(orgId, id, error as Error, null);
      throw error;
    }
  }

  private async runEffect(orgId: string, id: string, handler: JobHandler & { mode: 'effect' }): Promise<void> {
    const job = await this.database.asOrg(orgId, (tx) => this.repository.lease(tx, id, EFFECT_LEASE_SECONDS));
    if (!job) return;
    if (job.attempts > MAX_JOB_LEASES) {
      const ended = new Error(`Its process ended before it did, ${MAX_JOB_LEASES} times.`);
      await this.underLease(job, () => this.recordFailure(orgId, id, ended, job.leaseToken));
      return;
    }
    await failpoint('timer.claimed');
    try {
      await this.database.withOrg(orgId, () => handler.run(job));
      await failpoint('timer.fired');
    } catch (error) {
      await this.underLease(job, () => this.recordFailure(orgId, id, error as Error, job.leaseToken));
      throw error;
    }
    await this.underLease(job, () => this.database.asOrg(orgId, (tx) => this.repository.finish(tx, id, job.leaseToken)));
  }

  /** Until the lease lapses nobody else may take the job: a minute of waiting where the database was away for a second. */
  private underLease(job: Job, write: () => Promise<void>): Promise<void> {
    return insist(write, (error) => this.logger.warn(`the end of a job "${job.kind}" could not be written down yet: ${error.message}`));
  }

  /** An attempt under a lease was counted when it was leased; one inside a transaction was undone with it and counts now. */
  private async recordFailure(orgId: string, id: string, error: Error, leaseToken: number | null): Promise<void> {
    await this.database.asOrg(orgId, async (tx) => {
      const attempts = (await this.repository.attempts(tx, id)) + (leaseToken === null ? 1 : 0);
      const dead = await this.repository.fail(tx, id, retryDelayMs(attempts), `${error.name}: ${error.message}`, leaseToken);
      if (dead !== null) await this.onDead(dead, tx);
    });
  }
}

function newJob(request: JobRequest): NewJob {
  return {
    id: newId(),
    kind: request.kind,
    dedupeKey: request.dedupeKey,
    dueAt: request.dueAt,
    payload: request.payload ?? {},
    conversationId: request.conversationId ?? null,
    cancelOnReply: request.cancelOnReply ?? false,
    createdSeq: request.createdSeq ?? null,
  };
}
