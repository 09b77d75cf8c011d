import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import { OrgFactory } from '../orgs/org-factory.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { DemoBusinesses } from './demo-business.service.js';
import { DEMO_AGENCY, DEMO_ALERT_NUMBER, DEMO_BUSINESSES } from './demo-businesses.data.js';
import { SeedRepository } from './seed.repository.js';

export interface SeedResult {
  createdAdmin: boolean;
  email: string;
  /** Only when it was generated here: there is no other way to learn it. */
  password?: string;
}

const MARK = 'seed';

/**
 * What an empty installation starts with: the agency, its operations org and the first administrator; and, where demo
 * data is allowed, two businesses on the simulated phone network. Runs once; what people deleted does not come back.
 */
@Injectable()
export class DemoWorld {
  private readonly logger = new Logger(DemoWorld.name);

  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly factory: OrgFactory,
    private readonly accounts: ChannelAccounts,
    private readonly businesses: DemoBusinesses,
    private readonly orgs: OrgsService,
    private readonly repository: SeedRepository,
  ) {}

  async seed(): Promise<SeedResult> {
    const { ADMIN_EMAIL: email } = this.config.values;
    if (await this.database.asSystem('was the seed done?', (tx) => this.repository.isDone(tx, MARK))) return { createdAdmin: false, email };
    const { agencyId, operationsOrgId } = await this.agency();
    await this.alertNumber(operationsOrgId);
    if (this.isDemo) await this.demo(agencyId);
    const result = await this.admin(agencyId, email);
    await this.database.asSystem('the seed is done', (tx) => this.repository.done(tx, MARK));
    return result;
  }

  /** A first start that was interrupted left an agency behind: its provider account leads back to it. */
  private async agency(): Promise<{ agencyId: string; operationsOrgId: string }> {
    const address = this.alertAddress();
    const known = address ? await this.accounts.route('sms', address) : null;
    if (!known) return this.factory.createAgency({ name: DEMO_AGENCY, timeZone: 'America/Chicago', country: 'US' });
    const { agencyId } = await this.database.withOrg(known.orgId, () => this.orgs.profile());
    return { agencyId, operationsOrgId: known.orgId };
  }

  private get isDemo(): boolean {
    const { isProductionLike, isEmbedded } = this.config.values;
    return isEmbedded && !isProductionLike;
  }

  /** An account without a number yet can buy numbers; one bought for the operations org becomes the alert number. */
  private alertAddress(): string | null {
    if (this.isDemo) return DEMO_ALERT_NUMBER;
    const sid = this.config.values.TWILIO_ACCOUNT_SID;
    return sid ? `account:${sid}` : null;
  }

  /** The operator's own provider account becomes the agency's; on the simulated network a number is made up. */
  private async alertNumber(operationsOrgId: string): Promise<void> {
    const { TWILIO_ACCOUNT_SID: externalAccountId, TWILIO_AUTH_TOKEN: authToken } = this.config.values;
    const address = this.alertAddress();
    await this.database.withOrg(operationsOrgId, async () => {
      if ((await this.accounts.list()).length > 0) return;
      if (this.isDemo) await this.businesses.number(DEMO_ALERT_NUMBER, 'Ringback alerts');
      else if (address && externalAccountId && authToken)
        await this.accounts.create({ address, externalAccountId, authToken, displayName: 'Provider account of the agency' });
      else
        this.logger.warn(
          'The agency has no provider account: connect one in the console, in its own business under Numbers, Provider account.',
        );
    });
  }

  private async demo(agencyId: string): Promise<void> {
    for (const [index, business] of DEMO_BUSINESSES.entries()) {
      const { name, slug, vertical, timeZone } = business;
      const known = await this.accounts.route('sms', business.number);
      const orgId =
        known?.orgId ?? (await this.factory.createOrg({ agencyId, name, slug, vertical, timeZone, country: 'US', currency: 'USD' }));
      await this.businesses.fill(orgId, business);
      if (index === 0) await this.businesses.tell(orgId);
    }
  }

  /** Last, so that an interrupted seed has not yet made up a password that nobody saw. */
  private async admin(agencyId: string, email: string): Promise<SeedResult> {
    const exists = await this.database.asSystem('find the first administrator', (tx) => this.repository.hasUser(tx, email));
    const given = this.config.values.ADMIN_PASSWORD;
    const password = given ?? randomBytes(12).toString('base64url');
    await this.factory.addUser({ email, name: 'Administrator', agencyId, role: 'agency_owner', ...(exists ? {} : { password }) });
    return { createdAdmin: !exists, email, ...(exists || given ? {} : { password }) };
  }
}
