import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import type { Tx } from '../platform/database/database.service.js';
import { Leads } from '../leads/leads.service.js';
import { Events } from '../scheduler/events.service.js';
import type { Emergency } from '../policy/emergency.rules.js';
import { OPT_IN_CONFIRMATION, OPT_OUT_CONFIRMATION, HELP } from '../policy/kinds.rules.js';
import { helpText, isAmbiguousStop, optInConfirmation, optOutConfirmation } from '../policy/keywords.rules.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { Escalations } from './escalations.service.js';
import { InboundRepository, type Ingested } from './inbound.repository.js';
import type { InboundRoute } from './inbound.rules.js';
import { ThreadState } from './thread-state.service.js';

export interface RoutedInbound {
  account: ChannelAccount;
  body: string;
  ingested: Ingested;
  profile: OrgProfile;
  emergency: Emergency | null;
}

/** The texts that code answers at once, inside the webhook's transaction: opt-outs, emergencies, help, silence. */
@Injectable()
export class InboundRoutes {
  constructor(
    private readonly repository: InboundRepository,
    private readonly decisions: DecisionsRepository,
    private readonly suppressions: Suppressions,
    private readonly thread: ThreadState,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly leads: Leads,
  ) {}

  async apply(tx: Tx, route: Exclude<InboundRoute, 'turn'> | 'paused', inbound: RoutedInbound): Promise<void> {
    switch (route) {
      case 'opt_out':
        return this.optOut(tx, inbound);
      case 'emergency':
        return this.emergency(tx, inbound);
      case 'resubscribe':
        return this.resubscribe(tx, inbound);
      case 'help':
        return this.help(tx, inbound);
      case 'suppressed':
        return this.suppressed(tx, inbound);
      case 'human':
        await this.settle(tx, inbound, 'no_reply', 'handled_by_person');
        return this.received(tx, inbound);
      case 'blocked':
      case 'paused':
        await this.settle(tx, inbound, 'no_reply', route === 'blocked' ? 'contact_blocked' : 'org_paused');
    }
  }

  /** 47 CFR 64.1200(a)(10)-(12): revoked at once, everything pending is withdrawn, at most one confirmation. */
  private async optOut(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { account, ingested, body, profile } = inbound;
    const { isNew } = await this.suppressions.suppress({
      address: this.addressOf(inbound),
      channel: account.channel,
      source: 'keyword',
      evidence: body.slice(0, 200),
      contactId: ingested.contactId,
    });
    await this.thread.silence(tx, ingested.conversationId, 'opted_out');
    // Closing withdraws what is queued, so it comes before the confirmation.
    await this.thread.close(tx, ingested.conversationId, 'opted_out');
    // A repeated STOP is not confirmed again: one text is what the law allows.
    const isOurs = account.stopReplyOwner === 'app' && isNew;
    const decisionId = await this.settle(tx, inbound, isOurs ? 'reply' : 'no_reply', 'opt_out_keyword');
    if (isOurs) await this.reply(tx, inbound, decisionId, OPT_OUT_CONFIRMATION, optOutConfirmation(profile));
    const memory = ingested.memory as { pending?: unknown } | null;
    if (isAmbiguousStop(body) && (ingested.hasBooking || memory?.pending)) {
      await this.escalations.raise(tx, {
        kind: 'opt_out',
        priority: 'high',
        reason: 'cancel_may_mean_booking',
        summary: `"${body.trim()}" opted this person out, but there is a booking or an open question: they may have meant the appointment. Call them.`,
        conversationId: ingested.conversationId,
        leadId: ingested.leadId,
        contactId: ingested.contactId,
        dedupeKey: `opt-out:${ingested.messageId}`,
      });
    }
    await this.events.emit(
      tx,
      'conversation.opted_out',
      { conversationId: ingested.conversationId, contactId: ingested.contactId, hasBooking: ingested.hasBooking },
      ingested.messageId,
    );
  }

