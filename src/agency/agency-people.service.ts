import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound, refused } from '../common/errors.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { AgencyReads } from '../orgs/agency-reads.service.js';
import { RoleGrants } from '../orgs/role-grants.service.js';
import type { AgencyRole } from '../orgs/roles.rules.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';
import { AgencyPeopleRepository } from './agency-people.repository.js';
import type { AgencyPersonRow } from './agency-people.repository.js';

/** `clients`: how many they may enter; null for an owner, who may enter all. */
export type AgencyPerson = AgencyPersonRow & { clients: number | null };

/** Who belongs to the agency, and as what. People come in by an invite; what each of the staff may enter is said per client. */
@Injectable()
export class AgencyPeople {
  constructor(
    private readonly database: Database,
    private readonly repository: AgencyPeopleRepository,
    private readonly orgs: AgencyOrgs,
    private readonly reads: AgencyReads,
    private readonly roles: RoleGrants,
    private readonly audit: Audit,
    private readonly liveness: SessionLiveness,
  ) {}

  async list(caller: Principal): Promise<AgencyPerson[]> {
    const { agencyId } = await this.orgs.operationsOf(caller);
    const ids = (await this.orgs.visibleTo(caller)).filter((org) => org.org_kind === 'client').map((org) => org.org_id);
    const granted = ids.length === 0 ? [] : await this.reads.of('people', ids, (tx) => this.repository.granted(tx, ids));
    const clients = new Map(granted.map((row) => [row.user_id, row.clients]));
    const rows = await this.database.asSystem('list the people of an agency', (tx) => this.repository.list(tx, agencyId));
    return rows.map((row) => ({ ...row, clients: row.role === 'agency_owner' ? null : (clients.get(row.id) ?? 0) }));
  }

  async setRole(caller: Principal, userId: string, role: AgencyRole): Promise<AgencyPerson> {
    await this.change(caller, userId, async (tx, agencyId, before) => {
      if (before.role === role) return;
      await this.roles.needWithin(tx, role, caller.permissions);
      await this.repository.setRole(tx, agencyId, userId, role);
      await this.record(tx, 'agency_people.update', userId, { before: { role: before.role }, after: { role } });
    });
    const after = (await this.list(caller)).find((person) => person.id === userId);
    if (!after) throw notFound('user');
    return after;
  }

  /** Their account stays, because they may work elsewhere; what the agency let them enter is shut within five seconds, and the keys they made. */
  remove(caller: Principal, userId: string): Promise<void> {
    return this.change(caller, userId, async (tx, agencyId, before) => {
      await this.repository.remove(tx, agencyId, userId);
      const { name, email, role } = before;
      await this.record(tx, 'agency_people.remove', userId, { before: { name, email, role } });
    });
  }

  /** An agency without an owner could let nobody in any more: the last one stays one. */
  private async change(
    caller: Principal,
    userId: string,
    work: (tx: Tx, agencyId: string, before: AgencyPersonRow) => Promise<void>,
  ): Promise<void> {
    const { id: home, agencyId } = await this.orgs.operationsOf(caller);
    await this.database.asOrg(
      home,
      async (tx) => {
        const owners = await this.repository.lockOwners(tx, agencyId);
        const before = await this.repository.find(tx, agencyId, userId);
        if (!before) throw notFound('user');
        await this.roles.needWithin(tx, before.role, caller.permissions);
        await work(tx, agencyId, before);
        const isOwner = (await this.repository.find(tx, agencyId, userId))?.role === 'agency_owner';
        if (!isOwner && owners.length > 0 && owners.every((owner) => owner === userId))
          throw refused('agency.last_owner', 'This is the only owner of the agency. Make someone else an owner first.');
      },
      actorOf(caller),
    );
    this.liveness.accessChanged(userId);
  }

  private record(tx: Tx, action: string, targetId: string, change: { before: object; after?: object }): Promise<void> {
    return this.audit.record(tx, { action, targetType: 'user', targetId, ...change });
  }
}
