import { Injectable } from '@nestjs/common';
import { Appointments } from '../appointments/appointments.service.js';
import type { AssignedVariant } from '../experiments/experiment.schema.js';
import { Variants } from '../experiments/variants.service.js';
import { Availability } from '../appointments/availability.service.js';
import { AppError } from '../common/errors.js';
import type { Turn } from '../conversations/turn.port.js';
import { Leads } from '../leads/leads.service.js';
import { knownValue, type SlotMap } from '../leads/slots.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import { CtaEffects } from './ctas/cta-effects.service.js';
import type { TurnContext } from './context/context.schema.js';
import { serviceFor } from './decision.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { ThreadOutcome } from './thread-outcome.service.js';
import { feltIn } from './trials/exposure.rules.js';

export interface Committed {
  turn: Turn;
  context: TurnContext;
  facts: Facts;
  plan: Decision;
  decisionId: string;
  /** What the lead knew when it was locked; null for a turn that brings no new fact. */
  known: SlotMap | null;
  /** The variants of experiments that are felt with it; none for words that wait for an approval. */
  felt: readonly AssignedVariant[];
}

/** Carries out what a decision does, inside the transaction that commits the turn. */
@Injectable()
export class TurnEffects {
  constructor(
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly availability: Availability,
    private readonly events: Events,
    private readonly outcome: ThreadOutcome,
    private readonly ctas: CtaEffects,
    private readonly variants: Variants,
  ) {}

  beforeOptOut(turn: Turn): Promise<void> {
    return this.outcome.beforeOptOut(turn);
  }

  /** The facts that this turn changes, locked in the packet of its fence. */
  lock(tx: Tx, turn: Turn, facts: Facts): Promise<SlotMap> | null {
    return facts.changed.length + facts.guessed.length > 0 ? this.leads.lockSlots(tx, turn.thread.leadId) : null;
  }

  async apply(tx: Tx, done: Committed): Promise<void> {
    await this.remember(tx, done);
    await this.calendar(done);
    await this.progress(tx, done);
    this.ctas.apply(tx, done);
    this.expose(tx, done);
    await this.outcome.apply(tx, done);
  }

  /** The same merge that the decision saw, now written with its history. */
  private async remember(tx: Tx, { turn, facts, known }: Committed): Promise<void> {
    const proposals = [...facts.changed, ...facts.guessed].map((name) => {
      const { value, confidence, sourceMessageId } = facts.slots[name]!;
      return {
        name,
        value,
        confidence,
        sourceMessageId,
        isCorrection: facts.proposal.slots.some((slot) => slot.name === name && slot.isCorrection === true),
      };
    });
    if (known) await this.leads.mergeLocked(tx, turn.thread.leadId, known, proposals);
  }

  private async calendar({ turn, facts, plan }: Committed): Promise<void> {
    const { effects } = plan;
    const { conversationId, thread } = turn;
    if (effects.offer)
      await this.availability.offer({ conversationId, openings: effects.offer.openings, serviceId: effects.offer.serviceId });
    if (effects.keep) await this.availability.keep({ conversationId, opening: effects.keep.option, serviceId: effects.keep.serviceId });
    if (effects.book) {
      const serviceName = knownValue(facts.slots, 'service_needed');
      const address = knownValue(facts.slots, 'address');
      await this.appointments.book({
        contactId: thread.contactId,
        leadId: thread.leadId,
        conversationId,
        serviceId: effects.book.serviceId,
        startsAt: new Date(effects.book.option.startsAt),
        preferredId: effects.book.option.resourceId,
        source: 'ai',
        ...(serviceName !== undefined && { serviceName, notes: serviceName }),
        ...(address !== undefined && { address }),
      });
    }
    if (effects.reschedule) {
      const { appointmentId, option } = effects.reschedule;
      await this.appointments.reschedule(appointmentId, { startsAt: new Date(option.startsAt), preferredId: option.resourceId });
    }
    if (effects.cancel) await this.appointments.cancel(effects.cancel.appointmentId, 'Cancelled by the customer by text.');
    if (effects.confirm) await this.appointments.setStatus(effects.confirm.appointmentId, 'confirm');
    if (effects.updateAddress)
      await this.appointments.editDetails(effects.updateAddress.appointmentId, { address: effects.updateAddress.address });
  }

  /** The variants that the words of a decision make felt by somebody who is not counted yet; most customers are in none. `body` is null for silence. */
  feltBy(
    { turn, context, facts, plan }: Omit<Committed, 'decisionId' | 'known' | 'felt'>,
    body: string | null,
  ): readonly AssignedVariant[] {
    if (!context.tried) return [];
    const { thread } = turn;
    const { variants, publishedTiming } = context.tried;
    const unknown = variants.filter((variant) => !this.variants.isKnown(variant, thread.contactId));
    return feltIn(unknown, { thread, facts, plan, body, publishedTiming });
  }

  /** Who is in an experiment counts from the first turn in which they feel it. */
  private expose(tx: Tx, { turn, felt }: Committed): void {
    for (const variant of felt) this.variants.expose(tx, variant, turn.thread.contactId, turn.conversationId);
  }

  private async progress(tx: Tx, { turn, facts, plan, decisionId }: Committed): Promise<void> {
    const { leadId } = turn.thread;
    if (plan.effects.isQualified) {
      await this.move(leadId, 'qualified');
      const service = serviceFor(facts);
      await this.events.emit(
        tx,
        'lead.qualified',
        { leadId, conversationId: turn.conversationId, contactId: turn.thread.contactId, serviceName: service?.name ?? null },
        `lead.qualified:${leadId}`,
      );
    }
    if (plan.effects.isLeadLost) await this.move(leadId, 'lost');
    if (plan.effects.hasNoOpenings) {
      await this.events.emit(
        tx,
        'conversation.no_openings',
        { conversationId: turn.conversationId, leadId, contactId: turn.thread.contactId },
        `no_openings:${decisionId}`,
      );
    }
  }

  /** The lead follows where its own rules allow. */
  private async move(leadId: string, event: 'qualified' | 'lost'): Promise<void> {
    try {
      await this.leads.transition(leadId, event);
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 409) throw error;
    }
  }
}
