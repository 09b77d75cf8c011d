import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { conflict, invalid, refused } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelAccounts } from '../channel-accounts.service.js';
import { RegistrationFollowUp } from './registration-follow-up.service.js';
import { BrandRegistration, CampaignRegistration } from './registration.entity.js';
import { nextStatus } from './registration.machine.js';
import { brandProblems, campaignProblems } from './registration.rules.js';
import type { BrandDetails, CampaignDetails } from './registration.schema.js';

export interface RegistrationView {
  brand: BrandRegistration | null;
  campaign: CampaignRegistration | null;
  numbers: ChannelAccount[];
}

type Kind = 'brand' | 'campaign';

/** The registration of the active org for US texts, as people fill it in and send it off. */
@Injectable()
export class Registrations {
  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccounts,
    private readonly follow: RegistrationFollowUp,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
  ) {}

  /** Numbers are read last: none is shown as it was before the rejection that is shown. */
  async get(): Promise<RegistrationView> {
    const [brand, campaign] = await this.database.transaction((tx) =>
      Promise.all([tx.repo(BrandRegistration).findOne({}), tx.repo(CampaignRegistration).findOne({})]),
    );
    const numbers = (await this.accounts.list()).filter((account) => account.channel === 'sms' && account.address.startsWith('+'));
    return { brand, campaign, numbers };
  }

  /** Keeps a draft, however incomplete; `version` 0 writes the first one. A tax id that is left out stays. */
  async saveBrand(details: Partial<BrandDetails>, version: number): Promise<RegistrationView> {
    await this.database.transaction(async (tx) => {
      const brands = tx.repo(BrandRegistration);
      const known = await brands.findOne({});
      const next = { ...this.draft(known, version), details: { ...known?.details, ...details } };
      if (!known) await brands.insert({ ...next, id: newId() });
      else if ((await brands.update({ id: known.id, version }, next)) === 0) throw changedMeanwhile();
      await this.trail(tx, 'brand', 'save');
    });
    return this.get();
  }

  /** The same for the campaign. */
  async saveCampaign(details: Partial<CampaignDetails>, version: number): Promise<RegistrationView> {
    await this.database.transaction(async (tx) => {
      const campaigns = tx.repo(CampaignRegistration);
      const known = await campaigns.findOne({});
      const next = { ...this.draft(known, version), details: { ...known?.details, ...details } };
      if (!known) await campaigns.insert({ ...next, id: newId() });
      else if ((await campaigns.update({ id: known.id, version }, next)) === 0) throw changedMeanwhile();
      await this.trail(tx, 'campaign', 'save');
    });
    return this.get();
  }

  /** Sent off in the background, so that a provider that is down delays it and loses nothing. */
  async submitBrand(): Promise<RegistrationView> {
    await this.database.transaction(async (tx) => {
      const brand = await tx.repo(BrandRegistration).findOne({});
      if (!brand) throw refused('registration.empty', 'Fill in who the business is first.');
      refuseIncomplete(brandProblems(brand.details));
      const { version } = brand;
      const changed = await tx.repo(BrandRegistration).update({ id: brand.id, version }, this.sent(brand));
      if (changed === 0) throw changedMeanwhile();
      await this.trail(tx, 'brand', 'submit');
      await this.follow.now(tx, `brand:${version}`);
    });
    return this.get();
  }

  /** Carriers look at a campaign only after they know the business. */
  async submitCampaign(): Promise<RegistrationView> {
    await this.database.transaction(async (tx) => {
      const brand = await tx.repo(BrandRegistration).findOne({});
      const campaign = await tx.repo(CampaignRegistration).findOne({});
      if (!campaign) throw refused('registration.empty', 'Fill in what you text about first.');
      if (brand?.status !== 'approved')
        throw refused('registration.brand_first', 'The carriers must approve the business first. Submit it, and come back when they have.');
      refuseIncomplete(campaignProblems(campaign.details));
      const { version } = campaign;
      const changed = await tx.repo(CampaignRegistration).update({ id: campaign.id, version }, this.sent(campaign));
      if (changed === 0) throw changedMeanwhile();
      await this.trail(tx, 'campaign', 'submit');
      await this.follow.now(tx, `campaign:${version}`);
    });
    return this.get();
  }

  /** Asks the provider now instead of at the next quarter of an hour. */
  async check(): Promise<RegistrationView> {
    await this.follow.run();
    return this.get();
  }

  private draft(known: BrandRegistration | CampaignRegistration | null, version: number) {
    if ((known?.version ?? 0) !== version) throw changedMeanwhile();
    const status = nextStatus(known?.status ?? 'draft', 'edited');
    return { status, problem: null, version: version + 1, updatedAt: this.clock.now() };
  }

  private sent(known: BrandRegistration | CampaignRegistration) {
    const now = this.clock.now();
    const status = nextStatus(known.status, 'submitted');
    // a mended one is a new one at the provider
    const externalId = known.status === 'submitted' ? known.externalId : null;
    const times = { decidedAt: null, submittedAt: now, updatedAt: now };
    return { status, externalId, reason: null, problem: null, version: known.version + 1, ...times };
  }

  private async trail(tx: Tx, kind: Kind, verb: 'save' | 'submit'): Promise<void> {
    await this.audit.record(tx, { action: `registration.${kind}_${verb}`, targetType: 'registration', targetId: tx.orgId });
    await this.realtime.changed(tx, 'numbers', tx.orgId, 'updated');
  }
}

function refuseIncomplete(problems: Record<string, string>): void {
  if (Object.keys(problems).length > 0) throw invalid(problems, 'registration.incomplete');
}

function changedMeanwhile(): Error {
  return conflict('registration.changed', 'Somebody else changed this meanwhile. Look at it again and repeat your change.');
}
