import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { countsOf, quantile, since, together, type Counts } from './figures.rules.js';
import { Metrics, SECONDS } from './metrics.service.js';

const EVERY_MS = 10_000;
/** What counts as lately: 15 minutes of looks. */
const LOOKS = 90;
/** A process that has not written for this long is gone. */
const ALIVE_SECONDS = 45;

/** What is timed: a turn from its claim to its commit, a send until the provider's answer, a webhook until ours. */
export const TIMED = ['turn', 'send', 'webhook'] as const;
export type Timed = (typeof TIMED)[number];

/** How long one kind of work took lately in all processes together, in milliseconds; null where nothing was measured. */
export interface Latency {
  of: Timed;
  count: number;
  p50Ms: number | null;
  p95Ms: number | null;
}

type Figures = Record<Timed, Counts>;

/** Carries the times that each process measures to whoever asks any of them: turns and sends happen in workers, the question comes to an API. */
@Injectable()
export class ProcessFigures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ProcessFigures.name);
  private readonly id = randomUUID();
  private readonly looks: Figures[] = [];
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.look().catch((error: Error) => this.logger.warn(`the figures of this process were not written: ${error.message}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Of the last 15 minutes, this process up to now and the others up to a few seconds ago. */
  async latencies(): Promise<Latency[]> {
    await this.write(await this.lately());
    const rows = await this.database.asSystem('how long work took lately', (tx) =>
      tx.query<{ figures: Figures }>('SELECT figures FROM process_figures WHERE at > now() - make_interval(secs => $1)', [ALIVE_SECONDS]),
    );
    return TIMED.map((of) => {
      const counts = together(
        rows.map(({ figures }) => figures[of]),
        SECONDS.length + 1,
      );
      return { of, count: counts.at(-1) ?? 0, p50Ms: msOf(quantile(0.5, counts, SECONDS)), p95Ms: msOf(quantile(0.95, counts, SECONDS)) };
    });
  }

  private async look(): Promise<void> {
    await this.write(await this.lately());
    this.looks.push(await this.counted());
    if (this.looks.length > LOOKS) this.looks.shift();
  }

  private async lately(): Promise<Figures> {
    const now = await this.counted();
    const earlier = this.looks.length === LOOKS ? this.looks[0] : undefined;
    return { turn: since(now.turn, earlier?.turn), send: since(now.send, earlier?.send), webhook: since(now.webhook, earlier?.webhook) };
  }

  private async counted(): Promise<Figures> {
    const { decisionSeconds, sendSeconds, webhookSeconds } = this.metrics;
    const [turn, send, webhook] = await Promise.all([decisionSeconds.get(), sendSeconds.get(), webhookSeconds.get()]);
    return { turn: countsOf(turn.values, SECONDS), send: countsOf(send.values, SECONDS), webhook: countsOf(webhook.values, SECONDS) };
  }

  private async write(figures: Figures): Promise<void> {
    await this.database.asSystem('write the figures of this process', async (tx) => {
      await tx.execute(
        `INSERT INTO process_figures (process_id, figures, at) VALUES ($1, $2, now())
         ON CONFLICT (process_id) DO UPDATE SET figures = EXCLUDED.figures, at = EXCLUDED.at`,
        [this.id, JSON.stringify(figures)],
      );
      await tx.execute(`DELETE FROM process_figures WHERE at < now() - interval '1 hour'`);
    });
  }
}

const msOf = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds * 1000));
