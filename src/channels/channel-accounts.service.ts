import { Injectable } from '@nestjs/common';
import { AppError, conflict, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import {
  ChannelAccount,
  type Channel,
  type ChannelState,
  type Origin,
  type Provider,
  type Registration,
} from './channel-account.entity.js';
import { ChannelAccountsRepository, type ChannelRoute } from './channel-accounts.repository.js';
import type { ChannelPort } from './channel.port.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import { statusCallbackUrl } from './status-callback.rules.js';
import { isSimulatorUrl } from './simulated-account.rules.js';
import { TwilioAdapter } from './twilio/twilio.adapter.js';

export interface NewChannelAccount {
  provider?: Provider;
  state?: ChannelState;
  channel?: Channel;
  address: string;
  externalAccountId: string;
  authToken: string;
  displayName?: string;
  externalNumberId?: string;
  /** Default: TWILIO_API_BASE_URL, the simulator in embedded mode. */
  apiBaseUrl?: string;
  registration?: Registration;
  origin?: Origin;
  stopReplyOwner?: 'provider' | 'app';
}

/** The numbers and senders of the active org, and the adapter that speaks to their provider. */
@Injectable()
export class ChannelAccounts {
  constructor(
    private readonly database: Database,
    private readonly repository: ChannelAccountsRepository,
    private readonly secrets: ChannelSecrets,
    private readonly config: Config,
    private readonly twilio: TwilioAdapter,
    private readonly clock: Clock,
  ) {}

  get(id: string): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const account = await this.repository.find(tx, id);
      if (!account) throw notFound('channel_account');
      return account;
    });
  }

  /** The account that a queued text leaves from: in the packet that locks the text, and so read after its lock. */
  ofOutbound(outboundId: string): Promise<ChannelAccount | null> {
    return this.database.transaction((tx) => this.repository.ofOutbound(tx, outboundId));
  }

  /** Every number the org still has, oldest first. */
  list(): Promise<ChannelAccount[]> {
    return this.database.transaction(async (tx) => {
      const accounts = await tx.repo(ChannelAccount).find({}, { order: { createdAt: 'ASC', id: 'ASC' } });
      return accounts.filter((account) => account.state !== 'released');
    });
  }

  /** The number that texts leave from unless a thread says otherwise: the oldest active SMS number. */
  async primarySms(): Promise<ChannelAccount | null> {
    const accounts = await this.list();
    return accounts.find((account) => account.channel === 'sms' && account.state === 'active') ?? null;
  }

  async byAddress(address: string, channel?: Channel): Promise<ChannelAccount | null> {
    const accounts = await this.list();
    return accounts.find((account) => account.address === address && (channel === undefined || account.channel === channel)) ?? null;
  }

  create(input: NewChannelAccount): Promise<ChannelAccount> {
    const apiBaseUrl = input.apiBaseUrl ?? this.config.values.twilioApiBaseUrl;
    const isSimulated = isSimulatorUrl(apiBaseUrl);
    const channel = input.channel ?? 'sms';
    const provider = input.provider ?? 'twilio';
    return this.database.transaction(async (tx) => {
      const taken = await this.repository.route(tx, provider, channel, input.address);
      if (taken) throw conflict('numbers.taken', 'This number is already connected. Release it there first.');
      const id = newId();
      const now = this.clock.real();
      return tx.repo(ChannelAccount).insert({
        id,
        channel,
        provider,
        address: input.address,
        displayName: input.displayName ?? '',
        externalAccountId: input.externalAccountId,
        externalNumberId: input.externalNumberId ?? null,
        credentialsSealed: this.secrets.seal(tx.orgId, id, input.authToken),
        apiBaseUrl,
        isSimulated,
        state: input.state ?? 'active',
        origin: input.origin ?? 'bought',
        registration: isSimulated && channel === 'sms' ? 'simulated' : (input.registration ?? 'none'),
        // Twilio answers STOP itself on SMS; on WhatsApp nobody does unless we do (C-15).
        stopReplyOwner: input.stopReplyOwner ?? (channel === 'sms' ? 'provider' : 'app'),
        backfillWatermark: now,
        createdAt: now,
      });
    });
  }

  /** A known account as the provider has it now, with the credentials that opened it. */
  renew(id: string, now: NewChannelAccount): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const accounts = tx.repo(ChannelAccount);
      const known = await accounts.get(id);
      const apiBaseUrl = now.apiBaseUrl ?? known.apiBaseUrl;
      const change = {
        externalAccountId: now.externalAccountId,
        externalNumberId: now.externalNumberId ?? known.externalNumberId,
        credentialsSealed: this.secrets.seal(tx.orgId, id, now.authToken),
        displayName: now.displayName ?? known.displayName,
        apiBaseUrl,
        isSimulated: isSimulatorUrl(apiBaseUrl),
        state: now.state ?? known.state,
      };
      await accounts.update({ id }, change);
      return { ...known, ...change };
    });
  }

  release(id: string): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const accounts = tx.repo(ChannelAccount);
      const account = await accounts.get(id);
      await accounts.update({ id }, { state: 'released' });
      return { ...account, state: 'released' };
    });
  }

  port(account: ChannelAccount): ChannelPort {
    if (account.provider !== 'twilio') throw new AppError('channels.no_adapter', 500, `No adapter speaks to "${account.provider}" yet.`);
    return this.twilio;
  }

  /** Up to where this number's calls were read at the provider, and the time now: it survives every process. */
  callsSeen(id: string): Promise<{ until: Date; now: Date }> {
    return this.database.transaction((tx) => this.repository.callsSeen(tx, id));
  }

  setCallsSeen(id: string, until: Date): Promise<void> {
    return this.database.transaction((tx) => this.repository.setCallsSeen(tx, id, until));
  }

  /** The per-message status callback that names our outbound row. */
  statusCallback(outboundId: string): string {
    return statusCallbackUrl(this.config.values.publicBaseUrl, outboundId, this.secrets.signOutbound(outboundId));
  }

  /** Whose number is this? Asked before any org is known. */
  route(channel: Channel, address: string): Promise<ChannelRoute | null> {
    return this.database.asSystem('webhook routing', (tx) => this.repository.route(tx, 'twilio', channel, address));
  }

  /** Every active account of the installation, ids only: for the inbound backfill and the embedded phone network. */
  allActive(): Promise<ChannelRoute[]> {
    return this.database.asSystem('active channels', (tx) => this.repository.active(tx, 'twilio'));
  }

  /** The org in which the agency of this one keeps what is its own. */
  operationsOrg(orgId: string): Promise<string | null> {
    return this.database.asSystem('agency account', (tx) => this.repository.operationsOrg(tx, orgId));
  }

  /** The number that the agency's alerts leave from, or null: it serves them and provisioning, never an org's messages. */
  async findAgencyAccount(orgId: string): Promise<ChannelAccount | null> {
    const operations = await this.operationsOrg(orgId);
    const accounts = operations ? await this.database.withOrg(operations, () => this.list()) : [];
    return accounts.find((each) => each.provider === 'twilio' && each.state === 'active') ?? null;
  }
}
