import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import { Availability } from '../../appointments/availability.service.js';
import type { Turn, TurnClaim, TurnThread } from '../../conversations/turn.port.js';
import type { TokenCounter } from '../../engines/tokens.rules.js';
import { Leads } from '../../leads/leads.service.js';
import { isOfferable } from '../ctas/cta-choice.rules.js';
import { CtaLinks } from '../ctas/cta-links.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { NOTHING_FOUND, type Found } from '../retrieval/found.schema.js';
import { ActiveRules } from '../rules/active-rules.service.js';
import { BusinessReader } from './business-reader.service.js';
import { ContextRepository } from './context.repository.js';
import type { TurnContext } from './context.schema.js';
import { contextOf, toBooking, type Readings } from './turn-context.rules.js';

/** Gathers what one turn may know; the transaction that reads it is over before an engine thinks. */
@Injectable()
export class ContextCompiler {
  private readonly prepared = new WeakMap<TurnThread, Readings>();

  constructor(
    private readonly database: Database,
    private readonly business: BusinessReader,
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly availability: Availability,
    private readonly repository: ContextRepository,
    private readonly ownRules: ActiveRules,
    private readonly links: CtaLinks,
  ) {}

  /** Reads everything about the person and the business in one go, in the transaction that reads the turn's texts. */
  async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    const { thread, conversationId } = claim;
    const [business, slots, upcoming, kept, ownRules] = await Promise.all([
      this.business.read(tx, thread),
      this.leads.slots(thread.leadId),
      this.appointments.upcomingFor(thread.contactId),
      this.availability.picked(conversationId),
      this.ownRules.forTurn(tx),
    ]);
    const bookings = upcoming.map((view) => toBooking(view, business.profile.timeZone));
    this.prepared.set(thread, { ...business, slots, upcoming: bookings, kept, ownRules });
  }

  /** Readings for a turn that nobody claimed, such as those of a draft. */
  give(turn: Turn, readings: Readings): void {
    this.prepared.set(turn.thread, readings);
  }

  /** `count` is that of the engine that will be asked. */
  async compile(turn: Turn, count: TokenCounter): Promise<TurnContext> {
    const readings = this.prepared.get(turn.thread);
    if (!readings) throw new Error('A turn is prepared before it is compiled.');
    const { supersedes } = turn;
    const unsaid = supersedes === null ? null : await this.database.transaction((tx) => this.repository.factIn(tx, supersedes));
    const context = contextOf(turn, readings, unsaid, NOTHING_FOUND, count);
    const list = (readings.ctas ?? []).filter(isOfferable);
    if (list.length === 0) return context;
    return { ...context, ctas: { list, sequence: readings.version?.ctaSequence ?? [], link: this.links.fresh() } };
  }

  /** The same context with what was looked up for it. */
  withFound(turn: Turn, context: TurnContext, found: Found, count: TokenCounter): TurnContext {
    const readings = this.prepared.get(turn.thread);
    if (!readings || found.pieces.length === 0) return { ...context, found };
    const { ctas } = context;
    return { ...contextOf(turn, readings, context.unsaid, found, count), ...(ctas && { ctas }) };
  }
}
