import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../common/errors.js';
import { isLocalDate, parseInstant } from '../common/time.rules.js';
import { Contacts } from '../leads/contacts.service.js';
import { Leads } from '../leads/leads.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Appointment } from './appointment.entity.js';
import { EVENT_OF_STATUS, type AppointmentStatus } from './appointment.machine.js';
import type { AppointmentView } from './appointment.schema.js';
import { Appointments } from './appointments.service.js';
import type { Opening } from './availability.rules.js';
import { Availability } from './availability.service.js';

export interface DeskBooking {
  contactId?: string;
  leadId?: string;
  phone?: string;
  name?: string;
  serviceId?: string;
  /** With an offset an instant, without one the wall clock of the business. */
  startsAt: string;
  resourceId?: string;
  durationMinutes?: number;
  address?: string;
  notes?: string;
}

export interface DeskPatch {
  startsAt?: string;
  resourceId?: string;
  status?: AppointmentStatus;
  notes?: string | null;
  address?: string | null;
  valueMinor?: number | null;
  reason?: string;
  version: number;
}

/** What staff do with bookings from the console or the API. */
@Injectable()
export class AppointmentDesk {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly appointments: Appointments,
    private readonly availability: Availability,
    private readonly contacts: Contacts,
    private readonly leads: Leads,
  ) {}

  book(input: DeskBooking): Promise<AppointmentView> {
    return this.database.transaction(async () => {
      const startsAt = await this.instant(input.startsAt);
      const { contactId, leadId } = await this.person(input);
      const { serviceId, resourceId, durationMinutes, address, notes } = input;
      return this.appointments.book({
        contactId,
        leadId,
        startsAt,
        source: 'staff',
        ...(serviceId !== undefined && { serviceId }),
        ...(resourceId !== undefined && { resourceId }),
        ...(durationMinutes !== undefined && { durationMinutes }),
        ...(address !== undefined && { address }),
        ...(notes !== undefined && { notes }),
      });
    });
  }

  /** Details, time and status of one request, all or nothing. */
  edit(id: string, patch: DeskPatch): Promise<AppointmentView> {
    return this.database.transaction(async () => {
      let current: AppointmentView = await this.appointments.get(id);
      let version = patch.version;
      const details: Partial<Pick<Appointment, 'notes' | 'address' | 'valueMinor'>> = {
        ...(patch.notes !== undefined && { notes: patch.notes }),
        ...(patch.address !== undefined && { address: patch.address }),
        ...(patch.valueMinor !== undefined && { valueMinor: patch.valueMinor }),
      };
      if (Object.keys(details).length > 0) {
        current = await this.appointments.editDetails(id, details, version);
        version = current.version;
      }
      if (patch.startsAt !== undefined || patch.resourceId !== undefined) {
        const startsAt = patch.startsAt === undefined ? current.startsAt : await this.instant(patch.startsAt);
        if (startsAt.getTime() !== current.startsAt.getTime() || (patch.resourceId ?? current.resourceId) !== current.resourceId) {
          current = await this.appointments.reschedule(id, { startsAt, resourceId: patch.resourceId ?? null }, version);
          version = current.version;
        }
      }
      if (patch.status === undefined || patch.status === current.status) return current;
      if (patch.status === 'scheduled')
        throw conflict('appointment.illegal_transition', `An appointment that is ${current.status} does not go back to scheduled.`);
      return this.appointments.setStatus(id, EVENT_OF_STATUS[patch.status], patch.reason, version);
    });
  }

  /** Free openings for the booking form; `from` is a day in the business's zone. */
  async openings(query: { serviceId?: string; from?: string; days?: number; limit?: number }): Promise<Page<Opening>> {
    if (query.from !== undefined && !isLocalDate(query.from)) throw invalid({ from: 'must be a day that exists, such as 2026-11-24' });
    const data = await this.availability.find({
      ...(query.serviceId !== undefined && { serviceId: query.serviceId }),
      ...(query.from !== undefined && { from: query.from }),
      ...(query.days !== undefined && { businessDays: query.days }),
      limit: query.limit ?? 50,
    });
    return { data, total: data.length };
  }

  private async instant(text: string): Promise<Date> {
    const { timeZone } = await this.orgs.profile();
    const at = parseInstant(text, timeZone);
    if (!at) throw invalid({ startsAt: 'must be a time such as 2026-11-24T14:00, in the time zone of the business, or with an offset' });
    return at;
  }

  private async person(input: DeskBooking): Promise<{ contactId: string; leadId: string }> {
    if (input.leadId) {
      const lead = await this.leads.get(input.leadId);
      return { contactId: lead.contactId, leadId: lead.id };
    }
    if (!input.contactId && !input.phone) throw invalid({ contactId: 'name a contact, a lead or a phone number' });
    const contact = input.contactId
      ? await this.contacts.get(input.contactId)
      : await this.contacts.byPhone(input.phone!, { create: true, ...(input.name !== undefined && { name: input.name }) });
    const lead = await this.leads.openFor(contact.id, 'manual');
    return { contactId: contact.id, leadId: lead.id };
  }
}
