import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL of recurring work. */
@Injectable()
export class RecurringRepository {
  /** The names that are due: each is given to exactly one caller per interval. */
  async claim(tx: Tx, works: readonly { name: string; seconds: number }[]): Promise<string[]> {
    const rows = await tx.query<{ name: string }>(
      `INSERT INTO recurring_runs AS known (name)
       SELECT w.name FROM unnest($1::text[], $2::float8[]) AS w(name, seconds) LEFT JOIN recurring_runs r ON r.name = w.name
       WHERE r.name IS NULL OR r.last_started_at <= now() - make_interval(secs => w.seconds) ORDER BY w.name
       ON CONFLICT (name) DO UPDATE SET last_started_at = now()
         WHERE known.last_started_at <= now() - make_interval(secs => ($2::float8[])[array_position($1::text[], known.name)])
       RETURNING name`,
      [works.map(({ name }) => name), works.map(({ seconds }) => seconds)],
    );
    return rows.map((row) => row.name);
  }

  async finish(tx: Tx, name: string, error: string | null): Promise<void> {
    await tx.execute('UPDATE recurring_runs SET last_finished_at = now(), last_error = $2 WHERE name = $1', [name, error]);
  }

  async sweep(tx: Tx): Promise<void> {
    await tx.query('SELECT sweep_expired()');
  }
}
