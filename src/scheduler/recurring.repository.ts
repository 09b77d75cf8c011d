import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL of recurring work. */
@Injectable()
export class RecurringRepository {
  /** True for exactly one caller per interval. */
  async claim(tx: Tx, name: string, seconds: number): Promise<boolean> {
    const count = await tx.execute(
      `INSERT INTO recurring_runs (name) VALUES ($1)
       ON CONFLICT (name) DO UPDATE SET last_started_at = now()
       WHERE recurring_runs.last_started_at <= now() - make_interval(secs => $2)`,
      [name, seconds],
    );
    return count === 1;
  }

  async finish(tx: Tx, name: string, error: string | null): Promise<void> {
    await tx.execute('UPDATE recurring_runs SET last_finished_at = now(), last_error = $2 WHERE name = $1', [name, error]);
  }

  async sweep(tx: Tx): Promise<void> {
    await tx.query('SELECT sweep_expired()');
  }
}
