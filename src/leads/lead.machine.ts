import { conflict } from '../common/errors.js';
import { defineMachine } from '../common/state-machine.js';

export const LEAD_STATUSES = [
  'new',
  'contacted',
  'qualifying',
  'qualified',
  'engaged',
  'hot',
  'booked',
  'won',
  'completed',
  'lost',
  'dropped',
  'unresponsive',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const LEAD_EVENTS = [
  'contacted',
  'replied',
  'qualified',
  'booked',
  'booking_cancelled',
  'completed',
  'unresponsive',
  'lost',
  'reopened',
] as const;
export type LeadEvent = (typeof LEAD_EVENTS)[number];

/** Where a lead came from (C-82). */
export const LEAD_SOURCES = [
  'missed_call',
  'inbound_sms',
  'inbound_whatsapp',
  'web_form',
  'website_widget',
  'reactivation',
  'manual',
  'import',
  'slot_waitlist',
  'facebook_ad',
  'instagram_ad',
  'google_ad',
  'qr_code',
  'referral',
  'direct',
] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

// An unresponsive person who writes again goes on with the same opportunity, so that state stays open.
const CLOSED: ReadonlySet<LeadStatus> = new Set(['won', 'completed', 'lost', 'dropped']);

/** Is there still something to win? At most one open lead per contact. */
export function isOpenStatus(status: LeadStatus): boolean {
  return !CLOSED.has(status);
}

/** What happens to an opportunity. Events that do not matter in a state leave it as it is; `booked` from a closed state opens it again. */
const MACHINE = defineMachine<LeadStatus, LeadEvent>('lead', {
  new: {
    contacted: 'contacted',
    replied: 'qualifying',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  contacted: {
    contacted: 'contacted',
    replied: 'qualifying',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  qualifying: {
    contacted: 'qualifying',
    replied: 'qualifying',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  qualified: {
    contacted: 'qualified',
    replied: 'qualified',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  engaged: {
    contacted: 'engaged',
    replied: 'engaged',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  hot: {
    contacted: 'hot',
    replied: 'hot',
    qualified: 'hot',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
  },
  // Somebody who has an appointment is not unresponsive.
  booked: {
    contacted: 'booked',
    replied: 'booked',
    qualified: 'booked',
    booked: 'booked',
    booking_cancelled: 'qualified',
    completed: 'completed',
    unresponsive: 'booked',
    lost: 'lost',
  },
  won: { contacted: 'won', replied: 'won', booked: 'booked', completed: 'completed', reopened: 'qualifying' },
  completed: { contacted: 'completed', replied: 'completed', completed: 'completed', reopened: 'qualifying' },
  lost: { replied: 'qualifying', booked: 'booked', lost: 'lost', reopened: 'qualifying' },
  dropped: { replied: 'qualifying', booked: 'booked', lost: 'dropped', reopened: 'qualifying' },
  unresponsive: {
    contacted: 'contacted',
    replied: 'qualifying',
    qualified: 'qualified',
    booked: 'booked',
    completed: 'completed',
    unresponsive: 'unresponsive',
    lost: 'lost',
    reopened: 'qualifying',
  },
});

/** The status after an event; an impossible one is a 409. */
export function nextLeadStatus(status: LeadStatus, event: LeadEvent): LeadStatus {
  return MACHINE.next(status, event);
}

/** A member of staff may put a lead anywhere, except back to "new" and from completed work to a stage before it. */
export function manualLeadStatus(from: LeadStatus, to: LeadStatus): LeadStatus {
  if (from === to) return to;
  if (to === 'new') throw conflict('leads.illegal_status', 'A lead that has moved on cannot become new again.');
  if (from === 'completed' && isOpenStatus(to) && to !== 'booked') {
    throw conflict('leads.illegal_status', `Work that is completed cannot go back to "${to}". Add a new lead for the next job.`);
  }
  return to;
}

/** Which step of the honest ladder a status marks when staff set it by hand (C-73). */
export const LADDER_STEP: Partial<Record<LeadStatus, 'textedAt' | 'engagedAt' | 'qualifiedAt' | 'bookedAt' | 'completedAt'>> = {
  contacted: 'textedAt',
  engaged: 'engagedAt',
  qualified: 'qualifiedAt',
  booked: 'bookedAt',
  completed: 'completedAt',
};
