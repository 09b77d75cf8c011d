import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import type { AppointmentView } from '../../appointments/appointment.schema.js';
import type { Opening } from '../../appointments/availability.rules.js';
import { Availability } from '../../appointments/availability.service.js';
import { timeLabel } from '../../common/time.rules.js';
import type { Turn, TurnClaim, TurnThread } from '../../conversations/turn.port.js';
import { Leads } from '../../leads/leads.service.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { Booking } from '../htl.schema.js';
import { businessFacts } from './business-facts.rules.js';
import { BusinessReader, type BusinessReading } from './business-reader.service.js';
import { ContextRepository } from './context.repository.js';
import type { TurnContext } from './context.schema.js';
import { engineInput } from './engine-input.rules.js';
import { amountsIn } from './version.rules.js';

/** Words that were decided but never left must still be said: these kinds tell the customer a fact. */
const FACTUAL_KINDS: ReadonlySet<string> = new Set(['booked', 'rescheduled', 'cancelled', 'commitment']);
const FROM_CONTACT = 0.9;

interface Readings extends BusinessReading {
  slots: SlotMap;
  upcoming: AppointmentView[];
  kept: Pick<Opening, 'startsAt' | 'resourceId' | 'label'> | null;
}

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
  ) {}

  /** Reads everything about the person and the business in one go, in the transaction of the claim. */
  async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    const { thread, conversationId } = claim;
    const [business, slots, upcoming, kept] = await Promise.all([
      this.business.read(tx, thread.profileVersionId),
      this.leads.slots(thread.leadId),
      this.appointments.upcomingFor(thread.contactId),
      this.availability.picked(conversationId),
    ]);
    this.prepared.set(thread, { ...business, slots, upcoming, kept });
  }

  async compile(turn: Turn): Promise<TurnContext> {
    const readings = this.prepared.get(turn.thread);
    if (!readings) throw new Error('A turn is prepared before it is compiled.');
    const { profile, version, kept } = readings;
    const now = turn.claimedAt;
    const business = businessFacts(profile, readings.services, now);
    const slots = withContact(readings.slots, turn.thread, now);
    const upcoming = readings.upcoming.map((view) => toBooking(view, profile.timeZone));
    const isFirstReply = !turn.history.some((message) => message.direction === 'out');
    const input = engineInput({ turn, profile, version, business, slots, upcoming, now, isFirstReply });
    return {
      now,
      profile,
      business,
      slots,
      upcoming,
      picked: kept ? { ...kept, index: 1 } : null,
      hasMedia: turn.hasMedia,
      isFirstReply,
      unsaid: turn.supersedes === null ? null : await this.unsaid(turn.supersedes),
      input,
      content: {
        pricingPolicy: business.pricingPolicy,
        allowedAmounts: amountsIn(input.business.facts),
        allowedHosts: [],
        forbiddenPhrases: version?.forbiddenPhrases ?? [],
        statedTimes: [
          ...input.business.facts.map(({ value }) => value),
          input.business.hoursText,
          ...upcoming.map(({ label }) => label),
          ...turn.messages.map(({ body }) => body),
          slots.preferred_time?.value ?? '',
        ],
      },
      disclaimers: version?.disclaimers ?? [],
      emojiPolicy: version?.tone.emojiPolicy ?? 'sparingly',
      phones: [profile.settings.businessPhone, turn.thread.contactAddress].filter((phone): phone is string => Boolean(phone)),
    };
  }

  private async unsaid(supersedes: string): Promise<string | null> {
    const superseded = await this.database.transaction((tx) => this.repository.supersededReply(tx, supersedes));
    return superseded && FACTUAL_KINDS.has(superseded.kind) ? superseded.reply : null;
  }
}

function withContact(slots: SlotMap, { contactName, contactHome }: TurnThread, now: Date): SlotMap {
  const known = (value: string): NonNullable<SlotMap['name']> => ({
    value,
    confidence: FROM_CONTACT,
    sourceMessageId: null,
    source: 'import',
    updatedAt: now.toISOString(),
  });
  return { ...(contactName && { name: known(contactName) }), ...(contactHome && { address: known(contactHome) }), ...slots };
}

function toBooking(view: AppointmentView, zone: string): Booking {
  return {
    id: view.id,
    label: timeLabel(view.startsAt, zone),
    startsAt: view.startsAt.toISOString(),
    serviceName: view.serviceName,
    serviceId: view.serviceId,
    status: view.status,
    version: view.version,
  };
}
