import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { AgencyReads } from '../orgs/agency-reads.service.js';
import { QUOTAS, effectiveLimits, isMonthly, levelOf, limitedSince, nextMonth } from '../orgs/quota.rules.js';
import type { Quota, QuotaLimits, WarningLevel } from '../orgs/quota.rules.js';
import { Quotas } from '../orgs/quotas.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { UsageRepository } from './usage.repository.js';
import type { OrgUse } from './usage.repository.js';

export interface Meter {
  quota: Quota;
  used: number;
  /** Null is no limit. */
  limit: number | null;
  /** What the agency set for this business; null means the installation's limit. */
  ownLimit: number | null;
  level: WarningLevel | null;
  /** When it is counted anew; null for what stays. */
  resetsAt: Date | null;
}

export interface UsageLine {
  orgId: string;
  name: string;
  slug: string;
  version: number;
  meters: Meter[];
}

/** How much of its limits each business has used, for itself and for its agency. */
@Injectable()
export class UsageMeters {
  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
    private readonly quotas: Quotas,
    private readonly orgs: AgencyOrgs,
    private readonly reads: AgencyReads,
    private readonly clock: Clock,
  ) {}

  /** Of the active org. */
  async own(): Promise<UsageLine> {
    const { orgId } = TenantContext.require();
    const now = this.clock.now();
    const [use] = await this.database.transaction((tx) => this.repository.uses(tx, [orgId], limitedSince(now)));
    return this.lineOf(use!, now);
  }

  /** Of all clients that the caller may see, the one nearest to a limit first. */
  async clients(caller: Principal): Promise<UsageLine[]> {
    const visible = await this.orgs.visibleTo(caller);
    const lines = await this.of(visible.filter((org) => org.org_kind === 'client').map((org) => org.org_id));
    return lines.sort((a, b) => worst(b) - worst(a) || a.name.localeCompare(b.name));
  }

  /** Of any orgs: the caller of this is the system or has checked them. */
  async of(orgIds: string[]): Promise<UsageLine[]> {
    if (orgIds.length === 0) return [];
    const now = this.clock.now();
    const uses = await this.reads.of('usage', orgIds, (tx) => this.repository.uses(tx, orgIds, limitedSince(now)));
    return uses.map((use) => this.lineOf(use, now));
  }

  async setLimits(caller: Principal, orgId: string, limits: QuotaLimits, version: number): Promise<UsageLine> {
    await this.orgs.need(caller, orgId);
    await this.database.asOrg(orgId, () => this.quotas.set(limits, version), actorOf(caller));
    return this.ofOne(caller, orgId);
  }

  async ofOne(caller: Principal, orgId: string): Promise<UsageLine> {
    await this.orgs.need(caller, orgId);
    const [line] = await this.of([orgId]);
    return line!;
  }

  private lineOf({ orgId, name, slug, version, own, used }: OrgUse, now: Date): UsageLine {
    const limits = effectiveLimits(own, this.quotas.defaults);
    const meters = QUOTAS.map((quota) => ({
      ...{ quota, used: used[quota], limit: limits[quota], ownLimit: own[quota] },
      level: levelOf(used[quota], limits[quota]),
      resetsAt: isMonthly(quota) ? nextMonth(now) : null,
    }));
    return { orgId, name, slug, version, meters };
  }
}

/** The largest share of a limit that is used; without limits it is none. */
const worst = ({ meters }: UsageLine): number =>
  Math.max(0, ...meters.map(({ used, limit }) => (limit === null ? 0 : limit === 0 ? 1 : used / limit)));
