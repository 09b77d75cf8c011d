import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { consolePages } from '../common/console-links.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import type { EventPayload } from '../scheduler/events.service.js';
import { AlertFactsRepository, type AppointmentFacts, type ConversationFacts, type OutboundFacts } from './alert-facts.repository.js';
import { STALE_WORDS } from './alert-words.rules.js';
import { AlertOutside } from './alert-outside.service.js';
import { Alerts, type AlertRequest } from './alerts.service.js';

/** Gathers the facts of an event and raises its alert. */
@Injectable()
export class AlertWriter {
  constructor(
    private readonly facts: AlertFactsRepository,
    private readonly alerts: Alerts,
    private readonly outside: AlertOutside,
  ) {}

  /** Missed and repeated calls of one number are one story: "3rd call in 10 min". */
  async call(tx: Tx, event: 'call.missed' | 'call.repeat', callId: string): Promise<void> {
    const call = await this.facts.call(tx, callId);
    if (!call || call.is_staff) return;
    await this.alerts.raise(tx, {
      event,
      groupKey: `call:${call.is_withheld ? call.id : call.from_address}`,
      source: call.id,
      facts: {
        name: call.name,
        phone: call.is_withheld ? null : await this.outside.phone(call.from_address),
        call: { at: call.started_at, isAfterHours: call.is_after_hours, isWithheld: call.is_withheld, textBack: call.text_back },
      },
      link: call.conversation_id ? consolePages.thread(call.conversation_id) : consolePages.calls,
      conversationId: call.conversation_id,
    });
  }

  /** One story per limit and level: the warning at 80 % and the end are two. */
  async quota(tx: Tx, payload: EventPayload): Promise<void> {
    const name = typeof payload.quota === 'string' ? payload.quota : '';
    const level = Number(payload.level);
    await this.alerts.raise(tx, {
      event: 'quota.reached',
      groupKey: `quota:${name}:${level}`,
      source: `${name}:${String(payload.period)}:${level}`,
      facts: { name: null, phone: null, quota: { name, level } },
      link: consolePages.usage,
    });
  }

  /** One story per engine; the key of the event names the outage. */
  async engineDown(tx: Tx, payload: EventPayload): Promise<void> {
    const word = (name: string): string => (typeof payload[name] === 'string' ? payload[name] : '');
    await this.alerts.raise(tx, {
      event: 'engine.down',
      groupKey: `engine:${word('engine')}`,
      source: word('key'),
      facts: { name: null, phone: null, engine: { name: word('engine'), reason: word('reason'), standIn: word('standIn') } },
      link: consolePages.usage,
    });
  }

  /** One story per experiment: what was stopped, and what told. */
  async experimentStopped(tx: Tx, payload: EventPayload): Promise<void> {
    const word = (name: string): string | null => (typeof payload[name] === 'string' ? payload[name] : null);
    const id = word('experimentId') ?? '';
    await this.alerts.raise(tx, {
      event: 'experiment.stopped',
      groupKey: `experiment:${id}:${word('variant') ?? ''}`,
      source: `${id}:${word('variant') ?? word('reason')}`,
      facts: {
        name: null,
        phone: null,
        experiment: {
          name: word('name') ?? '',
          variant: word('variant'),
          guard: word('guard'),
          reason: word('reason') ?? '',
          isOver: payload.isOver === true,
        },
      },
      link: consolePages.experiment(id),
    });
  }

  async registrationRejected(tx: Tx, { part, reason, isWithdrawn, key }: EventPayload): Promise<void> {
    await this.alerts.raise(tx, {
      event: 'registration.rejected',
      groupKey: `registration:${String(part)}:${isWithdrawn === true ? 'withdrawn' : 'rejected'}`,
      source: String(key),
      facts: { name: null, phone: null, registration: { part: String(part), reason: String(reason), isWithdrawn: isWithdrawn === true } },
      link: consolePages.registration,
    });
  }

  /** One story per kind and day: an outage fails the same work again and again. */
  async jobDead(tx: Tx, kind: string, key: string): Promise<void> {
    const facts = { name: null, phone: null, job: kind };
    await this.alerts.raise(tx, { event: 'job.dead', groupKey: `job:${kind}`, source: key, facts, link: consolePages.home });
  }

