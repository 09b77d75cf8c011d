import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import { addMinutes } from '../common/clock.js';
import { Conversations } from '../conversations/conversations.service.js';
import { FollowUps } from '../conversations/follow-ups.service.js';
import { Outbound } from '../conversations/outbound.service.js';
import { Leads } from '../leads/leads.service.js';
import { isWorking } from '../orgs/org-status.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { textBackBody } from '../policy/text-back-body.rules.js';
import { Events } from '../scheduler/events.service.js';
import type { CallRow } from './call.schema.js';
import { CallerFacts, type Caller } from './caller-facts.service.js';
import { CallsRepository } from './calls.repository.js';
import { acknowledgementBody, decideTextBack, STALE_MINUTES, type TextBackDecision } from './text-back.rules.js';

/** A missed call with its decision. */
export interface DecidedCall {
  call: CallRow;
  /** Somebody we are already in touch with: the owner hears "keeps calling" instead of "missed call". */
  isRepeat: boolean;
}

/** Decides, once per missed call and in the transaction that ended it, whether the caller is texted, and queues the text. */
@Injectable()
export class MissedCalls {
  constructor(
    private readonly callers: CallerFacts,
    private readonly repository: CallsRepository,
    private readonly leads: Leads,
    private readonly conversations: Conversations,
    private readonly outbound: Outbound,
    private readonly followUps: FollowUps,
    private readonly events: Events,
  ) {}

  /** The call with its decision; whoever asked saves it and announces it then. */
  async decide(tx: Tx, account: ChannelAccount, missed: CallRow): Promise<DecidedCall> {
    const caller = await this.callers.of(tx, account, missed);
    const decision = decideTextBack(caller.facts);
    const call: CallRow = {
      ...missed,
      contactId: caller.contact?.id ?? missed.contactId,
      conversationId: caller.thread?.id ?? null,
      textBack: decision.textBack,
      textBackReason: decision.reason,
    };
    if (caller.contact && !caller.contact.isBlocked && isWorking(caller.profile.status)) {
      call.leadId = (await this.leads.openFor(caller.contact.id, 'missed_call')).id;
    }
    if (decision.textBack !== 'skipped') await this.text(tx, account, call, caller, decision);
    return { call, isRepeat: decision.isRepeat };
  }

  /** After the call was saved: tells the rest of the system what happened. */
  async announce(tx: Tx, { call, isRepeat }: DecidedCall): Promise<void> {
    if (call.isStaff || call.textBackReason === 'operations' || call.textBackReason === 'blocked') return;
    const count = call.isWithheld ? 1 : await this.repository.missedLately(tx, call.from);
    const payload = { callId: call.id, conversationId: call.conversationId, count };
    await this.events.emit(tx, isRepeat ? 'call.repeat' : 'call.missed', payload, call.id);
  }

  private async text(tx: Tx, account: ChannelAccount, call: CallRow, caller: Caller, decision: TextBackDecision): Promise<void> {
    const isFirst = decision.textBack === 'sent';
    const { name, settings } = caller.profile;
    const thread = await this.conversations.openThread({
      contactId: caller.contact!.id,
      accountId: account.id,
      address: call.from,
      leadId: call.leadId,
    });
    call.conversationId = thread.id;
    const queued = await this.outbound.queue(tx, {
      conversationId: thread.id,
      accountId: account.id,
      to: call.from,
      body: isFirst ? textBackBody(name, settings.greeting) : acknowledgementBody(name),
      lane: 'reply',
      kind: isFirst ? 'reply_to_call' : 'call_acknowledgement',
      dedupeKey: `missed-call:${call.callSid}`,
      sender: 'ai',
      expiresAt: addMinutes(caller.facts.endedAt, STALE_MINUTES),
    });
    call.textBackOutboundId = queued?.outboundId ?? null;
    if (!isFirst) return;
    if (call.leadId) await this.leads.transition(call.leadId, 'contacted');
    await this.followUps.schedule(tx, thread.id);
  }
}
