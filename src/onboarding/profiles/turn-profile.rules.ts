import { WHAT_IS_OFFERED } from '../../engines/rules/questions.rules.js';
import { critique } from '../../policy/content-critic.rules.js';
import type { CtaTiming, ProfileDocuments } from './documents.schema.js';

/** What one turn reads of the version that its conversation runs on. */
export interface TurnProfile {
  versionId: string;
  maxWords: number;
  pricingPolicy: ProfileDocuments['guardrails']['pricingPolicy'];
  customInstructions: string;
  tone: Pick<ProfileDocuments['toneProfile'], 'formality' | 'persuasion' | 'emojiPolicy' | 'usesHonorifics' | 'examples'>;
  /** How it sells and when it hands over, as the business wrote it. */
  sales: ProfileDocuments['salesRules'];
  scripts: ProfileDocuments['scriptLibrary']['scripts'];
  socialProof: ProfileDocuments['scriptLibrary']['socialProof'];
  languages: ProfileDocuments['toneProfile']['languages'];
  defaultLanguage: ProfileDocuments['toneProfile']['defaultLanguage'];
  questionsPerMessage: number;
  /** What the assistant is called; empty where it has no name. */
  agentName: string;
  /** Who it is for and what it is good at, one line each, without prices. */
  about: { idealCustomer: string; strengths: readonly string[]; useCases: readonly string[] };
  /** Who is not served, one line each. */
  disqualifiers: readonly string[];
  businessRules: readonly string[];
  forbiddenPhrases: readonly string[];
  disclaimers: ProfileDocuments['guardrails']['requiredDisclaimers'];
  /** The order in which calls to action are offered. */
  ctaSequence: ProfileDocuments['salesRules']['ctaSequence'];
  /** How soon the next step is offered. */
  ctaTiming: CtaTiming;
  /** Statements that may be repeated; those of money only where the policy lets prices be said. */
  facts: readonly { label: string; value: string }[];
  /** Of what is sold beside the services: what a service costs stands in the list of services, which a turn reads as it is now. */
  prices: readonly { label: string; value: string }[];
}

/** The documents as the decision pipeline needs them. */
export function turnProfile(versionId: string, documents: ProfileDocuments): TurnProfile {
  const { businessConfig, salesRules, toneProfile, guardrails, scriptLibrary } = documents;
  const { formality, persuasion, emojiPolicy, usesHonorifics, examples, maxWords } = toneProfile;
  const { serviceArea, refundPolicy, deliveryTime, contact, city, products, pricingSummary, idealCustomer } = businessConfig;
  const { offer, offerPrices, strengths, useCases } = offerOf(businessConfig);
  return {
    versionId,
    maxWords,
    pricingPolicy: guardrails.pricingPolicy,
    customInstructions: [guardrails.customInstructions, ...guardrails.businessRules].filter(Boolean).join('\n'),
    tone: { formality, persuasion, emojiPolicy, usesHonorifics, examples },
    sales: salesRules,
    scripts: scriptLibrary.scripts,
    socialProof: scriptLibrary.socialProof,
    languages: toneProfile.languages,
    defaultLanguage: toneProfile.defaultLanguage,
    questionsPerMessage: toneProfile.questionsPerMessage,
    agentName: toneProfile.agentName,
    about: { idealCustomer, strengths, useCases },
    disqualifiers: businessConfig.disqualifiers,
    businessRules: guardrails.businessRules,
    forbiddenPhrases: [...guardrails.forbiddenPhrases, ...guardrails.languageRestrictions],
    disclaimers: guardrails.requiredDisclaimers,
    ctaSequence: salesRules.ctaSequence,
    ctaTiming: salesRules.ctaTiming ?? 'standard',
    facts: stated([
      ['Area served', serviceArea],
      ['City', city],
      ['Refunds', refundPolicy],
      ['How long it takes', deliveryTime],
      ['Website', contact.websiteUrl],
      ['E-mail', contact.email],
      ...offer,
    ]),
    prices: stated([
      ...products.filter(({ isService }) => !isService).map(({ name, price }): [string, string] => [priceLabel(name), price]),
      ['Prices', pricingSummary],
      ...offerPrices,
    ]),
  };
}

/** What the business says of its offer as a whole; the rules engine answers from it (questions.rules.ts). */
export const OFFER_LABELS = { summary: WHAT_IS_OFFERED, strengths: 'About us', useCases: 'What we do for you' } as const;
/** A text message is no brochure. */
const MAX_LINES = 300;

interface Offer {
  /** What may be said whatever the policy of prices. */
  offer: [string, string][];
  /** What names a price is said where prices are. */
  offerPrices: [string, string][];
  strengths: string[];
  useCases: string[];
}

function offerOf({ offerSummary, strengths, useCases }: ProfileDocuments['businessConfig']): Offer {
  const free = (lines: readonly string[]): string[] => lines.filter((line) => !namesPrice(line));
  const plain = { strengths: free(strengths), useCases: free(useCases) };
  return {
    ...plain,
    offer: [
      [OFFER_LABELS.summary, namesPrice(offerSummary) ? '' : offerSummary],
      [OFFER_LABELS.strengths, inOneLine(plain.strengths, '. ')],
      [OFFER_LABELS.useCases, inOneLine(plain.useCases, ', ')],
    ],
    offerPrices: [
      ['Prices of the offer', namesPrice(offerSummary) ? offerSummary : ''],
      ['Prices about us', inOneLine(strengths.filter(namesPrice), '. ')],
    ],
  };
}

/** As many lines as a text has room for, in their order. */
function inOneLine(lines: readonly string[], between: string): string {
  let all = '';
  for (const line of lines.map((one) => one.trim().replace(/\.$/, ''))) {
    const longer = all === '' ? line : `${all}${between}${line}`;
    if (longer.length > MAX_LINES) break;
    all = longer;
  }
  return all;
}

const namesPrice = (text: string): boolean => critique(text, 'disclosure', { pricingPolicy: 'never' }).some(({ code }) => code === 'price');

/** What the statement of a price is called. */
export const priceLabel = (name: string): string => `Price of ${name}`;

const stated = (all: [string, string][]): { label: string; value: string }[] =>
  all.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value }));

const STRICTNESS = ['configured', 'verified_only', 'never'] as const;

/** Of two pricing policies the stricter: switching prices off in the settings works at once, whatever version a thread runs on. */
export function stricterPolicy(a: TurnProfile['pricingPolicy'], b: TurnProfile['pricingPolicy']): TurnProfile['pricingPolicy'] {
  return STRICTNESS[Math.max(STRICTNESS.indexOf(a), STRICTNESS.indexOf(b))] ?? 'never';
}
