import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Appointment } from './appointment.entity.js';
import type { ConflictingBooking } from './appointment.errors.js';
import type { AppointmentHistoryLine, AppointmentView } from './appointment.schema.js';
import type { BusySpan } from './availability.rules.js';

const VIEW = `a.id, a.contact_id AS "contactId", c.name AS "contactName",
  (SELECT i.value FROM contact_identities i WHERE i.org_id = a.org_id AND i.contact_id = a.contact_id AND i.kind IN ('phone', 'whatsapp') ORDER BY i.kind LIMIT 1) AS "contactAddress",
  a.lead_id AS "leadId", a.conversation_id AS "conversationId", a.service_id AS "serviceId", a.service_name AS "serviceName",
  a.resource_id AS "resourceId", r.name AS "resourceName", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.status, a.source,
  a.address, a.notes, a.cancel_reason AS "cancelReason", a.value_minor AS "valueMinor", a.version, a.created_at AS "createdAt"`;
const FROM = `FROM appointments a
  JOIN contacts c ON c.org_id = a.org_id AND c.id = a.contact_id
  JOIN resources r ON r.org_id = a.org_id AND r.id = a.resource_id`;

const COLUMNS: ListColumns = {
  fields: {
    from: 'a.starts_at',
    to: 'a.starts_at',
    status: 'a.status',
    contactId: 'a.contact_id',
    leadId: 'a.lead_id',
    resourceId: 'a.resource_id',
    startsAt: 'a.starts_at',
    createdAt: 'a.created_at',
  },
  search: ['c.name', 'a.service_name', 'a.address'],
  tieBreaker: 'a.id',
};

export type NewAppointment = Omit<Appointment, 'orgId' | 'status' | 'version' | 'createdAt' | 'updatedAt' | 'cancelReason'>;

export interface HistoryEntry {
  appointmentId: string;
  event: string;
  fromStartsAt?: Date | null;
  toStartsAt?: Date | null;
  actor: string;
  note?: string | null;
}

/** Bookings and their history. Range conditions use plain comparisons: range operators would hide the index behind row-level security. */
@Injectable()
export class AppointmentsRepository {
  /** False when the exclusion constraint says that somebody was faster; the transaction stays usable. */
  async insert(tx: Tx, row: NewAppointment): Promise<boolean> {
    const count = await tx.execute(
      `INSERT INTO appointments (id, org_id, contact_id, lead_id, conversation_id, service_id, service_name, resource_id, starts_at, ends_at, busy_until, source, address, notes, value_minor, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, app_now(), app_now())
       ON CONFLICT ON CONSTRAINT appointments_no_overlap DO NOTHING`,
      [
        row.id,
        tx.orgId,
        row.contactId,
        row.leadId,
        row.conversationId,
        row.serviceId,
        row.serviceName,
        row.resourceId,
        row.startsAt,
        row.endsAt,
        row.busyUntil,
        row.source,
        row.address,
        row.notes,
        row.valueMinor,
      ],
    );
    return count === 1;
  }

