import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { TwilioClients, type TwilioCredentials } from './twilio-clients.js';

/** A number that may be bought. */
export interface AvailableNumber {
  address: string;
  /** Town and state, as far as the provider says. */
  locality: string;
  region: string;
}

/** A number as it stands in a provider account. */
export interface ProviderNumber {
  address: string;
  externalNumberId: string;
  /** What the account calls it; ours carry the id of their purchase. */
  name: string;
  voiceUrl: string;
  smsUrl: string;
}

export interface NumberWebhooks {
  voiceUrl: string;
  smsUrl: string;
  statusCallback: string;
}

/** Number search answers at most this many. */
const SEARCH_LIMIT = 20;

/** Orders things at Twilio: accounts, numbers, their webhooks. Every method throws an AppError in our words. */
@Injectable()
export class TwilioProvisioning {
  private readonly clients = new TwilioClients();

  /** Whether the credentials open the account and it may be used; throws a sentence when not. */
  async checkAccount(owner: TwilioCredentials): Promise<{ name: string }> {
    const account = await this.clients.read(() => this.clients.of(owner).api.v2010.accounts(owner.accountSid).fetch());
    if (account.status !== 'active')
      throw new AppError('channels.provider_closed', 422, `The provider account is ${account.status}. Open it at the provider first.`);
    return { name: account.friendlyName };
  }

  /** The subaccount of this name, if the agency's account has opened one already. */
  async findSubaccount(agency: TwilioCredentials, name: string): Promise<TwilioCredentials | null> {
    const accounts = await this.clients.read(() => this.clients.of(agency).api.v2010.accounts.list({ friendlyName: name, limit: 20 }));
    const found = accounts.find(
      (account) => account.friendlyName === name && account.status === 'active' && account.sid !== agency.accountSid,
    );
    return found ? { accountSid: found.sid, authToken: found.authToken, baseUrl: agency.baseUrl } : null;
  }

  /** An account of its own for one org, under the agency's account. */
  async createSubaccount(agency: TwilioCredentials, name: string): Promise<TwilioCredentials> {
    const created = await this.clients.read(() => this.clients.of(agency).api.v2010.accounts.create({ friendlyName: name }));
    return { accountSid: created.sid, authToken: created.authToken, baseUrl: agency.baseUrl };
  }

  /** Local numbers for calls and texts that are free now. */
  async searchNumbers(owner: TwilioCredentials, query: { country: string; areaCode?: string; limit?: number }): Promise<AvailableNumber[]> {
    const rows = await this.clients.read(() =>
      this.clients
        .of(owner)
        .availablePhoneNumbers(query.country)
        .local.list({
          smsEnabled: true,
          voiceEnabled: true,
          limit: query.limit ?? SEARCH_LIMIT,
          ...(query.areaCode ? { areaCode: Number(query.areaCode) } : {}),
        }),
    );
    return rows.map((row) => ({ address: row.phoneNumber, locality: row.locality ?? '', region: row.region ?? '' }));
  }

  /** Buys one number; `name` is how it is found again when the answer is lost. Never repeats by itself. */
  async purchaseNumber(owner: TwilioCredentials, address: string, name: string, webhooks: NumberWebhooks): Promise<ProviderNumber> {
    const bought = await this.clients.read(() =>
      this.clients.of(owner).incomingPhoneNumbers.create({ phoneNumber: address, friendlyName: name, ...hooks(webhooks) }),
    );
    return numberOf(bought);
  }

  /** The number as the account has it now; null when it has it not. */
  async findNumber(owner: TwilioCredentials, address: string): Promise<ProviderNumber | null> {
    const rows = await this.clients.read(() => this.clients.of(owner).incomingPhoneNumbers.list({ phoneNumber: address, limit: 5 }));
    const found = rows.find((row) => row.phoneNumber === address);
    return found ? numberOf(found) : null;
  }

  /** Points calls, texts and call statuses of a number to us; empty addresses unhook it. */
  async configureNumber(owner: TwilioCredentials, externalNumberId: string, webhooks: NumberWebhooks): Promise<ProviderNumber> {
    return numberOf(await this.clients.read(() => this.clients.of(owner).incomingPhoneNumbers(externalNumberId).update(hooks(webhooks))));
  }

  /** The WhatsApp sender of a number, as it was registered at the provider. */
  async findWhatsAppSender(owner: TwilioCredentials, address: string): Promise<{ sid: string; status: string } | null> {
    const senders = await this.clients.read(() =>
      this.clients.of(owner).messaging.v2.channelsSenders.list({ channel: 'whatsapp', limit: 200 }),
    );
    const found = senders.find((sender) => sender.senderId === `whatsapp:${address}`);
    return found ? { sid: found.sid, status: found.status } : null;
  }

  async releaseNumber(owner: TwilioCredentials, externalNumberId: string): Promise<void> {
    await this.clients.read(() => this.clients.of(owner).incomingPhoneNumbers(externalNumberId).remove());
  }
}

/** On a number the status callback is that of CALLS; texts name theirs one by one (contracts.md 0.5). */
function hooks({ voiceUrl, smsUrl, statusCallback }: NumberWebhooks) {
  return { voiceUrl, voiceMethod: 'POST', smsUrl, smsMethod: 'POST', statusCallback, statusCallbackMethod: 'POST' };
}

function numberOf(row: { phoneNumber: string; sid: string; friendlyName: string; voiceUrl: string; smsUrl: string }): ProviderNumber {
  return {
    address: row.phoneNumber,
    externalNumberId: row.sid,
    name: row.friendlyName,
    voiceUrl: row.voiceUrl ?? '',
    smsUrl: row.smsUrl ?? '',
  };
}
