import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError } from '../common/errors.js';
import { Leads } from '../leads/leads.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { Events } from '../scheduler/events.service.js';
import type { Appointment } from './appointment.entity.js';
import {
  APPOINTMENT_BOOKED,
  APPOINTMENT_CANCELLED,
  APPOINTMENT_COMPLETED,
  APPOINTMENT_RESCHEDULED,
  type AppointmentEventPayload,
} from './appointment.events.js';
import { AppointmentsRepository } from './appointments.repository.js';

type HistoryEvent = 'booked' | 'rescheduled' | 'confirmed' | 'cancelled' | 'completed' | 'no_show' | 'edited';

export interface Change {
  event: HistoryEvent;
  before: Appointment | null;
  after: Appointment;
  note?: string;
}

const DURABLE: Partial<Record<HistoryEvent, string>> = {
  booked: APPOINTMENT_BOOKED,
  rescheduled: APPOINTMENT_RESCHEDULED,
  cancelled: APPOINTMENT_CANCELLED,
  completed: APPOINTMENT_COMPLETED,
};
const LEAD_EVENT: Partial<Record<HistoryEvent, 'booked' | 'booking_cancelled' | 'completed'>> = {
  booked: 'booked',
  cancelled: 'booking_cancelled',
  completed: 'completed',
};

/** Everything that follows from a changed booking, in its transaction: history, audit, the lead, live view, durable event. */
@Injectable()
export class AppointmentJournal {
  constructor(
    private readonly bookings: AppointmentsRepository,
    private readonly audit: Audit,
    private readonly leads: Leads,
    private readonly realtime: Realtime,
    private readonly events: Events,
  ) {}

  async record(tx: Tx, change: Change): Promise<void> {
    const { event, before, after } = change;
    const { actor } = TenantContext.require();
    await this.bookings.remember(tx, {
      appointmentId: after.id,
      event,
      fromStartsAt: before?.startsAt ?? null,
      toStartsAt: event === 'cancelled' ? null : after.startsAt,
      actor: actor.name ?? actor.type,
      note: change.note ?? null,
    });
    await this.audit.record(tx, {
      action: `appointments.${event}`,
      targetType: 'appointment',
      targetId: after.id,
      ...(before && { before: facts(before) }),
      after: facts(after),
    });
    await this.moveLead(tx, change);
    await this.realtime.changed(tx, 'appointments', after.id, event === 'booked' ? 'created' : 'updated');
    const durable = DURABLE[event];
    if (durable) await this.events.emit(tx, durable, { ...payload(change) }, `${durable}:${after.id}:${after.version}`);
  }

  /** The lead follows the booking where its own rules allow; they never undo a booking. */
  private async moveLead(tx: Tx, { event, after }: Change): Promise<void> {
    const leadEvent = LEAD_EVENT[event];
    if (!leadEvent || !after.leadId) return;
    if (leadEvent === 'booking_cancelled' && (await this.bookings.hasOtherLive(tx, after.leadId, after.id))) return;
    try {
      await this.leads.transition(after.leadId, leadEvent);
    } catch (error) {
      if (!(error instanceof AppError) || error.status !== 409) throw error;
    }
  }
}

function facts(row: Appointment): Record<string, unknown> {
  return { startsAt: row.startsAt, endsAt: row.endsAt, status: row.status, resourceId: row.resourceId, serviceName: row.serviceName };
}

function payload({ before, after, note }: Change): AppointmentEventPayload {
  return {
    appointmentId: after.id,
    contactId: after.contactId,
    conversationId: after.conversationId,
    leadId: after.leadId,
    serviceName: after.serviceName,
    startsAt: after.startsAt.toISOString(),
    source: after.source,
    ...(before && before.startsAt.getTime() !== after.startsAt.getTime() && { previousStartsAt: before.startsAt.toISOString() }),
    ...(note !== undefined && { reason: note }),
  };
}
