import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { QuotaLimits } from './quota.rules.js';

export interface QuotaRow extends QuotaLimits {
  version: number;
}

interface StoredRow {
  messages_per_month: number | null;
  model_micros_per_month: string | null;
  seats: number | null;
  storage_bytes: string | null;
  version: number;
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value));

/** SQL of the limits of an org. */
@Injectable()
export class QuotasRepository {
  async find(tx: Tx): Promise<QuotaRow | null> {
    const [row] = await tx.query<StoredRow>(
      'SELECT messages_per_month, model_micros_per_month::text, seats, storage_bytes::text, version FROM org_quotas WHERE org_id = $1',
      [tx.orgId],
    );
    if (!row) return null;
    return {
      messagesPerMonth: row.messages_per_month,
      modelMicrosPerMonth: numberOf(row.model_micros_per_month),
      seats: row.seats,
      storageBytes: numberOf(row.storage_bytes),
      version: row.version,
    };
  }

  /** False when the version is another one by now; version 0 stands for a business that never had limits of its own. */
  async save(tx: Tx, limits: QuotaLimits, version: number): Promise<boolean> {
    const values = [tx.orgId, limits.messagesPerMonth, limits.modelMicrosPerMonth, limits.seats, limits.storageBytes];
    const changed =
      version === 0
        ? await tx.execute(
            `INSERT INTO org_quotas (org_id, messages_per_month, model_micros_per_month, seats, storage_bytes)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id) DO NOTHING`,
            values,
          )
        : await tx.execute(
            `UPDATE org_quotas SET messages_per_month = $2, model_micros_per_month = $3, seats = $4, storage_bytes = $5,
               version = version + 1, updated_at = now() WHERE org_id = $1 AND version = $6`,
            [...values, version],
          );
    return changed === 1;
  }

  /** All that the org stores, in bytes: the texts of its knowledge with those that wait for a decision, and the files that it sends. */
  async storedBytes(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ bytes: string }>(
      `SELECT ((SELECT coalesce(sum(octet_length(content) + coalesce(octet_length(found_content), 0)), 0) FROM knowledge_documents WHERE org_id = $1)
         + (SELECT coalesce(sum(size_bytes), 0) FROM onboarding_files WHERE org_id = $1))::text AS bytes`,
      [tx.orgId],
    );
    return Number(row?.bytes ?? 0);
  }

  /** Members and open invites; after the lock nobody else takes a seat until the transaction ends. */
  async lockSeats(tx: Tx): Promise<number> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('org_seats'), hashtext($1))`, [tx.orgId]);
    const [row] = await tx.query<{ seats: number }>(
      `SELECT ((SELECT count(*) FROM memberships WHERE org_id = $1) + (SELECT count(*) FROM invites
         WHERE org_id = $1 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()))::int AS seats`,
      [tx.orgId],
    );
    return row?.seats ?? 0;
  }
}
