import { addMinutes } from '../common/clock.js';
import { emergencyReason, emergencySummary } from '../conversations/door.rules.js';
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { detectEmergency, type Emergency } from '../policy/emergency.rules.js';
import { SAFETY } from '../policy/kinds.rules.js';
import { decision, fixed, phraseContext } from './decision.rules.js';
import { summarise } from './handoff.rules.js';
import type { Decision, EscalationRequest, Facts } from './htl.schema.js';
import { optOut } from './talk.rules.js';

const MINUTES = 15;
const PROMISE = 'The team was alerted at once.';

/**
 * A danger that code finds in the texts of a turn together is answered as the door answers one that a single text shows (C-03): fixed
 * words, people, the call chain, whatever else was said. Somebody who wants no more texts gets none, and people hear of it all the same.
 */
export function hazardous(facts: Facts): Decision | null {
  const found = dangerIn(facts);
  if (!found) return null;
  const escalations = [emergency(facts, found)];
  const stop = optOut(facts);
  if (stop) return { ...stop, effects: { ...stop.effects, escalations } };
  return decision(facts, {
    action: 'escalate',
    goal: 'needs_human',
    reasonCode: emergencyReason(found.hazard),
    kind: SAFETY,
    blocks: fixed(found.safetyText),
    stage: 'handed_over',
    isUrgent: true,
    effects: { handler: 'human', escalations },
  });
}

/**
 * What only an engine calls an emergency is no mere remark either: a person is told at once, in the middle of the night too, and the
 * customer hears that, and no more than that.
 */
export function alarmed(facts: Facts, plan: Decision): Decision {
  if (!isReadAsDanger(facts) || plan.close === 'declined') return plan;
  const { effects, close: _close, ...rest } = plan;
  const asked = effects.escalations ?? [];
  const isHandedOver = effects.handler !== undefined;
  const escalations = isHandedOver
    ? asked.map((request) => ({ ...request, priority: 'critical' as const, isDanger: true as const }))
    : [possibleEmergency(facts), ...asked];
  return {
    ...rest,
    action: 'escalate',
    isUrgent: true,
    reasonCode: isHandedOver ? plan.reasonCode : 'possible_emergency',
    blocks: [...fixed(alarmWords(facts, isHandedOver)), ...plan.blocks],
    effects: { ...effects, escalations },
  };
}

function alarmWords(facts: Facts, isHandedOver: boolean): string {
  const context = phraseContext(facts);
  const first = sayExempt('in-danger', context);
  return isHandedOver ? first : `${sayExempt('alerted', context)} ${first}`;
}

/** Does an engine read a danger in this turn? What the detector finds was answered before anything else (`hazardous`). */
export function isReadAsDanger({ proposal }: Facts): boolean {
  return proposal.slots.some((slot) => slot.name === 'urgency' && slot.value === 'emergency');
}

function dangerIn({ text, business }: Facts): Emergency | null {
  return detectEmergency(text, business.vertical, business.country === undefined ? {} : { country: business.country });
}

/** A person calls at once, also at night: an emergency does not wait for the doors to open. */
function emergency(facts: Facts, { hazard }: Emergency): EscalationRequest {
  return {
    kind: 'emergency',
    priority: 'critical',
    reason: emergencyReason(hazard),
    summary: emergencySummary(hazard, facts.text),
    recommendedAction: 'Call this person now.',
    dueAt: addMinutes(facts.now, MINUTES),
    promise: PROMISE,
    hazard,
  };
}

function possibleEmergency(facts: Facts): EscalationRequest {
  return {
    kind: 'human_needed',
    priority: 'critical',
    reason: 'possible_emergency',
    summary: summarise(facts, 'may have an emergency'),
    recommendedAction: 'Call this person now.',
    dueAt: addMinutes(facts.now, MINUTES),
    promise: PROMISE,
    isDanger: true,
  };
}
