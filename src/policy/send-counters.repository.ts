import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface CounterKey {
  scope: string;
  windowStart: Date;
}

/** SQL of the sending counters. */
@Injectable()
export class SendCountersRepository {
  /** Adds one to each and answers the new counts; rows are written in a fixed order, so that two senders never wait for each other in a circle. */
  async increment(tx: Tx, keys: readonly CounterKey[]): Promise<{ scope: string; count: number }[]> {
    const ordered = [...keys].sort((a, b) => a.scope.localeCompare(b.scope) || a.windowStart.getTime() - b.windowStart.getTime());
    return tx.query(
      `INSERT INTO send_counters (org_id, scope, window_start, count)
       SELECT $1, k.scope, k.window_start, 1 FROM unnest($2::text[], $3::timestamptz[]) AS k(scope, window_start)
       ON CONFLICT (org_id, scope, window_start) DO UPDATE SET count = send_counters.count + 1 RETURNING scope, count`,
      [tx.orgId, ordered.map((key) => key.scope), ordered.map((key) => key.windowStart)],
    );
  }

  /** One decision about a limit of this org at a time, until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('send_counters'), hashtext($1))`, [tx.orgId]);
  }

  /** Every counted window of these scopes that began after `since`. */
  async windows(tx: Tx, scopes: readonly string[], since: Date): Promise<{ scope: string; windowStart: Date; count: number }[]> {
    return tx.query(
      `SELECT scope, window_start AS "windowStart", count FROM send_counters WHERE org_id = $1 AND scope = ANY($2) AND window_start > $3 ORDER BY window_start`,
      [tx.orgId, scopes, since],
    );
  }

  async dropBefore(tx: Tx, before: Date): Promise<number> {
    return tx.execute('DELETE FROM send_counters WHERE org_id = $1 AND window_start < $2', [tx.orgId, before]);
  }
}
