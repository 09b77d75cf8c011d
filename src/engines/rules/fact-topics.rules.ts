import type { EngineBusiness } from '../engine.port.js';
import type { Reading } from './words.rules.js';

/** What customers ask a business about itself, and how a fact about it is labelled. */
interface FactTopic {
  asked: RegExp;
  label: RegExp;
  /** The label of another topic that holds the same words. */
  notLabel?: RegExp;
  isPrice?: true;
}

const BRANDS =
  'trane|lennox|carrier|goodman|rheem|ruud|york|amana|daikin|mitsubishi|bryant|kohler|moen|delta|navien|rinnai|bosch|samsung|lg|whirlpool|redken|olaplex|aveda';
const PAYING =
  'cards?|credit|debit|cash|checks?|cheques?|amex|visa|mastercard|zelle|venmo|paypal|apple pay|google pay|cash app|crypto|bitcoin';

/** The more particular topic stands first. */
const TOPICS: readonly FactTopic[] = [
  {
    asked:
      /\b(?:financ\w*|payment plans?|monthly payments?|pay (?:it )?(?:monthly|over time|in parts|in installments|later)|installments?|installment plan|split (?:it |the \w+ )?(?:into|up)|klarna|affirm|0 ?% ?apr)\b/,
    label: /financ|payment plan|instal|monthly/i,
    isPrice: true,
  },
  {
    asked:
      /\b(?:senior|seniors|elderly|older folks|old people|retired|veterans?|military|army|first responders?|teachers?|students?)\b(?=.*\b(?:discounts?|deals?|break|off|cheaper|less|specials?|rate)\b)|\b(?:discounts?|deals?|break|specials?|rate)\b(?=.*\b(?:senior|seniors|elderly|older folks|old people|retired|veterans?|military|first responders?|teachers?|students?)\b)|^(?:senior|military|veteran) discount\b/,
    label: /senior|veteran|military|discount/i,
    isPrice: true,
  },
  {
    asked:
      /\b(?:visit|trip|service call|call ?out|diagnostics?|come (?:out|over|by|look)|coming out|look at it|take a look|just to (?:look|come|show)|dispatch|house call|show up|travel)\b(?=.*\b(?:fee|charge|charges|cost|costs|price|much)\b|\s*$)|\b(?:fee|charge|charges|cost|costs|price|much)\b(?=.*\b(?:visit|trip|service call|call ?out|diagnostics?|come (?:out|over|by)|coming out|look at it|take a look|just to (?:look|come|show)|dispatch|house call)\b)/,
    label: /visit|trip|service call|diagnostic|call ?out|dispatch/i,
    isPrice: true,
  },
  {
    asked: new RegExp(
      `\\b(?:take|takes|accept|use|with|by|in|pay|is it|have) (?:(?:a|an|my|by|with|in|personal|credit|only) )*(?:${PAYING})\\b|\\b(?:${PAYING})(?: \\w+)? (?:ok|okay|only|accepted|acceptable|payments?|fine|good|work|works|allowed)\\b|\\b(?:how|where) (?:can|do|should|could) (?:i|we|you) (?:\\w+ )?pay\\b|\\b(?:forms?|types?|methods?|kinds?|ways?) (?:of |to )?pay(?:ment)?\\b|\\bpayment (?:methods?|options?|types?|forms?)\\b|^(?:${PAYING})$|\\bpay(?:ment)? (?:with|by|in) (?:${PAYING})\\b|\\b(?:do you )?take payment\\b|\\b(?:${PAYING}) payment\\b|\\b(?:check|cheque) be accept\\w+`,
    ),
    label: /pay|card|cash/i,
    notLabel: /financ|plan/i,
  },
  {
    asked:
      /\b(?:warrant\w*|guarante\w*|stand (?:by|behind) (?:your|the|it))\b|\b(?:breaks?|fails?|happens|goes out) again\b.*\b(?:covered|cover|free|pay)\b/,
    label: /warrant|guarant/i,
  },
  {
    asked:
      /\b(?:licen[sc]ed?|licensing|insured|bonded|certified|certifications?|accredited|epa|nate)\b|\b(?:proof of|have|carry|your|liability|any) insurance\b/,
    label: /licen|insur|bond|certif/i,
  },
  {
    asked: new RegExp(
      `\\b(?:brands?|makes and models|makes?|manufacturers?) (?:do|are|can|you|of)\\b|\\b(?:what|which|other|any) brands?\\b|\\b(?:fix|repair|service|do|work on|handle|install|carry|replace|use|sell)\\b.{0,20}\\b(?:${BRANDS})\\b|\\b(?:${BRANDS})\\b.{0,25}\\b(?:do|fix|repair|service|work on|handle|need repair)\\b`,
    ),
    label: /brand|make|manufactur|product line/i,
  },
  { asked: /\b(?:to park|parking|(?:i|we|you|do i|can i|should i) park)\b/, label: /park/i },
  {
    asked:
      /\b(?:dogs?|cats?|pets?|animals?|puppy|kitten)\b(?=.*\b(?:ok|okay|problem|mind|lock|put|need|allowed|fine|bring|issue|bother|away|allergic|not|scared|afraid|home)\b|\s*$)|\b(?:ok|okay|mind|bring|allowed|problem|scared|afraid|like)\b.*\b(?:dogs?|cats?|pets?)\b/,
    label: /pet|dog|animal/i,
  },
  {
    asked: /\b(?:cancell?ation|cancel|no ?show|late) (?:fee|policy|charge)\b|\bif i (?:cancel|need to cancel)\b/,
    label: /cancel|no.?show|late/i,
  },
  {
    asked: /\b(?:speak|habla|talk in|hablan) (?:spanish|espanol|hindi|polish|chinese|english)\b|\bse habla\b|\bspanish ?speaking\b/,
    label: /language|spanish|habla|speak/i,
  },
  { asked: /\bwalk ?ins?\b|\bwithout (?:an )?appointment\b/, label: /walk/i },
  { asked: /\b(?:background|drug) (?:check\w*|test\w*)\b/, label: /background|technician|staff|team/i },
  {
    asked:
      /\b(?:window|time frame|arrival)\b.*\b(?:how|what|long|is)\b|\bhow (?:big|wide|long) (?:is|are) (?:the|your) (?:arrival )?windows?\b/,
    label: /arriv|window/i,
  },
  {
    asked:
      /\bwhy (?:should|would) (?:i|we) (?:choose|pick|hire|go with|use|call|book) (?:you|u|yall)\b|\bwhat (?:sets (?:you|u|yall) apart|makes (?:you|u|yall)(?: guys)? (?:different|better|special|so good))\b/,
    label: /^about us$/i,
  },
];

