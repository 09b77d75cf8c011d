// Answers from what the business wrote down: said word for word or not at all.
import { questionPassedOn } from '../../engines/rules/phrases-talk.rules.js';
import { wordGroups } from '../../knowledge/words.rules.js';
import { critique, HARD_MAX_CHARS } from '../../policy/content-critic.rules.js';
import { phraseContext } from '../decision.rules.js';
import { dueAt, summarise } from '../handoff.rules.js';
import type { EscalationRequest, Facts } from '../htl.schema.js';
import type { FoundPiece } from './found.schema.js';

export interface KnownAnswer {
  reasonCode: string;
  text: string;
  /** The piece that was said word for word. */
  from?: string;
  escalation?: EscalationRequest;
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|sixty|ninety|hundred|thousand|half|free)\b/i;
const POLICY =
  /\b(?:polic(?:y|ies)|refunds?|money back|returns?|cancel(?:lation)?s?|deposits?|warrant(?:y|ies)|guarantee[ds]?|terms|fees?|fine print|exchange)\b/i;
/** Beside an opening remark and the question that follows. */
const MAX_ANSWER = HARD_MAX_CHARS - 20;

/** Does the customer ask for a price or for the terms of the business? */
export function asksForTerms({ proposal, text }: Facts): boolean {
  return proposal.intent === 'PRICING' || POLICY.test(text);
}

/** The best approved answer to the question of this turn, or a promise that a person gives it; null when nothing was found. */
export function knowledgeAnswer(facts: Facts): KnownAnswer | null {
  const pieces = (facts.found?.pieces ?? []).filter(({ source }) => source === 'knowledge');
  const [best] = pieces;
  if (!best) return null;
  // While what we know about it is out of date, a person says how much and on which terms (whatsapp-sales-agent 21).
  if (pieces.some(({ isStale }) => isStale) && (asksForTerms(facts) || NUMBER.test(best.body)))
    return passedOn(facts, 'stale_knowledge', `Check "${best.title}", which is out of date, and answer by hand.`);
  const pair = pieces.find((piece) => piece.isPair && !piece.isStale && isSayable(piece, facts));
  if (pair) return { reasonCode: 'answer_knowledge', text: oneLine(pair.body), from: pair.id };
  return null;
}

/** An answer of the playbook to what the customer objects, word for word. */
export function objectionAnswer(facts: Facts): KnownAnswer | null {
  const said = new Set(wordGroups(facts.text));
  const met = (facts.objections ?? []).find(({ objection, answer }) => {
    const groups = wordGroups(objection);
    return groups.length > 0 && groups.every((group) => said.has(group)) && [...answer].length <= MAX_ANSWER && isClean(answer, facts);
  });
  return met ? { reasonCode: 'answer_objection', text: oneLine(met.answer) } : null;
}

function isSayable({ body }: FoundPiece, facts: Facts): boolean {
  return [...oneLine(body)].length <= MAX_ANSWER && isClean(body, facts);
}

/** Approved words may hold what the policy of prices keeps back; then they are not said either. */
function isClean(text: string, { business }: Facts): boolean {
  return critique(oneLine(text), 'disclosure', { pricingPolicy: business.pricingPolicy }).length === 0;
}

export function passedOn(facts: Facts, reason: string, recommendedAction: string): KnownAnswer {
  return {
    reasonCode: facts.proposal.intent === 'PRICING' ? 'price_passed_on' : 'question_passed_on',
    text: questionPassedOn(phraseContext(facts)),
    escalation: {
      kind: 'commitment',
      priority: 'medium',
      reason,
      summary: summarise(facts, 'asked something the assistant may not answer'),
      recommendedAction,
      dueAt: dueAt(facts, 120),
      promise: 'Someone will get back about the question.',
    },
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