  /** Moves a booking; false when the new time is taken. A savepoint keeps the transaction usable. */
  async move(tx: Tx, id: string, to: Pick<Appointment, 'resourceId' | 'startsAt' | 'endsAt' | 'busyUntil'>): Promise<boolean> {
    await tx.execute('SAVEPOINT appointment_move');
    try {
      await tx.execute(
        `UPDATE appointments SET resource_id = $3, starts_at = $4, ends_at = $5, busy_until = $6, status = 'scheduled', version = version + 1, updated_at = app_now()
         WHERE org_id = $1 AND id = $2 AND status IN ('scheduled', 'confirmed')`,
        [tx.orgId, id, to.resourceId, to.startsAt, to.endsAt, to.busyUntil],
      );
      await tx.execute('RELEASE SAVEPOINT appointment_move');
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== '23P01') throw error;
      await tx.execute('ROLLBACK TO SAVEPOINT appointment_move');
      return false;
    }
  }

  async lock(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute('SELECT 1 FROM appointments WHERE org_id = $1 AND id = $2 FOR UPDATE', [tx.orgId, id])) === 1;
  }

  /** Bookings that occupy these resources between two instants. */
  busy(tx: Tx, span: { resourceIds: readonly string[]; from: Date; to: Date; exceptId?: string | null }): Promise<BusySpan[]> {
    return tx.query<BusySpan>(
      `SELECT resource_id AS "resourceId", starts_at AS "startsAt", busy_until AS "endsAt" FROM appointments
       WHERE org_id = $1 AND resource_id = ANY($2::uuid[]) AND status IN ('scheduled', 'confirmed')
         AND starts_at < $4 AND starts_at > $3::timestamptz - interval '32 hours' AND busy_until > $3 AND ($5::uuid IS NULL OR id <> $5)`,
      [tx.orgId, span.resourceIds, span.from, span.to, span.exceptId ?? null],
    );
  }

  /** The booking that stands in the way, with its names. */
  async inTheWay(
    tx: Tx,
    span: { resourceIds: readonly string[]; from: Date; to: Date; exceptId?: string | null },
  ): Promise<ConflictingBooking | null> {
    const [row] = await tx.query<Omit<ConflictingBooking, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }>(
      `SELECT a.id, r.name AS "resourceName", coalesce(c.name, 'a customer') AS "contactName", a.service_name AS "serviceName", a.starts_at AS "startsAt", a.ends_at AS "endsAt" ${FROM}
       WHERE a.org_id = $1 AND a.resource_id = ANY($2::uuid[]) AND a.status IN ('scheduled', 'confirmed')
         AND a.starts_at < $4 AND a.starts_at > $3::timestamptz - interval '32 hours' AND a.busy_until > $3 AND ($5::uuid IS NULL OR a.id <> $5)
       ORDER BY a.starts_at LIMIT 1`,
      [tx.orgId, span.resourceIds, span.from, span.to, span.exceptId ?? null],
    );
    return row ? { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() } : null;
  }

  async view(tx: Tx, id: string): Promise<AppointmentView | null> {
    const [row] = await tx.query<AppointmentView>(`SELECT ${VIEW} ${FROM} WHERE a.org_id = $1 AND a.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  upcoming(tx: Tx, contactId: string): Promise<AppointmentView[]> {
    return tx.query<AppointmentView>(
      `SELECT ${VIEW} ${FROM} WHERE a.org_id = $1 AND a.contact_id = $2 AND a.status IN ('scheduled', 'confirmed') AND a.ends_at > app_now()
       ORDER BY a.starts_at LIMIT 10`,
      [tx.orgId, contactId],
    );
  }

  async hasOtherLive(tx: Tx, leadId: string, exceptId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM appointments WHERE org_id = $1 AND lead_id = $2 AND id <> $3 AND status IN ('scheduled', 'confirmed', 'completed') LIMIT 1`,
      [tx.orgId, leadId, exceptId],
    );
    return rows.length > 0;
  }

  async list(tx: Tx, query: ListQuery): Promise<Page<AppointmentView>> {
    // filter[from] and filter[to] bound the start of the booking: [from, to).
    const bounded: ListQuery = {
      ...query,
      filters: query.filters.map((filter) =>
        filter.field === 'from' ? { ...filter, operator: 'gte' } : filter.field === 'to' ? { ...filter, operator: 'lt' } : filter,
      ),
    };
    const sql = listSql(bounded, COLUMNS, { extra: ['a.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<AppointmentView>(`SELECT ${VIEW} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  history(tx: Tx, appointmentId: string): Promise<AppointmentHistoryLine[]> {
    return tx.query<AppointmentHistoryLine>(
      `SELECT event, from_starts_at AS "fromStartsAt", to_starts_at AS "toStartsAt", actor, note, at FROM appointment_history
       WHERE org_id = $1 AND appointment_id = $2 ORDER BY id`,
      [tx.orgId, appointmentId],
    );
  }

  async remember(tx: Tx, entry: HistoryEntry): Promise<void> {
    await tx.execute(
      `INSERT INTO appointment_history (org_id, appointment_id, event, from_starts_at, to_starts_at, actor, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7, app_now())`,
      [tx.orgId, entry.appointmentId, entry.event, entry.fromStartsAt ?? null, entry.toStartsAt ?? null, entry.actor, entry.note ?? null],
    );
  }
}
