import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { wishToStop } from '../policy/free-text-opt-out.rules.js';
import { isAmbiguousStop } from '../policy/keywords.rules.js';
import { DecisionsRepository } from './decisions.repository.js';
import { decideAtDoor, DOOR_FORMAT, type DoorFacts, type DoorReading, type DoorRoute } from './door.rules.js';
import { Emergencies } from './emergencies.service.js';
import { Escalations } from './escalations.service.js';
import { InboundRepository, type Ingested } from './inbound.repository.js';
import { OptOuts, type Leaver } from './opt-outs.service.js';
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
    private readonly optOuts: OptOuts,
    private readonly thread: ThreadState,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly emergencies: Emergencies,
  ) {}

  async apply(tx: Tx, route: DoorRoute, inbound: RoutedInbound): Promise<void> {
    if (route !== 'opt_out' && route !== 'opt_out_free_text') await this.earlier(tx, inbound);
    switch (route) {
      case 'opt_out':
        return this.optOut(tx, inbound);
      case 'opt_out_free_text':
        return this.optOutInOwnWords(tx, inbound);
      case 'emergency':
        return this.emergency(tx, inbound);
      case 'resubscribe':
        await this.optOuts.lift(leaverIn(inbound), inbound.reading.isYes ? 'yes' : 'start');
        return this.settle(tx, route, inbound);
      case 'suppressed':
        return this.suppressed(tx, inbound);
      case 'human':
        await this.passedOn(tx, route, inbound);
        return this.received(tx, inbound);
      case 'blocked':
      case 'paused':
        return this.passedOn(tx, route, inbound);
      case 'help':
        return this.settle(tx, route, inbound);
    }
  }

  /** The decision about this text covers those before it that still waited for their turn: an opt-out among them must count. */
  private async earlier(tx: Tx, { account, ingested }: RoutedInbound): Promise<void> {
    const { conversationId: id, address: contactAddress, contactId, leadId, processedSeq, memory, seq, isSuppressed } = ingested;
    if (isSuppressed) return;
    await this.optOuts.unread(tx, { id, contactId, leadId, contactAddress, accountId: account.id, processedSeq, memory }, seq - 1);
  }

  /** No engine reads it: a doubtful opt-out goes to a person, a sure one took another route. */
  private async passedOn(tx: Tx, route: 'human' | 'blocked' | 'paused', inbound: RoutedInbound): Promise<void> {
    await this.settle(tx, route, inbound);
    const { body, ingested } = inbound;
    if (wishToStop(body) === 'doubtful') await this.optOuts.doubt(tx, leaverIn(inbound), { id: ingested.messageId, body });
  }

  /** 47 CFR 64.1200(a)(10)-(12): revoked at once, everything pending is withdrawn, at most one confirmation. */
  private async optOut(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { ingested, body } = inbound;
    const { messageId: key, hasBooking } = ingested;
    const isNew = await this.optOuts.record(tx, leaverIn(inbound), { source: 'keyword', evidence: body, hasBooking, key });
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
  }

  /** Said where no engine reads on. People keep the thread that they hold, and see why nothing leaves any more. */
  private async optOutInOwnWords(tx: Tx, inbound: RoutedInbound): Promise<void> {
    const { body, ingested } = inbound;
    const { messageId: id, conversationId, hasBooking, handler } = ingested;
    const isNew = await this.optOuts.recordForPeople(tx, leaverIn(inbound), { id, body, hasBooking });
    if (handler === 'ai') await this.thread.close(tx, conversationId, 'opted_out');
    await this.settle(tx, 'opt_out_free_text', inbound, isNew);
    await this.received(tx, inbound);
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

function leaverIn({ account, ingested }: RoutedInbound): Leaver {
  const { conversationId, contactId, leadId, address } = ingested;
  return { conversationId, contactId, leadId, address, accountId: account.id };
}
