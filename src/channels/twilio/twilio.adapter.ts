import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { Clock } from '../../common/clock.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import type {
  ChannelPort,
  InboundMessage,
  OutboundCall,
  OutboundText,
  ProviderCall,
  ProviderMessage,
  SendResult,
} from '../channel.port.js';
import { classifyAnswer, classifyTransport } from './classify-answer.rules.js';
import { MAX_MEDIA, splitAddress } from './parse-message.rules.js';
import { rebase } from './request-client.js';
import { ProviderFailure } from './request-failure.js';
import { TwilioClients, type TwilioClient, type TwilioCredentials } from './twilio-clients.js';

/** Lists stop here; settling and backfill look at minutes, not months. */
const LIST_LIMIT = 1000;

/** Speaks to Twilio, or to anything that speaks Twilio's wire format, through the official SDK. */
@Injectable()
export class TwilioAdapter implements ChannelPort {
  private readonly clients = new TwilioClients();

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
    const rows = await this.clients.read(() =>
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
      mediaCount: Number(row.numMedia ?? 0),
      sentAt: row.dateSent ?? row.dateCreated,
      raw: JSON.parse(JSON.stringify(row)) as Record<string, unknown>,
    }));
  }

  async listMedia(account: ChannelAccount, messageSid: string): Promise<InboundMessage['media']> {
    const base = this.secrets.baseUrlOf(account);
    const rows = await this.clients
      .read(() => this.clientOf(account).messages(messageSid).media.list({ limit: MAX_MEDIA }))
      .catch((error: unknown) => {
        if (error instanceof AppError && error.status === 404) return [];
        throw error;
      });
    // The file is what its description is without the ending (Twilio: Media resource).
    return rows.map(({ uri, contentType }) => ({ url: rebase(base, `https://api.twilio.com${uri.replace(/\.json$/, '')}`), contentType }));
  }

  async listCalls(account: ChannelAccount, query: { to?: string; since: Date; until?: Date; limit?: number }): Promise<ProviderCall[]> {
    const rows = await this.clients.read(() =>
      this.clientOf(account).calls.list({
        ...(query.to ? { to: query.to } : {}),
        startTimeAfter: query.since,
        ...(query.until ? { startTimeBefore: query.until } : {}),
        limit: query.limit ?? LIST_LIMIT,
      }),
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

  credentialsOf(account: ChannelAccount): TwilioCredentials {
    return { accountSid: account.externalAccountId, authToken: this.secrets.open(account), baseUrl: this.secrets.baseUrlOf(account) };
  }

  private clientOf(account: ChannelAccount): TwilioClient {
    return this.clients.of(this.credentialsOf(account));
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
}
