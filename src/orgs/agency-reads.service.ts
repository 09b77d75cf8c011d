import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { OncePer } from '../common/once-per.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { TenantContext, type Tenancy } from '../platform/tenancy/tenant-context.js';
import { OrgsRepository } from './orgs.repository.js';

const HOUR_MS = 3_600_000;

/**
 * Reads over several clients of an agency (rules.md C-06). Each stands on the trail of the agency's own org before it is answered. A console
 * asks for the same page again and again: the same page of the same clients by the same person is written at most once per hour and
 * process. Nothing that a caller may choose, such as the id of a request, decides whether an entry is written. Jobs of the installation
 * read for nobody and leave no entry.
 */
@Injectable()
export class AgencyReads {
  private readonly hourly: OncePer;

  constructor(
    private readonly database: Database,
    private readonly repository: OrgsRepository,
    private readonly audit: Audit,
    clock: Clock,
  ) {
    this.hourly = new OncePer(HOUR_MS, clock);
  }

  /** `page` is one word for what is looked at: `metrics`, `usage`. */
  async of<T>(page: string, orgIds: string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    const context = TenantContext.current();
    if (context?.actor.type === 'user' || context?.actor.type === 'api_key') await this.record(context, page, orgIds);
    return this.database.asAgency(orgIds, fn);
  }

  private async record(context: Tenancy, page: string, orgIds: readonly string[]): Promise<void> {
    const clients = createHash('sha256')
      .update([...orgIds].sort().join())
      .digest('base64');
    await this.hourly.do(`${context.actor.id} ${page} ${clients}`, () => this.write(context, page, orgIds));
  }

  private async write({ actor, orgId }: Tenancy, page: string, orgIds: readonly string[]): Promise<void> {
    const [first] = orgIds;
    if (first === undefined) return;
    const home = await this.database.asSystem('whose clients are these', (tx) => this.repository.operationsOf(tx, first));
    // An agency without an org of its own keeps the trail where its person works.
    const trail = home ?? orgId;
    if (trail === undefined) return;
    const entry = { action: 'agency.read', targetType: 'agency_page', targetId: page, after: { count: orgIds.length, orgIds } };
    await this.database.asOrg(trail, (tx) => this.audit.record(tx, entry), actor);
  }
}
