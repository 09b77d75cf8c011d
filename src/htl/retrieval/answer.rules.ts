// Answers from what the business wrote down: said word for word or not at all.
import { findObjection } from '../../engines/rules/objections.rules.js';
import { filledScript } from '../../engines/rules/phrase-choice.rules.js';
import { questionPassedOn } from '../../engines/rules/phrases-talk.rules.js';
import { answerFromPlaybook, type PlaybookEntry } from '../../engines/rules/playbook.rules.js';
import { read } from '../../engines/rules/words.rules.js';
import { critique, HARD_MAX_CHARS } from '../../policy/content-critic.rules.js';
import { unknownTimes } from '../../policy/stated-times.rules.js';
import { foreignStreet, isReachable } from '../critic/foreign.rules.js';
import { promisesDeed } from '../critic/deeds.rules.js';
import { promisesIn } from '../critic/promises.rules.js';
import { languageOf, phraseContext } from '../decision.rules.js';
import { dueAt, summarise } from '../handoff.rules.js';
import type { EscalationRequest, Facts } from '../htl.schema.js';
import { speaksToMachine } from '../memory/risk-flags.rules.js';
import type { FoundPiece } from './found.schema.js';
import { asksAboutTerms, holdsNumber } from './terms-words.rules.js';

export interface KnownAnswer {
  reasonCode: string;
  text: string;
  /** The piece that was said word for word. */
  from?: string;
  escalation?: EscalationRequest;
  /** Stated or approved by the business, or asked for by law: said as it is. */
  isExempt?: true;
}

/** Beside an opening remark and the question that follows. */
const MAX_ANSWER = HARD_MAX_CHARS - 20;

/** Does the customer ask for a price or for the terms of the business? */
export function asksForTerms({ proposal, text }: Facts): boolean {
  return proposal.intent === 'PRICING' || asksAboutTerms(text);
}

/** The best approved answer to the question of this turn, or a promise that a person gives it; null when nothing was found. */
export function knowledgeAnswer(facts: Facts): KnownAnswer | null {
  const pieces = (facts.found?.pieces ?? []).filter(({ source }) => source === 'knowledge');
  const [best] = pieces;
  if (!best) return null;
  // While what we know about it is out of date, a person says how much and on which terms (whatsapp-sales-agent 21).
  const stale = pieces.find(({ isStale }) => isStale);
  if (stale && (asksForTerms(facts) || holdsNumber(best.body)))
    return passedOn(facts, 'stale_knowledge', `Check "${stale.title}", which is out of date, and answer by hand.`);
  if (isTermInDoubt(best.body, facts)) return leftToPerson(facts);
  const pair = pieces.find((piece) => isAnswer(piece) && (!piece.isFromWeb || bindsNobody(piece.body)) && isSayable(piece.body, facts));
  if (pair) return { reasonCode: 'answer_knowledge', text: oneLine(pair.body), from: pair.id, isExempt: true };
  return null;
}

/** Words that a person of the business wrote down or gave us as its answers: they may be repeated, promises included. */
export function approvedAnswers(pieces: readonly FoundPiece[]): string[] {
  return pieces.filter((piece) => isAnswer(piece) && !piece.isFromWeb).map(({ body }) => body);
}

/** A pair is an answer to a customer; one that speaks to the machine was put there by somebody else. */
const isAnswer = ({ isPair, isStale, body }: FoundPiece): boolean => isPair && !isStale && !speaksToMachine(body);

/** What stands on a page is said only where it names no price, date, place or way to reach somebody, and promises nothing. */
function bindsNobody(body: string): boolean {
  const isPlain = critique(oneLine(body), 'disclosure', { pricingPolicy: 'never', allowedHosts: [] }).length === 0;
  const namesNothing = !isReachable(body) && foreignStreet(body, []) === null && unknownTimes(body, []).length === 0;
  return isPlain && namesNothing && promisesIn(body, []).length === 0 && !promisesDeed(body);
}

/** The business's own answer to what the customer objects: its script for the language of the reply, else its playbook. */
export function objectionAnswer(facts: Facts): KnownAnswer | null {
  const playbook = [...objectionScripts(facts), ...(facts.objections ?? [])];
  if (playbook.length === 0) return null;
  // Engines that read no objections leave them to the rules.
  const { objection = findObjection(read(facts.text)) } = facts.proposal;
  const answer = answerFromPlaybook(objection?.kind ?? null, facts.text, playbook, (text) => isSayable(text, facts));
  return answer === null ? null : { reasonCode: 'answer_objection', text: oneLine(answer), isExempt: true };
}

/** Does the customer hesitate in a way that the business has its own words for? */
export function isDoubtAnswered(facts: Facts): boolean {
  return Boolean(facts.proposal.objection) && objectionAnswer(facts) !== null;
}

function objectionScripts(facts: Facts): PlaybookEntry[] {
  const language = languageOf(facts);
  const context = phraseContext(facts);
  return (facts.scripts ?? [])
    .filter((script) => script.kind === 'objection' && script.language === language)
    .flatMap(({ name, body }) => {
      const answer = filledScript(body, context);
      return answer === null ? [] : [{ objection: name, answer }];
    });
}

function isSayable(body: string, facts: Facts): boolean {
  return [...oneLine(body)].length <= MAX_ANSWER && !isTermInDoubt(body, facts) && isClean(body, facts);
}

/** Which of its terms have changed nobody knows as long as anything waits to be looked at (C-02). */
function isTermInDoubt(body: string, facts: Facts): boolean {
  return facts.business.isKnowledgeStale === true && asksForTerms(facts) && holdsNumber(body);
}

/** Approved words may hold what the policy of prices keeps back; then they are not said either. */
function isClean(text: string, { business }: Facts): boolean {
  const { pricingPolicy, confirmedAmounts: allowedAmounts } = business;
  return critique(oneLine(text), 'disclosure', { pricingPolicy, ...(allowedAmounts && { allowedAmounts }) }).length === 0;
}

/** A price that nobody confirmed, or a price or a number of the terms while something that the business knows is out of date. */
export function leftToPerson(facts: Facts): KnownAnswer {
  if (facts.business.priceHeldBack === 'unconfirmed_price')
    return passedOn(
      facts,
      'unconfirmed_price',
      'Tell the price, and confirm it under Settings, Services: then the assistant tells it, too.',
    );
  return passedOn(facts, 'stale_knowledge', 'Look through what is out of date under Knowledge, and answer by hand.');
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
