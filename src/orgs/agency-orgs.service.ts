import { Injectable } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { filterValue } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AgencyReads } from './agency-reads.service.js';
import { OrgsRepository } from './orgs.repository.js';
import type { AccessibleOrgRow, OrgDetailRow } from './orgs.repository.js';

export type AgencyOrgRow = AccessibleOrgRow & Omit<OrgDetailRow, 'id'>;

/** The orgs of an agency as one of its members may see them: all for an owner, the granted ones for staff. */
@Injectable()
export class AgencyOrgs {
  constructor(
    private readonly database: Database,
    private readonly repository: OrgsRepository,
    private readonly reads: AgencyReads,
  ) {}

  async list(userId: string, agencyId: string | undefined, query: ListQuery): Promise<{ rows: AgencyOrgRow[]; total: number }> {
    const kind = filterValue(query, 'kind');
    const status = filterValue(query, 'status');
    const words = query.q?.toLowerCase();
    const found = (await this.visible(userId, agencyId))
      .filter((org) => (kind === undefined || org.org_kind === kind) && (status === undefined || org.org_status === status))
      .filter((org) => words === undefined || org.org_name.toLowerCase().includes(words))
      .sort((a, b) => a.org_name.localeCompare(b.org_name) * (query.order === 'ASC' ? 1 : -1));
    return { rows: await this.withDetails(found.slice(query.skip, query.skip + query.perPage)), total: found.length };
  }

  /** Every org of the agency that the caller may see. */
  async visibleTo(caller: Principal): Promise<AccessibleOrgRow[]> {
    return this.visible(caller.userId, caller.agencyId);
  }

  /** The agency's own org, where its trail and its invites are kept. */
  async operationsOf(caller: Principal): Promise<{ id: string; agencyId: string }> {
    const id = await this.database.asSystem('find the own org of an agency', (tx) => this.repository.operationsOf(tx, caller.orgId));
    if (id === null || caller.agencyId === undefined) throw notFound('org');
    return { id, agencyId: caller.agencyId };
  }

  /** One of them; an org of another agency, one without a grant and one that never existed are the same 404. */
  async need(caller: Principal, orgId: string): Promise<AgencyOrgRow> {
    const found = (await this.visibleTo(caller)).find((org) => org.org_id === orgId);
    const [row] = found ? await this.withDetails([found]) : [];
    if (!row) throw notFound('org');
    return row;
  }

  private async visible(userId: string, agencyId: string | undefined): Promise<AccessibleOrgRow[]> {
    const all = await this.database.asSystem('list the orgs of an agency member', (tx) => this.repository.accessibleTo(tx, userId));
    return all.filter((org) => org.agency_id === agencyId && org.role.startsWith('agency_'));
  }

  private async withDetails(rows: readonly AccessibleOrgRow[]): Promise<AgencyOrgRow[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.org_id);
    const details = await this.reads.of('orgs', ids, (tx) => this.repository.details(tx, ids));
    const byId = new Map(details.map(({ id, ...detail }) => [id, detail]));
    return rows.flatMap((row) => {
      const detail = byId.get(row.org_id);
      return detail ? [{ ...row, ...detail }] : [];
    });
  }
}
