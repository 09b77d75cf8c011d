/** Durable events of bookings; each carries AppointmentEventPayload. */
export const APPOINTMENT_BOOKED = 'appointment.booked';
export const APPOINTMENT_RESCHEDULED = 'appointment.rescheduled';
export const APPOINTMENT_CANCELLED = 'appointment.cancelled';
export const APPOINTMENT_COMPLETED = 'appointment.completed';

export interface AppointmentEventPayload {
  appointmentId: string;
  contactId: string;
  conversationId: string | null;
  leadId: string | null;
  serviceName: string;
  /** ISO instants. */
  startsAt: string;
  previousStartsAt?: string;
  source: string;
  reason?: string;
}
