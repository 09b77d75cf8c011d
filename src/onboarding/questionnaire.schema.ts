import { z } from 'zod';

/** The sections of the questionnaire, named as their routes are. */
export const SECTIONS = ['business-details', 'offer', 'customer-details', 'sales-process', 'guardrails', 'agent-details', 'setup'] as const;
export type SectionName = (typeof SECTIONS)[number];

export const CTA_KINDS = [
  'book_call',
  'payment',
  'app_download',
  'send_docs',
  'visit_website',
  'fill_form',
  'schedule_demo',
  'join_webinar',
] as const;
export type CtaKind = (typeof CTA_KINDS)[number];

/** Languages that texts can be kept in; hi-en is Hindi in Latin letters, mixed with English. */
export const LANGUAGES = ['en', 'es', 'hi', 'hi-en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What hands a conversation to a person, beside emergencies and a request for a person, which always do. */
export const ESCALATION_TRIGGERS = [
  'angry',
  'complaint',
  'payment_problem',
  'legal_threat',
  'repeated_question',
  'refund_request',
  'large_job',
] as const;
export type EscalationTrigger = (typeof ESCALATION_TRIGGERS)[number];

export const BUDGET_TIMINGS = ['early', 'mid', 'late', 'never'] as const;
export const PRICING_MODELS = ['fixed', 'from', 'hourly', 'packages', 'quote'] as const;
export const QUALIFICATION_NEEDS = ['required', 'late', 'optional'] as const;
export const DISCLAIMER_MOMENTS = ['always', 'first_message', 'price', 'claim'] as const;
export const EMOJI_POLICIES = ['never', 'sparingly', 'frequent'] as const;
export const FORMALITIES = ['formal', 'professional', 'casual'] as const;
export const PERSUASIONS = ['soft', 'moderate', 'firm'] as const;

const line = (max: number) =>
  z
    .string('must be text')
    .trim()
    .max(max, `must have at most ${max} characters`)
    // PostgreSQL cannot keep NUL
    .refine((text) => !text.includes('\u0000'), 'must be plain text');
/** Lines in their order; empty and repeated ones fall away, because a form leaves them behind. */
const lines = (count: number, max: number) =>
  z
    .array(line(max), 'must be a list')
    .max(count, `must have at most ${count} entries`)
    .transform((all) => [...new Set(all.filter((text) => text !== ''))]);
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`);
const choices = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(choice(values), 'must be a list').transform((all) => [...new Set(all)]);
const many = <T extends z.ZodType>(item: T, count: number) =>
  z.array(item, 'must be a list').max(count, `must have at most ${count} entries`);
const flag = z.boolean('must be true or false');

/** A web address as it is kept, `https://` put before it where it was left out; null for anything else. */
export function webAddress(text: string): string | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') ? url.href : null;
}
const website = line(500).transform((text, context) => {
  const address = text === '' ? '' : webAddress(text);
  if (address !== null) return address;
  context.addIssue({ code: 'custom', message: 'must be a web address such as https://example.com' });
  return z.NEVER;
});
const email = line(254).refine((text) => text === '' || z.email().safeParse(text).success, 'must be an e-mail address');

/** A. Name, industry, hours and time zone are settings of the business and are kept there. */
const businessDetails = z.strictObject({
  city: line(120).optional(),
  websiteUrl: website.optional(),
  supportEmail: email.optional(),
  supportPhone: line(40).optional(),
});

/** B. Bookable services with their prices are kept in the list of services; products here are what is sold beside them. */
const offer = z.strictObject({
  summary: line(600).optional(),
  products: many(
    z.strictObject({ name: line(120).min(1, 'must not be empty'), details: line(600).optional(), price: line(120).optional() }),
    40,
  ).optional(),
  pricingModel: choice(PRICING_MODELS).optional(),
  pricingSummary: line(600).optional(),
  strengths: lines(12, 300).optional(),
  deliveryTime: line(300).optional(),
  refundPolicy: line(1000).optional(),
});

/** C. */
const customerDetails = z.strictObject({
  idealCustomer: line(1000).optional(),
  disqualifiers: lines(30, 200).optional(),
  useCases: lines(30, 300).optional(),
  serviceArea: line(500).optional(),
});

/** D. */
const salesProcess = z.strictObject({
  ctaOrder: choices(CTA_KINDS).optional(),
  budgetTiming: choice(BUDGET_TIMINGS).optional(),
  hotLead: line(600).optional(),
  escalationTriggers: choices(ESCALATION_TRIGGERS).optional(),
  customTriggers: lines(20, 200).optional(),
  qualification: many(
    z.strictObject({ question: line(200).min(1, 'must not be empty'), need: choice(QUALIFICATION_NEEDS) }),
    20,
  ).optional(),
  objections: many(
    z.strictObject({ objection: line(200).min(1, 'must not be empty'), answer: line(600).min(1, 'must not be empty') }),
    30,
  ).optional(),
});

