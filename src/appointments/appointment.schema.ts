import type { AppointmentStatus } from './appointment.machine.js';
import type { AppointmentSource } from './appointment.entity.js';

/** A booking as the console and the API see it. */
export interface AppointmentView {
  id: string;
  contactId: string;
  contactName: string | null;
  contactAddress: string | null;
  leadId: string | null;
  conversationId: string | null;
  serviceId: string | null;
  serviceName: string;
  resourceId: string;
  resourceName: string;
  startsAt: Date;
  endsAt: Date;
  status: AppointmentStatus;
  source: AppointmentSource;
  address: string | null;
  notes: string | null;
  cancelReason: string | null;
  valueMinor: number | null;
  version: number;
  createdAt: Date;
}

export interface AppointmentHistoryLine {
  event: string;
  fromStartsAt: Date | null;
  toStartsAt: Date | null;
  actor: string;
  note: string | null;
  at: Date;
}

export interface AppointmentDetails extends AppointmentView {
  history: AppointmentHistoryLine[];
}

export interface BookingRequest {
  contactId: string;
  leadId?: string | null;
  conversationId?: string | null;
  serviceId?: string | null;
  /** Used when no service of the list fits. */
  serviceName?: string;
  startsAt: Date;
  /** Only this one will do. */
  resourceId?: string | null;
  /** Tried first: the one that was offered. */
  preferredId?: string | null;
  durationMinutes?: number;
  address?: string | null;
  notes?: string | null;
  source: AppointmentSource;
}

export interface NewTime {
  startsAt: Date;
  resourceId?: string | null;
  preferredId?: string | null;
}

/** The length of a visit when no service says otherwise. */
export const DEFAULT_DURATION_MINUTES = 60;
