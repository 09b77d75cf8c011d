import type { Proposal } from '../../engines/engine.port.js';
import { LEARNED_REASON } from '../../engines/rules/learned/second-sense.rules.js';
import { LOW_CONFIDENCE, triggersOf, type RetrievalTrigger } from '../../knowledge/retrieval.rules.js';
import { isKnown, type SlotMap } from '../../leads/slots.rules.js';
import type { BusinessFacts } from '../htl.schema.js';

export interface TriggerFacts {
  text: string;
  proposal: Proposal;
  slots: SlotMap;
  business: Pick<BusinessFacts, 'pricingPolicy'>;
  /** Lines of the thread that the context does not show. */
  linesLeftOut: number;
}

/**
 * How many lines of the thread stand before the oldest one that is shown, whatever kept them out: the number of lines that are told at
 * most, or their tokens. `fromSeq` is where the turn begins; lines are numbered from 1.
 */
export function linesBefore([oldest]: readonly { seq?: number }[], fromSeq: number): number {
  return Math.max(0, (oldest?.seq ?? fromSeq + 1) - 1);
}

/** Why this turn looks something up, from what the pipeline knows already; empty: nothing is looked up. */
export function turnTriggers({ text, proposal, slots, business, linesLeftOut }: TriggerFacts): RetrievalTrigger[] {
  return triggersOf({
    text,
    hasQuestion: asksForFacts(proposal, business.pricingPolicy),
    // Only what scrolled out of sight can still be found by scrolling up.
    missingSlots: linesLeftOut > 0 ? (['service_needed', 'name', 'address'] as const).filter((name) => !isKnown(slots, name)) : [],
    hasContradiction: proposal.slots.some(({ name, value, isCorrection }) => !isCorrection && differs(slots[name]?.value, value)),
    confidence: isSmallTalk(proposal) ? 1 : proposal.confidence,
    isContextMissing: proposal.isConfused && linesLeftOut > 0,
  });
}

/** A question whose answer is neither a time nor a fact that is at hand already. */
function asksForFacts(
  { hasQuestion, intent, reasonCode, pick, appointmentIntent, timePreference, businessAnswer, asksIfBot }: Proposal,
  policy: string,
): boolean {
  if (businessAnswer !== null || pick !== null || asksIfBot) return false;
  // a price that was only sensed may be any other question
  if (intent === 'PRICING') return policy !== 'never' || reasonCode === LEARNED_REASON;
  return hasQuestion && appointmentIntent === null && timePreference === null && (intent === 'QUESTION' || intent === 'INTERESTED');
}

/** Does an engine doubt its own reading of a text that says something? */
export function isUnsure(proposal: Proposal): boolean {
  return !isSmallTalk(proposal) && proposal.confidence < LOW_CONFIDENCE;
}

/** Nothing was asked and nothing was told: there is nothing to look up either. */
function isSmallTalk({ hasQuestion, slots, intent }: Proposal): boolean {
  return !hasQuestion && slots.length === 0 && intent === 'UNKNOWN';
}

function differs(known: string | undefined, said: string): boolean {
  if (known === undefined) return false;
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const [a, b] = [plain(known), plain(said)];
  return a !== b && !a.includes(b) && !b.includes(a);
}
