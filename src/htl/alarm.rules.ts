import { addMinutes } from '../common/clock.js';
import { emergencyReason, emergencySummary } from '../conversations/door.rules.js';
import { sayExempt } from '../engines/rules/phrase-choice.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { detectEmergency, type Emergency } from '../policy/emergency.rules.js';
import { SAFETY } from '../policy/kinds.rules.js';
import { decision, fixed, keepQuestion, phraseContext } from './decision.rules.js';
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

/** When somebody comes: asked by who is in an emergency. */
const ASKS_WHEN =
  /\bhow (?:long|soon|fast|quick\w*|much longer|far)\b|\beta\b|\b(?:when|what time)\b.{0,25}\b(?:here|come|comes|coming|arriv\w*|get|getting|call|someone|somebody|anyone|you)\b|\b(?:is|are) (?:someone|somebody|anyone|anybody|you|yall|they|he|she|help)(?: guys)?(?: \w+){0,2} (?:coming|on the way|on your way|here)\b|\bwhere (?:is|are) (?:he|she|they|you|someone|everyone)\b|\bwheres\b|\b(?:no one|nobody)(?: \w+){0,2} (?:here|came|called|shown?|showed)\b|\bstill waiting\b|\bhurry\b/;

/** Who told of an emergency and asks when help comes is no customer with a good question: what was done is said again, and people hear of it. */
export function awaitingHelp(facts: Facts): Decision | null {
  const isKnown = facts.slots.urgency?.value === 'emergency' || facts.memory.commitments.some(({ text }) => text === PROMISE);
  const isTold = isKnown && !facts.changed.includes('urgency') && !isReadAsDanger(facts);
  if (!isTold || facts.upcoming.length > 0 || !ASKS_WHEN.test(read(facts.text).plain)) return null;
  const context = phraseContext(facts);
  return decision(facts, {
    ...keepQuestion(facts),
    reasonCode: 'help_alerted',
    kind: 'commitment',
    blocks: fixed(`${sayExempt('help-alerted', context)} ${sayExempt('in-danger', context)}`),
    effects: {
      escalations: [{ ...possibleEmergency(facts), reason: 'waits_for_help', summary: summarise(facts, 'asks when help comes') }],
    },
  });
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
