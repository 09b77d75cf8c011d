import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { StartError } from '../platform/database/app-role.js';
import { Database } from '../platform/database/database.service.js';
import { KeptKeys } from '../platform/crypto/kept-keys.service.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';

/** Refuses to start with another key than the one that sealed the credentials: everything after it would fail one call at a time. */
@Injectable()
export class KeyCheck implements OnModuleInit {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly database: Database,
    private readonly keptKeys: KeptKeys,
  ) {}

  async onModuleInit(): Promise<void> {
    const [first] = await this.accounts.allActive();
    if (first) await this.check(first);
    // after the check: an installation of before keeps its keys only once the right key is certain
    await this.keptKeys.load();
  }

  private async check(route: { orgId: string; accountId: string }): Promise<void> {
    const account = await this.database.withOrg(route.orgId, () => this.accounts.get(route.accountId));
    try {
      this.secrets.open(account);
    } catch {
      throw new StartError(
        'The setting ENCRYPTION_KEY is not the one that sealed the provider credentials in this database. Start with the key it was set up with, or give that one as ENCRYPTION_KEY_OLD.',
      );
    }
  }
}
