import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL of attempt counters: fixed windows on the real clock, in PostgreSQL so that limits hold across processes. */
@Injectable()
export class AttemptsRepository {
  /** Counts one attempt and answers how many there are in this window and how long it still lasts. */
  async count(tx: Tx, scope: string, windowMinutes: number): Promise<{ count: number; secondsLeft: number }> {
    const [row] = await tx.query<{ count: number; seconds_left: number }>(
      `INSERT INTO attempt_counters (scope, window_start, count)
       VALUES ($1, date_bin(make_interval(mins => $2), now(), 'epoch'), 1)
       ON CONFLICT (scope, window_start) DO UPDATE SET count = attempt_counters.count + 1
       RETURNING count, ceil(extract(epoch FROM window_start + make_interval(mins => $2) - now()))::integer AS seconds_left`,
      [scope, windowMinutes],
    );
    return { count: row?.count ?? 0, secondsLeft: Math.max(1, row?.seconds_left ?? 1) };
  }

  async clear(tx: Tx, scopes: readonly string[]): Promise<void> {
    await tx.execute(`DELETE FROM attempt_counters WHERE scope = ANY ($1)`, [scopes]);
  }

  async giveBack(tx: Tx, scope: string): Promise<void> {
    await tx.execute(`UPDATE attempt_counters SET count = greatest(count - 1, 0) WHERE scope = $1`, [scope]);
  }
}
