/** The six moments at which a turn looks things up (whatsapp-sales-agent 7.4), each told by what the pipeline already knows. */
export const RETRIEVAL_TRIGGERS = [
  'past_reference',
  'missing_slot',
  'contradiction',
  'low_confidence',
  'missing_context',
  'factual_question',
] as const;
export type RetrievalTrigger = (typeof RETRIEVAL_TRIGGERS)[number];

export interface RetrievalSignals {
  text: string;
  hasQuestion: boolean;
  missingSlots: readonly string[];
  hasContradiction: boolean;
  /** The planner's, 0..1. */
  confidence: number;
  isContextMissing: boolean;
}

/** Below this the planner does not trust itself (the same border as the intent UNKNOWN, rules.md C-48). */
const LOW_CONFIDENCE = 0.6;
const PAST =
  /\b(?:as (?:i|you|we) (?:said|told|mentioned|discussed)|(?:i|you|we) (?:already )?(?:said|told|mentioned|talked|spoke|discussed)|last (?:time|week|month|year)|previous(?:ly)?|earlier|before|again|remember|same as)\b/i;

/** Which triggers fire for this turn, in a fixed order; empty: nothing is looked up. */
export function triggersOf(signals: RetrievalSignals): RetrievalTrigger[] {
  const fires: Record<RetrievalTrigger, boolean> = {
    past_reference: PAST.test(signals.text),
    missing_slot: signals.missingSlots.length > 0,
    contradiction: signals.hasContradiction,
    low_confidence: signals.confidence < LOW_CONFIDENCE,
    missing_context: signals.isContextMissing,
    factual_question: signals.hasQuestion,
  };
  return RETRIEVAL_TRIGGERS.filter((trigger) => fires[trigger]);
}

/** Where each trigger looks: what the business knows, or what this person said before ("scroll up"). */
export const TRIGGER_SOURCES: Readonly<Record<RetrievalTrigger, readonly ('knowledge' | 'conversation')[]>> = {
  past_reference: ['conversation'],
  missing_slot: ['conversation'],
  contradiction: ['conversation'],
  low_confidence: ['conversation', 'knowledge'],
  missing_context: ['conversation', 'knowledge'],
  factual_question: ['knowledge'],
};

export const SCORERS = ['lexical'] as const;
export type Scorer = (typeof SCORERS)[number];

/**
 * The least relevance that counts as an answer, per scorer (rules.md C-53): each scorer has its own scale. Calibrated on
 * test/fixtures/knowledge.json; retrieval.e2e.spec.ts fails when another border would separate it better.
 */
export const THRESHOLDS: Readonly<Record<Scorer, number>> = { lexical: 0.55 };
export const TOP = 3;
/** What nobody looked at for this long counts half as fresh. */
export const RECENCY_HALF_LIFE_DAYS = 180;
const DAY_MS = 86_400_000;

export interface Candidate {
  relevance: number;
  verifiedAt: Date;
}

export function recency(verifiedAt: Date, now: Date): number {
  const days = Math.max(0, now.getTime() - verifiedAt.getTime()) / DAY_MS;
  return 0.5 ** (days / RECENCY_HALF_LIFE_DAYS);
}

/** `0.7 relevance + 0.3 recency` over what is relevant enough at all, best first. */
export function rank<C extends Candidate>(candidates: readonly C[], scorer: Scorer, now: Date, top = TOP): (C & { score: number })[] {
  return candidates
    .filter((candidate) => candidate.relevance >= THRESHOLDS[scorer])
    .map((candidate) => ({ ...candidate, score: 0.7 * candidate.relevance + 0.3 * recency(candidate.verifiedAt, now) }))
    .sort((one, other) => other.score - one.score)
    .slice(0, top);
}

const FILLER = new Set(
  (
    'a about all also am an and any anybody anyone are as at be been but by can could d did do does doing don for from get got had has have having hello hey hi how i id if ill im in into is it its ive just know let like ll m ' +
    'make may maybe me might my need no not of off ok okay on one or our ours out please question re s say she should so some someone t tell than thank thanks that the their them then there these they thing this those to too ' +
    'us ve very wanna want was we well were what whats when where which who why will with would yeah yes you your yours guys folks really actually quick wondering ask asking much many long back available offer offered offering provide find sort kind accept take give'
  ).split(' '),
);
// People ask with other words than a business writes with.
const ALIKE: readonly (readonly string[])[] = [
  ['price', 'cost', 'fee', 'charge', 'rate', 'pricing', 'quote', 'expensive'],
  ['open', 'hours', 'opening', 'close', 'closed', 'schedule'],
  ['located', 'location', 'address', 'directions', 'office', 'based'],
  ['refund', 'return', 'reimburse'],
  ['cancel', 'cancellation', 'reschedule'],
  ['pay', 'payment', 'paid', 'card', 'cash', 'credit'],
  ['finance', 'financing'],
  ['warranty', 'guarantee', 'guaranteed'],
  ['weekend', 'saturday', 'sunday'],
  ['serve', 'cover', 'travel'],
  ['fix', 'repair', 'broken'],
  ['phone', 'call', 'contact', 'email', 'reach'],
  ['parking', 'park'],
  ['insured', 'insurance', 'licensed', 'bonded'],
  ['emergency', 'urgent'],
];
// Questions whose one telling word is a filler elsewhere.
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhow much\b|\bwhat(?:'s| is| are) (?:your|the) (?:price|rate|fee)s?\b/gi, ' cost '],
  [/\bmoney back\b/gi, ' refund '],
  [/\binstal+ments?\b/gi, ' financing '],
  [/\bhow long\b/gi, ' duration '],
  [/\bwhat time\b|\bwhen (?:are|do) (?:you|u|y'all|they) (?:open|close)\b/gi, ' hours '],
  [/\bwhere (?:are|is) (?:you|u|your|the)\b/gi, ' location '],
];
const MAX_WORDS = 16;

/** The telling words that a heading says with fillers only: "How much is it?" is about the cost. */
export function hintsOf(heading: string | null): string {
  const found = PHRASES.filter(([pattern]) => heading !== null && heading.search(pattern) >= 0);
  return found.map(([, word]) => word.trim()).join(' ');
}

/** The telling words of a question, each with its alternatives as `price|cost`; fillers and doubles go. */
export function wordGroups(question: string): string[] {
  const spelled = PHRASES.reduce(
    (text, [pattern, word]) => text.replaceAll(pattern, word),
    question.slice(0, 1000).normalize('NFKC').replaceAll('’', "'"),
  );
  const words = (spelled.toLowerCase().match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []).map((word) => word.replace(/'s$|'/g, ''));
  const groups = new Set<string>();
  for (const word of words) {
    if (word.length < 2 || FILLER.has(word)) continue;
    groups.add(alternatives(word));
    if (groups.size === MAX_WORDS) break;
  }
  return [...groups];
}

function alternatives(word: string): string {
  const stem = word.replace(/(?:ies|es|s)$/, '');
  const group = ALIKE.find((words) =>
    words.some((one) => one === word || (stem.length > 2 && one.replace(/(?:ies|es|s|e)$/, '') === stem)),
  );
  return group ? group.join('|') : word;
}
