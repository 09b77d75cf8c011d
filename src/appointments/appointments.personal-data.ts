import { Injectable, type OnModuleInit } from '@nestjs/common';
import { conflict } from '../common/errors.js';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type Person, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';
import { Appointments } from './appointments.service.js';

/** What an erased visit was for, where the business has no name for it. */
const ERASED_SERVICE = 'Appointment';

/** Where and why the business comes to the person. */
@Injectable()
export class AppointmentsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly appointments: Appointments,
  ) {}

  onModuleInit(): void {
    this.registry.register('appointments', this);
  }

  async references(tx: Tx, { contactId }: Person): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM appointments WHERE org_id = $1 AND contact_id = $2', [tx.orgId, contactId]);
    return rows.map((row) => row.id);
  }

  /** Nobody is forgotten while a visit is ahead: the technician would stand before a door without a name. */
  async settle(_tx: Tx, { contactId }: Person, isForced: boolean): Promise<number> {
    const ahead = await this.appointments.upcomingFor(contactId);
    if (ahead.length > 0 && !isForced) {
      throw conflict(
        'privacy.booking_ahead',
        'This person has a booking ahead. Cancel it first, or send cancelBookings: true to cancel it together with the erasure.',
        ahead.map(({ id, startsAt, serviceName }) => ({ id, startsAt, serviceName })),
      );
    }
    for (const booking of ahead) await this.appointments.cancel(booking.id, 'Erased on request');
    return ahead.length;
  }

  async export(tx: Tx, { contactId }: Subject): Promise<Record<string, unknown>> {
    const params = [tx.orgId, contactId];
    const appointments = await tx.query(
      `SELECT id, service_name AS "serviceName", starts_at AS "startsAt", ends_at AS "endsAt", status, source, address, notes,
         cancel_reason AS "cancelReason", value_minor AS "valueMinor", created_at AS "createdAt"
       FROM appointments WHERE org_id = $1 AND contact_id = $2 ORDER BY starts_at`,
      params,
    );
    const history = await tx.query(
      `SELECT h.appointment_id AS "appointmentId", h.event, h.from_starts_at AS "fromStartsAt", h.to_starts_at AS "toStartsAt", h.actor, h.note, h.at
       FROM appointment_history h JOIN appointments a ON a.org_id = h.org_id AND a.id = h.appointment_id
       WHERE a.org_id = $1 AND a.contact_id = $2 ORDER BY h.id`,
      params,
    );
    return { appointments, history };
  }

  async erase(tx: Tx, { contactId }: Subject): Promise<number> {
    const params = [tx.orgId, contactId];
    await tx.execute(
      'DELETE FROM slot_holds WHERE org_id = $1 AND conversation_id IN (SELECT id FROM conversations WHERE org_id = $1 AND contact_id = $2)',
      params,
    );
    await tx.query(`SELECT erase_contact_traces('appointment_history', $1, $2, '{}')`, params);
    return tx.execute(
      // the name may be what the customer said they need: what stays is the word of the catalogue, or none
      `UPDATE appointments a SET address = NULL, notes = NULL, cancel_reason = NULL,
         service_name = coalesce((SELECT s.name FROM services s WHERE s.org_id = $1 AND s.id = a.service_id), '${ERASED_SERVICE}'), version = version + 1, updated_at = app_now()
       WHERE a.org_id = $1 AND a.contact_id = $2`,
      params,
    );
  }
}
