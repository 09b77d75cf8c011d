import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { CallEvent, VoiceAnswer } from '../channels/channel.port.js';
import { voiceCallbackUrl, type VoiceCallbackKind } from '../channels/voice-callback.rules.js';
import { WebhookHandlers } from '../channels/webhook-handlers.service.js';
import { Clock } from '../common/clock.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { isWorking } from '../orgs/org-status.rules.js';
import { Config } from '../platform/config/config.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { CallLedger } from './call-ledger.service.js';
import { isOver } from './call.machine.js';
import type { CallRow } from './call.schema.js';
import { ForwardingTests } from './forwarding/forwarding-tests.service.js';
import { ringPlan, type RingPlan } from './ring.rules.js';
import { missedVerbs, screenVerbs } from './spoken.rules.js';

/** Answers the provider while a call goes on: what the caller hears, whom we ring, and what is noted. */
@Injectable()
export class CallEvents implements OnModuleInit {
  constructor(
    private readonly handlers: WebhookHandlers,
    private readonly ledger: CallLedger,
    private readonly orgs: OrgsService,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly tests: ForwardingTests,
  ) {}

  onModuleInit(): void {
    this.handlers.onCall((account, event, tx) => this.handle(account, event, tx));
  }

  async handle(account: ChannelAccount, event: CallEvent, tx: Tx): Promise<VoiceAnswer> {
    const ofTest = await this.tests.answer(tx, event);
    if (ofTest !== null) return ofTest;
    const opened = await this.ledger.open(tx, account, event);
    const call = await this.ledger.apply(tx, account, opened, { kind: 'provider', event });
    const profile = await this.orgs.profile();
    switch (event.type) {
      case 'incoming':
        return this.answer(tx, account, call, profile);
      case 'dial_completed':
        return call.status === 'missed' ? this.missedAnswer(call, profile) : [];
      case 'screen':
        return this.screen(event, call, profile);
      case 'recording':
        return [{ say: 'Thank you. We got your message. Goodbye.' }, { hangup: true }];
      case 'status':
      case 'transcription':
        return [];
    }
  }

  /** A repeated webhook gets the same answer: the plan depends on settings and the call, not on what was noted before. */
  private async answer(tx: Tx, account: ChannelAccount, call: CallRow, profile: OrgProfile): Promise<VoiceAnswer> {
    const plan = this.planOf(call, profile);
    const at = this.clock.now();
    if (plan.kind === 'reject') {
      await this.ledger.apply(tx, account, call, { kind: 'rejected', at });
      return [{ reject: 'rejected' }];
    }
    if (plan.kind === 'unreachable') {
      const missed = await this.ledger.apply(tx, account, call, { kind: 'not_dialed', reason: plan.reason, at });
      return this.missedAnswer(missed, profile);
    }
    if (isOver(call)) return this.missedAnswer(call, profile);
    await this.ledger.apply(tx, account, call, { kind: 'dialed', at });
    return this.dial(call, profile, plan);
  }

  private planOf(call: CallRow, profile: OrgProfile): RingPlan {
    const { settings } = profile;
    return ringPlan({
      from: call.isWithheld || !call.from.startsWith('+') ? null : call.from,
      own: call.to,
      forwardedFrom: call.forwardedFrom,
      isOperations: profile.kind === 'operations',
      lineMode: settings.lineMode,
      businessPhone: settings.businessPhone,
      ownerPhone: settings.ownerPhone,
      forwardedNumber: settings.forwardedNumber,
    });
  }

  private dial(call: CallRow, profile: OrgProfile, plan: Extract<RingPlan, { kind: 'ring' }>): VoiceAnswer {
    const { ringSeconds, answerCheck } = profile.settings;
    return [
      {
        dial: {
          number: plan.number,
          timeoutSeconds: ringSeconds,
          callerId: plan.callerId,
          action: this.url('dial-completed', call),
          ...(answerCheck === 'press_1' ? { screenUrl: this.url('screen', call) } : {}),
          ...(answerCheck === 'machine_detection' ? { machineDetectionUrl: this.url('screen', call) } : {}),
        },
      },
    ];
  }

  private screen(event: CallEvent, call: CallRow, profile: OrgProfile): VoiceAnswer {
    if (event.answeredBy !== undefined || event.digits === '1') return [];
    if (event.digits !== undefined) return [{ say: 'Goodbye.' }, { hangup: true }];
    return screenVerbs(profile.name, this.url('screen', call));
  }

  private missedAnswer(call: CallRow, profile: OrgProfile): VoiceAnswer {
    return missedVerbs({
      businessName: profile.name,
      // the business's own words may promise a text, and a paused business sends none
      spokenMessage: isWorking(profile.status) ? profile.settings.spokenMessage : null,
      isTexting: call.textBack === 'sent' || call.textBack === 'acknowledged',
      isVoicemailOn: profile.settings.isVoicemailOn && profile.kind === 'client',
      recordingUrl: this.url('recording', call),
      transcriptionUrl: this.url('transcription', call),
    });
  }

  private url(kind: VoiceCallbackKind, call: CallRow): string {
    return voiceCallbackUrl(this.config.values.publicBaseUrl, kind, { address: call.to, callSid: call.callSid });
  }
}
