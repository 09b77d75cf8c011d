import type { AnswerFacts } from './answer-facts.schema.js';

/** A text before it leaves, for a second reader that did not write it; asked only on risk, because it costs a call. */
export interface CriticInput {
  /** What would be sent. */
  text: string;
  /** What makes somebody look: one word each, such as `price` or `anger`. */
  risks: readonly string[];
  business: { name: string; pricingPolicy: 'never' | 'verified_only' | 'configured'; facts: readonly { label: string; value: string }[] };
  /** The customer's newest texts, oldest first. */
  incoming: readonly string[];
  /** Times and places that the text may name, as the customer would read them. */
  mayName: readonly string[];
}

export interface Critique extends AnswerFacts {
  /** Null: nobody looked (no model, no money, an outage); the caller takes its safe text then. */
  isSafe: boolean | null;
  /** At most five short sentences for people; empty when it is safe. */
  reasons: string[];
}
