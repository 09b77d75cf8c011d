import { clustersOf } from '../clusters.rules.js';
import { countOutcomes, type Outcome, type OutcomeCounts } from './outcome.rules.js';

/** What a pattern is about: what stood in the way, what was wanted, which service, or what else was said. */
export const PATTERN_KINDS = ['objection', 'intent', 'service', 'text'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

/** A text of a customer with what was understood when it came. */
export interface SaidText {
  messageId: string;
  threadId: string;
  contactId: string;
  body: string;
  at: Date;
  /** Null where no decision was made about it, as while a person answered. */
  intent: string | null;
  objection: string | null;
  service: string | null;
  wantsHuman: boolean;
}

export interface PatternThread {
  id: string;
  outcome: Outcome;
}

/** Threads in which the same came up, and how they ended. */
export interface Pattern {
  kind: PatternKind;
  /** The objection, the intent, the name of the service; for texts their telling words. */
  key: string;
  words: string[];
  threads: number;
  people: number;
  texts: number;
  outcomes: OutcomeCounts;
  /** Ids of messages; more than are shown, because some may be erased later. */
  examples: string[];
}

/** Intents that say what was wanted. A question, or what nobody understood, is grouped by its words instead. */
const TELLING: ReadonlySet<string> = new Set([
  'INTERESTED',
  'NOT_INTERESTED',
  'PRICING',
  'BOOKING',
  'COMPLAINT',
  'WRONG_PERSON',
  'OPT_OUT',
]);
/** What a machine answered tells nothing about customers. */
const NOBODY = 'AUTO_REPLY';
export const WANTS_HUMAN = 'WANTS_HUMAN';
const MOST_PER_KIND = 15;
const MOST_EXAMPLES = 6;
/** What only one person says is no pattern, and its words might say who it is. */
const LEAST_PEOPLE = 2;
const GOOD_LENGTH = { from: 12, to: 160 };

/** The patterns of a period: each kind on its own, the most frequent first. A thread counts in every pattern that it touches. */
export function patternsOf(threads: readonly PatternThread[], said: readonly SaidText[]): Pattern[] {
  const outcomes = new Map(threads.map(({ id, outcome }) => [id, outcome]));
  const known = said.filter(({ threadId, intent }) => outcomes.has(threadId) && intent !== NOBODY);
  const named = (kind: PatternKind, keyOf: (text: SaidText) => string | null): Pattern[] => {
    const byKey = new Map<string, SaidText[]>();
    for (const text of known) {
      const key = keyOf(text);
      if (key === null) continue;
      const texts = byKey.get(key);
      if (texts) texts.push(text);
      else byKey.set(key, [text]);
    }
    return [...byKey].map(([key, texts]) => patternOf({ kind, key, words: [] }, texts, outcomes));
  };
  return [
    ...top(named('objection', ({ objection }) => objection)),
    ...top(named('intent', intentOf)),
    ...top(named('service', ({ service }) => service)),
    ...top(textPatterns(known, outcomes)),
  ];
}

function intentOf({ intent, wantsHuman }: SaidText): string | null {
  if (wantsHuman) return WANTS_HUMAN;
  return intent !== null && TELLING.has(intent) ? intent : null;
}

function textPatterns(known: readonly SaidText[], outcomes: ReadonlyMap<string, Outcome>): Pattern[] {
  const rest = known.filter((text) => intentOf(text) === null && text.objection === null);
  const byId = new Map(rest.map((text) => [text.messageId, text]));
  const clusters = clustersOf(rest.map(({ messageId, body, contactId }) => ({ id: messageId, text: body, times: 1, who: contactId })));
  return clusters
    .filter(({ people, words }) => people >= LEAST_PEOPLE && words.length > 0)
    .map(({ texts, words }) =>
      patternOf(
        { kind: 'text', key: words.join(' '), words },
        texts.map(({ id }) => byId.get(id)!),
        outcomes,
      ),
    );
}

function patternOf(
  name: Pick<Pattern, 'kind' | 'key' | 'words'>,
  texts: readonly SaidText[],
  outcomes: ReadonlyMap<string, Outcome>,
): Pattern {
  const threads = [...new Set(texts.map(({ threadId }) => threadId))];
  return {
    ...name,
    threads: threads.length,
    people: new Set(texts.map(({ contactId }) => contactId)).size,
    texts: texts.length,
    outcomes: countOutcomes(threads.map((id) => outcomes.get(id)!)),
    examples: examplesOf(texts),
  };
}

/** The newest readable text of each person, so that three examples are three people. */
function examplesOf(texts: readonly SaidText[]): string[] {
  const isGood = ({ body }: SaidText): boolean => body.length >= GOOD_LENGTH.from && body.length <= GOOD_LENGTH.to;
  const sorted = [...texts].sort(
    (a, b) => Number(isGood(b)) - Number(isGood(a)) || b.at.getTime() - a.at.getTime() || (a.messageId < b.messageId ? -1 : 1),
  );
  const people = new Set<string>();
  return sorted
    .filter(({ contactId }) => !people.has(contactId) && people.add(contactId))
    .slice(0, MOST_EXAMPLES)
    .map(({ messageId }) => messageId);
}

function top(patterns: readonly Pattern[]): Pattern[] {
  return [...patterns].sort((a, b) => b.threads - a.threads || b.texts - a.texts || (a.key < b.key ? -1 : 1)).slice(0, MOST_PER_KIND);
}
