import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { permissionsIn } from './access.rules.js';
import type { AccessibleOrg } from './access.schema.js';

type AccessRow = Omit<AccessibleOrg, 'permissions'> & { ownPermissions: string[] | null };

/** SQL of access: catalogued definer functions, because no org is set yet. */
@Injectable()
export class AccessRepository {
  async orgsOf(tx: Tx, userId: string): Promise<AccessibleOrg[]> {
    const rows = await tx.query<AccessRow>(
      `SELECT a.org_id AS "orgId", a.agency_id AS "agencyId", a.role, a.org_kind AS kind, a.org_status AS status, a.org_name AS name, a.org_slug AS slug,
         a.time_zone AS "timeZone", r.name AS "roleName", r.permissions AS "ownPermissions"
       FROM user_access($1) a LEFT JOIN own_roles($1) r ON r.org_id = a.org_id AND r.role_id::text = a.role`,
      [userId],
    );
    return rows.map(({ ownPermissions, ...row }) => ({ ...row, permissions: permissionsIn(row.role, ownPermissions) }));
  }

  async isOfAgency(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.query(`SELECT 1 FROM agency_memberships WHERE user_id = $1`, [userId])).length > 0;
  }
}
