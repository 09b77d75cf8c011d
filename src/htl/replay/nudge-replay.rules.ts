// A nudge made once more: it hangs on nothing but its own record.
import type { StoredDecision } from '../../conversations/context-view.rules.js';
import { decideNudge, NUDGE_FORMAT, type NudgeRecord } from '../../conversations/nudge.rules.js';
import type { DecisionFace } from './replay.rules.js';

/** The nudge as it would be decided today; null for any other decision, and for one whose contact was erased. */
export function nudgeAgain({ record }: StoredDecision): DecisionFace | null {
  const stored = record.replay as Partial<NudgeRecord> | null;
  if (stored?.format !== NUDGE_FORMAT) return null;
  const { action, goal, reasonCode, messageType, reply } = decideNudge(stored as NudgeRecord);
  return { action, goal, reasonCode, messageType, intent: null, sentiment: null, stage: null, effects: [], reply };
}
