import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { WARNING_LEVELS, periodOf, staysUntilFreed } from '../orgs/quota.rules.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { UsageRepository } from './usage.repository.js';
import { UsageMeters } from './usage.service.js';
import type { Meter, UsageLine } from './usage.service.js';

const WATCH_SECONDS = 60;
const BATCH = 200;

/** Tells people at 80 and at 100 % of a limit, once per month or day, or once until seats or storage were freed. */
@Injectable()
export class QuotaWatch implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
    private readonly meters: UsageMeters,
    private readonly events: Events,
    private readonly recurring: Recurring,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.recurring.every('quota.watch', WATCH_SECONDS, () => this.run());
  }

  /** Many orgs are read at once; only those with something to tell or to forget are opened. */
  async run(): Promise<void> {
    const all = await this.database.asSystem('look at the limits of all orgs', (tx) => this.repository.servedOrgs(tx));
    for (let from = 0; from < all.length; from += BATCH) {
      const ids = all.slice(from, from + BATCH);
      const lines = await this.meters.of(ids);
      const standing = await this.database.asAgency(ids, (tx) => this.repository.standing(tx, ids));
      for (const line of lines) {
        const mayForget = standing.some(({ orgId, quota, level }) => orgId === line.orgId && level > levelIn(line, quota));
        if (mayForget || line.meters.some((meter) => meter.level !== null)) await this.tell(line);
      }
    }
  }

  private tell(line: UsageLine): Promise<void> {
    return this.database.asOrg(line.orgId, async (tx) => {
      for (const meter of line.meters) {
        if (staysUntilFreed(meter.quota)) await this.repository.forgetAbove(tx, meter.quota, meter.level ?? 0);
        await this.warn(tx, meter);
      }
    });
  }

  /** Who jumps over 80 hears of 100 alone. */
  private async warn(tx: Tx, { quota, level, used, limit }: Meter): Promise<void> {
    const period = periodOf(quota, this.clock.now());
    let isNews = false;
    for (const reached of WARNING_LEVELS) {
      if (level === null || reached > level) continue;
      isNews = (await this.repository.warn(tx, { quota, period, level: reached })) && reached === level;
    }
    if (!isNews) return;
    const at = await tx.now();
    await this.events.emit(tx, 'quota.reached', { quota, level, period, used, limit }, `${quota}:${period}:${level}:${at.toISOString()}`);
  }
}

const levelIn = (line: UsageLine, quota: string): number => line.meters.find((meter) => meter.quota === quota)?.level ?? 0;