  /** Fixed safety text, a critical action, and the call chain to the owner; in every mode, even during a takeover (C-03). */
  private async emergency(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { ingested, body, emergency } = inbound;
    if (!emergency) return;
    const { slots } = await this.leads.mergeSlots(ingested.leadId, [
      { name: 'urgency', value: 'emergency', confidence: 1, sourceMessageId: ingested.messageId },
    ]);
    const summary = `Possible emergency (${emergency.hazard.replaceAll('_', ' ')}): "${body.slice(0, 160)}"`;
    const escalationId = await this.escalations.raise(tx, {
      kind: 'emergency',
      priority: 'critical',
      reason: `emergency_${emergency.hazard}`,
      summary,
      package: {
        reason: `emergency_${emergency.hazard}`,
        priority: 'critical',
        summary,
        slots: Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.value])),
        trend: 'steady',
        recommendedAction: 'Call this person now.',
        // Nothing is looked at before it.
        valueScore: 100,
        hazard: emergency.hazard,
      },
      conversationId: ingested.conversationId,
      leadId: ingested.leadId,
      contactId: ingested.contactId,
      dedupeKey: `emergency:${ingested.messageId}`,
    });
    await this.thread.handToPeople(tx, ingested.conversationId, 'critical');
    const decisionId = await this.settle(tx, inbound, ingested.isSuppressed ? 'no_reply' : 'escalate', `emergency_${emergency.hazard}`);
    if (!ingested.isSuppressed) await this.reply(tx, inbound, decisionId, 'safety', emergency.safetyText, 'emergency');
    await this.events.emit(
      tx,
      'emergency.detected',
      {
        conversationId: ingested.conversationId,
        contactId: ingested.contactId,
        leadId: ingested.leadId,
        escalationId,
        hazard: emergency.hazard,
      },
      ingested.messageId,
    );
  }

  private async resubscribe(tx: Tx, inbound: RoutedInbound): Promise<void> {
    await this.suppressions.lift({ address: this.addressOf(inbound), by: 'keyword' });
    const isOurs = inbound.account.stopReplyOwner === 'app';
    const decisionId = await this.settle(tx, inbound, isOurs ? 'reply' : 'no_reply', 'resubscribed');
    if (isOurs) await this.reply(tx, inbound, decisionId, OPT_IN_CONFIRMATION, optInConfirmation(inbound.profile));
  }

  /** Twilio answers HELP itself unless its handling is off; two answers would confuse (contracts.md 4.2). */
  private async help(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const isOurs = inbound.account.stopReplyOwner === 'app';
    const decisionId = await this.settle(tx, inbound, isOurs ? 'reply' : 'no_reply', 'help_keyword');
    const { name, settings } = inbound.profile;
    if (isOurs) await this.reply(tx, inbound, decisionId, HELP, helpText({ name, phone: settings.businessPhone ?? null }));
  }

  private async suppressed(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { ingested } = inbound;
    await this.settle(tx, inbound, 'no_reply', 'suppressed');
    await this.escalations.raise(tx, {
      kind: 'suppressed_message',
      priority: 'medium',
      reason: 'wrote_after_opt_out',
      summary: 'A person who opted out wrote to you. Nothing is sent to them automatically; call them if they ask for something.',
      conversationId: ingested.conversationId,
      leadId: ingested.leadId,
      contactId: ingested.contactId,
      dedupeKey: `suppressed:${ingested.messageId}`,
    });
    await this.received(tx, inbound);
  }

  private async received(tx: Tx, { ingested }: RoutedInbound): Promise<void> {
    const { conversationId, messageId, handler, handlerUserId, isSuppressed } = ingested;
    await this.events.emit(tx, 'message.received', { conversationId, messageId, handler, handlerUserId, isSuppressed }, messageId);
  }

  /** Records the decision that covers this text and everything unanswered before it. */
  private async settle(
    tx: Tx,
    { ingested }: RoutedInbound,
    action: 'reply' | 'no_reply' | 'escalate',
    reasonCode: string,
  ): Promise<string | null> {
    const id = await this.decisions.insert(tx, ingested.conversationId, {
      trigger: 'ingest',
      fromSeq: ingested.processedSeq,
      toSeq: ingested.seq,
      action,
      reasonCode,
      engine: 'code',
    });
    await this.repository.cover(tx, ingested.conversationId, ingested.seq);
    return id;
  }

  private async reply(
    tx: Tx,
    inbound: RoutedInbound,
    decisionId: string | null,
    kind: string,
    body: string,
    lane: 'reply' | 'emergency' = 'reply',
  ): Promise<void> {
    await this.thread.reply(tx, {
      conversationId: inbound.ingested.conversationId,
      accountId: inbound.account.id,
      to: this.addressOf(inbound),
      body,
      kind,
      lane,
      decisionId,
      dedupeKey: `ingest:${inbound.ingested.messageId}:${kind}`,
    });
  }

  private addressOf(inbound: RoutedInbound): string {
    return inbound.ingested.address;
  }
}