/** F. `isReviewed` says that somebody looked at it: an empty list is an answer too. E, the questions and answers, is kept in knowledge. */
const guardrails = z.strictObject({
  forbiddenClaims: lines(50, 200).optional(),
  requiredDisclaimers: many(
    z.strictObject({ text: line(400).min(1, 'must not be empty'), when: choice(DISCLAIMER_MOMENTS) }),
    20,
  ).optional(),
  languageRestrictions: lines(50, 120).optional(),
  customRules: lines(40, 400).optional(),
  isReviewed: flag.optional(),
});

/** G. Greeting, length of messages, disclosure and instructions are settings of the business and are kept there. */
const agentDetails = z.strictObject({
  agentName: line(60).optional(),
  languages: choices(LANGUAGES).optional(),
  /** The language of the first text, and the one that stands in where a script has no translation. */
  defaultLanguage: choice(LANGUAGES).optional(),
  usesHonorifics: flag.optional(),
  questionsPerMessage: z.int('must be 0 or 1').min(0, 'must be 0 or 1').max(1, 'must be 0 or 1').optional(),
  emojiPolicy: choice(EMOJI_POLICIES).optional(),
  formality: choice(FORMALITIES).optional(),
  persuasion: choice(PERSUASIONS).optional(),
  examples: lines(10, 320).optional(),
});

/** Phones, line and quiet hours are all settings of the business. */
const setup = z.strictObject({ notes: line(1000).optional() });

/** What each section keeps of its own: a draft may leave any field out. */
export const SECTION_SCHEMAS = {
  'business-details': businessDetails,
  offer,
  'customer-details': customerDetails,
  'sales-process': salesProcess,
  guardrails,
  'agent-details': agentDetails,
  setup,
} as const satisfies Record<SectionName, z.ZodType>;
export type Answers = { [S in SectionName]: z.infer<(typeof SECTION_SCHEMAS)[S]> };

/** Fields of a section that are settings of the business: shown and saved with the section, kept in one place only. */
export const SECTION_SETTINGS = {
  'business-details': ['name', 'vertical', 'timeZone', 'hours'],
  offer: ['pricingPolicy', 'averageJobValueMinor'],
  'customer-details': [],
  'sales-process': [],
  guardrails: ['disclosure'],
  'agent-details': ['greeting', 'customInstructions', 'maxWords'],
  setup: ['ownerName', 'ownerEmail', 'ownerPhone', 'businessPhone', 'lineMode', 'forwardedNumber', 'ringSeconds', 'quietStart', 'quietEnd'],
} as const satisfies Record<SectionName, readonly string[]>;

/** What a section needs before the business may go live; `a|b` means that one of them is enough (spec section 3, rules.md C-87). */
export const REQUIRED_FIELDS = {
  'business-details': ['name', 'vertical', 'timeZone', 'hours', 'city', 'websiteUrl', 'supportEmail|supportPhone'],
  offer: ['summary', 'pricingModel', 'refundPolicy', 'deliveryTime', 'strengths'],
  'customer-details': ['idealCustomer', 'useCases'],
  'sales-process': ['ctaOrder', 'budgetTiming', 'hotLead'],
  guardrails: ['isReviewed'],
  'agent-details': ['languages', 'defaultLanguage', 'emojiPolicy', 'formality', 'persuasion'],
  setup: ['ownerName', 'ownerPhone'],
} as const satisfies Record<SectionName, readonly string[]>;

/** What a call to action leads to. `file` is a document that was uploaded to be sent. */
export const CTA_TARGETS = ['link', 'file', 'service', 'steps'] as const;
export type CtaTarget = (typeof CTA_TARGETS)[number];

export interface Cta {
  id: string;
  kind: CtaKind;
  label: string;
  /** What the customer does, in order. */
  steps: string[];
  target: CtaTarget;
  url: string | null;
  fileId: string | null;
  fileName: string | null;
  serviceId: string | null;
  serviceName: string | null;
  isActive: boolean;
  version: number;
}

export const TESTIMONIAL_KINDS = ['testimonial', 'case_study'] as const;
export const PERMISSIONS_TO_USE = ['granted', 'asked', 'refused'] as const;

/** Words of or about a customer. Only one with a source and a granted permission may be used as social proof. */
export interface Testimonial {
  id: string;
  kind: (typeof TESTIMONIAL_KINDS)[number];
  body: string;
  author: string;
  source: string;
  sourceUrl: string | null;
  permission: (typeof PERMISSIONS_TO_USE)[number];
  /** Who said yes, when and how. */
  permissionNote: string;
  /** Who said it, where they are a contact of the business: erasing them erases it. */
  contactId: string | null;
  contactName: string | null;
  isUsable: boolean;
  version: number;
}

export const SCRIPT_KINDS = ['opener', 'qualification', 'objection', 'cta', 'exit'] as const;
export type ScriptKind = (typeof SCRIPT_KINDS)[number];

/** A short text that the business wrote for one moment, in one language. */
export interface Script {
  id: string;
  kind: ScriptKind;
  /** What moment it is for: `new_lead`, `too_expensive`, `payment`. */
  name: string;
  language: Language;
  body: string;
  version: number;
}
