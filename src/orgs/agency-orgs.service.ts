import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { filterValue } from '../platform/http/list-query.rules.js';
import { OrgsRepository } from './orgs.repository.js';
import type { AccessibleOrgRow } from './orgs.repository.js';

/** The orgs of an agency as one of its members may see them: all for an owner, the granted ones for staff. */
@Injectable()
export class AgencyOrgs {
  constructor(
    private readonly database: Database,
    private readonly repository: OrgsRepository,
  ) {}

  async list(userId: string, agencyId: string | undefined, query: ListQuery): Promise<{ rows: AccessibleOrgRow[]; total: number }> {
    const all = await this.database.asSystem('list the orgs of an agency member', (tx) => this.repository.accessibleTo(tx, userId));
    const kind = filterValue(query, 'kind');
    const status = filterValue(query, 'status');
    const words = query.q?.toLowerCase();
    const found = all
      .filter((org) => org.agency_id === agencyId && org.role.startsWith('agency_'))
      .filter((org) => (kind === undefined || org.org_kind === kind) && (status === undefined || org.org_status === status))
      .filter((org) => words === undefined || org.org_name.toLowerCase().includes(words))
      .sort((a, b) => a.org_name.localeCompare(b.org_name) * (query.order === 'ASC' ? 1 : -1));
    return { rows: found.slice(query.skip, query.skip + query.perPage), total: found.length };
  }
}
