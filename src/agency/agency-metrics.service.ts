import { Injectable } from '@nestjs/common';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { AgencyReads } from '../orgs/agency-reads.service.js';
import { verticalOf } from '../orgs/vertical.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AgencyMetricsRepository } from './metrics.repository.js';
import type { MetricsRow } from './metrics.repository.js';
import { rankOf, troublesOf } from './trouble.rules.js';
import type { Trouble } from './trouble.rules.js';

export type ClientLine = MetricsRow & { troubles: Trouble[] };

/** Figures of all clients that the caller may see, the one in most trouble first. */
@Injectable()
export class AgencyMetrics {
  constructor(
    private readonly reads: AgencyReads,
    private readonly orgs: AgencyOrgs,
    private readonly repository: AgencyMetricsRepository,
  ) {}

  async lines(caller: Principal, days: number): Promise<ClientLine[]> {
    const visible = await this.orgs.visibleTo(caller);
    const ids = visible.filter((org) => org.org_kind === 'client').map((org) => org.org_id);
    if (ids.length === 0) return [];
    const rows = await this.reads.of('metrics', ids, (tx) => this.repository.metrics(tx, ids, days));
    return rows
      .map((row) => ({
        ...row,
        vertical: verticalOf(row.vertical),
        troubles: troublesOf({ ...row, missed: row.current.missed, recovered: row.current.recovered }),
      }))
      .sort((a, b) => rankOf(a.troubles) - rankOf(b.troubles) || a.name.localeCompare(b.name));
  }
}
