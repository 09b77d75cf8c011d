import type { TimePreference } from '../../common/time-preference.schema.js';

/** The opening that somebody is wanted for. */
export interface OpenSlot {
  startsAt: Date;
  minutes: number;
  /** Of the business. */
  zone: string;
  service: { id: string; name: string; keywords: readonly string[] } | null;
  /** Who has this time, or had it and gave it back. */
  holder: { contactId: string; isStanding: boolean } | null;
}

/** A standing appointment after the opening. */
export interface LaterVisit {
  serviceId: string | null;
  serviceName: string;
  startsAt: Date;
  minutes: number;
}

/** What is known about a person who might take the opening. */
export interface Candidate {
  contactId: string;
  leadId: string | null;
  conversationId: string | null;
  name: string | null;
  address: string | null;
  /** In the customer's words; null: never said. */
  wants: string | null;
  urgency: string;
  preference: TimePreference | null;
  sentiment: string;
  later: LaterVisit | null;
  /** A standing appointment at the time of the opening. */
  hasClash: boolean;
  visits: number;
  noShows: number;
  cancellations: number;
  /** Texts of ours, and turns of theirs that answered one. */
  ours: number;
  answers: number;
  averageReplySeconds: number | null;
  lastInboundAt: Date | null;
  /** They wrote, called or booked at least once: without that there is no consent to an offer (rules.md C-34). */
  wasInTouch: boolean;
  /** Things about them that a person has to settle first. */
  openActions: number;
  /** Our last text that they did not ask for. */
  contactedAt: Date | null;
}

export const CANDIDATE_GROUPS = ['fit', 'history', 'response', 'mood'] as const;
export type CandidateGroup = (typeof CANDIDATE_GROUPS)[number];

export interface CandidateFactor {
  group: CandidateGroup;
  code: string;
  points: number;
  /** Plain words. */
  label: string;
}

export interface SlotFit {
  /** 0-100. */
  score: number;
  /** The heaviest first, whichever its sign; their points make the score. */
  factors: CandidateFactor[];
  /** One sentence of the heaviest factors. */
  reason: string;
}

/** Why somebody is not offered the opening; `until` when that ends by itself. */
export interface LeftOutReason {
  code: string;
  reason: string;
  until: Date | null;
}
