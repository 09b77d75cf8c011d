import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { Metrics } from '../metrics/metrics.service.js';

interface BacklogRow {
  kind: string;
  oldest_due_seconds: number;
  count: string;
}

/** The two gauges that tell the health of the whole system, read from PostgreSQL whenever somebody scrapes. */
@Injectable()
export class Backlog {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  /** The Prometheus text of this process with fresh figures of the backlog. */
  async metricsText(): Promise<string> {
    const rows = await this.database.asSystem('measure the backlog', (tx) =>
      tx.query<BacklogRow>('SELECT kind, oldest_due_seconds, count FROM backlog()'),
    );
    for (const row of rows) {
      if (row.kind === 'dead') this.metrics.dead.set(Number(row.count));
      else this.metrics.oldestDue.set({ kind: row.kind }, Math.max(0, row.oldest_due_seconds));
      if (row.kind === 'unknown') this.metrics.unknown.set(Number(row.count));
    }
    return this.metrics.registry.metrics();
  }
}
