import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppointmentStatus } from './appointment.machine.js';

export const APPOINTMENT_SOURCES = ['ai', 'staff', 'api', 'import', 'slot_fill'] as const;
export type AppointmentSource = (typeof APPOINTMENT_SOURCES)[number];

/** A booked time on one resource; moving it keeps the row and its history (C-59). */
@Entity('appointments')
export class Appointment {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'org_id' }) orgId: string;
  @Column('uuid', { name: 'contact_id' }) contactId: string;
  @Column('uuid', { name: 'lead_id', nullable: true }) leadId: string | null;
  @Column('uuid', { name: 'conversation_id', nullable: true }) conversationId: string | null;
  @Column('uuid', { name: 'service_id', nullable: true }) serviceId: string | null;
  @Column('text', { name: 'service_name' }) serviceName: string;
  @Column('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('timestamptz', { name: 'starts_at' }) startsAt: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt: Date;
  @Column('timestamptz', { name: 'busy_until' }) busyUntil: Date;
  @Column('text', { default: 'scheduled' }) status: AppointmentStatus;
  @Column('text', { default: 'ai' }) source: AppointmentSource;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) notes: string | null;
  @Column('text', { name: 'cancel_reason', nullable: true }) cancelReason: string | null;
  @Column('int', { name: 'value_minor', nullable: true }) valueMinor: number | null;
  @Column('int', { default: 1 }) version: number;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false, update: false }) createdAt: Date;
  @Column({ type: 'timestamptz', name: 'updated_at', insert: false }) updatedAt: Date;
}
