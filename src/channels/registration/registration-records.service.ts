import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { Events } from '../../scheduler/events.service.js';
import { ChannelAccounts } from '../channel-accounts.service.js';
import type { ProviderRegistration } from '../twilio/twilio-registration.js';
import { BrandRegistration, CampaignRegistration } from './registration.entity.js';
import { nextStatus } from './registration.machine.js';
import { brandStatusOf, campaignStatusOf, nextLookMinutes, numberRegistration } from './registration.rules.js';
import type { RegistrationStatus } from './registration.schema.js';
import { RegistrationsRepository } from './registrations.repository.js';

/** What is written about registrations while the provider is asked: each method is one transaction. */
@Injectable()
export class RegistrationRecords {
  constructor(
    private readonly database: Database,
    private readonly repository: RegistrationsRepository,
    private readonly accounts: ChannelAccounts,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  claim(): Promise<boolean> {
    return this.database.transaction((tx) => this.repository.claim(tx));
  }

  release(): Promise<void> {
    return this.database.transaction((tx) => this.repository.release(tx));
  }

  read(): Promise<{ brand: BrandRegistration; campaign: CampaignRegistration | null }> {
    return this.database.transaction(async (tx) => {
      const brand = await tx.repo(BrandRegistration).findOne({});
      if (!brand) throw notFound('registration');
      return { brand, campaign: await tx.repo(CampaignRegistration).findOne({}) };
    });
  }

  /** When to ask the carriers next, or null. */
  async nextLookMinutes(): Promise<number | null> {
    return this.database.transaction(async (tx) => {
      const [brand, campaign] = [await tx.repo(BrandRegistration).findOne({}), await tx.repo(CampaignRegistration).findOne({})];
      const hasNumbers = (await this.accounts.list()).some((account) => account.channel === 'sms' && !account.isSimulated);
      return nextLookMinutes(brand?.status ?? 'draft', campaign?.status ?? 'draft', hasNumbers);
    });
  }

  brand(brand: BrandRegistration, now: ProviderRegistration): Promise<BrandRegistration> {
    return this.database.transaction(async (tx) => {
      const change = this.change(brand, now, brandStatusOf(now.status));
      await tx.repo(BrandRegistration).update({ id: brand.id, version: brand.version }, change);
      if (change.status === 'rejected') await this.closeGate(tx);
      await this.trail(tx, 'brand', brand, change.status, change.reason);
      return { ...brand, ...change };
    });
  }

  campaign(campaign: CampaignRegistration, now: ProviderRegistration): Promise<CampaignRegistration> {
    return this.database.transaction(async (tx) => {
      const change = this.change(campaign, now, campaignStatusOf(now.status));
      await tx.repo(CampaignRegistration).update({ id: campaign.id, version: campaign.version }, change);
      if (change.status === 'rejected') await this.closeGate(tx);
      await this.trail(tx, 'campaign', campaign, change.status, change.reason);
      return { ...campaign, ...change };
    });
  }

  pool(campaign: CampaignRegistration, serviceId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.repo(CampaignRegistration).update({ id: campaign.id }, { serviceId });
    });
  }

  problem(problem: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.repo(BrandRegistration).update({}, { problem });
    });
  }

  noProblem(): Promise<void> {
    return this.database.transaction(async (tx) => {
      await tx.repo(BrandRegistration).update({}, { problem: null });
    });
  }

  /** What the send gate reads is a column of the number, written here and nowhere else once a brand exists. */
  async tellGate(brand: RegistrationStatus, campaign: RegistrationStatus, attached: ReadonlySet<string>): Promise<void> {
    const accounts = (await this.accounts.list()).filter((account) => account.channel === 'sms');
    await this.database.transaction(async (tx) => {
      for (const account of accounts) {
        const { id, isSimulated } = account;
        const registration = numberRegistration(brand, campaign, { isSimulated, isAttached: attached.has(id) });
        if (await this.repository.setNumber(tx, id, registration)) await this.realtime.changed(tx, 'numbers', id, 'updated');
      }
    });
  }

  /** With the rejection itself: the provider is asked about every number afterwards, and may be down when it is. */
  private async closeGate(tx: Tx): Promise<void> {
    for (const { id } of await this.accounts.list())
      if (await this.repository.setNumber(tx, id, 'rejected')) await this.realtime.changed(tx, 'numbers', id, 'updated');
  }

  private change(known: BrandRegistration | CampaignRegistration, now: ProviderRegistration, said: RegistrationStatus) {
    const status = said === 'submitted' ? known.status : nextStatus(known.status, said as 'approved' | 'rejected');
    const isNews = status !== known.status;
    return {
      status,
      externalId: now.sid,
      reason: status === 'rejected' ? (now.reason ?? 'The carriers gave no reason.') : null,
      decidedAt: isNews ? this.clock.now() : known.decidedAt,
    };
  }

  private async trail(
    tx: Tx,
    kind: 'brand' | 'campaign',
    known: BrandRegistration | CampaignRegistration,
    status: RegistrationStatus,
    reason: string | null,
  ): Promise<void> {
    if (known.status === status) return;
    const action = `registration.${kind}_${status}`;
    const after = { status, reason };
    await this.audit.record(tx, { action, targetType: 'registration', targetId: tx.orgId, before: { status: known.status }, after });
    await this.realtime.changed(tx, 'numbers', tx.orgId, 'updated');
    if (status !== 'rejected') return;
    // an approved one that is rejected was withdrawn: numbers that worked are silent from now on
    const key = `${known.id}:${known.version}:${known.status}`;
    await this.events.emit(tx, 'registration.rejected', { part: kind, reason, isWithdrawn: known.status === 'approved', key }, key);
  }
}
