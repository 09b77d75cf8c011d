import type { SECOND_OUTCOMES } from '../../conversations/decision.schema.js';
import type { RetrievalTrigger } from '../../knowledge/retrieval.rules.js';

/** A piece that was looked up for a turn: what the business knows, or an older text of the same person's threads. */
export interface FoundPiece {
  id: string;
  source: 'knowledge' | 'conversation';
  documentId: string | null;
  title: string;
  /** The question of a pair. */
  heading: string | null;
  body: string;
  /** A question with its answer; approved by the business where a person wrote it down. */
  isPair: boolean;
  /** Read from a page of the web: nobody of the business wrote it here. */
  isFromWeb?: boolean;
  isStale: boolean;
  score: number;
}

/** What a turn looked up; without triggers nothing was. */
export interface Found {
  triggers: readonly RetrievalTrigger[];
  pieces: readonly FoundPiece[];
  /** False as soon as one source is out of date: no price, date or other number may be stated from them. */
  mayStateNumbers: boolean;
  /** Looked up after a model had answered: with what was found it was asked again, or its first answer stood. */
  second?: SecondOutcome;
}

export type SecondOutcome = (typeof SECOND_OUTCOMES)[number];

/** What is looked up after a model's first answer, and by which words; null: by what the customer wrote. */
export interface SecondLookup {
  trigger: RetrievalTrigger;
  words: string | null;
}

export const NOTHING_FOUND: Found = { triggers: [], pieces: [], mayStateNumbers: true };
