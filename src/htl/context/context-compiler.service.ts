import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import type { AppointmentView } from '../../appointments/appointment.schema.js';
import { Availability } from '../../appointments/availability.service.js';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { timeLabel } from '../../common/time.rules.js';
import type { Turn } from '../../conversations/turn.port.js';
import { Leads } from '../../leads/leads.service.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { Booking } from '../htl.schema.js';
import { businessFacts } from './business-facts.rules.js';
import { ContextRepository, type ContactFacts } from './context.repository.js';
import type { TurnContext } from './context.schema.js';
import { engineInput } from './engine-input.rules.js';

/** Words that were decided but never left must still be said: these kinds tell the customer a fact. */
const FACTUAL_KINDS: ReadonlySet<string> = new Set(['booked', 'rescheduled', 'cancelled', 'commitment']);
const FROM_CONTACT = 0.9;

/** Gathers what one turn may know, in one short transaction that is over before an engine thinks. */
@Injectable()
export class ContextCompiler {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly catalog: ServiceCatalog,
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly availability: Availability,
    private readonly repository: ContextRepository,
  ) {}

  compile(turn: Turn): Promise<TurnContext> {
    return this.database.transaction((tx) => this.gather(tx, turn));
  }

  private async gather(tx: Tx, turn: Turn): Promise<TurnContext> {
    const profile = await this.orgs.profile();
    const now = await tx.now();
    const business = businessFacts(profile, await this.catalog.active(), now);
    const contact = await this.repository.contact(tx, turn.thread.contactId);
    const slots = withContact(await this.leads.slots(turn.thread.leadId), contact, now);
    const upcoming = (await this.appointments.upcomingFor(turn.thread.contactId)).map((view) => toBooking(view, profile.timeZone));
    const kept = await this.availability.picked(turn.conversationId);
    const isFirstReply = !turn.history.some((message) => message.direction === 'out');
    const input = engineInput({ turn, profile, business, slots, upcoming, now, isFirstReply });
    return {
      now,
      profile,
      business,
      slots,
      upcoming,
      picked: kept ? { ...kept, index: 1 } : null,
      hasMedia: await this.repository.withMedia(
        tx,
        turn.messages.map(({ id }) => id),
      ),
      isFirstReply,
      unsaid: await this.unsaid(tx, turn),
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

  private async unsaid(tx: Tx, turn: Turn): Promise<string | null> {
    const superseded = turn.supersedes ? await this.repository.supersededReply(tx, turn.supersedes) : null;
    return superseded && FACTUAL_KINDS.has(superseded.kind) ? superseded.reply : null;
  }
}

function withContact(slots: SlotMap, contact: ContactFacts, now: Date): SlotMap {
  const known = (value: string): NonNullable<SlotMap['name']> => ({
    value,
    confidence: FROM_CONTACT,
    sourceMessageId: null,
    source: 'import',
    updatedAt: now.toISOString(),
  });
  return { ...(contact.name && { name: known(contact.name) }), ...(contact.address && { address: known(contact.address) }), ...slots };
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
