import type { Tx } from '../platform/database/database.service.js';
import type { ArmCounts } from './experiment.schema.js';

/** Who counts what became of the people of an experiment: it reads texts, bookings and opt-outs, which live above this module. */
export interface OutcomeCounter {
  /** Per variant, of everybody who felt it: what they did between then and `until`; null counts to this moment. */
  count(tx: Tx, experimentId: string, until: Date | null): Promise<ArmCounts[]>;
}
