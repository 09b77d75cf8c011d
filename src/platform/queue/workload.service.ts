import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { beforeDeadline } from '../../common/deadline.js';
import { Config } from '../config/config.service.js';
import { Database } from '../database/database.service.js';
import { Metrics } from '../metrics/metrics.service.js';
import { Hints } from './hints.service.js';
import { nextShare, placesOf } from './headroom.rules.js';
import { HINTS_AT_ONCE, type PausableWork } from './queue-options.js';
import { PausedWork } from './paused-work.service.js';
import { Places } from './places.js';

const POLL_MS = 1000;
/** With Redis up a fresh row is left to its hint for this long before a poller takes it. */
const HINT_GRACE_SECONDS = 2;
const DRAIN_MS = 25_000;
const HEADROOM_MS = 200;
/** How finely the delay of the loop is measured, in ms; an idle loop reads as this much. */
const DELAY_STEP_MS = 5;

/** What brought a row here: the queue, the poller, or this worker itself, which had just made it due. */
export type Via = 'hint' | 'poll' | 'local';

/** A kind of due work: how many rows run at once here, and what running one means. */
export interface WorkHandler {
  /** The name that the SQL function `due_work` knows. */
  kind: PausableWork;
  concurrency: number;
  /** Claims the row and does it; a row that is not due any more is simply skipped. */
  run(orgId: string, id: string): Promise<void>;
}

/**
 * Runs due rows, whether a hint or a poll found them, with one limit per kind. Each worker polls PostgreSQL every
 * second, so that the product works, one second later, with no Redis at all.
 */
@Injectable()
export class Workload implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Workload.name);
  private readonly handlers = new Map<string, WorkHandler>();
  private readonly active = new Map<string, Set<string>>();
  private readonly places = new Map<string, Places>();
  /** Kinds of which rows are due that no hint tells of: sent away from a full line, beyond an allowance, or lost. */
  private readonly behind = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  private timer?: NodeJS.Timeout;
  private readonly delay = monitorEventLoopDelay({ resolution: DELAY_STEP_MS });
  private headroom?: NodeJS.Timeout;
  private share = 1;
  private isStopping = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly hints: Hints,
    private readonly metrics: Metrics,
    private readonly paused: PausedWork,
  ) {}

  /** Registered once per kind at start; a double registration stops the start. */
  handle(handler: WorkHandler): void {
    if (this.handlers.has(handler.kind)) throw new Error(`Two handlers for the work "${handler.kind}".`);
    this.handlers.set(handler.kind, handler);
    this.active.set(handler.kind, new Set());
    this.places.set(handler.kind, new Places(handler.concurrency, handler.concurrency));
  }

  concurrencyOf(kind: string): number {
    return this.handlers.get(kind)?.concurrency ?? 1;
  }

  onApplicationBootstrap(): void {
    if (!this.config.values.isWorker) return;
    this.hints.useLocal(
      (kind, hint, via) => {
        if (kind !== 'recurring') void this.execute(kind, hint.orgId, hint.id, via);
      },
      (kind) => this.handlers.has(kind) && this.active.get(kind)!.size < HINTS_AT_ONCE,
    );
    const loop = (): void => {
      this.timer = setTimeout(() => {
        this.pollOnce()
          .catch((error: Error) => this.logger.warn(`polling failed: ${error.message}`))
          .finally(() => {
            if (!this.isStopping) loop();
          });
      }, POLL_MS);
    };
    loop();
    this.delay.enable();
    this.headroom = setInterval(() => this.fit(), HEADROOM_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    clearInterval(this.headroom);
    this.delay.disable();
    const ended = Promise.allSettled(this.running).then(() => undefined);
    await beforeDeadline(DRAIN_MS, ended, () => undefined);
  }

  /** Looks once for due rows of every kind and starts as many as there is room for. */
  async pollOnce(): Promise<void> {
    await this.paused.list();
    for (const handler of this.handlers.values()) await this.poll(handler, this.hints.isUp ? HINT_GRACE_SECONDS : 0);
  }

  /** Runs one row unless this process already does; never throws, because the row itself remembers its failure. */
  async execute(kind: WorkHandler['kind'], orgId: string, id: string, via: Via): Promise<void> {
    const handler = this.handlers.get(kind);
    const active = this.active.get(kind);
    if (!handler || !active || active.has(id) || this.isStopping || this.paused.has(kind)) return;
    active.add(id);
    const places = this.places.get(kind)!;
    if (!(await places.take(orgId))) {
      active.delete(id);
      this.behind.add(kind);
      return;
    }
    // a pause may have begun while this one stood in line
    if (this.isStopping || this.paused.has(kind)) {
      active.delete(id);
      places.free(orgId);
      return;
    }
    const work = this.runOne(handler, orgId, id, via).finally(() => {
      active.delete(id);
      places.free(orgId);
      this.running.delete(work);
      this.catchUp(handler);
    });
    this.running.add(work);
    await work;
  }

  /** Takes no more in hand than the processor carries: what waits in line waits fairly, what is in hand does not. */
  private fit(): void {
    const share = nextShare(this.share, this.delay.percentile(50) / 1e6 - DELAY_STEP_MS);
    this.delay.reset();
    if (share === this.share) return;
    this.share = share;
    for (const [kind, places] of this.places) places.limit(placesOf(this.concurrencyOf(kind), share));
  }

  private async poll(handler: WorkHandler, graceSeconds: number): Promise<void> {
    if (this.paused.has(handler.kind)) return;
    // what waits in line does not count against the room: a business with a rush would keep the timers of all others out
    const room = handler.concurrency;
    const rows = await this.database.asSystem('find due work', (tx) =>
      tx.query<{ org_id: string; id: string }>('SELECT org_id, id FROM due_work($1, $2, $3::interval, $4::uuid[])', [
        handler.kind,
        room,
        `${graceSeconds} seconds`,
        this.places.get(handler.kind)!.crowded(),
      ]),
    );
    // what a poll finds had no hint, or a lost one; there may be more of it before the next second
    if (rows.length > 0) this.behind.add(handler.kind);
    for (const row of rows) void this.execute(handler.kind, row.org_id, row.id, 'poll');
  }

  /** While more is due than hints tell of, the next look does not wait for the second. */
  private catchUp(handler: WorkHandler): void {
    if (this.isStopping || this.active.get(handler.kind)!.size > handler.concurrency / 2 || !this.behind.delete(handler.kind)) return;
    this.poll(handler, 0).catch((error: Error) => this.logger.warn(`polling failed: ${error.message}`));
  }

  private async runOne(handler: WorkHandler, orgId: string, id: string, via: Via): Promise<void> {
    try {
      await handler.run(orgId, id);
      this.metrics.work.inc({ kind: handler.kind, via, outcome: 'done' });
    } catch (error) {
      this.metrics.work.inc({ kind: handler.kind, via, outcome: 'failed' });
      this.logger.error({ err: error, kind: handler.kind, orgId, id }, `work "${handler.kind}" failed; the row will be tried again`);
    }
  }
}
