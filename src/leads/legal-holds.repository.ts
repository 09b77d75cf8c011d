import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** Why a person must be kept, who said so, and since when. */
export interface LegalHold {
  reason: string;
  placedByName: string;
  placedAt: Date;
}

/** SQL of legal holds, which stand in the row of the person. */
@Injectable()
export class LegalHoldsRepository {
  /** Locks the person; `undefined` when they are not this org's, null without a hold. */
  async lock(tx: Tx, contactId: string): Promise<LegalHold | null | undefined> {
    const [row] = await tx.query<{ reason: string | null; by: string; at: Date }>(
      'SELECT hold_reason AS reason, hold_by_name AS by, hold_at AS at FROM contacts WHERE org_id = $1 AND id = $2 FOR UPDATE',
      [tx.orgId, contactId],
    );
    if (!row) return undefined;
    return row.reason === null ? null : { reason: row.reason, placedByName: row.by, placedAt: row.at };
  }

  /** Null takes the hold away. */
  async set(tx: Tx, contactId: string, hold: LegalHold | null): Promise<void> {
    // not a sign of the person: their retention time goes on
    await tx.execute('UPDATE contacts SET hold_reason = $3, hold_by_name = $4, hold_at = $5 WHERE org_id = $1 AND id = $2', [
      tx.orgId,
      contactId,
      hold?.reason ?? null,
      hold?.placedByName ?? null,
      hold?.placedAt ?? null,
    ]);
  }
}
