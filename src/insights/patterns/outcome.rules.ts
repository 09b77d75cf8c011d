/** How a thread ended, or that it has not. */
export const OUTCOMES = ['won', 'lost', 'handedOver', 'noAnswer', 'open'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type OutcomeCounts = Record<Outcome, number>;

export interface ThreadEnd {
  closeReason: string | null;
  handler: string;
  leadStatus: string | null;
  /** An appointment was made in this thread and not cancelled. */
  hasBooking: boolean;
  /** A person was asked to take over. */
  wasHandedOver: boolean;
  lastDirection: 'in' | 'out' | null;
  lastMessageAt: Date;
}

/** Whoever has not answered for this long will hardly do so: the last follow-up leaves after three days. */
const SILENT_DAYS = 3;
const DAY = 24 * 3_600_000;
const WON: ReadonlySet<string> = new Set(['booked', 'won', 'completed']);
const LOST: ReadonlySet<string> = new Set(['lost', 'dropped']);

/** The strongest thing that can be said at `now`: a booking beats a refusal, both beat a hand-over, all beat silence. */
export function outcomeOf(thread: ThreadEnd, now: Date): Outcome {
  const { closeReason, leadStatus } = thread;
  if (thread.hasBooking || closeReason === 'booked' || (leadStatus !== null && WON.has(leadStatus))) return 'won';
  if (closeReason === 'declined' || closeReason === 'opted_out' || (leadStatus !== null && LOST.has(leadStatus))) return 'lost';
  if (thread.wasHandedOver || thread.handler === 'human') return 'handedOver';
  if (closeReason === 'no_response' || closeReason === 'dormant' || leadStatus === 'unresponsive') return 'noAnswer';
  const isSilent = thread.lastDirection === 'out' && now.getTime() - thread.lastMessageAt.getTime() >= SILENT_DAYS * DAY;
  return isSilent ? 'noAnswer' : 'open';
}

/** How many ended in which way; every way is named. */
export function countOutcomes(outcomes: Iterable<Outcome>): OutcomeCounts {
  const counts: OutcomeCounts = { won: 0, lost: 0, handedOver: 0, noAnswer: 0, open: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

/** Won threads among all, 0..1; null where there are none. */
export function wonShare(counts: OutcomeCounts): number | null {
  const all = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  return all === 0 ? null : Math.round((counts.won / all) * 1000) / 1000;
}
