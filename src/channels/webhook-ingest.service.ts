import { Injectable, Logger } from '@nestjs/common';
import { AppError, invalid } from '../common/errors.js';
import { Clock } from '../common/clock.js';
import { beforeDeadline } from '../common/deadline.js';
import { Config } from '../platform/config/config.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Metrics } from '../platform/metrics/metrics.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import { AccountRoutes } from './account-routes.service.js';
import { AnswerTimes } from './answer-times.service.js';
import type { Channel, ChannelAccount } from './channel-account.entity.js';
import { ChannelSecrets } from './channel-secrets.service.js';
import type { CallEventType } from './channel.port.js';
import { outboundOf } from './status-callback.rules.js';
import { field, parseForm, type Form } from './twilio/form.rules.js';
import { parseCallEvent } from './twilio/parse-call.rules.js';
import { parseInboundMessage, splitAddress } from './twilio/parse-message.rules.js';
import { parseReceipt } from './twilio/parse-receipt.rules.js';
import { isSignedBy } from './twilio/signature.rules.js';
import { EMPTY_TWIML, renderTwiml } from './twilio/twiml.rules.js';
import { voiceCallbackOf } from './voice-callback.rules.js';
import { WebhookHandlers } from './webhook-handlers.service.js';
import type { WebhookRequest } from './webhook-request.js';

const UNKNOWN_NUMBER = renderTwiml([
  { say: 'Sorry, this number is not in service. Please check the number and try again. Goodbye.' },
  { hangup: true },
]);
const SAFE_ANSWER = renderTwiml([
  { say: 'Sorry, we cannot take your call right now. Please send a text message to this number, and we will help you there. Goodbye.' },
  { hangup: true },
]);

/**
 * Takes provider webhooks: account by receiving address, signature on the raw bytes with that account's secret, then the
 * registered handler inside one transaction. 200 only after the commit; anything else is 503, so that the provider repeats.
 */
@Injectable()
export class WebhookIngest {
  private readonly logger = new Logger(WebhookIngest.name);

  constructor(
    private readonly routes: AccountRoutes,
    private readonly secrets: ChannelSecrets,
    private readonly handlers: WebhookHandlers,
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly times: AnswerTimes,
  ) {}

  message(request: WebhookRequest): Promise<string> {
    return this.inTime(this.storeMessage(request));
  }

  messageStatus(request: WebhookRequest): Promise<string> {
    return this.inTime(this.storeReceipt(request));
  }

  /** Voice answers within two seconds whatever happens; a call that was not stored is caught by its status callback. */
  async call(type: CallEventType, request: WebhookRequest): Promise<string> {
    const work = this.storeCall(type, request);
    if (type !== 'incoming' && type !== 'dial_completed') return this.inTime(work);
    try {
      return await beforeDeadline(this.times.voiceMs, work, () => SAFE_ANSWER);
    } catch (error) {
      if (type === 'incoming' && error instanceof AppError && error.status === 503) return SAFE_ANSWER;
      throw error;
    }
  }

  private inTime(work: Promise<string>): Promise<string> {
    return beforeDeadline(this.times.eventMs, work, () => {
      throw this.notStored(new Error('the database is too busy'));
    });
  }

  private async storeMessage(request: WebhookRequest): Promise<string> {
    const form = this.accept(request);
    const to = splitAddress(required(form, 'To'));
    const account = await this.accountFor(to.channel, to.address);
    if (!account) throw unknownNumber();
    await this.verify(request, form, account);
    const message = parseInboundMessage(form);
    if (!message) throw invalid({ MessageSid: 'is required, together with From and To' }, 'webhooks.unreadable');
    await this.stored(() => this.handlers.message(account, message));
    return EMPTY_TWIML;
  }

  private async storeReceipt(request: WebhookRequest): Promise<string> {
    const form = this.accept(request);
    const from = splitAddress(required(form, 'From'));
    const account = await this.accountFor(from.channel, from.address);
    if (!account) throw unknownNumber();
    await this.verify(request, form, account);
    const receipt = parseReceipt(form);
    // A status that we do not know is not an error of the provider; it is only nothing to act on.
    if (!receipt) return EMPTY_TWIML;
    Object.assign(
      receipt,
      outboundOf(queryOf(request), (token, id) => this.secrets.isOutboundToken(token, id)),
    );
    await this.commit(account, (tx) => this.handlers.receipt(account, receipt, tx));
    return EMPTY_TWIML;
  }

