import { Injectable } from '@nestjs/common';
import type { AgencyRole } from '../orgs/roles.rules.js';
import type { Tx } from '../platform/database/database.service.js';

export interface AgencyPersonRow {
  id: string;
  name: string;
  email: string;
  role: AgencyRole;
  has_second_factor: boolean;
  created_at: Date;
}

const SELECT = `SELECT u.id, u.name, u.email::text AS email, m.role, (u.second_factor_at IS NOT NULL) AS has_second_factor, m.created_at
  FROM agency_memberships m JOIN users u ON u.id = m.user_id`;

/** SQL of an agency's people. Agencies stand above orgs and have no policy: the agency comes from the caller's own membership. */
@Injectable()
export class AgencyPeopleRepository {
  list(tx: Tx, agencyId: string): Promise<AgencyPersonRow[]> {
    return tx.query<AgencyPersonRow>(`${SELECT} WHERE m.agency_id = $1 ORDER BY u.name, u.id`, [agencyId]);
  }

  async find(tx: Tx, agencyId: string, userId: string): Promise<AgencyPersonRow | null> {
    const [row] = await tx.query<AgencyPersonRow>(`${SELECT} WHERE m.agency_id = $1 AND m.user_id = $2`, [agencyId, userId]);
    return row ?? null;
  }

  /** How many of these clients each person was let into. */
  granted(tx: Tx, orgIds: readonly string[]): Promise<{ user_id: string; clients: number }[]> {
    return tx.query(`SELECT user_id, count(*)::integer AS clients FROM agency_grants WHERE org_id = ANY($1) GROUP BY user_id`, [orgIds]);
  }

  /** Locks the owners of the agency, so that two requests cannot remove the last two at once. Whoever is disabled looks after nothing. */
  async lockOwners(tx: Tx, agencyId: string): Promise<string[]> {
    const rows = await tx.query<{ user_id: string }>(
      `SELECT m.user_id FROM agency_memberships m JOIN users u ON u.id = m.user_id
       WHERE m.agency_id = $1 AND m.role = 'agency_owner' AND u.status = 'active' ORDER BY m.user_id FOR UPDATE OF m`,
      [agencyId],
    );
    return rows.map((row) => row.user_id);
  }

  async setRole(tx: Tx, agencyId: string, userId: string, role: AgencyRole): Promise<void> {
    await tx.execute(`UPDATE agency_memberships SET role = $3 WHERE agency_id = $1 AND user_id = $2`, [agencyId, userId, role]);
  }

  /** The membership and every grant, through a catalogued definer function: the grants lie in all the clients. */
  async remove(tx: Tx, agencyId: string, userId: string): Promise<void> {
    await tx.query(`SELECT end_agency_grants($1, $2)`, [agencyId, userId]);
    await tx.execute(`DELETE FROM agency_memberships WHERE agency_id = $1 AND user_id = $2`, [agencyId, userId]);
  }
}
