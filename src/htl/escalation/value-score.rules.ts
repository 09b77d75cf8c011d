import { isKnown, type SlotName } from '../../leads/slots.rules.js';
import { serviceOf } from '../qualify.rules.js';
import type { Facts } from '../htl.schema.js';
import { moodScore } from '../memory/mood.rules.js';

/** One reason for a score, with the points that it gave. */
export interface ScoreFactor {
  name: 'urgency' | 'facts' | 'price' | 'mood' | 'booking' | 'answers';
  points: number;
}

const URGENCY: Readonly<Record<string, number>> = { emergency: 35, urgent: 28, soon: 18, flexible: 8, unknown: 5 };
const WANTED: readonly SlotName[] = ['service_needed', 'name', 'address', 'preferred_time'];
const PER_FACT = 6;
const PRICE = 20;
const MOOD = 7;
const BOOKED = 8;
const PER_ANSWER = 2;
const MAX_ANSWERS = 8;

/** What a score is made of; the mood is one of the five words, whoever read it. */
export type ScoreFacts = Pick<Facts, 'slots' | 'business' | 'memory' | 'upcoming'> & {
  proposal: { sentiment: string; serviceId: string | null };
};

/** How much hangs on this conversation, 0..100, for the order in which people look at it; each factor names its points (rules.md C-50). */
export function valueScore(facts: ScoreFacts): { score: number; factors: ScoreFactor[] } {
  const { slots, business, proposal, memory } = facts;
  const service = serviceOf(business.services, slots.service_needed?.value, proposal.serviceId);
  const worth = service?.priceMinor ?? business.averageJobValueMinor;
  const average = Math.max(1, business.averageJobValueMinor);
  const all: ScoreFactor[] = [
    { name: 'urgency', points: URGENCY[slots.urgency?.value ?? 'unknown'] ?? 5 },
    { name: 'facts', points: WANTED.filter((name) => isKnown(slots, name)).length * PER_FACT },
    { name: 'price', points: Math.round(Math.min(1, worth / (2 * average)) * PRICE) },
    // Somebody who is upset is lost soonest; somebody who is glad is won easiest.
    { name: 'mood', points: Math.round((Math.abs(moodScore(proposal.sentiment)) / 2) * MOOD) },
    { name: 'booking', points: facts.upcoming.length > 0 ? BOOKED : 0 },
    { name: 'answers', points: Math.min(MAX_ANSWERS, memory.exchange.answers * PER_ANSWER) },
  ];
  const factors = all.filter(({ points }) => points > 0);
  return {
    score: Math.min(
      100,
      factors.reduce((sum, { points }) => sum + points, 0),
    ),
    factors,
  };
}
