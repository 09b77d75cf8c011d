import { Injectable } from '@nestjs/common';
import twilio from 'twilio';
import { AppError } from '../../common/errors.js';
import { Clock } from '../../common/clock.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import type {
  AvailableNumber,
  ChannelPort,
  OutboundCall,
  OutboundText,
  ProviderCall,
  ProviderMessage,
  PurchasedNumber,
  SendResult,
} from '../channel.port.js';
import { classifyAnswer, classifyTransport } from './classify-answer.rules.js';
import { splitAddress } from './parse-message.rules.js';
import { AccountRequestClient } from './request-client.js';
import { ProviderFailure } from './request-failure.js';
import { meaningOf } from './twilio-errors.rules.js';

type Client = ReturnType<typeof twilio>;

/** Credentials and address of one provider account, whether or not it has a number with us yet. */
export interface TwilioCredentials {
  accountSid: string;
  authToken: string;
  baseUrl: string;
}

export interface NumberWebhooks {
  voiceUrl: string;
  smsUrl: string;
  statusCallback: string;
}

/** Lists stop here; settling and backfill look at minutes, not months. */
const LIST_LIMIT = 1000;

/** Speaks to Twilio, or to anything that speaks Twilio's wire format, through the official SDK. */
@Injectable()
export class TwilioAdapter implements ChannelPort {
  private readonly transports = new Map<string, AccountRequestClient>();

  constructor(
    private readonly secrets: ChannelSecrets,
    private readonly clock: Clock,
  ) {}

  async send(account: ChannelAccount, text: OutboundText): Promise<SendResult> {
    const prefix = account.channel === 'whatsapp' ? 'whatsapp:' : '';
    return this.attempt(() =>
      this.clientOf(account).messages.create({
        to: `${prefix}${text.to}`,
        from: `${prefix}${text.from}`,
        body: text.body,
        statusCallback: text.statusCallback,
        ...(text.mediaUrls && text.mediaUrls.length > 0 ? { mediaUrl: text.mediaUrls } : {}),
      }),
    );
  }

  async placeCall(account: ChannelAccount, call: OutboundCall): Promise<SendResult> {
    if (!call.twiml && !call.twimlUrl) throw new AppError('channels.bad_call', 500, 'A call needs a document or its address.');
    return this.attempt(() =>
      this.clientOf(account).calls.create({
        to: call.to,
        from: call.from,
        ...(call.twiml ? { twiml: call.twiml } : { url: call.twimlUrl! }),
        ...(call.statusCallback ? { statusCallback: call.statusCallback } : {}),
      }),
    );
  }

  async listMessages(
    account: ChannelAccount,
    query: { to?: string; from?: string; since: Date; until?: Date; limit?: number },
  ): Promise<ProviderMessage[]> {
    const prefix = account.channel === 'whatsapp' ? 'whatsapp:' : '';
    const rows = await this.read(() =>
      this.clientOf(account).messages.list({
        ...(query.to ? { to: `${prefix}${query.to}` } : {}),
        ...(query.from ? { from: `${prefix}${query.from}` } : {}),
        dateSentAfter: query.since,
        ...(query.until ? { dateSentBefore: query.until } : {}),
        limit: query.limit ?? LIST_LIMIT,
      }),
    );
    return rows.map((row) => ({
      sid: row.sid,
      to: splitAddress(row.to).address,
      from: splitAddress(row.from).address,
      body: row.body ?? '',
      direction: row.direction === 'inbound' ? 'inbound' : 'outbound',
      status: row.status,
      ...(row.errorCode ? { errorCode: String(row.errorCode) } : {}),
      sentAt: row.dateSent ?? row.dateCreated,
      raw: JSON.parse(JSON.stringify(row)) as Record<string, unknown>,
    }));
  }

  async listCalls(account: ChannelAccount, query: { to?: string; since: Date }): Promise<ProviderCall[]> {
    const rows = await this.read(() =>
      this.clientOf(account).calls.list({ ...(query.to ? { to: query.to } : {}), startTimeAfter: query.since, limit: LIST_LIMIT }),
    );
    return rows.map((row) => ({
      sid: row.sid,
      ...(row.parentCallSid ? { parentCallSid: row.parentCallSid } : {}),
      to: row.to,
      from: row.from,
      direction: row.direction === 'inbound' ? 'inbound' : 'outbound',
      status: row.status,
      startedAt: row.startTime ?? row.dateCreated,
      durationSeconds: Number(row.duration ?? 0),
      raw: JSON.parse(JSON.stringify(row)) as Record<string, unknown>,
    }));
  }

