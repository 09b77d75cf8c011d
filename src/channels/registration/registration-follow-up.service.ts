import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, addMinutes } from '../../common/clock.js';
import { AppError, refused } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { JobsService } from '../../scheduler/jobs.service.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelAccounts } from '../channel-accounts.service.js';
import { OrderingAccount } from '../ordering-account.service.js';
import { TwilioRegistration } from '../twilio/twilio-registration.js';
import type { TwilioCredentials } from '../twilio/twilio-clients.js';
import { RegistrationRecords } from './registration-records.service.js';
import type { BrandRegistration, CampaignRegistration } from './registration.entity.js';
import type { BrandDetails, CampaignDetails } from './registration.schema.js';

const JOB = 'registration.follow';
/** However many texts are refused for want of a registration, the carriers are asked once in this time. */
const DOUBT_MINUTES = 15;
const MINUTE_MS = 60_000;

/**
 * Brings the provider and our rows together: sends off what was submitted, asks how it stands, puts numbers into the pool of
 * the campaign, and tells the send gate. Every step looks first, so that it may be repeated after any crash.
 */
@Injectable()
export class RegistrationFollowUp implements OnModuleInit {
  private readonly logger = new Logger(RegistrationFollowUp.name);

  constructor(
    private readonly database: Database,
    private readonly records: RegistrationRecords,
    private readonly accounts: ChannelAccounts,
    private readonly ordering: OrderingAccount,
    private readonly provider: TwilioRegistration,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(JOB, { mode: 'effect', run: () => this.runAndPlan() });
  }

  /** Due at once, in the transaction that changed something. */
  async now(tx: Tx, what: string): Promise<void> {
    await this.jobs.schedule(tx, { kind: JOB, dedupeKey: what, dueAt: this.clock.now() });
  }

  /** A text was refused because its number is not registered, whatever we believed: asked at once. */
  async doubted(tx: Tx): Promise<void> {
    const dueAt = this.clock.now();
    const dedupeKey = `doubted:${Math.floor(dueAt.getTime() / (DOUBT_MINUTES * MINUTE_MS))}`;
    await this.jobs.schedule(tx, { kind: JOB, dedupeKey, dueAt });
  }

  /** Does nothing when nothing was filled in, or when another worker is at it. */
  async run(): Promise<void> {
    if (!(await this.records.claim())) return;
    try {
      const { brand, campaign } = await this.records.read();
      if (brand.status === 'draft' && !brand.externalId) return;
      await this.follow(brand, campaign);
      await this.records.noProblem();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`the provider could not be asked about a registration: ${error.message}`);
      await this.records.problem(error.message);
      if (error.status === 503) throw error;
    } finally {
      await this.records.release();
    }
  }

  private async runAndPlan(): Promise<void> {
    try {
      await this.run();
    } finally {
      await this.planNext();
    }
  }

  /** One look per quarter of an hour and org while carriers think, one a day at what they approved. */
  private async planNext(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const minutes = await this.records.nextLookMinutes();
      if (minutes === null) return;
      const dueAt = addMinutes(this.clock.now(), minutes);
      const dedupeKey = `every:${minutes}:${Math.floor(dueAt.getTime() / (minutes * MINUTE_MS))}`;
      await this.jobs.schedule(tx, { kind: JOB, dedupeKey, dueAt });
    });
  }

  private async follow(brand: BrandRegistration, campaign: CampaignRegistration | null): Promise<void> {
    const owner = brand.externalId === null ? await this.ordering.forOrders() : await this.ordering.known();
    if (!owner) throw refused('registration.no_account', 'The provider account of this registration is not connected any more.');
    const brandNow = await this.followBrand(owner, brand);
    const isSent = campaign !== null && campaign.status !== 'draft' && brandNow.externalId !== null;
    const campaignNow = isSent ? await this.followCampaign(owner, brandNow.externalId!, campaign) : campaign;
    const isPooled = campaignNow?.serviceId && campaignNow.status !== 'rejected';
    const attached = isPooled ? await this.attachNumbers(owner, campaignNow.serviceId!) : new Set<string>();
    await this.records.tellGate(brandNow.status, campaignNow?.status ?? 'draft', attached);
  }

  private async followBrand(owner: TwilioCredentials, brand: BrandRegistration): Promise<BrandRegistration> {
    if (brand.status === 'draft' || brand.status === 'rejected') return brand;
    const details = brand.details as BrandDetails;
    const now = brand.externalId
      ? await this.provider.brand(owner, brand.externalId)
      : ((await this.provider.findBrand(owner, details.messagingProfileSid)) ??
        (await this.provider.createBrand(owner, { ...details, isSoleProprietor: details.businessType === 'sole_proprietor' })));
    return this.records.brand(brand, now);
  }

  private async followCampaign(owner: TwilioCredentials, brandSid: string, campaign: CampaignRegistration): Promise<CampaignRegistration> {
    const serviceSid = campaign.serviceId ?? (await this.provider.service(owner, `ringback ${campaign.orgId}`));
    await this.records.pool(campaign, serviceSid);
    if (campaign.status === 'rejected') return { ...campaign, serviceId: serviceSid };
    let known = await this.provider.campaign(owner, serviceSid);
    // one that failed before this submission makes room for the mended one
    if (known?.status === 'FAILED' && campaign.externalId !== known.sid) {
      await this.provider.removeCampaign(owner, serviceSid, known.sid);
      known = null;
    }
    if (!known && campaign.status === 'approved')
      known = { sid: campaign.externalId!, status: 'DELETED', reason: 'The provider does not have this campaign any more.' };
    const details = campaign.details as CampaignDetails;
    const now = known ?? (await this.provider.createCampaign(owner, serviceSid, { ...details, brandSid }));
    return this.records.campaign({ ...campaign, serviceId: serviceSid }, now);
  }

  private async attachNumbers(owner: TwilioCredentials, serviceSid: string): Promise<Set<string>> {
    const attached = new Set<string>();
    const isHere = (account: ChannelAccount): boolean =>
      account.channel === 'sms' &&
      !account.isSimulated &&
      account.externalAccountId === owner.accountSid &&
      account.externalNumberId !== null;
    for (const account of (await this.accounts.list()).filter(isHere)) {
      await this.provider.attach(owner, serviceSid, account.externalNumberId!);
      attached.add(account.id);
    }
    return attached;
  }
}
