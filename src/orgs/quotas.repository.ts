import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { ofEachQuota, QUOTAS, type Quota, type QuotaLimits } from './quota.rules.js';

export interface QuotaRow extends QuotaLimits {
  version: number;
}

type StoredRow = Record<Quota, string | null> & { version: number };

/** SQL of the limits of an org. */
@Injectable()
export class QuotasRepository {
  async find(tx: Tx): Promise<QuotaRow | null> {
    const [row] = await tx.query<StoredRow>(
      `SELECT messages_per_month::text AS "messagesPerMonth", model_micros_per_month::text AS "modelMicrosPerMonth",
         model_micros_per_day::text AS "modelMicrosPerDay", model_micros_per_hour::text AS "modelMicrosPerHour",
         model_tokens_per_day::text AS "modelTokensPerDay", model_tokens_per_conversation_hour::text AS "modelTokensPerConversationHour",
         seats::text AS seats, storage_bytes::text AS "storageBytes", version
       FROM org_quotas WHERE org_id = $1`,
      [tx.orgId],
    );
    if (!row) return null;
    return { ...ofEachQuota((quota) => (row[quota] === null ? null : Number(row[quota]))), version: row.version };
  }

  /** False when the version is another one by now; version 0 stands for a business that never had limits of its own. */
  async save(tx: Tx, limits: QuotaLimits, version: number): Promise<boolean> {
    // in the order of the list, as the columns below
    const values = [tx.orgId, ...QUOTAS.map((quota) => limits[quota])];
    const changed =
      version === 0
        ? await tx.execute(
            `INSERT INTO org_quotas (org_id, messages_per_month, model_micros_per_month, model_micros_per_day, model_micros_per_hour,
               model_tokens_per_day, model_tokens_per_conversation_hour, seats, storage_bytes)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (org_id) DO NOTHING`,
            values,
          )
        : await tx.execute(
            `UPDATE org_quotas SET messages_per_month = $2, model_micros_per_month = $3, model_micros_per_day = $4, model_micros_per_hour = $5,
               model_tokens_per_day = $6, model_tokens_per_conversation_hour = $7, seats = $8, storage_bytes = $9,
               version = version + 1, updated_at = now() WHERE org_id = $1 AND version = $10`,
            [...values, version],
          );
    return changed === 1;
  }

  /** All that the org stores, in bytes. */
  async storedBytes(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ bytes: string }>('SELECT stored_bytes($1)::text AS bytes', [tx.orgId]);
    return Number(row?.bytes ?? 0);
  }

  /** Members and open invites; after the lock nobody else takes a seat until the transaction ends. */
  async lockSeats(tx: Tx): Promise<number> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('org_seats'), hashtext($1))`, [tx.orgId]);
    const [row] = await tx.query<{ seats: number }>('SELECT taken_seats($1)::int AS seats', [tx.orgId]);
    return row?.seats ?? 0;
  }
}
