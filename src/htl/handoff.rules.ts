import { addMinutes } from '../common/clock.js';
import type { SlotMap, SlotName } from '../leads/slots.rules.js';
import { codeTrigger, type TriggerCode } from './escalation/triggers.rules.js';
import type { EscalationRequest, Facts } from './htl.schema.js';
import { moodScore as score } from './memory/mood.rules.js';

export const MAX_CONFUSED_TURNS = 3;

/** About money that was paid or is owed; that a price is high is an objection, which the business may have an answer to. */
const BILL = /\b(?:rip ?off|overcharg\w*|refund|dispute|scam|charged me|wrong (?:bill|invoice)|lawyer|sue)\b/i;
const HIGH = /\b(?:too expensive|ridiculous(?:ly)? (?:price|expensive|high))\b/i;

export interface HandoffReason {
  code: 'asked_for_person' | 'angry' | 'complaint' | 'price_dispute' | 'confused' | TriggerCode;
  priority: EscalationRequest['priority'];
  isApology: boolean;
  sentence: string;
  recommendedAction: string;
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
  if (proposal.intent === 'PRICING' && (BILL.test(facts.text) || HIGH.test(facts.text) || score(proposal.sentiment) <= -2)) {
    return {
      code: 'price_dispute',
      priority: 'high',
      isApology: true,
      sentence: 'disputes a price',
      recommendedAction: 'Call and go through the price together.',
    };
  }
  if (proposal.intent === 'COMPLAINT') {
    return {
      code: 'complaint',
      priority: 'high',
      isApology: true,
      sentence: 'has a complaint',
      recommendedAction: 'Call, listen first, then offer a remedy.',
    };
  }
  if (
    score(proposal.sentiment) <= -2 ||
    (score(proposal.sentiment) <= -1 && score(previousSentiment) <= -1 && facts.changed.length === 0 && proposal.pick === null)
  ) {
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

/** Is it only that the price is called high, without a word about a bill and without anger? */
export function isMerelyHigh({ code }: HandoffReason, { text, proposal }: Facts): boolean {
  return code === 'price_dispute' && !BILL.test(text) && score(proposal.sentiment) > -2;
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
  const who = facts.slots.name?.value ?? 'The customer';
  const known = (Object.keys(LABELS) as SlotName[])
    .filter((name) => name !== 'name' && facts.slots[name])
    .map((name) => `${LABELS[name]}: ${facts.slots[name]!.value}`);
  const booked = facts.upcoming[0] ? [`booked: ${facts.upcoming[0].label}`] : [];
  const details = [...known, ...booked].join('; ');
  const said = facts.text.replace(/\s+/g, ' ').trim().slice(0, 160);
  return `${who} ${sentence}.${details ? ` ${capital(details)}.` : ''}${said ? ` Last text: "${said}"` : ''}`;
}

export function slotValues(slots: SlotMap): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).map(([name, slot]) => [name, slot.value]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
