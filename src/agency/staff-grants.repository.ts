import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface StaffRow {
  user_id: string;
  name: string;
  email: string;
  role: 'agency_owner' | 'agency_staff';
}

/** SQL of who in the agency may enter a client. */
@Injectable()
export class StaffGrantsRepository {
  /** Agencies stand above orgs and have no policy: the agency comes from the caller's own membership, never from a request. */
  staff(tx: Tx, agencyId: string): Promise<StaffRow[]> {
    return tx.query<StaffRow>(
      `SELECT u.id AS user_id, u.name, u.email::text AS email, m.role FROM agency_memberships m JOIN users u ON u.id = m.user_id
       WHERE m.agency_id = $1 AND u.status = 'active' ORDER BY u.name, u.id`,
      [agencyId],
    );
  }

  async granted(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ user_id: string }>(`SELECT user_id FROM agency_grants WHERE org_id = $1 ORDER BY user_id`, [tx.orgId]);
    return rows.map((row) => row.user_id);
  }

  /** Locks the org's row, so that two people who change the list do so one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`SELECT 1 FROM orgs WHERE id = $1 FOR UPDATE`, [tx.orgId]);
  }

  async grant(tx: Tx, userIds: readonly string[]): Promise<void> {
    await tx.execute(`INSERT INTO agency_grants (org_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`, [
      tx.orgId,
      userIds,
    ]);
  }

  async revoke(tx: Tx, userIds: readonly string[]): Promise<void> {
    await tx.execute(`DELETE FROM agency_grants WHERE org_id = $1 AND user_id = ANY($2)`, [tx.orgId, userIds]);
  }
}
