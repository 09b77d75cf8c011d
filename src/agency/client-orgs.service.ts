import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { WantedNumber } from '../channels/number-purchases.service.js';
import { Numbers } from '../channels/numbers.service.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import type { AgencyOrgRow } from '../orgs/agency-orgs.service.js';
import type { OrgProfile, SettingsPatch } from '../orgs/org-profile.schema.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';
import { ClientSetup } from './client-setup.service.js';
import type { NewClient } from './client-setup.service.js';

/** One client with its settings and numbers, for the agency's form. */
export interface ClientView {
  org: AgencyOrgRow;
  profile: OrgProfile;
  numbers: ChannelAccount[];
}

/** Client businesses as their agency handles them: looked at, added, changed, given a number. */
@Injectable()
export class ClientOrgs {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly setup: ClientSetup,
    private readonly settings: SettingsService,
    private readonly accounts: ChannelAccounts,
    private readonly numbers: Numbers,
    private readonly liveness: SessionLiveness,
  ) {}

  async get(caller: Principal, orgId: string): Promise<ClientView> {
    const org = await this.orgs.need(caller, orgId);
    return this.database.asOrg(orgId, async () => ({ org, profile: await this.settings.get(), numbers: await this.accounts.list() }));
  }

  async add(caller: Principal, client: NewClient): Promise<ClientView> {
    const orgId = await this.setup.create(caller, client);
    this.liveness.accessChanged(caller.userId);
    return this.get(caller, orgId);
  }

  async update(caller: Principal, orgId: string, patch: SettingsPatch, version: number): Promise<ClientView> {
    await this.orgs.need(caller, orgId);
    await this.database.asOrg(orgId, () => this.settings.update(patch, version), actorOf(caller));
    return this.get(caller, orgId);
  }

  /** Buys through the client's own subaccount; the provider is asked outside of any transaction. */
  async addNumber(caller: Principal, orgId: string, wanted: WantedNumber): Promise<ClientView> {
    await this.orgs.need(caller, orgId);
    await this.database.withOrg(orgId, () => this.numbers.buy(wanted), actorOf(caller));
    return this.get(caller, orgId);
  }
}
