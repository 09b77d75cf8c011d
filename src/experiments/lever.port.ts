import type { Tx } from '../platform/database/database.service.js';
import type { LeverValue, Variant } from './experiment.schema.js';

/** What a lever is told of an experiment. */
export interface LeverRun {
  id: string;
  name: string;
  /** The split of people: the same for its whole life, pauses included. */
  salt: string;
  variants: readonly Variant[];
  /** What `begin` answered at the last start; empty before the first. */
  leverState: Record<string, unknown>;
}

/**
 * What a module offers to be tried: it knows what values mean, how they take effect and where a winner is written. The variants that a
 * person has are read by the module itself, where the effect is.
 */
export interface Lever {
  /** The value of a variant as it is kept, or one sentence per wrong field of it. */
  read(value: Record<string, unknown>): Promise<{ value: LeverValue } | { errors: Record<string, string> }>;
  /** Throws where it cannot be tried now; answers what must be remembered of this moment. In the transaction of the start. */
  begin(tx: Tx, run: LeverRun): Promise<Record<string, unknown>>;
  /** Nobody new gets a variant from now on. */
  end(tx: Tx, run: LeverRun): Promise<void>;
  /** Did something outside take away what is being tried? */
  isTakenAway(tx: Tx, run: LeverRun): Promise<boolean>;
  /** Makes a value what everybody gets; answers what was written, for the audit trail. */
  promote(tx: Tx, run: LeverRun, value: LeverValue): Promise<Record<string, unknown>>;
}