  /** An account of its own for one org, under the agency's account. */
  async createSubaccount(agency: TwilioCredentials, name: string): Promise<TwilioCredentials> {
    const created = await this.read(() => this.client(agency).api.v2010.accounts.create({ friendlyName: name }));
    return { accountSid: created.sid, authToken: created.authToken, baseUrl: agency.baseUrl };
  }

  async searchNumbers(owner: TwilioCredentials, query: { country: string; areaCode?: string; limit?: number }): Promise<AvailableNumber[]> {
    const rows = await this.read(() =>
      this.client(owner)
        .availablePhoneNumbers(query.country)
        .local.list({
          smsEnabled: true,
          voiceEnabled: true,
          limit: query.limit ?? 10,
          ...(query.areaCode ? { areaCode: Number(query.areaCode) } : {}),
        }),
    );
    return rows.map((row) => ({ address: row.phoneNumber, label: row.friendlyName }));
  }

  async purchaseNumber(owner: TwilioCredentials, address: string, webhooks: NumberWebhooks): Promise<PurchasedNumber> {
    const bought = await this.read(() =>
      this.client(owner).incomingPhoneNumbers.create({
        phoneNumber: address,
        voiceUrl: webhooks.voiceUrl,
        voiceMethod: 'POST',
        smsUrl: webhooks.smsUrl,
        smsMethod: 'POST',
        // On a number this is the status of CALLS; texts name their callback one by one (contracts.md 0.5).
        statusCallback: webhooks.statusCallback,
        statusCallbackMethod: 'POST',
      }),
    );
    return { address: bought.phoneNumber, externalNumberId: bought.sid };
  }

  async releaseNumber(owner: TwilioCredentials, externalNumberId: string): Promise<void> {
    await this.read(() => this.client(owner).incomingPhoneNumbers(externalNumberId).remove());
  }

  credentialsOf(account: ChannelAccount): TwilioCredentials {
    return { accountSid: account.externalAccountId, authToken: this.secrets.open(account), baseUrl: this.secrets.baseUrlOf(account) };
  }

  private clientOf(account: ChannelAccount): Client {
    return this.client(this.credentialsOf(account));
  }

  /** One connection pool per base address, shared by all accounts there. */
  private client(credentials: TwilioCredentials): Client {
    let transport = this.transports.get(credentials.baseUrl);
    if (!transport) {
      transport = new AccountRequestClient(credentials.baseUrl);
      this.transports.set(credentials.baseUrl, transport);
    }
    return twilio(credentials.accountSid, credentials.authToken, { httpClient: transport });
  }

  /** Creates are never thrown: every outcome, known or not, is a result that delivery decides on. */
  private async attempt(create: () => Promise<{ sid: string; status: string }>): Promise<SendResult> {
    try {
      const created = await create();
      return classifyAnswer({ status: 201, body: { sid: created.sid, status: created.status } }, this.clock.real());
    } catch (error) {
      if (error instanceof ProviderFailure) return classifyAnswer(error.answer, this.clock.real());
      return classifyTransport(error);
    }
  }

  /** Reads and number orders: a failure becomes one error in our words. */
  private async read<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ProviderFailure) throw providerError(error);
      throw new AppError('channels.unreachable', 503, 'The phone provider cannot be reached. Try again in a minute.', {
        retryAfterSeconds: 30,
      });
    }
  }
}

function providerError(failure: ProviderFailure): AppError {
  const { status, body } = failure.answer;
  const code = typeof body === 'object' && body !== null ? (body as { code?: unknown }).code : undefined;
  if (status === 429 || status >= 500) {
    return new AppError('channels.provider_busy', 503, 'The phone provider is busy. Try again in a minute.', { retryAfterSeconds: 30 });
  }
  if (code === 21422) return new AppError('numbers.gone', 409, 'Somebody else has just taken this number. Choose another one.');
  if (status === 404) return new AppError('channels.provider_missing', 404, 'The phone provider does not know this number.');
  return new AppError('channels.provider_refused', 422, meaningOf(code as string | number | undefined).message, {
    details: { providerCode: code },
  });
}
