import { consolePages } from '../common/console-links.rules.js';
import { timeLabel } from '../common/time.rules.js';
import type { FeedType } from './feed.schema.js';

/** What one line of the activity feed is made of. */
export interface FeedFact {
  id: string;
  type: FeedType;
  at: Date;
  name: string | null;
  /** Already shown as this reader may see it. */
  phone: string | null;
  state: string;
  detail: string | null;
  startsAt: Date | null;
  conversationId: string | null;
  refId: string;
}

export interface FeedLine {
  id: string;
  at: string;
  type: FeedType;
  title: string;
  detail: string;
  link: string;
}

const CALLS: Record<string, string> = {
  missed: 'Missed call from',
  voicemail: 'Voicemail from',
  answered: 'Answered call from',
  rejected: 'Rejected call from',
  ringing: 'Call ringing from',
  in_progress: 'Call in progress with',
};
const TEXT_BACKS: Record<string, string> = {
  sent: 'Texted back',
  skipped: 'Not texted',
  acknowledged: 'Known caller, conversation goes on',
};
const BOOKINGS: Record<string, string> = {
  scheduled: 'Booked',
  confirmed: 'Booked and confirmed',
  completed: 'Visit done',
  cancelled: 'Cancelled',
  no_show: 'Did not come',
};
const ACTIONS: Record<string, string> = { open: 'Needs you', accepted: 'Taken on', snoozed: 'Snoozed', resolved: 'Done' };

/** One line of the feed: what happened, to whom, and where to look. */
export function feedLine(fact: FeedFact, timeZone: string): FeedLine {
  const { id, type } = fact;
  return { id, type, at: fact.at.toISOString(), ...words(fact, timeZone), link: link(fact) };
}

function words(fact: FeedFact, timeZone: string): { title: string; detail: string } {
  const who = fact.name ?? fact.phone ?? (fact.type === 'call' ? 'a withheld number' : 'a customer');
  switch (fact.type) {
    case 'call':
      return { title: `${CALLS[fact.state] ?? 'Call from'} ${who}`, detail: fact.detail ? (TEXT_BACKS[fact.detail] ?? '') : '' };
    case 'lead_engaged':
      return { title: `${who} answered`, detail: fact.detail ?? '' };
    case 'lead_qualified':
      return { title: `Lead qualified: ${who}`, detail: fact.detail ?? '' };
    case 'lead_completed':
      return { title: `Job completed: ${who}`, detail: fact.detail ?? '' };
    case 'appointment':
      return {
        title: `${BOOKINGS[fact.state] ?? 'Booked'}: ${who}`,
        detail: [fact.detail, fact.startsAt && timeLabel(fact.startsAt, timeZone)].filter(Boolean).join(', '),
      };
    case 'action':
      return { title: `${ACTIONS[fact.state] ?? 'Needs you'}: ${fact.name ?? 'action list'}`, detail: fact.detail ?? '' };
  }
}

function link(fact: FeedFact): string {
  if (fact.type === 'appointment') return consolePages.appointment(fact.refId);
  if (fact.conversationId) return consolePages.thread(fact.conversationId);
  if (fact.type === 'call') return consolePages.calls;
  return fact.type === 'action' ? consolePages.actions : consolePages.lead(fact.refId);
}