  async qualified(tx: Tx, leadId: string): Promise<void> {
    const lead = await this.facts.lead(tx, leadId);
    if (!lead) return;
    await this.alerts.raise(tx, {
      event: 'lead.qualified',
      groupKey: `qualified:${lead.id}`,
      source: lead.id,
      facts: { name: lead.slots.name ?? lead.name, phone: lead.phone ? await this.outside.phone(lead.phone) : null, ...wish(lead.slots) },
      link: lead.conversation_id ? consolePages.thread(lead.conversation_id) : consolePages.lead(lead.id),
      conversationId: lead.conversation_id,
    });
  }

  async appointment(
    tx: Tx,
    event: 'appointment.booked' | 'appointment.rescheduled' | 'appointment.cancelled',
    id: string,
    payload: EventPayload,
  ): Promise<void> {
    // What a person of the business did in the console is no news to the business.
    const appointment = payload.source === 'staff' ? null : await this.facts.appointment(tx, id);
    if (!appointment) return;
    const previous = typeof payload.previousStartsAt === 'string' ? DateTime.fromISO(payload.previousStartsAt).toJSDate() : null;
    await this.alerts.raise(tx, {
      event,
      groupKey: `${event}:${id}`,
      source: `${event}:${appointment.starts_at.toISOString()}`,
      facts: {
        ...(await this.person(appointment.name, appointment.phone)),
        appointment: { ...booking(appointment), previousStartsAt: previous },
      },
      link: consolePages.appointment(id),
      conversationId: appointment.conversation_id,
    });
  }

  /** `possible`: only an engine says so, and no hazard is named. */
  async emergency(
    tx: Tx,
    event: 'emergency.detected' | 'emergency.possible',
    { conversationId, escalationId, hazard }: { conversationId: string; escalationId: string; hazard: string | null },
  ): Promise<void> {
    await this.thread(tx, conversationId, async (conversation) => ({
      event,
      groupKey: `${event === 'emergency.detected' ? 'emergency' : 'possible-emergency'}:${conversationId}`,
      source: escalationId,
      facts: { ...(await this.customer(tx, conversation)), hazard },
      escalationId,
    }));
  }

  /** One story per call to action and conversation. */
  async ctaCompleted(tx: Tx, conversationId: string, payload: EventPayload): Promise<void> {
    const [ctaId, kind, label] = [payload.ctaId, payload.kind, payload.label].map((value) => (typeof value === 'string' ? value : ''));
    await this.thread(tx, conversationId, async (conversation) => ({
      event: 'cta.completed',
      groupKey: `cta:${conversationId}:${ctaId}`,
      source: `${conversationId}:${ctaId}`,
      facts: { ...(await this.customer(tx, conversation)), cta: { kind: kind ?? '', label: label ?? '' } },
    }));
  }

  async humanNeeded(tx: Tx, conversationId: string, escalationId: string, reason: unknown): Promise<void> {
    const escalation = escalationId ? await this.facts.escalation(tx, escalationId) : null;
    await this.thread(tx, conversationId, async (conversation) => ({
      event: 'conversation.human_needed',
      groupKey: `human:${conversationId}`,
      source: escalationId || conversationId,
      facts: { ...(await this.customer(tx, conversation)), reason: plain(escalation?.reason ?? reason) },
      escalationId: escalation ? escalationId : null,
    }));
  }

  /** What somebody should have done by now. Whoever wrote in the thread meanwhile has done it. The first has one story with the reminder that a customer waits. */
  async overdue(tx: Tx, escalationId: string, source: string): Promise<void> {
    const item = await this.facts.escalation(tx, escalationId);
    if (!item) return;
    const conversation = item.conversation_id ? await this.facts.conversation(tx, item.conversation_id) : null;
    if (conversation && (await this.facts.hasHumanReplySince(tx, conversation.id, item.created_at))) return;
    await this.alerts.raise(tx, {
      event: 'action.overdue',
      groupKey: `waiting:${conversation?.id ?? escalationId}`,
      source,
      facts: {
        ...(await this.person(conversation?.slots.name ?? item.name, conversation?.contact_address ?? null)),
        promise: { text: item.promise, dueAt: item.due_at },
      },
      link: conversation ? consolePages.thread(conversation.id) : consolePages.actions,
      conversationId: conversation?.id ?? null,
      escalationId,
      isPerItem: true,
    });
  }

