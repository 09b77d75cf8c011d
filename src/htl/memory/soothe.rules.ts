import { sayExempt } from '../../engines/rules/phrase-choice.rules.js';
import { fixed, phraseContext } from '../decision.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import { isDeclining, moodScore } from './mood.rules.js';

/** Puts one apology in front of what is said anyway, on the turn in which the mood fell; a hand-over has its own words. */
export function soothed(facts: Facts, plan: Decision): Decision {
  const before = facts.memory.sentiments.at(-2)?.sentiment ?? 'neutral';
  const hasFallen = moodScore(facts.proposal.sentiment) < moodScore(before);
  const isPlain = plan.action === 'reply' && plan.blocks.length > 0 && plan.close === undefined;
  return isPlain && hasFallen && isDeclining(facts)
    ? { ...plan, blocks: [...fixed(sayExempt('soothe', phraseContext(facts))), ...plan.blocks] }
    : plan;
}
