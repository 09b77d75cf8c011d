// Decisions that code made without an engine, made once more: the same words and the same state give the same decision.
import { decideAtDoor, isDoorRecord, isSilenceRecord, readAtDoor, routeAtDoor, silenceReason } from '../../conversations/door.rules.js';
import { goalOf, type DecisionValues } from '../../conversations/decision.schema.js';
import type { StoredDecision } from '../../conversations/context-view.rules.js';
import type { DecisionFace } from './replay.rules.js';

/** The decision as code would make it today; null where an engine made it, a person did, or its text is gone. */
export function decideByCodeAgain({ record, messages }: StoredDecision): DecisionFace | null {
  const { replay } = record;
  if (isSilenceRecord(replay)) return silenceFace(silenceReason(replay.facts));
  if (!isDoorRecord(replay)) return null;
  // Of the texts that it covers only the newest was judged.
  const text = messages.find(({ seq, direction }) => seq === record.toSeq && direction === 'in');
  if (!text) return null;
  const reading = readAtDoor(text.body, replay.facts.business, replay.facts.providerKeyword);
  const route = routeAtDoor(reading, replay.facts);
  return route === 'turn' ? LEFT_TO_ENGINE : faceOf(decideAtDoor(route, reading, replay.facts));
}

/** Code would let an engine answer now what it kept for itself then: what that would say is not known without asking. */
const LEFT_TO_ENGINE = faceOf({ action: 'reply', reasonCode: 'left_to_engine' });

function silenceFace(reason: string | null): DecisionFace {
  return reason === null ? LEFT_TO_ENGINE : faceOf({ action: 'no_reply', reasonCode: reason });
}

function faceOf(decision: Pick<DecisionValues, 'action' | 'reasonCode' | 'goal' | 'messageType' | 'reply' | 'statePatch'>): DecisionFace {
  const { action, reasonCode, messageType = null, reply = null, statePatch } = decision;
  return {
    action,
    goal: goalOf(decision),
    reasonCode,
    messageType,
    intent: null,
    sentiment: null,
    stage: null,
    effects: statePatch?.effects ?? [],
    reply,
  };
}
