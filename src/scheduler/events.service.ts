import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { JobsService } from './jobs.service.js';

export type EventPayload = Record<string, unknown>;
export type EventHandler = (payload: EventPayload, tx: Tx) => Promise<void>;

/** A job has used all its attempts: `kind` says what will not happen by itself any more. Once per kind and day (UTC) of a business. */
const JOB_DEAD = 'job.dead';

/** Durable events: emitting writes one job per subscriber in the same transaction, so that a kill loses nothing. */
@Injectable()
export class Events implements OnModuleInit {
  private readonly subscribers = new Map<string, string[]>();

  constructor(
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.whenDead(async (kind, tx) => {
      // what tells of dead jobs does not tell of itself
      if (kind.startsWith(`event.${JOB_DEAD}.`)) return;
      const key = `${kind}:${(await tx.now()).toISOString().slice(0, 10)}`;
      await this.emit(tx, JOB_DEAD, { kind, key }, key);
    });
  }

  /** `subscriber` names the module; the handler runs in the transaction that marks its job done. */
  subscribe(event: string, subscriber: string, handler: EventHandler): void {
    this.jobs.handle(jobKind(event, subscriber), { mode: 'transaction', run: (job, tx) => handler(job.payload, tx) });
    this.subscribers.set(event, [...(this.subscribers.get(event) ?? []), subscriber]);
  }

  /** `key` makes the event unique: the same event with the same key reaches each subscriber once. */
  async emit(tx: Tx, event: string, payload: EventPayload, key: string): Promise<void> {
    for (const subscriber of this.subscribers.get(event) ?? []) {
      this.jobs.plan(tx, { kind: jobKind(event, subscriber), dedupeKey: key, dueAt: this.clock.now(), payload });
    }
  }
}

function jobKind(event: string, subscriber: string): string {
  return `event.${event}.${subscriber}`;
}
