import { Injectable } from '@nestjs/common';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import type { AgencyRole } from '../orgs/roles.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { Invites } from './invites.service.js';
import type { InviteView } from './invites.service.js';

/** Asking people into the agency of the caller. The invites lie in the agency's own org, whichever client the caller looks at. */
@Injectable()
export class AgencyInvites {
  constructor(
    private readonly invites: Invites,
    private readonly orgs: AgencyOrgs,
  ) {}

  list(caller: Principal, query: ListQuery): Promise<{ rows: InviteView[]; total: number }> {
    return this.atHome(caller, () => this.invites.list(query, 'agency'));
  }

  create(caller: Principal, email: string, role: AgencyRole): Promise<InviteView> {
    return this.atHome(caller, () => this.invites.create(caller, email, role, 'agency'));
  }

  resend(caller: Principal, id: string): Promise<InviteView> {
    return this.atHome(caller, () => this.invites.resend(caller, id, 'agency'));
  }

  revoke(caller: Principal, id: string): Promise<void> {
    return this.atHome(caller, () => this.invites.revoke(id, 'agency'));
  }

  private async atHome<T>(caller: Principal, work: () => Promise<T>): Promise<T> {
    const { id: orgId } = await this.orgs.operationsOf(caller);
    return TenantContext.run({ ...TenantContext.require(), orgId, orgIds: [orgId] }, work);
  }
}
