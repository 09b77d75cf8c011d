import { serviceFor } from '../decision.rules.js';
import { withoutGuesses } from '../../leads/slots.rules.js';
import { slotValues } from '../handoff.rules.js';
import type { EscalationRequest } from '../htl.schema.js';
import { trendWord } from '../memory/mood.rules.js';
import { valueScore, type ScoreFacts } from './value-score.rules.js';

/** What a brief is written from: the facts of a turn, or those that a thread has stored. */
export type HandoffFacts = ScoreFacts;

/** What the person who takes over reads first (missed-call spec section 10). */
export function handoffPackage(facts: HandoffFacts, request: EscalationRequest): Record<string, unknown> {
  const service = serviceFor(facts);
  const { score, factors } = valueScore(facts);
  return {
    reason: request.reason,
    priority: request.priority,
    summary: request.summary,
    slots: slotValues(withoutGuesses(facts.slots)),
    trend: trendWord(facts.memory.trend),
    trendSlope: facts.memory.trend,
    sentiment: facts.proposal.sentiment,
    riskFlags: facts.memory.riskFlags.map(({ flag }) => flag),
    valueScore: score,
    valueFactors: factors,
    recommendedAction: request.recommendedAction,
    valueMinor: service?.priceMinor ?? facts.business.averageJobValueMinor,
    commitment: request.promise === null ? null : { text: request.promise, dueAt: request.dueAt.toISOString() },
  };
}
