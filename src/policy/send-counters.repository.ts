import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { counterFacts, type CounterFacts, type CountsRow } from './send-counters.rules.js';

export interface CounterKey {
  scope: string;
  windowStart: Date;
}

/** SQL of the sending counters. */
@Injectable()
export class SendCountersRepository {
  /**
   * Adds one to each; rows are written in a fixed order, so that two senders never wait for each other in a circle. The first
   * of a day's scope also forgets the windows before `keepFrom`, which no rule looks at any more; months have a `keepMonthsFrom` of their own.
   */
  increment(tx: Tx, keys: readonly CounterKey[], keepFrom: Date, keepMonthsFrom: Date): void {
    const ordered = [...keys].sort((a, b) => a.scope.localeCompare(b.scope) || a.windowStart.getTime() - b.windowStart.getTime());
    tx.write(
      `WITH counted AS (
         INSERT INTO send_counters (org_id, scope, window_start, count)
         SELECT $1, k.scope, k.window_start, 1 FROM unnest($2::text[], $3::timestamptz[]) AS k(scope, window_start)
         ON CONFLICT (org_id, scope, window_start) DO UPDATE SET count = send_counters.count + 1 RETURNING scope, count)
       DELETE FROM send_counters WHERE org_id = $1 AND window_start < CASE WHEN starts_with(scope, 'month:') THEN $5::timestamptz ELSE $4::timestamptz END
         AND EXISTS (SELECT 1 FROM counted WHERE counted.count = 1 AND starts_with(counted.scope, 'day:'))`,
      [tx.orgId, ordered.map((key) => key.scope), ordered.map((key) => key.windowStart), keepFrom, keepMonthsFrom],
    );
  }

  /** One decision about a limit of this org at a time, until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('send_counters'), hashtext($1))`, [tx.orgId]);
  }

  /** What is counted at `now`; null for `prefix` asks nothing about new numbers. */
  async counts(tx: Tx, hmac: Buffer, prefix: string | null, now: Date): Promise<CounterFacts> {
    const [row] = await tx.query<CountsRow>('SELECT * FROM send_counts($1, $2, $3, $4)', [tx.orgId, hmac, prefix, now]);
    return counterFacts(row!);
  }
}
