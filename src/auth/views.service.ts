import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import type { AgencyOrgRow } from '../orgs/agency-orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { Actor } from '../platform/tenancy/tenant-context.js';
import { AccessTokens } from './access-tokens.service.js';
import { ViewAccess } from './view-access.service.js';
import { ViewsRepository } from './views.repository.js';
import type { ViewRow } from './views.repository.js';

const LISTED = 100;

export interface ViewRequest {
  reason: string;
  minutes: number;
  isReadOnly: boolean;
}

/** A running view with the token to use it. */
export interface OpenView {
  view: ViewRow;
  org: AgencyOrgRow;
  accessToken: string;
}

/** Looking at a client as its owner does: for a while, for a reason, on the client's own audit trail. */
@Injectable()
export class Views {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly repository: ViewsRepository,
    private readonly tokens: AccessTokens,
    private readonly access: ViewAccess,
    private readonly audit: Audit,
  ) {}

  async start(caller: Principal, orgId: string, { reason, minutes, isReadOnly }: ViewRequest): Promise<OpenView> {
    const org = await this.enter(caller, orgId);
    const id = newId();
    const view = await this.inOrg(caller, orgId, id, async (tx) => {
      await this.repository.insert(tx, { id, userId: caller.userId, sessionId: caller.sessionId, reason, isReadOnly, minutes });
      await this.audit.record(tx, { action: 'view_as.start', targetType: 'view', targetId: id, after: { reason, minutes, isReadOnly } });
      return this.need(tx, id);
    });
    return { view, org, accessToken: await this.tokens.signView(orgId, view) };
  }

  /** A token for the caller's own running view: the console lost it with a reload. */
  async resume(caller: Principal, orgId: string, id: string): Promise<OpenView> {
    const org = await this.enter(caller, orgId);
    const view = await this.database.asOrg(orgId, (tx) => this.need(tx, id));
    if (view.user_id !== caller.userId) throw notFound('view');
    if (!view.is_live) throw new AppError('view.ended', 409, 'This view has ended. Start another one.');
    return { view, org, accessToken: await this.tokens.signView(orgId, view) };
  }

  async list(caller: Principal, orgId: string): Promise<ViewRow[]> {
    await this.orgs.need(caller, orgId);
    return this.database.asOrg(orgId, (tx) => this.repository.latest(tx, LISTED));
  }

  /** One's own, or as an owner of the agency anybody's. Ending what has ended changes nothing. */
  async end(caller: Principal, orgId: string, id: string): Promise<void> {
    await this.orgs.need(caller, orgId);
    await this.inOrg(caller, orgId, id, async (tx) => {
      const view = await this.need(tx, id);
      if (view.user_id !== caller.userId && !caller.permissions.has('agency.write')) throw notFound('view');
      if (await this.repository.end(tx, id, caller.userId))
        await this.audit.record(tx, { action: 'view_as.end', targetType: 'view', targetId: id, after: { by: caller.userId } });
    });
    this.access.forget(id);
  }

  /** A program has no login that a view could end with, and the agency's own org has no owner to look as. */
  private async enter(caller: Principal, orgId: string): Promise<AgencyOrgRow> {
    if (caller.apiKeyId !== undefined)
      throw new AppError('view.needs_person', 403, 'Only a person who signed in can look at a business as its owner.');
    const org = await this.orgs.need(caller, orgId);
    if (org.org_kind === 'operations') throw notFound('org');
    return org;
  }

  private inOrg<T>(caller: Principal, orgId: string, viewAsId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const actor: Actor = { type: 'user', id: caller.userId, name: caller.name, viewAsId };
    const context = { ...TenantContext.current(), orgId, orgIds: [orgId], actor };
    return TenantContext.run(context, () => this.database.transaction(work));
  }

  private async need(tx: Tx, id: string): Promise<ViewRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('view');
    return row;
  }
}
