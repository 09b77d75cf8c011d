import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import { ChannelAccount, type Channel } from './channel-account.entity.js';
import { ChannelAccounts } from './channel-accounts.service.js';

/** A released or re-keyed number keeps its old answer for at most this long. */
const KEPT_MS = 3_000;
const MAX_KEPT = 10_000;

interface Kept {
  account: ChannelAccount;
  until: number;
}

/** Finds the account behind a receiving address before any org is known, and remembers it for a moment. */
@Injectable()
export class AccountRoutes {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly clock: Clock,
  ) {}

  async find(channel: Channel, address: string): Promise<ChannelAccount | null> {
    const key = `${channel}:${address}`;
    const now = this.clock.real().getTime();
    const known = this.kept.get(key);
    if (known && known.until > now) return known.account;
    const route = await this.accounts.route(channel, address);
    if (!route) {
      this.kept.delete(key);
      return null;
    }
    const account = await this.database.withOrg(route.orgId, () => this.accounts.get(route.accountId));
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(key, { account, until: now + KEPT_MS });
    return account;
  }

  forget(): void {
    this.kept.clear();
  }
}