/** Told, not asked: "my warranty ran out", "the dog chewed the wire". */
const TOLD = /^(?:(?:and|so|but|because|ok|yes|no|sorry|hi|hey) )*(?:my|our|the|i|we|he|she|they|it|its|im|ive|a|this|that)\b/;
const ASKS_ANYWAY =
  /\b(?:do|does|did|can|could|will|would|is|are|should|may) (?:you|u|yall|i|we|it|there|your|the|any|they|older|that|this|those|these)\b|\bwhat\b|\bhow\b|\bwhere\b|\bwhich\b|\bany\b|\bwondering\b|\bright$/;

function isAsked(sentence: string): boolean {
  const text = sentence
    .replace(/[.,!?;:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (sentence.includes('?')) return true;
  return TOLD.test(text) ? ASKS_ANYWAY.test(text) : ASKS_ANYWAY.test(text) || text.split(' ').length <= 4;
}

/** Is anything asked here, with or without a question mark? */
export function asksAnything(reading: Reading): boolean {
  return reading.sentences.some(isAsked);
}

/** The fact of the business that a question is about; null when it is about none, or when no such fact was given. */
export function factAskedAbout(
  reading: Reading,
  business: EngineBusiness,
): { fact: EngineBusiness['facts'][number]; isPrice: boolean } | null {
  for (const sentence of reading.sentences) {
    if (!isAsked(sentence)) continue;
    const text = sentence
      .replace(/[.,!?;:]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    for (const { asked, label, notLabel, isPrice } of TOPICS) {
      if (!asked.test(text) || (isPrice && business.pricingPolicy === 'never')) continue;
      const fact = business.facts.find((entry) => label.test(entry.label) && !notLabel?.test(entry.label));
      if (fact) return { fact, isPrice: isPrice === true };
    }
  }
  return null;
}
