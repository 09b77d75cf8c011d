import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { invalid } from '../common/errors.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';
import { StaffGrantsRepository } from './staff-grants.repository.js';
import type { StaffRow } from './staff-grants.repository.js';

export type StaffAccess = StaffRow & { hasAccess: boolean };

/** Which members of the agency's staff may enter a client. An owner of the agency always may; staff only while a grant exists. */
@Injectable()
export class StaffGrants {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly repository: StaffGrantsRepository,
    private readonly audit: Audit,
    private readonly liveness: SessionLiveness,
  ) {}

  async list(caller: Principal, orgId: string): Promise<StaffAccess[]> {
    const { agency_id: agencyId } = await this.orgs.need(caller, orgId);
    return this.database.asOrg(orgId, async (tx) => {
      const granted = new Set(await this.repository.granted(tx));
      const staff = await this.repository.staff(tx, agencyId);
      return staff.map((row) => ({ ...row, hasAccess: row.role === 'agency_owner' || granted.has(row.user_id) }));
    });
  }

  /** Replaces the list. Who is taken off is out of this process at once and of every other within five seconds. */
  async replace(caller: Principal, orgId: string, userIds: readonly string[]): Promise<StaffAccess[]> {
    const { agency_id: agencyId } = await this.orgs.need(caller, orgId);
    const changed = await this.database.asOrg(
      orgId,
      async (tx) => {
        await this.repository.lock(tx);
        const known = new Set(
          (await this.repository.staff(tx, agencyId)).filter((row) => row.role === 'agency_staff').map((row) => row.user_id),
        );
        if (userIds.some((id) => !known.has(id)))
          throw invalid({ userIds: 'Name only people of your own staff; owners enter every client anyway.' });
        const before = await this.repository.granted(tx);
        const added = userIds.filter((id) => !before.includes(id));
        const removed = before.filter((id) => !userIds.includes(id));
        if (added.length === 0 && removed.length === 0) return [];
        await this.repository.grant(tx, added);
        await this.repository.revoke(tx, removed);
        await this.audit.record(tx, {
          action: 'agency.grants',
          targetType: 'org',
          targetId: orgId,
          before: { staffIds: before },
          after: { staffIds: [...userIds] },
        });
        return [...added, ...removed];
      },
      actorOf(caller),
    );
    for (const userId of changed) this.liveness.accessChanged(userId);
    return this.list(caller, orgId);
  }
}
