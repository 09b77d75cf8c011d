import { speaksOfThePast } from './past-words.rules.js';

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
export const LOW_CONFIDENCE = 0.6;

/** Which triggers fire for this turn, in a fixed order; empty: nothing is looked up. */
export function triggersOf(signals: RetrievalSignals): RetrievalTrigger[] {
  const fires: Record<RetrievalTrigger, boolean> = {
    past_reference: speaksOfThePast(signals.text),
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

/** By words alone, or by words and, where a model is configured and had to be asked, by meaning. */
export const SCORERS = ['lexical', 'hybrid'] as const;
export type Scorer = (typeof SCORERS)[number];

/**
 * The least relevance that counts as an answer, per scorer (rules.md C-53). The border of words is calibrated on the calibration part of
 * test/fixtures/retrieval.json; retrieval.e2e.spec.ts fails when another one separates it better, and judges it on the held-out part.
 * That of meaning is found for each model with labelled questions (embedding/calibration.rules.ts) and laid onto the same border.
 */
export const THRESHOLDS: Readonly<Record<Scorer, number>> = { lexical: 0.45, hybrid: 0.45 };
/** From this relevance on the words have found it, and no model is asked. */
export const SURE = 0.8;
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
