import { addMinutes } from '../common/clock.js';
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { detectEmergency } from '../policy/emergency.rules.js';
import { fixed, phraseContext } from './decision.rules.js';
import { summarise } from './handoff.rules.js';
import type { Decision, EscalationRequest, Facts } from './htl.schema.js';

const MINUTES = 15;

/**
 * The detector answers dangers before any engine (C-03). What only an engine calls an emergency, or what becomes one when the texts
 * of a turn are read together, is no mere remark either: a person is told at once, and the customer hears that, and no more than that.
 */
export function alarmed(facts: Facts, plan: Decision): Decision {
  if (!isInDanger(facts) || plan.close === 'declined') return plan;
  const { effects, close: _close, ...rest } = plan;
  const asked = effects.escalations ?? [];
  const isHandedOver = effects.handler !== undefined;
  const escalations = isHandedOver
    ? asked.map((request) => ({ ...request, priority: 'high' as const }))
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

/** Does an engine or the detector read a danger in this turn? */
export function isInDanger({ proposal, text, business }: Facts): boolean {
  const isRead = proposal.slots.some((slot) => slot.name === 'urgency' && slot.value === 'emergency');
  return isRead || detectEmergency(text, business.vertical) !== null;
}

function possibleEmergency(facts: Facts): EscalationRequest {
  return {
    kind: 'human_needed',
    priority: 'high',
    reason: 'possible_emergency',
    summary: summarise(facts, 'may have an emergency'),
    recommendedAction: 'Call this person now.',
    // Also at night: an emergency does not wait for the doors to open.
    dueAt: addMinutes(facts.now, MINUTES),
    promise: 'The team was alerted at once.',
  };
}
