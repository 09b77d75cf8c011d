import { Injectable } from '@nestjs/common';
import { addMinutes } from '../common/clock.js';
import { conflict, invalid, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { failpoint } from '../platform/failpoints/failpoint.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Appointment } from './appointment.entity.js';
import { appointmentMachine, type AppointmentEvent } from './appointment.machine.js';
import type { AppointmentDetails, AppointmentView, BookingRequest, NewTime } from './appointment.schema.js';
import { AppointmentJournal } from './appointment-journal.service.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { Availability } from './availability.service.js';
import { BookingPlaces } from './booking-places.service.js';

export type StatusEvent = Exclude<AppointmentEvent, 'reschedule'>;

const HISTORY_OF = { confirm: 'confirmed', complete: 'completed', cancel: 'cancelled', miss: 'no_show' } as const;

/** Bookings: made once, moved with their history, decided by the database's exclusion constraint. */
@Injectable()
export class Appointments {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly availability: Availability,
    private readonly bookings: AppointmentsRepository,
    private readonly places: BookingPlaces,
    private readonly journal: AppointmentJournal,
  ) {}

  /** 409 `appointments.taken` when somebody was faster; the transaction around it stays usable. */
  book(request: BookingRequest): Promise<AppointmentView> {
    return this.database.transaction(async (tx) => {
      await refusePast(tx, request.startsAt);
      const length = await this.availability.length(tx, request.serviceId);
      const visit = { durationMinutes: request.durationMinutes ?? length.durationMinutes, bufferMinutes: length.bufferMinutes };
      const want = { ...request, conversationId: request.conversationId ?? null };
      const resourceId = await this.places.take(tx, want, visit);
      const { settings } = await this.orgs.profile();
      const endsAt = addMinutes(request.startsAt, visit.durationMinutes);
      const id = newId();
      const isBooked = await this.bookings.insert(tx, {
        id,
        contactId: request.contactId,
        leadId: request.leadId ?? null,
        conversationId: request.conversationId ?? null,
        serviceId: length.service?.id ?? null,
        serviceName: length.service?.name ?? request.serviceName ?? 'Appointment',
        resourceId,
        startsAt: request.startsAt,
        endsAt,
        busyUntil: addMinutes(endsAt, visit.bufferMinutes),
        source: request.source,
        address: request.address ?? null,
        notes: request.notes ?? null,
        valueMinor: length.service?.priceMinor ?? settings.averageJobValueMinor,
      });
      if (!isBooked) throw await this.places.inTheWay(tx, [resourceId], want, visit);
      if (request.conversationId) await this.availability.release(request.conversationId);
      await this.journal.record(tx, { event: 'booked', before: null, after: await tx.repo(Appointment).get(id) });
      await failpoint('slot.before_commit');
      tx.afterCommit(() => failpoint('slot.after_commit'));
      return this.view(tx, id);
    });
  }

  /** Same booking, new time: the id and the history stay (C-59). */
  reschedule(id: string, to: NewTime, version?: number): Promise<AppointmentView> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(tx, id, version);
      appointmentMachine.next(before.status, 'reschedule');
      await refusePast(tx, to.startsAt);
      const visit = {
        durationMinutes: minutesBetween(before.startsAt, before.endsAt),
        bufferMinutes: minutesBetween(before.endsAt, before.busyUntil),
      };
      const want = {
        startsAt: to.startsAt,
        resourceId: to.resourceId ?? null,
        preferredId: to.preferredId ?? before.resourceId,
        conversationId: before.conversationId,
        exceptId: id,
      };
      const resourceId = await this.places.take(tx, want, visit);
      const endsAt = addMinutes(to.startsAt, visit.durationMinutes);
      const isMoved = await this.bookings.move(tx, id, {
        resourceId,
        startsAt: to.startsAt,
        endsAt,
        busyUntil: addMinutes(endsAt, visit.bufferMinutes),
      });
      if (!isMoved) throw await this.places.inTheWay(tx, [resourceId], want, visit);
      if (before.conversationId) await this.availability.release(before.conversationId);
      await this.journal.record(tx, { event: 'rescheduled', before, after: await tx.repo(Appointment).get(id) });
      return this.view(tx, id);
    });
  }

  cancel(id: string, reason: string, version?: number): Promise<AppointmentView> {
    return this.setStatus(id, 'cancel', reason, version);
  }

  setStatus(id: string, event: StatusEvent, note?: string, version?: number): Promise<AppointmentView> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(tx, id, version);
      const status = appointmentMachine.next(before.status, event);
      const cancelReason = event === 'cancel' ? (note ?? null) : before.cancelReason;
      await tx.repo(Appointment).update({ id }, { status, cancelReason, version: before.version + 1, updatedAt: await tx.now() });
      const after = await tx.repo(Appointment).get(id);
      await this.journal.record(tx, { event: HISTORY_OF[event], before, after, ...(note !== undefined && { note }) });
      return this.view(tx, id);
    });
  }

  /** Notes, address and value; answers the new version. */
  editDetails(
    id: string,
    details: Partial<Pick<Appointment, 'notes' | 'address' | 'valueMinor'>>,
    version?: number,
  ): Promise<AppointmentView> {
    return this.database.transaction(async (tx) => {
      const before = await this.locked(tx, id, version);
      await tx.repo(Appointment).update({ id }, { ...details, version: before.version + 1, updatedAt: await tx.now() });
      await this.journal.record(tx, { event: 'edited', before, after: await tx.repo(Appointment).get(id) });
      return this.view(tx, id);
    });
  }

  /** Bookings of a person that are still to come, the next one first. */
  upcomingFor(contactId: string): Promise<AppointmentView[]> {
    return this.database.transaction((tx) => this.bookings.upcoming(tx, contactId));
  }

  list(query: ListQuery): Promise<Page<AppointmentView>> {
    return this.database.transaction((tx) => this.bookings.list(tx, query));
  }

  get(id: string): Promise<AppointmentDetails> {
    return this.database.transaction(async (tx) => ({ ...(await this.view(tx, id)), history: await this.bookings.history(tx, id) }));
  }

  private async view(tx: Tx, id: string): Promise<AppointmentView> {
    const view = await this.bookings.view(tx, id);
    if (!view) throw notFound('appointment');
    return view;
  }

  private async locked(tx: Tx, id: string, version: number | undefined): Promise<Appointment> {
    if (!(await this.bookings.lock(tx, id))) throw notFound('appointment');
    const row = await tx.repo(Appointment).get(id);
    if (version !== undefined && row.version !== version) {
      throw conflict(
        'appointments.changed',
        'Somebody changed this appointment meanwhile. Look at it again, then repeat your change.',
        await this.view(tx, id),
      );
    }
    return row;
  }
}

async function refusePast(tx: Tx, startsAt: Date): Promise<void> {
  if (startsAt <= (await tx.now())) throw invalid({ startsAt: 'This time has passed; choose a later one.' });
}

function minutesBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 60_000);
}