  private async storeCall(type: CallEventType, request: WebhookRequest): Promise<string> {
    const form = this.accept(request);
    const about = voiceCallbackOf(queryOf(request));
    const address = about.address ?? ownSide(form);
    const account = await this.accountFor('sms', address);
    if (!account && type === 'incoming') return UNKNOWN_NUMBER;
    if (!account) throw unknownNumber();
    await this.verify(request, form, account);
    const event = parseCallEvent(type, form, this.clock.now(), {
      ...(about.callSid ? { parentCallSid: about.callSid } : {}),
      ...(about.address ? { ownAddress: about.address } : {}),
    });
    if (!event) throw invalid({ CallSid: 'is required' }, 'webhooks.unreadable');
    if (about.purpose) event.purpose = about.purpose;
    else if (isOurOwnCall(form)) event.purpose = 'outbound';
    if (about.reference) event.reference = about.reference;
    const answer = await this.commit(account, (tx) => this.handlers.call(account, event, tx));
    return answer.length > 0 ? renderTwiml(answer) : EMPTY_TWIML;
  }

  private accept(request: WebhookRequest): Form {
    const route = request.rawUrl.split('?', 1)[0]!;
    request.whenAnswered(({ status, seconds }) => {
      this.metrics.webhookSeconds.observe({ route, status: String(status) }, seconds);
      if (status === 200) failpoint('webhook.after_200').catch((error: Error) => this.logger.warn(error.message));
    });
    return parseForm(request.rawBody);
  }

  private async accountFor(channel: Channel, address: string): Promise<ChannelAccount | null> {
    if (address.length > 64) return null;
    try {
      return await this.routes.find(channel, address);
    } catch (error) {
      throw this.notStored(error);
    }
  }

  /** One answer for every kind of forgery; another org's account, correctly signed, is one of them. */
  private async verify(request: WebhookRequest, form: Form, account: ChannelAccount): Promise<void> {
    const isSigned = isSignedBy(this.secrets.open(account), {
      url: `${this.config.values.publicBaseUrl}${request.rawUrl}`,
      rawBody: request.rawBody,
      contentType: request.contentType,
      signature: request.signature,
    });
    if (!isSigned || field(form, 'AccountSid') !== account.externalAccountId) {
      this.metrics.rejectedWebhooks.inc({ reason: 'signature' });
      throw new AppError(
        'webhooks.bad_signature',
        403,
        'The signature does not match. Check that PUBLIC_BASE_URL is the address the provider calls.',
      );
    }
    await failpoint('webhook.verified');
  }

  private commit<T>(account: ChannelAccount, handle: (tx: Tx) => Promise<T>): Promise<T> {
    return this.stored(() =>
      this.database.asOrg(
        account.orgId,
        async (tx) => {
          const answer = await handle(tx);
          await failpoint('webhook.before_commit');
          return answer;
        },
        { type: 'customer' },
      ),
    );
  }

  private async stored<T>(store: () => Promise<T>): Promise<T> {
    try {
      const result = await store();
      await failpoint('webhook.after_commit');
      return result;
    } catch (error) {
      throw this.notStored(error);
    }
  }

  private notStored(error: unknown): AppError {
    this.logger.error({ err: error }, 'a webhook was not stored; the provider is asked to repeat it');
    return new AppError('webhooks.not_stored', 503, 'This event could not be stored. Send it again.', { retryAfterSeconds: 1 });
  }
}

/** A call we placed names us as From; a call to us names us as To. */
function ownSide(form: Form): string {
  return isOurOwnCall(form) ? required(form, 'From') : (field(form, 'To') ?? required(form, 'Called'));
}

function isOurOwnCall(form: Form): boolean {
  return field(form, 'Direction')?.startsWith('outbound-api') ?? false;
}

function required(form: Form, name: string): string {
  const value = field(form, name);
  if (!value) throw invalid({ [name]: 'is required' }, 'webhooks.unreadable');
  return value;
}

function queryOf(request: WebhookRequest): URLSearchParams {
  const at = request.rawUrl.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : request.rawUrl.slice(at + 1));
}

function unknownNumber(): AppError {
  return new AppError('webhooks.unknown_number', 404, 'No organisation here owns this number.');
}
