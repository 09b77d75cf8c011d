import type { Clock } from '../../common/clock.js';
import type { Database } from '../../platform/database/database.service.js';
import type { ChannelAccounts } from '../channel-accounts.service.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import type { ChannelSecrets } from '../channel-secrets.service.js';
import type { AccountDirectory, DirectoryAccount, DirectoryNumber } from './account-directory.js';

const KEPT_MS = 2_000;

interface Kept<T> {
  value: T;
  until: number;
}

/** The embedded network knows the simulated accounts of the database, so that nothing has to be registered twice. */
export class DatabaseDirectory implements AccountDirectory {
  readonly isOpen = false;
  private readonly owners = new Map<string, Kept<DirectoryNumber | null>>();
  private readonly logins = new Map<string, Kept<DirectoryAccount | null>>();

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly clock: Clock,
  ) {}

  async owner(channel: 'sms' | 'whatsapp', address: string): Promise<DirectoryNumber | null> {
    return this.kept(this.owners, `${channel}:${address}`, async () => {
      const route = await this.accounts.route(channel, address);
      return route ? this.read(route.orgId, route.accountId) : null;
    });
  }

  /** No route leads from an account id to an org, so the active accounts are read once and remembered by id. */
  async account(sid: string): Promise<DirectoryAccount | null> {
    return this.kept(this.logins, sid, async () => {
      for (const route of await this.accounts.allActive()) {
        const number = await this.read(route.orgId, route.accountId);
        if (number) this.keep(this.logins, number.sid, number);
        if (number?.sid === sid) return number;
      }
      return null;
    });
  }

  private async read(orgId: string, accountId: string): Promise<DirectoryNumber | null> {
    const account: ChannelAccount = await this.database.withOrg(orgId, () => this.accounts.get(accountId));
    if (!account.isSimulated) return null;
    return { sid: account.externalAccountId, token: this.secrets.open(account), isStopHandled: account.stopReplyOwner === 'provider' };
  }

  private async kept<T>(cache: Map<string, Kept<T>>, key: string, load: () => Promise<T>): Promise<T> {
    const known = cache.get(key);
    if (known && known.until > this.clock.real().getTime()) return known.value;
    const value = await load();
    this.keep(cache, key, value);
    return value;
  }

  private keep<T>(cache: Map<string, Kept<T>>, key: string, value: T): void {
    if (cache.size > 10_000) cache.clear();
    cache.set(key, { value, until: this.clock.real().getTime() + KEPT_MS });
  }
}
