import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import { Escalations } from '../../conversations/escalations.service.js';
import { Takeovers } from '../../conversations/takeover.service.js';
import { Leads } from '../../leads/leads.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import { Events } from '../../scheduler/events.service.js';
import { businessFacts } from '../context/business-facts.rules.js';
import { BusinessReader } from '../context/business-reader.service.js';
import { ContextRepository, type StoredThread } from '../context/context.repository.js';
import { toBooking, withContact } from '../context/turn-context.rules.js';
import { dueAt, summarise } from '../handoff.rules.js';
import type { EscalationRequest } from '../htl.schema.js';
import { handoffPackage, type HandoffFacts } from './handoff-package.rules.js';
import type { ReportedFailure } from './reported-failure.rules.js';

const MINUTES = 15;

/** Hands a thread over because of what a page reported, as a text of the customer about it would. */
@Injectable()
export class ReportedFailures {
  constructor(
    private readonly repository: ContextRepository,
    private readonly business: BusinessReader,
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly takeovers: Takeovers,
    private readonly escalations: Escalations,
    private readonly events: Events,
  ) {}

  /** `promise` is what the customer hears that people will do, null where nothing is said; several reports of one failure are one item until somebody has done it. */
  async handOver(tx: Tx, conversationId: string, failure: ReportedFailure, promise: string | null, source: string): Promise<void> {
    const thread = await this.repository.stored(tx, conversationId);
    if (!thread) return;
    const facts = await this.facts(tx, thread);
    const { code: reason, priority, recommendedAction, sentence } = failure;
    const request: EscalationRequest = {
      kind: 'human_needed',
      priority,
      reason,
      summary: summarise({ ...facts, text: thread.lastText ?? '' }, sentence),
      recommendedAction,
      dueAt: dueAt(facts, MINUTES),
      promise,
    };
    const since = await this.takeovers.handOver(tx, conversationId, priority, facts.business.isOpenNow ? 'human' : 'paused');
    const stretch = `${source}:${since.toISOString()}`;
    // The thread may stay with people after an item is done: what fails again then is news.
    const done = await this.repository.resolvedItems(tx, conversationId, stretch);
    const { contactId, leadId } = thread;
    const escalationId = await this.escalations.raise(tx, {
      kind: request.kind,
      priority,
      reason,
      summary: request.summary,
      package: handoffPackage(facts, request),
      conversationId,
      leadId,
      contactId,
      dueAt: request.dueAt,
      dedupeKey: done === 0 ? stretch : `${stretch}:${done}`,
    });
    await this.events.emit(
      tx,
      'conversation.human_needed',
      { conversationId, escalationId, reason, kind: request.kind, contactId },
      `human_needed:${escalationId}`,
    );
  }

  /** The facts that a turn would start from, as the thread has stored them. */
  private async facts(tx: Tx, thread: StoredThread): Promise<HandoffFacts & { now: Date }> {
    const now = await tx.now();
    const { profile, services, local } = await this.business.read(tx, thread);
    const slots = thread.leadId === null ? {} : await this.leads.slots(thread.leadId);
    const upcoming = await this.appointments.upcomingFor(thread.contactId);
    return {
      now,
      business: businessFacts(profile, services, now, local),
      slots: withContact(slots, thread, now),
      upcoming: upcoming.map((view) => toBooking(view, profile.timeZone)),
      memory: thread.memory,
      proposal: { sentiment: thread.sentiment, serviceId: null },
    };
  }
}
