import { KEPT, type Memory } from '../../conversations/memory.schema.js';

export type RiskFlag =
  'legal_threat' | 'privacy_request' | 'payment_problem' | 'refund_wish' | 'asks_for_tricks' | 'maybe_opt_out' | 'asked_if_bot';

// Words that a business wants to know of before it answers. Names ("I'm Sue", "the tennis court") must not trip them.
const LEGAL =
  /\b(?:my|our) (?:lawyer|attorney|solicitor)\b|\b(?:call|calling|contact\w*|hire|hiring|get|getting|talk(?:ing)? to) (?:a |an |my |our )?(?:lawyer|attorney)\b|\blegal action\b|\bsmall claims\b|\b(?:take|taking) (?:you|this|it) to court\b|\bsee you in court\b|\b(?:suing|sue you|sue your|gonna sue|going to sue|will sue|'ll sue)\b|\b(?:bbb|better business bureau|attorney general|ftc|fcc|tcpa|ombudsman|consumer (?:protection|court|forum))\b/i;
const PRIVACY =
  /\b(?:delete|erase|remove|wipe) (?:all )?(?:of )?my (?:data|information|info|details|records?|number from your (?:system|records))\b|\b(?:gdpr|ccpa|cpra|dpdp)\b|\bwhat (?:data|information|info) (?:do|have) you (?:have|hold|collected?|got) (?:on|about) me\b|\bhow did you get my (?:number|data|info\w*)\b/i;
const PAYMENT =
  /\b(?:card(?! reader)|payment|transaction|upi|paypal|venmo|checkout|deposit)\b[^.?!\n]{0,40}\b(?:declin\w*|fail\w*|reject\w*|bounced|stuck|(?:not|isn'?t|wasn'?t) (?:go(?:ing)? through|work\w*|accepted)|(?:didn'?t|did not|won'?t|doesn'?t|does not) (?:go through|work))\b|\b(?:charged|billed|debited|deducted)(?: me| my card)?\b[^.?!\n]{0,20}\b(?:twice|two times|double|again)\b|\bdouble[- ]charged\b/i;
const REFUND = /\brefund\b|\bmoney back\b|\bcharge ?back\b/i;
const TRICKS =
  /\bignore (?:all |your |the )?(?:previous|prior|above|earlier) (?:instructions|prompts?|rules)\b|\b(?:system|developer) prompt\b|\byou are now\b|\bact as (?:an?|the)\b|<\|[^|>]*\|>|\[\/?(?:INST|SYSTEM)\]|\bignor(?:a|e|ar) (?:todas? )?(?:l[ao]s |tus |sus )?(?:instrucciones|reglas|indicaciones)\b|\b(?:instructions?|rules?|nirdesh|niyam) (?:ko )?(?:ignore|bhool|bhul)\b/i;

/** Phones write typographic apostrophes. */
export const plainApostrophes = (text: string): string => text.replace(/[’‘`´]/g, "'");

/** Is this said to a machine about its instructions, and not to a person? */
export const speaksToMachine = (text: string): boolean => TRICKS.test(plainApostrophes(text));
export const isLegalThreat = (text: string): boolean => LEGAL.test(plainApostrophes(text));
export const isPrivacyRequest = (text: string): boolean => PRIVACY.test(plainApostrophes(text));
export const isPaymentProblem = (text: string): boolean => PAYMENT.test(plainApostrophes(text));

/** What in this turn asks for care; `isOptOutDoubted` and `asksIfBot` were read elsewhere. */
export function risksIn(text: string, read: { isOptOutDoubted: boolean; asksIfBot: boolean }): RiskFlag[] {
  const found: [RiskFlag, boolean][] = [
    ['legal_threat', isLegalThreat(text)],
    ['privacy_request', isPrivacyRequest(text)],
    ['payment_problem', isPaymentProblem(text)],
    ['refund_wish', REFUND.test(text)],
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
