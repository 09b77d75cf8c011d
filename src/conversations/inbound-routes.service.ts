import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { isAmbiguousStop } from '../policy/keywords.rules.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { DecisionsRepository } from './decisions.repository.js';
import { decideAtDoor, DOOR_FORMAT, type DoorFacts, type DoorReading, type DoorRoute } from './door.rules.js';
import { Emergencies } from './emergencies.service.js';
import { Escalations } from './escalations.service.js';
import { InboundRepository, type Ingested } from './inbound.repository.js';
import { ThreadState } from './thread-state.service.js';

export interface RoutedInbound {
  account: ChannelAccount;
  body: string;
  ingested: Ingested;
  reading: DoorReading;
  facts: Omit<DoorFacts, 'isFirstOptOut'>;
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
    private readonly emergencies: Emergencies,
  ) {}

  async apply(tx: Tx, route: DoorRoute, inbound: RoutedInbound): Promise<void> {
    switch (route) {
      case 'opt_out':
        return this.optOut(tx, inbound);
      case 'emergency':
        return this.emergency(tx, inbound);
      case 'resubscribe':
        await this.suppressions.lift({ address: inbound.ingested.address, by: 'keyword' });
        return this.settle(tx, route, inbound);
      case 'suppressed':
        return this.suppressed(tx, inbound);
      case 'human':
        await this.settle(tx, route, inbound);
        return this.received(tx, inbound);
      case 'help':
      case 'blocked':
      case 'paused':
        return this.settle(tx, route, inbound);
    }
  }

  /** 47 CFR 64.1200(a)(10)-(12): revoked at once, everything pending is withdrawn, at most one confirmation. */
  private async optOut(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { account, ingested, body } = inbound;
    const { isNew } = await this.suppressions.suppress({
      address: ingested.address,
      channel: account.channel,
      source: 'keyword',
      evidence: body.slice(0, 200),
      contactId: ingested.contactId,
    });
    await this.thread.silence(tx, ingested.conversationId, 'opted_out');
    // Closing withdraws what is queued, so it comes before the confirmation.
    await this.thread.close(tx, ingested.conversationId, 'opted_out');
    await this.settle(tx, 'opt_out', inbound, isNew);
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

  /** Fixed safety text, in every mode, even during a takeover (C-03). */
  private async emergency(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { ingested, body, reading } = inbound;
    await this.emergencies.raise(tx, { ...ingested, hazard: reading.emergency!.hazard, words: body });
    await this.settle(tx, 'emergency', inbound);
  }

  private async suppressed(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { ingested } = inbound;
    await this.settle(tx, 'suppressed', inbound);
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

  /** Records the decision that covers this text and everything unanswered before it, and queues its words. */
  private async settle(tx: Tx, route: DoorRoute, inbound: RoutedInbound, isFirstOptOut = false): Promise<void> {
    const { ingested, account, reading } = inbound;
    const facts: DoorFacts = { ...inbound.facts, isFirstOptOut };
    const decision = decideAtDoor(route, reading, facts);
    const { conversationId, messageId, processedSeq, seq, address } = ingested;
    const decisionId = await this.decisions.insert(tx, conversationId, {
      ...decision,
      trigger: 'ingest',
      fromSeq: processedSeq,
      toSeq: seq,
      engine: 'code',
      replay: { format: DOOR_FORMAT, facts },
    });
    await this.repository.cover(tx, conversationId, seq);
    const { reply: body, messageType: kind } = decision;
    if (body === null || kind === null) return;
    await this.thread.reply(tx, {
      conversationId,
      accountId: account.id,
      to: address,
      body,
      kind,
      lane: route === 'emergency' ? 'emergency' : 'reply',
      decisionId,
      dedupeKey: `ingest:${messageId}:${kind}`,
    });
  }
}
