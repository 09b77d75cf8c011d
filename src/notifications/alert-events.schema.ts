import { z } from 'zod';

export type AlertPriority = 'normal' | 'high' | 'critical';

/** What a business can be told about, and how it is told unless it chose otherwise. */
interface AlertEventSpec {
  /** Shown beside the switches in the settings. */
  label: string;
  priority: AlertPriority;
  sms: boolean;
  email: boolean;
  /** Repeats inside this many minutes raise the counter of one notification instead of writing another. */
  groupMinutes: number;
}

export const ALERT_EVENTS = {
  'call.missed': { label: 'Missed call', priority: 'normal', sms: true, email: true, groupMinutes: 60 },
  'call.repeat': { label: 'Somebody keeps calling', priority: 'high', sms: true, email: false, groupMinutes: 60 },
  'lead.qualified': { label: 'Lead qualified', priority: 'normal', sms: true, email: true, groupMinutes: 1440 },
  'appointment.booked': { label: 'Appointment booked', priority: 'normal', sms: true, email: true, groupMinutes: 1440 },
  'appointment.rescheduled': { label: 'Appointment moved', priority: 'normal', sms: true, email: true, groupMinutes: 1440 },
  'appointment.cancelled': { label: 'Appointment cancelled', priority: 'high', sms: true, email: true, groupMinutes: 1440 },
  'cta.completed': { label: 'Payment, booking or form completed', priority: 'normal', sms: true, email: true, groupMinutes: 1440 },
  'emergency.detected': { label: 'Emergency', priority: 'critical', sms: true, email: true, groupMinutes: 60 },
  'emergency.unacknowledged': { label: 'Nobody answered an emergency', priority: 'critical', sms: true, email: true, groupMinutes: 1440 },
  'emergency.possible': { label: 'A customer may have an emergency', priority: 'critical', sms: true, email: true, groupMinutes: 60 },
  'conversation.human_needed': { label: 'A customer needs a person', priority: 'high', sms: true, email: true, groupMinutes: 30 },
  'conversation.no_openings': { label: 'No free time to offer', priority: 'high', sms: true, email: true, groupMinutes: 120 },
  'conversation.opted_out': { label: 'Opted out with an open booking', priority: 'high', sms: true, email: true, groupMinutes: 1440 },
  'message.received': { label: 'Message in a conversation you hold', priority: 'normal', sms: true, email: false, groupMinutes: 10 },
  'takeover.waiting': { label: 'A customer waits for your answer', priority: 'high', sms: true, email: true, groupMinutes: 240 },
  'takeover.released': {
    label: 'A colleague stays silent, somebody else should answer',
    priority: 'high',
    sms: true,
    email: true,
    groupMinutes: 240,
  },
  'action.overdue': { label: 'What was promised to a customer is overdue', priority: 'high', sms: true, email: true, groupMinutes: 240 },
  'draft.waiting': { label: 'A reply waits for your approval', priority: 'high', sms: true, email: true, groupMinutes: 240 },
  'outbound.failed': { label: 'A text could not be delivered', priority: 'high', sms: false, email: true, groupMinutes: 60 },
  'knowledge.stale': { label: 'Knowledge is out of date', priority: 'normal', sms: false, email: true, groupMinutes: 1440 },
  'quota.reached': { label: 'A limit of your plan is near or reached', priority: 'high', sms: false, email: true, groupMinutes: 1 },
  'engine.down': { label: 'The language model does not answer', priority: 'high', sms: false, email: true, groupMinutes: 240 },
  'experiment.stopped': { label: 'An experiment was stopped', priority: 'normal', sms: false, email: true, groupMinutes: 1 },
  'registration.rejected': {
    label: 'The carriers rejected the registration for texts',
    priority: 'high',
    sms: true,
    email: true,
    groupMinutes: 60,
  },
  'job.dead': { label: 'Work that failed and will not be tried again', priority: 'high', sms: true, email: true, groupMinutes: 1440 },
  'alerts.stopped': { label: 'A phone stopped its alerts', priority: 'high', sms: false, email: true, groupMinutes: 1440 },
} as const satisfies Record<string, AlertEventSpec>;

export type AlertEvent = keyof typeof ALERT_EVENTS;

export const ALERT_EVENT_NAMES = Object.keys(ALERT_EVENTS) as AlertEvent[];

export function isAlertEvent(value: string): value is AlertEvent {
  return value in ALERT_EVENTS;
}

/** One event's switches; a missing switch means the default of the event. */
export const eventSwitchesSchema = z.object({ sms: z.boolean().optional(), email: z.boolean().optional() });

export type EventSwitches = z.infer<typeof eventSwitchesSchema>;

/** Reads the stored switches leniently: an unknown event or a malformed entry counts as not set. */
export function readSwitches(stored: unknown, event: AlertEvent): Required<EventSwitches> {
  const entry = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>)[event] : undefined;
  if (typeof entry === 'boolean') return { sms: entry, email: entry };
  const parsed = eventSwitchesSchema.safeParse(entry);
  const chosen = parsed.success ? parsed.data : {};
  const spec = ALERT_EVENTS[event];
  return { sms: chosen.sms ?? spec.sms, email: chosen.email ?? spec.email };
}
