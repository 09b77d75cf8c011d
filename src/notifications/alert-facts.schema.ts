import type { RejectedRegistration, StoppedExperiment } from './alert-words.rules.js';

/** What is known when an alert is written; every part may be missing. */
export interface AlertFacts {
  timeZone: string;
  /** Already formatted for the business's country. */
  phone: string | null;
  name: string | null;
  service?: string | null;
  urgency?: string | null;
  address?: string | null;
  preferredTime?: string | null;
  appointment?: { startsAt: Date; previousStartsAt?: Date | null; serviceName: string; address?: string | null; reason?: string | null };
  call?: { at: Date; isAfterHours: boolean; isWithheld: boolean; textBack: 'sent' | 'skipped' | 'acknowledged' | null };
  /** gas, carbon_monoxide, ... as the detector names it. */
  hazard?: string | null;
  reason?: string | null;
  /** The customer's own words. */
  words?: string | null;
  waitingMinutes?: number;
  /** Since when, in a conversation that waited for the doors to open. */
  waitingSince?: Date | null;
  /** False where nobody in particular holds the conversation. */
  isHeld?: boolean;
  /** What the customer was told that a person will do, and when it should have been done. */
  promise?: { text: string | null; dueAt: Date | null } | null;
  /** A call to action that was completed: its kind and the owner's name for it. */
  cta?: { kind: string; label: string } | null;
  /** The title of what is out of date. */
  document?: string | null;
  /** A limit of the agency, and the share of it that is reached. */
  quota?: { name: string; level: number } | null;
  /** A language model that is away, why, and which engine answers in its place. */
  engine?: { name: string; reason: string; standIn: string } | null;
  /** An experiment, or one variant of it, that code stopped. */
  experiment?: StoppedExperiment | null;
  /** A part of the registration that the carriers rejected, or withdrew after they had approved it. */
  registration?: RejectedRegistration | null;
  /** The kind of the job that has used all its attempts. */
  job?: string | null;
  /** The phone that stopped, or that could not be reached. */
  staffPhone?: string | null;
  count: number;
  /** Minutes since the first of the group. */
  minutes: number;
}