  async noOpenings(tx: Tx, conversationId: string): Promise<void> {
    await this.thread(tx, conversationId, async (conversation) => ({
      event: 'conversation.no_openings',
      groupKey: `no-openings:${conversationId}`,
      source: (await this.facts.lastInbound(tx, conversationId))?.id ?? conversationId,
      facts: await this.customer(tx, conversation),
    }));
  }

  /** Only when a booking stands that can no longer be confirmed by text. */
  async optedOut(tx: Tx, conversationId: string): Promise<void> {
    const conversation = await this.facts.conversation(tx, conversationId);
    const appointment = conversation && (await this.facts.openAppointment(tx, conversation.contact_id));
    if (!appointment) return;
    await this.thread(tx, conversationId, async () => ({
      event: 'conversation.opted_out',
      groupKey: `opted-out:${conversationId}`,
      source: appointment.id,
      facts: { ...(await this.person(conversation.name, conversation.contact_address)), appointment: booking(appointment) },
    }));
  }

  async message(tx: Tx, conversationId: string, messageId: string, isRelayed: boolean): Promise<void> {
    const message = await this.facts.message(tx, messageId);
    await this.thread(tx, conversationId, async (conversation) => ({
      event: 'message.received',
      groupKey: `message:${conversationId}`,
      source: messageId,
      facts: { ...(await this.person(conversation.name, conversation.contact_address)), words: message?.body ?? null },
      isRelayed,
    }));
  }

  async outboundFailed(tx: Tx, outbound: OutboundFacts, reason: string): Promise<void> {
    const conversation = outbound.conversation_id ? await this.facts.conversation(tx, outbound.conversation_id) : null;
    await this.alerts.raise(tx, {
      event: 'outbound.failed',
      groupKey: `failed:${outbound.conversation_id ?? outbound.to_address}`,
      source: outbound.id,
      facts: { ...(await this.person(conversation?.name ?? null, outbound.to_address)), reason: plain(reason), words: outbound.body },
      link: conversation ? consolePages.thread(conversation.id) : consolePages.actions,
      conversationId: outbound.conversation_id,
    });
  }

  /** A website that was rebuilt is one story, not twenty. */
  async knowledge(tx: Tx, documentId: string, document: string, reason: string): Promise<void> {
    await this.alerts.raise(tx, {
      event: 'knowledge.stale',
      groupKey: 'knowledge',
      source: documentId,
      facts: { name: null, phone: null, document, reason: STALE_WORDS[reason] ?? null },
      link: consolePages.knowledge,
      conversationId: null,
    });
  }

  private async thread(
    tx: Tx,
    conversationId: string,
    request: (conversation: ConversationFacts) => Promise<Omit<AlertRequest, 'link' | 'conversationId'>>,
  ): Promise<void> {
    const conversation = await this.facts.conversation(tx, conversationId);
    if (!conversation) return;
    await this.alerts.raise(tx, { ...(await request(conversation)), link: consolePages.thread(conversationId), conversationId });
  }

  /** The customer with their wish and last words. */
  private async customer(tx: Tx, conversation: ConversationFacts): Promise<AlertRequest['facts']> {
    const last = await this.facts.lastInbound(tx, conversation.id);
    const person = await this.person(conversation.slots.name ?? conversation.name, conversation.contact_address);
    return {
      ...person,
      ...wish(conversation.slots),
      address: conversation.slots.address ?? conversation.address,
      words: last?.body ?? null,
    };
  }

  private async person(name: string | null, address: string | null): Promise<{ name: string | null; phone: string | null }> {
    return { name, phone: address ? await this.outside.phone(address) : null };
  }
}

function wish(slots: Record<string, string>): Pick<AlertRequest['facts'], 'service' | 'urgency' | 'address' | 'preferredTime'> {
  return {
    service: slots.service_needed ?? null,
    urgency: slots.urgency ?? null,
    address: slots.address ?? null,
    preferredTime: slots.preferred_time ?? null,
  };
}

function booking(appointment: AppointmentFacts): { startsAt: Date; serviceName: string; address: string | null; reason: string | null } {
  return {
    startsAt: appointment.starts_at,
    serviceName: appointment.service_name,
    address: appointment.address,
    reason: plain(appointment.cancel_reason),
  };
}

/** Stored words such as `asked_for_person` as people write them; a closing full stop is ours to add. */
function plain(reason: unknown): string | null {
  return typeof reason === 'string' && reason.trim() !== '' ? reason.replaceAll('_', ' ').trim().replace(/\.+$/, '') : null;
}
