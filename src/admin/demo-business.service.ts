import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Resources } from '../appointments/resources.service.js';
import { ServiceCatalog } from '../appointments/service-catalog.service.js';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import type { DemoBusiness } from './demo-businesses.data.js';
import { DemoHistoryRepository } from './demo-history.repository.js';
import { DemoProfiles } from './demo-profile.service.js';
import { demoHistory } from './demo-history.rules.js';

/** Fills one org with what the demo world says about it. Each step looks first, so that an interrupted seed goes on where it ended. */
@Injectable()
export class DemoBusinesses {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
    private readonly accounts: ChannelAccounts,
    private readonly services: ServiceCatalog,
    private readonly resources: Resources,
    private readonly history: DemoHistoryRepository,
    private readonly profiles: DemoProfiles,
  ) {}

  fill(orgId: string, business: DemoBusiness): Promise<void> {
    return this.database.withOrg(orgId, async () => {
      const { settings } = await this.settings.get();
      if (settings.ownerPhone === null) await this.settings.update(business.settings, settings.version);
      await this.number(business.number, business.name);
      if ((await this.services.active()).length === 0) {
        for (const [sort, service] of business.services.entries()) await this.services.create({ ...service, sort });
      }
      await this.furnish(business.resources);
      await this.profiles.fill(business.answers);
    });
  }

  /** A number on the simulated network; it exists nowhere else. */
  async number(address: string, displayName: string): Promise<ChannelAccount> {
    const [known] = await this.accounts.list();
    if (known) return known;
    const externalAccountId = `AC${randomBytes(16).toString('hex')}`;
    return this.accounts.create({ address, externalAccountId, authToken: randomBytes(16).toString('hex'), displayName });
  }

  tell(orgId: string): Promise<void> {
    return this.database.withOrg(orgId, async () => {
      const [account] = await this.accounts.list();
      const { timeZone } = await this.settings.get();
      await this.database.transaction(async (tx) => {
        if (!account || (await this.history.hasHistory(tx))) return;
        for (const story of demoHistory(await tx.now(), timeZone)) await this.history.tell(tx, story, account);
      });
    });
  }

  /** The default resource takes the first name, the others are added. */
  private async furnish(names: string[]): Promise<void> {
    const existing = await this.resources.active();
    const [first, ...others] = names;
    const standard = existing.find((resource) => resource.isDefault);
    if (standard && first && standard.name !== first && existing.length === 1) await this.resources.update(standard.id, { name: first });
    for (const name of others) {
      if (!existing.some((resource) => resource.name === name)) await this.resources.create({ name });
    }
  }
}
