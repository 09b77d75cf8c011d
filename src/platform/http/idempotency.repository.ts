import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.service.js';

export interface StoredAnswer {
  requestHash: Buffer;
  status: number | null;
  body: unknown;
  isLocked: boolean;
}

/** SQL of idempotency keys; kept 24 h, the lock of a running request 60 s. Real clock, never business time. */
@Injectable()
export class IdempotencyRepository {
  /** True when this request may run; false when the key exists already. */
  async claim(tx: Tx, key: string, route: string, hash: Buffer): Promise<boolean> {
    await tx.execute(
      `DELETE FROM idempotency_keys WHERE org_id = $1 AND key = $2 AND route = $3 AND created_at < now() - interval '24 hours'`,
      [tx.orgId, key, route],
    );
    const inserted = await tx.execute(
      `INSERT INTO idempotency_keys (org_id, key, route, request_hash, locked_until) VALUES ($1, $2, $3, $4, now() + interval '60 seconds')
       ON CONFLICT (org_id, key, route) DO UPDATE SET locked_until = now() + interval '60 seconds'
       WHERE idempotency_keys.status IS NULL AND idempotency_keys.locked_until < now() AND idempotency_keys.request_hash = EXCLUDED.request_hash`,
      [tx.orgId, key, route, hash],
    );
    return inserted === 1;
  }

  async find(tx: Tx, key: string, route: string): Promise<StoredAnswer | null> {
    const [row] = await tx.query<{ request_hash: Buffer; status: number | null; body: unknown; is_locked: boolean }>(
      `SELECT request_hash, status, body, locked_until > now() AS is_locked FROM idempotency_keys WHERE org_id = $1 AND key = $2 AND route = $3`,
      [tx.orgId, key, route],
    );
    return row ? { requestHash: row.request_hash, status: row.status, body: row.body, isLocked: row.is_locked } : null;
  }

  async store(tx: Tx, key: string, route: string, status: number, body: unknown): Promise<void> {
    await tx.execute(`UPDATE idempotency_keys SET status = $4, body = $5::jsonb WHERE org_id = $1 AND key = $2 AND route = $3`, [
      tx.orgId,
      key,
      route,
      status,
      JSON.stringify(body ?? null),
    ]);
  }

  async release(tx: Tx, key: string, route: string): Promise<void> {
    await tx.execute(`DELETE FROM idempotency_keys WHERE org_id = $1 AND key = $2 AND route = $3 AND status IS NULL`, [
      tx.orgId,
      key,
      route,
    ]);
  }
}
