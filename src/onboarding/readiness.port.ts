import type { Tx } from '../platform/database/database.service.js';

/** What only a module above can tell about the active org. A fact that nobody tells is not asked for. */
export interface ToldFacts {
  /** When a call last reached us over the number; null when none ever did. */
  lastCallAt?: Date | null;
  /** Whether a test call over the forwarded line arrived and did not go in a circle; null while none was made. */
  isForwardingTested?: boolean | null;
  /** The published version of the five documents; null while none is published. */
  publishedVersion?: number | null;
  /** Answers were saved after the published documents were generated. */
  hasUnpublishedAnswers?: boolean;
}

/** Tells facts for the readiness page, in the transaction that judges them. */
export type ReadinessSource = (tx: Tx) => Promise<ToldFacts>;
