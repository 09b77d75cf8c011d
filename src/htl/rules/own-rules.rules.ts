import { handoff as handoffText } from '../../engines/rules/phrases.rules.js';
import { isKnown, knownValue } from '../../leads/slots.rules.js';
import { decision, fixed, keepQuestion, phraseContext, serviceFor } from '../decision.rules.js';
import { dueAt, summarise } from '../handoff.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import type { FiredRule } from '../../conversations/decision.schema.js';
import type { OwnRule, RuleConditions } from './own-rule.schema.js';

const MINUTES_BY_PRIORITY = { critical: 10, high: 15, medium: 60, low: 240 } as const;

/** The first rule of the business that applies to this turn; null when none does. */
export function firstThatApplies(facts: Facts): OwnRule | null {
  return facts.ownRules?.find((rule) => holds(rule.conditions, facts) && isUsable(rule)) ?? null;
}

/** A rule whose call to action was switched off or deleted does nothing, and the next one has its turn. */
function isUsable({ action, cta }: OwnRule): boolean {
  return action.is !== 'offer_cta' || cta !== null;
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

/** A decision that a rule makes alone: handing over or staying silent; an offer goes with whatever is planned (withOffer). */
export function ownRuleDecision(facts: Facts): Decision | null {
  const rule = firstThatApplies(facts);
  if (!rule) return null;
  const { action } = rule;
  const firedRule = { id: rule.id, name: rule.name, action: action.is };
  // A wish for a person always has its way.
  if (action.is === 'stay_silent' && facts.proposal.wantsHuman) return null;
  if (action.is === 'stay_silent')
    return decision(facts, { ...keepQuestion(facts), action: 'no_reply', reasonCode: 'own_rule_silent', isWaiting: false, firedRule });
  if (action.is !== 'escalate') return null;
  return decision(facts, {
    action: 'escalate',
    reasonCode: 'own_rule_escalated',
    kind: 'handoff',
    firedRule,
    blocks: fixed(handoffText(phraseContext(facts))),
    stage: 'handed_over',
    effects: {
      handler: facts.business.isOpenNow ? 'human' : 'paused',
      escalations: [
        {
          kind: 'human_needed',
          priority: action.priority,
          reason: 'own_rule',
          summary: summarise(facts, `matches your rule "${rule.name}"`),
          recommendedAction: action.note ?? 'Your own rule wants a person here: read the thread and answer.',
          dueAt: dueAt(facts, MINUTES_BY_PRIORITY[action.priority]),
          promise: 'Someone from the team will call.',
        },
      ],
    },
  });
}

/** The rule that wants a call to action offered, and which one; null when none applies. Its state machine says whether it may be. */
export function ownOffer(facts: Facts): { firedRule: FiredRule; ctaId: string } | null {
  const rule = firstThatApplies(facts);
  if (rule?.action.is !== 'offer_cta' || !rule.cta) return null;
  return { firedRule: { id: rule.id, name: rule.name, action: rule.action.is }, ctaId: rule.cta.id };
}
