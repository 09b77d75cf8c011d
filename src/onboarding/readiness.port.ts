import type { Tx } from '../platform/database/database.service.js';
import type { Questionnaire } from './answers.service.js';

/** What only a module above can tell about the active org. A fact that nobody tells is not asked for. */
export interface ToldFacts {
  /** When a call last reached us over the number; null when none ever did. */
  lastCallAt?: Date | null;
  /** Whether a test call over the forwarded line arrived and did not go in a circle; null while none was made. */
  isForwardingTested?: boolean | null;
  /** The published version of the five documents; null while none is published. */
  publishedVersion?: number | null;
  /** The answers of now would give other documents than those that the published ones were made of. */
  hasUnpublishedAnswers?: boolean;
}

/** Tells facts for the readiness page, in the transaction that judges them, beside what the business answered. */
export type ReadinessSource = (tx: Tx, questionnaire: Questionnaire) => Promise<ToldFacts>;
