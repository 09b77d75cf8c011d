import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { Events } from '../scheduler/events.service.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { nextLooks, type ActionTimes } from './action-status.rules.js';
import { EscalationsReader } from './escalations.reader.js';

const ACTION_RETURN_JOB = 'actions.return';
const ACTION_OVERDUE_JOB = 'actions.overdue';

/** Looks at an item of the action list when its rest is over, and when it is due and nobody has taken it on (rules.md C-56). */
@Injectable()
export class ActionWatch implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly reader: EscalationsReader,
    private readonly realtime: Realtime,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(ACTION_RETURN_JOB, { mode: 'transaction', run: (job, tx) => this.returned(tx, job) });
    this.jobs.handle(ACTION_OVERDUE_JOB, { mode: 'transaction', run: (job, tx) => this.overdue(tx, job) });
  }

  /** The look at a new item. A turn that is stopped with its thread must not stop it, so it names no conversation. */
  begin(tx: Tx, id: string, dueAt: Date): void {
    this.jobs.plan(tx, { kind: ACTION_OVERDUE_JOB, dedupeKey: id, dueAt, payload: { actionId: id } });
  }

  /** After a change: each look moves to its new time, or does not happen. */
  async follow(tx: Tx, item: ActionTimes & { id: string }): Promise<void> {
    const { returnAt, overdueAt } = nextLooks(item, await tx.now());
    await this.set(tx, ACTION_RETURN_JOB, item.id, returnAt);
    await this.set(tx, ACTION_OVERDUE_JOB, item.id, overdueAt);
  }

  async end(tx: Tx, id: string): Promise<void> {
    await this.set(tx, ACTION_RETURN_JOB, id, null);
    await this.set(tx, ACTION_OVERDUE_JOB, id, null);
  }

  private async set(tx: Tx, kind: string, id: string, dueAt: Date | null): Promise<void> {
    if (dueAt) await this.jobs.move(tx, { kind, dedupeKey: id, dueAt, payload: { actionId: id } });
    else await this.jobs.cancel(tx, { kind, dedupeKey: id });
  }

  /** Every read shows it as open by now; this tells the consoles that are looking. */
  private async returned(tx: Tx, job: Job): Promise<void> {
    const item = await this.reader.get(tx, String(job.payload.actionId));
    if (item?.status === 'open') await this.realtime.changed(tx, 'actions', item.id, 'updated');
  }

  private async overdue(tx: Tx, job: Job): Promise<void> {
    const item = await this.reader.get(tx, String(job.payload.actionId));
    if (item?.status !== 'open') return;
    const key = `${item.id}:${job.dueAt.toISOString()}`;
    await this.events.emit(tx, 'action.overdue', { escalationId: item.id, key }, key);
  }
}
