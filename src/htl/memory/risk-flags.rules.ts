import { says } from '../../engines/rules/readings.rules.js';
import { KEPT, type Memory } from '../../conversations/memory.schema.js';
import { LEGAL, PAYMENT, PRIVACY, REFUND, REFUND_TERMS, TRICKS } from './risk-words.rules.js';

export type RiskFlag =
  'legal_threat' | 'privacy_request' | 'payment_problem' | 'refund_wish' | 'asks_for_tricks' | 'maybe_opt_out' | 'asked_if_bot';

/** Is this said to a machine about its instructions, and not to a person? */
export const speaksToMachine = (text: string): boolean => says(text, TRICKS);
export const isLegalThreat = (text: string): boolean => says(text, LEGAL);
export const isPrivacyRequest = (text: string): boolean => says(text, PRIVACY);
/** Do they want money back? Who asks when there would be some does not. */
export const isRefundWish = (text: string): boolean => says(text, REFUND) && !says(text, REFUND_TERMS);
export const isPaymentProblem = (text: string): boolean => says(text, PAYMENT);

/** What in this turn asks for care; `isOptOutDoubted` and `asksIfBot` were read elsewhere. */
export function risksIn(text: string, read: { isOptOutDoubted: boolean; asksIfBot: boolean }): RiskFlag[] {
  const found: [RiskFlag, boolean][] = [
    ['legal_threat', isLegalThreat(text)],
    ['privacy_request', isPrivacyRequest(text)],
    ['payment_problem', isPaymentProblem(text)],
    ['refund_wish', isRefundWish(text)],
    ['asks_for_tricks', speaksToMachine(text)],
    ['maybe_opt_out', read.isOptOutDoubted],
    ['asked_if_bot', read.asksIfBot],
  ];
  return found.flatMap(([flag, isFound]) => (isFound ? [flag] : []));
}

/** Each flag once, at its newest place. */
export function withRisks(memory: Memory, flags: readonly RiskFlag[], at: Date, sourceMessageId: string | null): Memory['riskFlags'] {
  const kept = memory.riskFlags.filter(({ flag }) => !(flags as readonly string[]).includes(flag));
  return [...kept, ...flags.map((flag) => ({ flag, at: at.toISOString(), sourceMessageId }))].slice(-KEPT.riskFlags);
}
