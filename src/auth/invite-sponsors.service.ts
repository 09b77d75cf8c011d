import { Injectable } from '@nestjs/common';
import { RoleGrants } from '../orgs/role-grants.service.js';
import { exceededBy, isOfAgency } from '../orgs/roles.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { AccessRepository } from './access.repository.js';
import { bestRolePerOrg } from './access.rules.js';
import type { InviteRow } from './invites.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/** An invite is worth what its inviter may give today: it ends with their membership, their right to invite, or the role itself. */
@Injectable()
export class InviteSponsors {
  constructor(
    private readonly access: AccessRepository,
    private readonly people: SessionsRepository,
    private readonly roles: RoleGrants,
  ) {}

  /** Throws for a role that does not exist here, or that may do more than its giver. */
  needWithin(tx: Tx, role: string, giverHas: ReadonlySet<string>): Promise<void> {
    return this.roles.needWithin(tx, role, giverHas);
  }

  /** The same for a new invite, which takes a seat of the plan; people of the agency take none of any client. */
  admit(tx: Tx, role: string, giverHas: ReadonlySet<string>): Promise<void> {
    return isOfAgency(role) ? this.needWithin(tx, role, giverHas) : this.roles.admit(tx, role, giverHas);
  }

  /** In the transaction of the invite's org. */
  async mayGive(tx: Tx, { invited_by, role }: Pick<InviteRow, 'invited_by' | 'role'>): Promise<boolean> {
    const rights = await this.rightsOf(tx, invited_by);
    const wanted = rights.has(isOfAgency(role) ? 'agency.write' : 'users.write') ? await this.roles.permissionsOf(tx, role) : null;
    return wanted !== null && exceededBy(wanted, rights) === null;
  }

  private async rightsOf(tx: Tx, userId: string): Promise<ReadonlySet<string>> {
    const user = await this.people.user(tx, userId);
    if (user?.status !== 'active') return new Set();
    const org = bestRolePerOrg(await this.access.orgsOf(tx, userId)).find((entry) => entry.orgId === tx.orgId);
    return new Set(org?.permissions);
  }
}
