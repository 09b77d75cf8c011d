import type { Facts } from '../htl.schema.js';
import { isLegalThreat, isPaymentProblem, isPrivacyRequest, plainApostrophes } from '../memory/risk-flags.rules.js';
import { isSwitchedOn } from '../sales/switches.rules.js';

export type TriggerCode = 'compliance_risk' | 'payment_failure' | 'booking_failure';

/** A reason to hand over that code reads from the words themselves, whatever an engine made of them. */
export interface Trigger {
  code: TriggerCode;
  priority: 'high' | 'critical';
  isApology: boolean;
  sentence: string;
  recommendedAction: string;
}

// "I can't book Tuesday" is a wish about times; only a system that fails, or nobody who came, is a failure of ours.
const BOOKING_FAILED =
  /\b(?:couldn'?t|can'?t|cannot|could not|unable to|not able to|won'?t let me|doesn'?t let me)\b[^.?!\n]{0,30}\b(?:book|schedule|reserve|confirm)\w*\b[^.?!\n]{0,30}\b(?:online|website|web ?site|site|link|page|app|system|form)\b|\b(?:website|web ?site|site|link|page|app|system|form)\b[^.?!\n]{0,30}\b(?:won'?t|doesn'?t|does not|will not|didn'?t) let me (?:book|schedule|reserve|confirm)\b|\bbooking (?:page|link|form|site|system)\b[^.?!\n]{0,30}\b(?:fail\w*|error|broken|crash\w*|down|(?:isn'?t|not|doesn'?t) work\w*)\b|\b(?:my |the )?(?:booking|appointment|reservation)\b[^.?!\n]{0,25}\b(?:fail\w*|errored|(?:didn'?t|did not|won'?t) (?:go through|save)|disappeared|vanished|(?:isn'?t|not) (?:showing|in (?:the|your) (?:system|calendar)))\b/i;
const NOBODY_CAME =
  /\b(?:nobody|no ?one|no-one|technician|tech|guy|plumber|electrician|crew|you|they)\b[^.?!\n]{0,20}\b(?:(?:never|didn'?t|did not|hasn'?t|haven'?t) (?:ever )?(?:came|come|show(?:ed|n)?(?: up)?|arrived?|turn(?:ed)? up)|showed up at all)\b|\b(?:nobody|no ?one|no-one) (?:came|showed(?: up)?|turned up|has come|arrived)\b|\byou (?:guys )?missed (?:my|our|the) appointment\b/i;

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
    return {
      code: 'payment_failure',
      priority: 'critical',
      isApology: true,
      sentence: 'could not pay',
      recommendedAction: 'Call now and offer another way to pay.',
    };
  const plain = plainApostrophes(text);
  if (hasBookingFailed === true || BOOKING_FAILED.test(plain) || NOBODY_CAME.test(plain))
    return {
      code: 'booking_failure',
      priority: 'high',
      isApology: true,
      sentence: hasBookingFailed === true ? 'tried several times that were just taken' : 'has trouble with a booking',
      recommendedAction: 'Call and book the time by hand.',
    };
  return null;
}
