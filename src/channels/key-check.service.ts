import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { ChannelAccounts } from './channel-accounts.service.js';
import { ChannelSecrets } from './channel-secrets.service.js';

/** Refuses to start with another key than the one that sealed the credentials: everything after it would fail one call at a time. */
@Injectable()
export class KeyCheck implements OnModuleInit {
  constructor(
    private readonly accounts: ChannelAccounts,
    private readonly secrets: ChannelSecrets,
    private readonly database: Database,
  ) {}

  async onModuleInit(): Promise<void> {
    const [first] = await this.accounts.allActive();
    if (!first) return;
    const account = await this.database.withOrg(first.orgId, () => this.accounts.get(first.accountId));
    try {
      this.secrets.open(account);
    } catch {
      // the start tells such errors in one sentence
      throw Object.assign(
        new Error(
          'The setting ENCRYPTION_KEY is not the one that sealed the provider credentials in this database. Start with the key it was set up with.',
        ),
        { name: 'StartError' },
      );
    }
  }
}
