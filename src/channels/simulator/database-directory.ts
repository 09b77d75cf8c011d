import { Logger, type LoggerService } from '@nestjs/common';
import type { Clock } from '../../common/clock.js';
import type { Database } from '../../platform/database/database.service.js';
import type { ChannelAccounts } from '../channel-accounts.service.js';
import type { ChannelRoute } from '../channel-accounts.repository.js';
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
  /** Accounts that were said to be unreadable: once is enough, every login of anybody comes past them. */
  private readonly unreadable = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly clock: Clock,
    private readonly logger: Pick<LoggerService, 'error'> = new Logger(DatabaseDirectory.name),
  ) {}

  async owner(channel: 'sms' | 'whatsapp', address: string): Promise<DirectoryNumber | null> {
    return this.kept(this.owners, `${channel}:${address}`, async () => {
      const route = await this.accounts.route(channel, address);
      const account = route && (await this.simulated(route));
      // Its number stays taken though its password cannot be read: what asks about it fails, and nobody else is given it.
      return account ? this.opened(account) : null;
    });
  }

  /** No route leads from an account id to an org, so the active accounts are read once and remembered by id. */
  async account(sid: string): Promise<DirectoryAccount | null> {
    return this.kept(this.logins, sid, async () => {
      for await (const account of this.active()) {
        const number = this.openedOrNull(account);
        if (number) this.keep(this.logins, number.sid, number);
        if (number?.sid === sid) return number;
      }
      return null;
    });
  }

  /** Those of an org at once: one by one, a login would wait for as many reads as there are numbers. */
  private async *active(): AsyncGenerator<ChannelAccount> {
    const orgs = new Map<string, Set<string>>();
    for (const { orgId, accountId } of await this.accounts.allActive()) orgs.set(orgId, (orgs.get(orgId) ?? new Set()).add(accountId));
    for (const [orgId, ids] of orgs) {
      const accounts = await this.database.withOrg(orgId, () => this.accounts.list());
      yield* accounts.filter((account) => ids.has(account.id) && account.isSimulated);
    }
  }

  private async simulated({ orgId, accountId }: ChannelRoute): Promise<ChannelAccount | null> {
    const account = await this.database.withOrg(orgId, () => this.accounts.get(accountId));
    return account.isSimulated ? account : null;
  }

  private opened(account: ChannelAccount): DirectoryNumber {
    return { sid: account.externalAccountId, token: this.secrets.open(account), isStopHandled: account.stopReplyOwner === 'provider' };
  }

  /** Null for an account whose credentials do not open, such as one that was sealed with another key: it must not keep the others out. */
  private openedOrNull(account: ChannelAccount): DirectoryNumber | null {
    try {
      const number = this.opened(account);
      this.unreadable.delete(account.id);
      return number;
    } catch (error) {
      if (!this.unreadable.has(account.id))
        this.logger.error(`the simulated account ${account.id} cannot log in, its credentials do not open: ${(error as Error).message}`);
      this.unreadable.add(account.id);
      return null;
    }
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
