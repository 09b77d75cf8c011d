import { addMinutes } from '../common/clock.js';
import { isOwnFact, OWN_MARK, withoutGuesses, type SlotMap, type SlotName } from '../leads/slots.rules.js';
import type { EscalationTrigger } from '../onboarding/questionnaire.schema.js';
import { callsItHigh, namesPrice, speaksOfBill, speaksOfLaw } from './escalation/bill-words.rules.js';
import { acceptsEstimate } from './escalation/go-ahead.rules.js';
import { codeTrigger, type TriggerCode } from './escalation/triggers.rules.js';
import type { EscalationRequest, Facts } from './htl.schema.js';
import { moodScore as score } from './memory/mood.rules.js';
import { isRefundWish } from './memory/risk-flags.rules.js';
import { isSwitchedOn } from './sales/switches.rules.js';

export const MAX_CONFUSED_TURNS = 3;

export interface HandoffReason {
  code:
    | 'asked_for_person'
    | 'angry'
    | 'complaint'
    | 'price_dispute'
    | 'confused'
    | 'refund_request'
    | 'large_job'
    | 'estimate_accepted'
    | 'repeated_question'
    | 'own_trigger'
    | TriggerCode;
  priority: EscalationRequest['priority'];
  isApology: boolean;
  sentence: string;
  recommendedAction: string;
  /** The line of the owner's that asks for it. */
  line?: string;
}

/** Is this a turn for a person? The first reason that holds is the one that is told. */
export function handoffReason(facts: Facts): HandoffReason | null {
  const { proposal, previousSentiment } = facts;
  const trigger = codeTrigger(facts);
  if (trigger) return trigger;
  if (proposal.wantsHuman) {
    return {
      code: 'asked_for_person',
      priority: 'high',
      isApology: false,
      sentence: 'asked to talk to a person',
      recommendedAction: 'Call the customer back.',
    };
  }
  if (acceptsEstimate(facts.text)) {
    return {
      code: 'estimate_accepted',
      priority: 'high',
      isApology: false,
      sentence: 'wants to go ahead with an estimate',
      recommendedAction: 'Call and set the date: they said yes.',
    };
  }
  if (proposal.intent === 'PRICING' && isDispute(facts)) {
    return {
      code: 'price_dispute',
      priority: 'high',
      isApology: true,
      sentence: 'disputes a price',
      recommendedAction: 'Call and go through the price together.',
    };
  }
  if (proposal.intent === 'COMPLAINT' && isSwitchedOn(facts, 'complaint')) {
    return {
      code: 'complaint',
      priority: 'high',
      isApology: true,
      sentence: 'has a complaint',
      recommendedAction: 'Call, listen first, then offer a remedy.',
    };
  }
  const isUpset =
    score(proposal.sentiment) <= -2 ||
    (score(proposal.sentiment) <= -1 && score(previousSentiment) <= -1 && facts.changed.length === 0 && proposal.pick === null);
  if (isUpset && isSwitchedOn(facts, 'angry')) {
    return {
      code: 'angry',
      priority: 'high',
      isApology: true,
      sentence: 'is upset',
      recommendedAction: 'Call soon; the customer is losing patience.',
    };
  }
  return null;
}

/** A quarrel about money is a wish for money back, a problem with a payment, a complaint or anger: whichever the owner left on. */
function isDispute(facts: Facts): boolean {
  const { text, proposal } = facts;
  const isOn = (trigger: EscalationTrigger): boolean => isSwitchedOn(facts, trigger);
  if (speaksOfBill(text)) return speaksOfLaw(text) || isOn(isRefundWish(text) ? 'refund_request' : 'payment_problem') || isOn('complaint');
  // Where no price was named there is none to quarrel about: it is an objection.
  return (callsItHigh(text) && namesPrice(text) && isOn('complaint')) || (score(proposal.sentiment) <= -2 && isOn('angry'));
}

/** Is it only that the price is called high, without a word about a bill and without anger? */
export function isMerelyHigh({ code }: HandoffReason, { text, proposal }: Facts): boolean {
  return code === 'price_dispute' && !speaksOfBill(text) && score(proposal.sentiment) > -2;
}

export function confusedReason(): HandoffReason {
  return {
    code: 'confused',
    priority: 'medium',
    isApology: false,
    sentence: 'was not understood three times in a row',
    recommendedAction: 'Read the thread and answer by hand.',
  };
}

/** When a person must have acted: soon while the doors are open, half an hour after they open otherwise. */
export function dueAt(facts: Pick<Facts, 'now' | 'business'>, minutes: number): Date {
  const { isOpenNow, nextOpenAt } = facts.business;
  return isOpenNow || !nextOpenAt ? addMinutes(facts.now, minutes) : addMinutes(nextOpenAt, 30);
}

const LABELS: Readonly<Record<SlotName, string>> = {
  service_needed: 'needs',
  urgency: 'urgency',
  name: 'name',
  address: 'address',
  preferred_time: 'wants to come',
  email: 'e-mail',
};

/** One line that a person can act on without opening the thread. */
export function summarise(facts: Pick<Facts, 'slots' | 'text' | 'upcoming'>, sentence: string): string {
  const slots = withoutGuesses(facts.slots);
  const who = slots.name?.value ?? 'The customer';
  const known = (Object.keys(LABELS) as SlotName[])
    .filter((name) => name !== 'name' && slots[name])
    .map((name) => `${LABELS[name]}: ${slots[name]!.value}`);
  const own = Object.entries(slots).flatMap(([name, slot]) => (isOwnFact(name) ? [`${name.slice(OWN_MARK.length)} ${slot.value}`] : []));
  const booked = facts.upcoming[0] ? [`booked: ${facts.upcoming[0].label}`] : [];
  const details = [...known, ...own, ...booked].join('; ');
  const said = facts.text.replace(/\s+/g, ' ').trim().slice(0, 160);
  return `${who} ${sentence}.${details ? ` ${capital(details)}.` : ''}${said ? ` Last text: "${said}"` : ''}`;
}

export function slotValues(slots: SlotMap): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.value]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
