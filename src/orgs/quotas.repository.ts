import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { ofEachQuota, QUOTA_COLUMNS, QUOTAS, storedBytesSql, takenSeatsSql, type Quota, type QuotaLimits } from './quota.rules.js';

export interface QuotaRow extends QuotaLimits {
  version: number;
}

type StoredRow = Record<Quota, string | null> & { version: number };

const COLUMNS = QUOTAS.map((quota) => QUOTA_COLUMNS[quota]);
const LIST = COLUMNS.join(', ');
const READ = QUOTAS.map((quota) => `${QUOTA_COLUMNS[quota]}::text AS "${quota}"`).join(', ');
const PLACES = COLUMNS.map((_, at) => `$${at + 2}`).join(', ');
const CHANGES = COLUMNS.map((column, at) => `${column} = $${at + 2}`).join(', ');
const VERSION = `$${COLUMNS.length + 2}`;
const STORED = storedBytesSql('$1');
const SEATS = takenSeatsSql('$1');

/** SQL of the limits of an org. */
@Injectable()
export class QuotasRepository {
  async find(tx: Tx): Promise<QuotaRow | null> {
    const [row] = await tx.query<StoredRow>(`SELECT ${READ}, version FROM org_quotas WHERE org_id = $1`, [tx.orgId]);
    if (!row) return null;
    return { ...ofEachQuota((quota) => (row[quota] === null ? null : Number(row[quota]))), version: row.version };
  }

  /** False when the version is another one by now; version 0 stands for a business that never had limits of its own. */
  async save(tx: Tx, limits: QuotaLimits, version: number): Promise<boolean> {
    const values = [tx.orgId, ...QUOTAS.map((quota) => limits[quota])];
    const changed =
      version === 0
        ? await tx.execute(`INSERT INTO org_quotas (org_id, ${LIST}) VALUES ($1, ${PLACES}) ON CONFLICT (org_id) DO NOTHING`, values)
        : await tx.execute(
            `UPDATE org_quotas SET ${CHANGES}, version = version + 1, updated_at = now() WHERE org_id = $1 AND version = ${VERSION}`,
            [...values, version],
          );
    return changed === 1;
  }

  /** All that the org stores, in bytes. */
  async storedBytes(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ bytes: string }>(`SELECT ${STORED}::text AS bytes`, [tx.orgId]);
    return Number(row?.bytes ?? 0);
  }

  /** Members and open invites; after the lock nobody else takes a seat until the transaction ends. */
  async lockSeats(tx: Tx): Promise<number> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtext('org_seats'), hashtext($1))`, [tx.orgId]);
    const [row] = await tx.query<{ seats: number }>(`SELECT ${SEATS}::int AS seats`, [tx.orgId]);
    return row?.seats ?? 0;
  }
}
