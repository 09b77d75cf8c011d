import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { AccessibleOrg } from './access.schema.js';

/** SQL of access: one catalogued definer function, because no org is set yet. */
@Injectable()
export class AccessRepository {
  async orgsOf(tx: Tx, userId: string): Promise<AccessibleOrg[]> {
    return tx.query<AccessibleOrg>(
      `SELECT org_id AS "orgId", agency_id AS "agencyId", role, org_kind AS kind, org_status AS status, org_name AS name, org_slug AS slug, time_zone AS "timeZone"
       FROM user_access($1)`,
      [userId],
    );
  }
}
