// Words that bind the business, or that only a lawyer or a doctor may say (Moffatt v. Air Canada, 2024 BCCRT 149).
import { mayMatch } from '../../common/prefilter.js';

const GUARANTEES =
  /\b(?:(?:we|i|it(?:'s| is)?|fully|100 ?%|results?) (?:\w+ )?guarantee[ds]?|guaranteed (?:to|result|returns?|profit|fix)|risk[- ]free|no risk|(?:will|can) (?:definitely|certainly|always) (?:fix|work|pass|win|earn|cure)|you(?:'ll| will) (?:earn|make|win|profit|double)|legally binding|binding offer|no takesies|(?:is|are|'s|'re|be) (?:\w+ )?covered (?:by|under)|warranty (?:covers|will cover))\b|\b(?:garantiz(?:o|amos|ad[oa]s?)|sin riesgo|garant(?:ee|i) (?:hai|dete|se)|pakka (?:theek|fix|job|result)|100 ?% (?:theek|fix|job|seguro))\b|गारंटी|जोखिम नहीं/i;
const LEGAL =
  /\b(?:you (?:have|do not have|don't have) (?:a |the )?(?:legal )?(?:right|claim|case)|(?:you|we) (?:can|could|should) (?:sue|press charges)|not (?:legally )?liable|we (?:accept|admit|take) (?:full |all )?(?:liability|responsibility for (?:the|any) damage)|as your (?:lawyer|attorney)|this is legal advice|tiene derecho legal)\b/i;
const MEDICAL =
  /\b(?:(?:it|this|that|our \w+) (?:will |can )?(?:cure|heal|treat)s?\b|you (?:have|may have|probably have) (?:cancer|an infection|a fracture|diabetes|pneumonia)|(?:take|stop taking) (?:your |the |\d+ ?mg |an? )?(?:medication|medicine|aspirin|ibuprofen|antibiotics?|pills?|insulin)|safe (?:to|for) (?:your )?(?:pregnan\w+|patients?)|as your doctor|this is (?:a )?(?:medical advice|diagnosis)|cura (?:el|la|su) \w+)/i;
const GIVEAWAY =
  /\b(?:discount(?:ed|s)?|promo(?:tion)?(?: code)?s?|coupons?|voucher|half[- ]price|half off|bogo|for free|free of charge|complimentary|on the house|(?:it|that|this|visit|estimate|quote|inspection|check|diagnosis|consultation|service|repair)(?:'s| is| are| will be| would be) (?:(?:completely|totally|absolutely|always|all) )?(?:free(?! (?:on|at|at all|to|today|tomorrow|until|after|mon|tue|wed|thu|fri|sat|sun))|on us)|(?:at )?no (?:extra |additional |upfront )?(?:cost|fees?)\b(?! \w+ing)|costs? (?:you )?nothing|(?:won'?t|will not|doesn'?t|does not|wouldn'?t) (?:cost|pay|charge|owe)(?: you)? (?:anything|us|a (?:cent|dime|penny|thing))|(?:aadh[ei]|half) (?:daam|keemat|kimat|rate)|(?:paise|paisa|kuch|charge) nahi+n? (?:lag\w*|lenge|den[ae])|no (?:le |les |te )?(?:cuesta|costar[aá]|cobra\w*|paga\w*) nada|sin (?:costo|cargo)|waive[ds]?|no charge|refund(?:ed)? (?:you|your|in full)|full refund|money[- ]back|price[- ]match|descuentos?|gratis|gratuit[oa]s?|reembolso|rebaja|muft|free mein|chhoot|choot|paise (?:wapas|vapas)|rebate)\b|मुफ़?्त|छूट(?! (?:गय|गई))|पैसे वापस|पैसे नहीं लग/i;

export type PromiseCode = 'guarantee' | 'legal' | 'medical' | 'discount';

const CHECKS: readonly (readonly [PromiseCode, RegExp])[] = [
  ['guarantee', GUARANTEES],
  ['legal', LEGAL],
  ['medical', MEDICAL],
  ['discount', GIVEAWAY],
];

/** Promises that no given text makes, each with its words. What the business approved may be repeated. */
export function promisesIn(text: string, stated: readonly string[]): { code: PromiseCode; words: string }[] {
  const made = CHECKS.flatMap(([code, pattern]) => {
    const words = mayMatch(text, pattern) ? pattern.exec(text)?.[0] : undefined;
    return words === undefined ? [] : [{ code, words }];
  });
  if (made.length === 0) return [];
  const given = stated.join('\n').toLowerCase();
  return made.filter(({ words }) => !given.includes(words.toLowerCase()));
}
