import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { RecurringRepository } from './recurring.repository.js';

const TICK_MS = 1000;
/** A worker that the queue has not asked for this long looks by itself: a queue may take every hint and give none back (ADR 17). */
const UNASKED_MS = 10_000;

interface RecurringWork {
  seconds: number;
  run: () => Promise<void>;
  isRunning: boolean;
}

/** System work every n seconds on any one worker: a row in PostgreSQL decides who runs it, so no scheduler role exists. */
@Injectable()
export class Recurring implements OnModuleInit {
  private readonly logger = new Logger(Recurring.name);
  private readonly work = new Map<string, RecurringWork>();
  private lookedAt = performance.now();

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly repository: RecurringRepository,
    private readonly hints: Hints,
  ) {}

  onModuleInit(): void {
    this.every('sweep.expired', 300, () => this.database.asSystem('remove expired rows', (tx) => this.repository.sweep(tx)));
  }

  every(name: string, seconds: number, run: () => Promise<void>): void {
    if (this.work.has(name)) throw new Error(`Two recurring works are called "${name}".`);
    this.work.set(name, { seconds, run, isRunning: false });
  }

  /** The tick of each worker: with Redis one worker is asked through the queue, without it each looks by itself. */
  @Interval(TICK_MS)
  tick(): void {
    if (!this.config.values.isWorker) return;
    if (this.hints.isUp && performance.now() - this.lookedAt < UNASKED_MS) this.hints.recurring();
    else void this.runDue();
  }

  /** Runs what is due and not taken by another worker. */
  async runDue(): Promise<void> {
    this.lookedAt = performance.now();
    const idle = [...this.work].filter(([, work]) => !work.isRunning).map(([name, { seconds }]) => ({ name, seconds }));
    if (idle.length === 0) return;
    try {
      const mine = await this.database.asSystem('claim recurring work', (tx) => this.repository.claim(tx, idle));
      await Promise.all(mine.map((name) => this.runOne(name, this.work.get(name)!)));
    } catch (error) {
      this.logger.warn(`recurring work could not be claimed or finished: ${(error as Error).message}`);
    }
  }

  private async runOne(name: string, work: RecurringWork): Promise<void> {
    work.isRunning = true;
    try {
      const error = await work.run().then(
        () => null,
        (reason: Error) => reason,
      );
      if (error) this.logger.error({ err: error }, `recurring work "${name}" failed`);
      await this.database.asSystem('finish recurring work', (tx) => this.repository.finish(tx, name, error?.message ?? null));
    } finally {
      work.isRunning = false;
    }
  }
}
