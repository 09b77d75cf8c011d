// When a second reader looks at a model's words before they leave (issue: the model critic only on risk; rules.md C-47, C-55).
import type { Proposal } from '../../engines/engine.port.js';
import { isLegalThreat } from '../memory/risk-flags.rules.js';
import { barePrice } from './bare-price.rules.js';
import { besideHours, withoutHours } from './hours.rules.js';
import { moodView } from '../memory/mood.rules.js';
import { SURE_ENOUGH } from '../memory/reconfirm.rules.js';

/** What a text may state that code cannot hold against a list word for word. */
const CLAIM_RISKS = ['price', 'discount', 'time', 'link'] as const;
export type ClaimRisk = (typeof CLAIM_RISKS)[number];

/** Why somebody looks, one word each; they stand in the decision. */
export const RISKS = [...CLAIM_RISKS, 'low_confidence', 'complaint', 'legal', 'medical', 'stale_knowledge'] as const;
export type Risk = (typeof RISKS)[number];

export interface RiskFacts {
  /** The words that the model wrote. */
  draft: string;
  /** What the business stated and approved, and what is agreed with this customer. */
  verified: readonly string[];
  /** Days and times that were given; the customer's own wish is one of them. */
  times: readonly string[];
  /** What the customer wrote in this turn. */
  text: string;
  proposal: Pick<Proposal, 'intent' | 'sentiment' | 'confidence'>;
  /** Something that was looked up for the turn is out of date. */
  isStale: boolean;
}

const NUMBER =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';
// Wider than what the binding critic knows as an amount, a time or a link: numbers in words, comparisons, "within the hour".
const CLAIMS: Readonly<Record<ClaimRisk, RegExp>> = {
  price: new RegExp(
    `[$€£₹]\\s?\\d[\\d,.]*|\\b\\d[\\d,.]*\\s?(?:dollars?|bucks|usd|euros?|pounds|rupees|rs)\\b|\\b${NUMBER}(?:[ -]${NUMBER})*[ -](?:dollars?|bucks|euros?|pounds|rupees|grand)\\b|\\b(?:cheap(?:er|est)?|inexpensive|affordable|low(?:er|est)?[ -](?:price|cost|rate)s?|won'?t cost|costs? (?:only|just|less|nothing)|barat[oa]|económic[oa]|sast[ai])\\b`,
    'giu',
  ),
  discount:
    /\b(?:discount(?:s|ed)?|deals?|promo\w*|coupons?|voucher|sale|special (?:price|offer|rate)|\d+ ?(?:%|percent)(?: off)?|half (?:off|price)|for free|free of charge|free (?:estimate|quote|visit|inspection|consultation|check\w*)|save (?:money|big)|savings|descuento|oferta|gratis|muft|chhoot)\b|\d+\s?%/giu,
  time: new RegExp(
    `\\b\\d{1,2}(?::\\d{2})?\\s?[ap]\\.?m\\b\\.?|\\b\\d{1,2}:\\d{2}\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\b(?:today|tonight|tomorrow|right away|immediately|straight away|same[ -]day|(?:this|next) (?:morning|afternoon|evening|week(?:end)?|month)|within the (?:hour|day)|(?:with)?in (?:the next )?(?:\\d+|a few|half an|${NUMBER}) (?:minutes?|hours?|days?|weeks?)|by (?:tonight|the end of)|noon|midnight|\\d{1,2} o'?clock|(?:${NUMBER}) (?:o'?clock|[ap]\\.?m)|at (?:${NUMBER}|\\d{1,2})(?= (?:sharp|on|today|tomorrow|tonight|in the)|[.,!?]|$)|hoy|mañana|aaj|kal|abhi|turant)\\b`,
    'giu',
  ),
  link: /\b(?:https?:\/\/|www\.)\S+|\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|io|biz|co|info|app|me|us|in|mx|es|shop|site|online|link|ly)\b(?:\/\S*)?/giu,
};
const LEGAL =
  /\b(?:lawyers?|attorneys?|solicitor|legal(?:ly)?|court|lawsuit|liab(?:le|ility)|compensat\w+|police|insurance claim|abogad[oa]|demandar|vakil|adalat)\b/iu;
const MEDICAL =
  /\b(?:doctors?|hospital|medic(?:al|ine|ation)\w*|pregnan\w+|allerg\w+|asthma\w*|injur\w+|hurts?|bleed\w*|fever|infect\w+|diabet\w+|surgery|symptoms?|dizzy|faint\w*|vomit\w*|carbon monoxide|médic[oa]|embarazad[oa]|alergia|dawai|bukhar|dard)\b/iu;
const COMPLAINT =
  /\b(?:refund|money back|chargeback|charge back|unacceptable|scam|rip[ -]?off|worst|terrible|complain\w*|reembolso|estafa|queja)\b/iu;

/** All reasons for a second look at a model's words, in a fixed order; none: code alone decides, as it does in any case. */
export function risksOf(facts: RiskFacts): Risk[] {
  const { text, proposal } = facts;
  const isUpset = moodView(proposal.sentiment) === 'negative';
  const found: Record<Exclude<Risk, ClaimRisk>, boolean> = {
    low_confidence: proposal.confidence < SURE_ENOUGH,
    complaint: proposal.intent === 'COMPLAINT' || isUpset || COMPLAINT.test(text),
    legal: isLegalThreat(text) || LEGAL.test(text),
    medical: MEDICAL.test(text),
    stale_knowledge: facts.isStale,
  };
  const claims = unverifiedClaims(facts.draft, facts);
  return RISKS.filter((risk) => (isClaim(risk) ? claims.includes(risk) : found[risk]));
}

/** "How can we help you today?" names no day for anything. */
const PLEASANTRY = /\b(?:(?:help|assist)(?: you)?(?: out)?(?: with)?|do for you|how are you|how's it going) today(?=\s*[?,.!])/giu;

/** What a text states about money, time or places of the web that nobody verified, by kinds. */
export function unverifiedClaims(text: string, { verified, times }: Pick<RiskFacts, 'verified' | 'times'>): ClaimRisk[] {
  const draft = text.replace(PLEASANTRY, ' ');
  const facts = verified.map(plain);
  const given = { price: facts, discount: facts, link: facts, time: [...facts, ...times.map(plain)] };
  const isUnknown = (words: string, kind: ClaimRisk, known: readonly string[]): boolean =>
    [...words.matchAll(CLAIMS[kind])].some(([claim]) => !known.some((fact) => holds(fact, plain(claim))));
  // When the doors are open proves nothing about a visit.
  const offered = withoutHours([...verified, ...times], verified).map(plain);
  const alsoIs: Partial<Record<ClaimRisk, boolean>> = {
    price: barePrice(draft, { stated: verified, said: times }) !== null,
    time: isUnknown(besideHours(draft), 'time', offered),
  };
  return CLAIM_RISKS.filter((kind) => alsoIs[kind] === true || isUnknown(draft, kind, given[kind]));
}

/** "1 PM" stands in "after 1 pm", not in "11 pm". */
function holds(fact: string, words: string): boolean {
  for (let at = fact.indexOf(words); at >= 0; at = fact.indexOf(words, at + 1)) {
    const isWhole = !/\d/.test(words[0] ?? '') || !/[\d.,]/.test(fact[at - 1] ?? '');
    const end = at + words.length;
    if (isWhole && !(/\d$/.test(words) && /^(?:\d|[.,]\d)/.test(fact.slice(end)))) return true;
  }
  return false;
}

const isClaim = (risk: Risk): risk is ClaimRisk => (CLAIM_RISKS as readonly string[]).includes(risk);

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;:!?]+$/, '');
