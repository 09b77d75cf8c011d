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
  const { serviceArea, refundPolicy, deliveryTime, contact, city, products, pricingSummary } = businessConfig;
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
    ]),
    prices: stated([
      ...products.filter(({ isService }) => !isService).map(({ name, price }): [string, string] => [priceLabel(name), price]),
      ['Prices', pricingSummary],
    ]),
  };
}

/** What the statement of a price is called. */
export const priceLabel = (name: string): string => `Price of ${name}`;

const stated = (all: [string, string][]): { label: string; value: string }[] =>
  all.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value }));

const STRICTNESS = ['configured', 'verified_only', 'never'] as const;

/** Of two pricing policies the stricter: switching prices off in the settings works at once, whatever version a thread runs on. */
export function stricterPolicy(a: TurnProfile['pricingPolicy'], b: TurnProfile['pricingPolicy']): TurnProfile['pricingPolicy'] {
  return STRICTNESS[Math.max(STRICTNESS.indexOf(a), STRICTNESS.indexOf(b))] ?? 'never';
}
