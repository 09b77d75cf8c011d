import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import type { AppointmentView } from '../../appointments/appointment.schema.js';
import type { Opening } from '../../appointments/availability.rules.js';
import { Availability } from '../../appointments/availability.service.js';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { timeLabel } from '../../common/time.rules.js';
import type { Turn, TurnClaim, TurnThread } from '../../conversations/turn.port.js';
import { Leads } from '../../leads/leads.service.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { Booking } from '../htl.schema.js';
import { businessFacts, type LocalFacts, type ServiceFacts } from './business-facts.rules.js';
import { LocalBusiness } from './local-business.service.js';
import { ContextRepository } from './context.repository.js';
import type { TurnContext } from './context.schema.js';
import { engineInput } from './engine-input.rules.js';

/** Words that were decided but never left must still be said: these kinds tell the customer a fact. */
const FACTUAL_KINDS: ReadonlySet<string> = new Set(['booked', 'rescheduled', 'cancelled', 'commitment']);
const FROM_CONTACT = 0.9;

interface Readings {
  profile: OrgProfile;
  local: LocalFacts | null;
  services: readonly ServiceFacts[];
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
    private readonly business: LocalBusiness,
    private readonly catalog: ServiceCatalog,
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly availability: Availability,
    private readonly repository: ContextRepository,
  ) {}

  /** Reads everything about the person and the business in one go, in the transaction of the claim. */
  async prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    const { thread, conversationId } = claim;
    const [{ profile, local }, services, slots, upcoming, kept] = await Promise.all([
      this.business.of(tx, conversationId),
      this.catalog.active(),
      this.leads.slots(thread.leadId),
      this.appointments.upcomingFor(thread.contactId),
      this.availability.picked(conversationId),
    ]);
    this.prepared.set(thread, { profile, local, services, slots, upcoming, kept });
  }

  async compile(turn: Turn): Promise<TurnContext> {
    const readings = this.prepared.get(turn.thread);
    if (!readings) throw new Error('A turn is prepared before it is compiled.');
    const { profile, kept } = readings;
    const now = turn.claimedAt;
    const business = businessFacts(profile, readings.services, now, readings.local);
    const slots = withContact(readings.slots, turn.thread, now);
    const upcoming = readings.upcoming.map((view) => toBooking(view, profile.timeZone));
    const isFirstReply = !turn.history.some((message) => message.direction === 'out');
    const input = engineInput({ turn, profile, business, slots, upcoming, now, isFirstReply });
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
        allowedAmounts: input.business.facts.filter(({ label }) => label.startsWith('Price of')).map(({ value }) => value),
        allowedHosts: [],
        statedTimes: [
          ...input.business.facts.map(({ value }) => value),
          input.business.hoursText,
          ...upcoming.map(({ label }) => label),
          ...turn.messages.map(({ body }) => body),
          slots.preferred_time?.value ?? '',
        ],
      },
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
