import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import type { CallEvent, SendResult, VoiceAnswer } from '../channels/channel.port.js';
import { renderTwiml } from '../channels/twilio/twiml.rules.js';
import { voiceCallbackUrl } from '../channels/voice-callback.rules.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { Clock } from '../common/clock.js';
import { Config } from '../platform/config/config.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { JobsService } from '../scheduler/jobs.service.js';
import { readReference, writeReference } from './call-chain.rules.js';
import { ACKNOWLEDGE_JOB } from './acknowledgements.service.js';
import { StaffTexts } from './staff-texts.service.js';

/** Our calls carry this purpose, so that their events never look like a customer's call. */
const PURPOSE = 'alert';
const GATHER_SECONDS = 8;

/** Places the spoken alert and hears the key that confirms it. */
@Injectable()
export class AlertCaller implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly texts: StaffTexts,
    private readonly accounts: ChannelAccounts,
    private readonly handlers: WebhookHandlers,
    private readonly jobs: JobsService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.handlers.onCall((_account, event, tx) => this.answer(event, tx), PURPOSE);
  }

  /** Calls one phone from the agency's alert number; null when there is no such number. */
  async place(orgId: string, escalationId: string, phone: string, spoken: string): Promise<SendResult | null> {
    const desk = await this.texts.desk(orgId);
    if (!desk) return null;
    const { account } = desk;
    const action = voiceCallbackUrl(this.config.values.publicBaseUrl, 'screen', {
      address: account.address,
      purpose: PURPOSE,
      reference: writeReference(orgId, escalationId),
    });
    const gather = { gather: { numDigits: 1, timeoutSeconds: GATHER_SECONDS, action, say: spoken } };
    // Said twice: people pick up in the middle of a sentence.
    const twiml = renderTwiml([gather, gather, { say: 'We did not hear a key. We will try again.' }, { hangup: true }]);
    return this.database.withOrg(desk.operationsOrgId, () =>
      this.accounts.port(account).placeCall(account, { to: phone, from: account.address, twiml }),
    );
  }

  private async answer(event: CallEvent, tx: Tx): Promise<VoiceAnswer> {
    const about = readReference(event.reference);
    if (event.type !== 'screen' || !about) return [];
    if (event.digits !== '1') return [{ say: 'That was not 1. We will try again.' }, { hangup: true }];
    await this.jobs.schedule(tx, {
      kind: ACKNOWLEDGE_JOB,
      dedupeKey: `${about.escalationId}:${event.callSid}`,
      dueAt: this.clock.now(),
      payload: { ...about, callSid: event.callSid },
    });
    return [{ say: 'Thank you. The alert is confirmed. The details are in your text messages.' }, { hangup: true }];
  }
}
