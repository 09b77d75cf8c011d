import type { Facts } from '../htl.schema.js';
import { isLegalThreat, isPaymentProblem, isPrivacyRequest } from '../memory/risk-flags.rules.js';
import { isSwitchedOn } from '../sales/switches.rules.js';
import { isBookingTrouble } from './trigger-words.rules.js';

export type TriggerCode = 'compliance_risk' | 'payment_failure' | 'booking_failure';

/** A reason to hand over that code reads from the words themselves, whatever an engine made of them. */
export interface Trigger {
  code: TriggerCode;
  priority: 'high' | 'critical';
  isApology: boolean;
  sentence: string;
  recommendedAction: string;
}

/** What a failure asks of people, whoever tells of it: the customer, or the page behind a link. */
export const FAILURES = {
  payment_failure: { code: 'payment_failure', priority: 'critical', recommendedAction: 'Call now and offer another way to pay.' },
  booking_failure: { code: 'booking_failure', priority: 'high', recommendedAction: 'Call and book the time by hand.' },
} as const;

/** Compliance before money before bookings: the first that holds is told. Null when none does. */
export function codeTrigger(facts: Pick<Facts, 'text' | 'hasBookingFailed' | 'sales'>): Trigger | null {
  const { text, hasBookingFailed } = facts;
  if (isLegalThreat(text))
    return {
      code: 'compliance_risk',
      priority: 'critical',
      isApology: true,
      sentence: 'speaks of a lawyer, a court or an authority',
      recommendedAction: 'Read the thread before you answer, admit nothing in writing, and call.',
    };
  if (isPrivacyRequest(text))
    return {
      code: 'compliance_risk',
      priority: 'high',
      isApology: false,
      sentence: 'asks about the data that is kept about them',
      recommendedAction: 'Export or erase the data under Contacts, and say so by text.',
    };
  if (isPaymentProblem(text) && isSwitchedOn(facts, 'payment_problem'))
    return { ...FAILURES.payment_failure, isApology: true, sentence: 'could not pay' };
  if (hasBookingFailed === true || isBookingTrouble(text))
    return {
      ...FAILURES.booking_failure,
      isApology: true,
      sentence: hasBookingFailed === true ? 'tried several times that were just taken' : 'has trouble with a booking',
    };
  return null;
}
