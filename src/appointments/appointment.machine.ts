import { defineMachine } from '../common/state-machine.js';

export const APPOINTMENT_STATUSES = ['scheduled', 'confirmed', 'completed', 'cancelled', 'no_show'] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

export const APPOINTMENT_EVENTS = ['confirm', 'complete', 'cancel', 'miss', 'reschedule'] as const;
export type AppointmentEvent = (typeof APPOINTMENT_EVENTS)[number];

/** Moving an appointment asks for a new confirmation; one that ended stays as it is, but a no-show may still turn up late. */
export const appointmentMachine = defineMachine<AppointmentStatus, AppointmentEvent>('appointment', {
  scheduled: { confirm: 'confirmed', complete: 'completed', cancel: 'cancelled', miss: 'no_show', reschedule: 'scheduled' },
  confirmed: { complete: 'completed', cancel: 'cancelled', miss: 'no_show', reschedule: 'scheduled' },
  completed: {},
  cancelled: {},
  no_show: { complete: 'completed' },
});

/** The event that leads to a wished status, for callers that name the status. */
export const EVENT_OF_STATUS: Readonly<Record<Exclude<AppointmentStatus, 'scheduled'>, Exclude<AppointmentEvent, 'reschedule'>>> = {
  confirmed: 'confirm',
  completed: 'complete',
  cancelled: 'cancel',
  no_show: 'miss',
};
