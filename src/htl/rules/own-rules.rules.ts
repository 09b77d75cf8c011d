import { handoff as handoffText } from '../../engines/rules/phrases.rules.js';
import { isKnown, knownValue } from '../../leads/slots.rules.js';
import { decision, fixed, keepQuestion, phraseContext, serviceFor } from '../decision.rules.js';
import { dueAt, summarise } from '../handoff.rules.js';
import type { Decision, Facts, Need } from '../htl.schema.js';
import type { FiredRule } from '../../conversations/decision.schema.js';
import type { OwnRule, RuleConditions } from './own-rule.schema.js';

const MINUTES_BY_PRIORITY = { critical: 10, high: 15, medium: 60, low: 240 } as const;

/** Why a rule that holds did nothing in a turn; the next one had its turn. */
export type HeldBack =
  'cta_gone' | 'person_wanted' | 'danger' | 'person_needed' | 'nothing_wanted' | 'answer_first' | 'not_due' | 'no_room';

/** What the own rules make of a turn: the plan of the first that can act, null where none can, and those before it that could not. */
export interface Ruling {
  plan: Decision | Need | null;
  heldBack: FiredRule[];
}

/**
 * The rules of the business in their order: the first that holds and can be carried out makes the plan. `offer` says what becomes of a
 * rule that wants a call to action: the plan that offers it, or why it may not be offered now.
 */
export function ruling(facts: Facts, offer: (ctaId: string) => Decision | Need | HeldBack): Ruling {
  const heldBack: FiredRule[] = [];
  for (const rule of facts.ownRules ?? []) {
    if (!holds(rule.conditions, facts)) continue;
    const plan = carriedOut(facts, rule, offer);
    const fired = { id: rule.id, name: rule.name, action: rule.action.is };
    if (typeof plan === 'string') heldBack.push({ ...fired, heldBack: plan });
    else return { plan: plan.is === 'need' ? plan : { ...plan, firedRule: fired }, heldBack };
  }
  return { plan: null, heldBack };
}

function carriedOut(facts: Facts, rule: OwnRule, offer: (ctaId: string) => Decision | Need | HeldBack): Decision | Need | HeldBack {
  switch (rule.action.is) {
    case 'offer_cta':
      // switched off or deleted
      return rule.cta === null ? 'cta_gone' : offer(rule.cta.id);
    case 'stay_silent':
      return facts.proposal.wantsHuman ? 'person_wanted' : silent(facts);
    case 'escalate':
      return escalated(facts, rule, rule.action);
  }
}

/** Do all conditions hold? Pure: intent and sentiment as they were read, slots and value as they are known after this turn. */
export function holds({ intents, sentiments, slots, valueMinorAtLeast }: RuleConditions, facts: Facts): boolean {
  const { proposal } = facts;
  if (intents && !intents.includes(proposal.intent)) return false;
  if (sentiments && !sentiments.includes(proposal.sentiment)) return false;
  if (valueMinorAtLeast !== undefined && valueOf(facts) < valueMinorAtLeast) return false;
  return (slots ?? []).every(({ name, is, value }) => {
    if (is === 'known') return isKnown(facts.slots, name);
    if (is === 'missing') return !isKnown(facts.slots, name);
    return (knownValue(facts.slots, name) ?? '').toLowerCase().includes((value ?? '').toLowerCase());
  });
}

/** What the job is worth: the price of the service, else what a job is worth on average, in minor units. */
function valueOf(facts: Facts): number {
  return serviceFor(facts)?.priceMinor ?? facts.business.averageJobValueMinor;
}

function silent(facts: Facts): Decision {
  return decision(facts, { ...keepQuestion(facts), action: 'no_reply', reasonCode: 'own_rule_silent', isWaiting: false });
}

function escalated(facts: Facts, { name }: OwnRule, { priority, note }: Extract<OwnRule['action'], { is: 'escalate' }>): Decision {
  return decision(facts, {
    action: 'escalate',
    reasonCode: 'own_rule_escalated',
    kind: 'handoff',
    blocks: fixed(handoffText(phraseContext(facts))),
    stage: 'handed_over',
    effects: {
      handler: facts.business.isOpenNow ? 'human' : 'paused',
      escalations: [
        {
          kind: 'human_needed',
          priority,
          reason: 'own_rule',
          summary: summarise(facts, `matches your rule "${name}"`),
          recommendedAction: note ?? 'Your own rule wants a person here: read the thread and answer.',
          dueAt: dueAt(facts, MINUTES_BY_PRIORITY[priority]),
          promise: 'Someone from the team will call.',
        },
      ],
    },
  });
}
