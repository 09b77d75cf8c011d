import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { TenantContext, type Tenancy } from '../platform/tenancy/tenant-context.js';
import { OrgsRepository } from './orgs.repository.js';

const HOUR_MS = 3_600_000;
const MAX_REMEMBERED = 50_000;

/**
 * Reads over several clients of an agency (rules.md C-06). Each stands on the trail of the agency's own org before it is answered, once per
 * request. A console asks for the same page again and again: the same page of the same clients by the same person is written at most once
 * per hour and process. Jobs of the installation read for nobody and leave no entry.
 */
@Injectable()
export class AgencyReads {
  /** Until when a reading of somebody needs no new entry, in milliseconds of business time. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly repository: OrgsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** `page` is one word for what is looked at: `metrics`, `usage`. */
  async of<T>(page: string, orgIds: string[], fn: (tx: Tx) => Promise<T>): Promise<T> {
    const context = TenantContext.current();
    if (context?.actor.type === 'user' || context?.actor.type === 'api_key') await this.record(context, page, orgIds);
    return this.database.asAgency(orgIds, fn);
  }

  private async record(context: Tenancy, page: string, orgIds: readonly string[]): Promise<void> {
    const { actor, requestId } = context;
    const clients = createHash('sha256')
      .update([...orgIds].sort().join())
      .digest('base64');
    const keys = [`${actor.id} ${page} ${clients}`, ...(requestId === undefined ? [] : [`request ${requestId}`])];
    const now = this.clock.now().getTime();
    if (keys.some((key) => (this.told.get(key) ?? 0) > now)) return;
    const [first] = orgIds;
    const home =
      first === undefined ? null : await this.database.asSystem('whose clients are these', (tx) => this.repository.operationsOf(tx, first));
    // An agency without an org of its own keeps the trail where its person works.
    const trail = home ?? context.orgId;
    if (trail === undefined) return;
    const entry = { action: 'agency.read', targetType: 'agency_page', targetId: page, after: { count: orgIds.length, orgIds } };
    await this.database.asOrg(trail, (tx) => this.audit.record(tx, entry), actor);
    // What is forgotten is written anew.
    if (this.told.size >= MAX_REMEMBERED) this.told.clear();
    for (const key of keys) this.told.set(key, now + HOUR_MS);
  }
}
