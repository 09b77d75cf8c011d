import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import Bull from 'bull';
import { Config } from '../config/config.service.js';
import { HintAllowance } from './hint-allowance.js';
import { producerOptions, QUEUE_OF, QUEUES, type Hint, type QueueName, type WorkKind } from './queue-options.js';

/** Delays up to this are waited for here, in ms; longer ones are left to Redis, which outlives this process. */
const HELD_MS = 15_000;

/** A hint that has not left yet. */
interface Held {
  kind: WorkKind;
  hint: Hint;
  dueAt: number;
  timer: NodeJS.Timeout;
}

/**
 * Sends "go and look" hints. A hint is never awaited and may be lost, doubled or late: PostgreSQL holds what must
 * happen, and the pollers find what no hint announced.
 */
@Injectable()
export class Hints implements OnApplicationShutdown {
  private readonly logger = new Logger(Hints.name);
  private readonly queues = new Map<QueueName, Bull.Queue<Hint>>();
  /** The next hint of each row: while a person goes on writing, only the last text's hint ever leaves. */
  private readonly held = new Map<string, Held>();
  private readonly allowance = new HintAllowance();
  private lastWarningAt = 0;
  private local?: (kind: WorkKind, hint: Hint, via: 'local' | 'poll') => void;
  private isFree?: (kind: WorkKind) => boolean;

  constructor(config: Config) {
    const { REDIS_URL, REDIS_PREFIX } = config.values;
    if (!REDIS_URL) return;
    for (const name of QUEUES) {
      const queue = new Bull<Hint>(name, producerOptions(REDIS_URL, REDIS_PREFIX));
      queue.on('error', (error: Error) => this.warn(error));
      this.queues.set(name, queue);
    }
  }

  /**
   * A worker that holds no line of hints yet does the send that it has just made due itself, and without Redis everything: a hint
   * through the queue would only come back to it or to a neighbour.
   */
  useLocal(run: (kind: WorkKind, hint: Hint, via: 'local' | 'poll') => void, isFree: (kind: WorkKind) => boolean): void {
    this.local = run;
    this.isFree = isFree;
  }

  /** True while Redis answers: the pollers then leave fresh rows to the hints for a second. */
  get isUp(): boolean {
    return this.status === 'up';
  }

  get status(): 'up' | 'down' | 'absent' {
    const queue = this.queues.get('messages');
    if (!queue) return 'absent';
    return queue.client.status === 'ready' ? 'up' : 'down';
  }

  turn(orgId: string, id: string, delayMs = 0): void {
    this.add('turn', { orgId, id }, delayMs);
  }

  send(orgId: string, id: string, delayMs = 0): void {
    this.add('send', { orgId, id }, delayMs);
  }

  job(orgId: string, id: string, delayMs = 0): void {
    this.add('job', { orgId, id }, delayMs);
  }

  /** Asks any worker to run the recurring work that is due. */
  recurring(): void {
    this.add('recurring', { orgId: '', id: '' }, 0);
  }

  /** Jobs per state and queue, for the operations page; empty without Redis. */
  async counts(): Promise<Record<string, Bull.JobCounts>> {
    if (!this.isUp) return {};
    const entries = await Promise.all([...this.queues].map(async ([name, queue]) => [name, await queue.getJobCounts()] as const));
    return Object.fromEntries(entries);
  }

  /** What waits here goes on waiting in Redis. */
  async onApplicationShutdown(): Promise<void> {
    const now = performance.now();
    for (const { kind, hint, dueAt, timer } of this.held.values()) {
      clearTimeout(timer);
      await this.leave(kind, hint, dueAt - now);
    }
    this.held.clear();
    await Promise.all([...this.queues.values()].map((queue) => queue.close(true).catch((error: Error) => this.warn(error))));
  }

  /** A later hint for the same row replaces one that still waits: the row is due when the newest says so. */
  private add(kind: WorkKind, hint: Hint, delayMs: number): void {
    if (delayMs <= 0 || delayMs > HELD_MS) {
      void this.leave(kind, hint, delayMs);
      return;
    }
    const key = `${kind} ${hint.id}`;
    clearTimeout(this.held.get(key)?.timer);
    const timer = setTimeout(() => {
      this.held.delete(key);
      void this.leave(kind, hint, 0);
    }, delayMs).unref();
    this.held.set(key, { kind, hint, dueAt: performance.now() + delayMs, timer });
  }

  private async leave(kind: WorkKind, hint: Hint, delayMs: number): Promise<void> {
    const queue = this.queues.get(QUEUE_OF[kind]);
    const isNear = kind === 'send' && delayMs <= 0 && this.isFree?.(kind) === true;
    if (isNear || queue?.client.status !== 'ready') {
      if (this.local) setTimeout(this.local, Math.max(0, delayMs), kind, hint, isNear ? 'local' : 'poll').unref();
      return;
    }
    if (delayMs <= 0 && !this.allowance.take(kind, hint.orgId, performance.now())) return;
    await queue.add(kind, hint, delayMs > 0 ? { delay: delayMs } : {}).catch((error: Error) => this.warn(error));
  }

  private warn(error: Error): void {
    const now = performance.now();
    if (now - this.lastWarningAt < 10_000 && this.lastWarningAt > 0) return;
    this.lastWarningAt = now;
    this.logger.warn(`Redis does not answer (${error.message}); the pollers carry the work.`);
  }
}
