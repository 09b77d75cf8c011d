import { z } from 'zod';
import {
  BUDGET_TIMINGS,
  CTA_KINDS,
  DISCLAIMER_MOMENTS,
  EMOJI_POLICIES,
  ESCALATION_TRIGGERS,
  FORMALITIES,
  LANGUAGES,
  PERSUASIONS,
  PRICING_MODELS,
  QUALIFICATION_NEEDS,
  SCRIPT_KINDS,
  TESTIMONIAL_KINDS,
} from '../questionnaire.schema.js';

/** The shape of the documents that this code writes; stored beside every version. */
export const DOCUMENTS_FORMAT = 1;

/** What no business can switch off: it is done by code, and stands in the documents so that a reader sees it. */
export const SYSTEM_RULES = [
  'Never claim to be human, and say what it is when asked.',
  'Stop at once when somebody opts out.',
  'Call for help and tell the owner in an emergency.',
  'Send nothing by itself to somebody who was silent for 72 hours, outside the sequences you set up.',
  'Leave the conversation to a person as soon as one takes over.',
] as const;

const PRICING_POLICIES = ['never', 'verified_only', 'configured'] as const;

/** When the next step is offered: as soon as the need is known; once what is asked is known; or then, without short cuts and after the calendar. */
export const CTA_TIMINGS = ['early', 'standard', 'late'] as const;
export type CtaTiming = (typeof CTA_TIMINGS)[number];

const text = (max: number) =>
  z
    .string('must be text')
    .max(max, `must have at most ${max} characters`)
    // PostgreSQL cannot keep NUL
    .refine((value) => !value.includes('\u0000'), 'must be plain text');
const filled = (max: number) => text(max).min(1, 'must not be empty');
const list = <T extends z.ZodType>(item: T, count: number) =>
  z.array(item, 'must be a list').max(count, `must have at most ${count} entries`);
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`);
const flag = z.boolean('must be true or false');
const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.int(message).min(min, message).max(max, message);
};
const address = text(500).refine((value) => value === '' || isWebAddress(value), 'must be a web address such as https://example.com');
const email = text(254).refine((value) => value === '' || z.email().safeParse(value).success, 'must be an e-mail address');

function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
}

/** A copy for the reader of the documents, which no turn reads (mirror.rules.ts); `where` it is changed. */
const copy = (title: string, where: string) => ({ title, readOnly: true, description: `A copy. Change it under ${where}.` });

const businessConfig = z
  .strictObject({
    businessName: filled(120).meta(copy('Name', 'Settings, Business')),
    industry: text(40).meta(copy('Industry', 'Settings, Business')),
    city: text(120).meta({ title: 'City' }),
    timeZone: filled(60).meta(copy('Time zone', 'Settings, Business')),
    workingHours: text(600).meta(copy('Opening hours', 'Settings, Opening hours')),
    offerSummary: text(600).meta({ title: 'What is offered' }),
    products: list(
      z.strictObject({
        name: filled(120).meta({ title: 'Name' }),
        price: text(120).meta({ title: 'Price' }),
        details: text(600).meta({ title: 'Details' }),
        // a later field: a bookable service, whose price is that of the list of services
        isService: flag.optional().meta({ title: 'Bookable service', readOnly: true }),
      }),
      240,
    ).meta({ title: 'Products and services' }),
    pricingModel: choice(PRICING_MODELS).meta({ title: 'How prices are made' }),
    pricingSummary: text(600).meta({ title: 'Prices in one sentence' }),
    strengths: list(filled(300), 12).meta({ title: 'What sets it apart' }),
    deliveryTime: text(300).meta({ title: 'How long it takes' }),
    refundPolicy: text(1000).meta({ title: 'Refunds' }),
    serviceArea: text(500).meta({ title: 'Area served' }),
    idealCustomer: text(1000).meta({ title: 'Ideal customer' }),
    useCases: list(filled(300), 30).meta({ title: 'What customers come for' }),
    disqualifiers: list(filled(200), 30).meta({ title: 'Who is not served' }),
    primaryCtas: list(
      z.strictObject({
        kind: choice(CTA_KINDS).meta({ title: 'Kind' }),
        label: filled(120).meta({ title: 'Label' }),
        steps: list(filled(300), 12).meta({ title: 'Steps' }),
        url: address.meta({ title: 'Link', format: 'uri' }),
      }),
      40,
    ).meta(copy('Calls to action', 'Onboarding, Sales process')),
    contact: z
      .strictObject({
        websiteUrl: address.meta({ title: 'Website', format: 'uri' }),
        email: email.meta({ title: 'E-mail', format: 'email' }),
        phone: text(40).meta({ title: 'Phone' }),
      })
      .meta({ title: 'Contact' }),
  })
  .meta({ title: 'Business', description: 'The facts the assistant may state.' });

const salesRules = z
  .strictObject({
    qualification: list(
      z.strictObject({
        question: filled(200).meta({ title: 'Question' }),
        need: choice(QUALIFICATION_NEEDS).meta({ title: 'Needed' }),
      }),
      20,
    ).meta({ title: 'What to find out' }),
    budgetTiming: choice(BUDGET_TIMINGS).meta({ title: 'When to ask for the budget' }),
    hotLead: text(600).meta({ title: 'What makes a lead hot' }),
    objections: list(
      z.strictObject({
        objection: filled(200).meta({ title: 'When they say' }),
        answer: filled(600).meta({ title: 'Answer' }),
      }),
      30,
    ).meta({ title: 'Objections' }),
    ctaSequence: list(choice(CTA_KINDS), 8).meta({ title: 'Order of calls to action' }),
    // a later field: documents that were written before it have the standard
    ctaTiming: choice(CTA_TIMINGS).optional().meta({ title: 'When to offer the next step' }),
    escalationTriggers: list(choice(ESCALATION_TRIGGERS), ESCALATION_TRIGGERS.length).meta({ title: 'Hand over to a person when' }),
    customTriggers: list(filled(200), 20).meta({ title: 'Also hand over when' }),
  })
  .meta({ title: 'Sales', description: 'What to ask, how to answer, when to hand over.' });

const toneProfile = z
  .strictObject({
    agentName: text(60).meta({ title: 'Name of the assistant' }),
    languages: list(choice(LANGUAGES), LANGUAGES.length).min(1, 'must name a language').meta({ title: 'Languages' }),
    defaultLanguage: choice(LANGUAGES).meta({ title: 'First language' }),
    maxWords: whole(5, 80).meta({ title: 'Words per text' }),
    questionsPerMessage: whole(0, 1).meta({ title: 'Questions per text' }),
    usesHonorifics: flag.meta({ title: 'Uses honorifics' }),
    emojiPolicy: choice(EMOJI_POLICIES).meta({ title: 'Emoji' }),
    formality: choice(FORMALITIES).meta({ title: 'Formality' }),
    persuasion: choice(PERSUASIONS).meta({ title: 'Persuasion' }),
    examples: list(filled(320), 10).meta({ title: 'Example texts' }),
  })
  .refine((tone) => tone.languages.includes(tone.defaultLanguage), { path: ['defaultLanguage'], message: 'must be one of the languages' })
  .meta({ title: 'Tone', description: 'How the assistant writes.' });

const guardrails = z
  .strictObject({
    systemRules: z
      .array(z.string(), 'must be a list')
      .refine((rules) => rules.length === SYSTEM_RULES.length && SYSTEM_RULES.every((rule, at) => rules[at] === rule), {
        message: 'are kept by the system and cannot be changed',
      })
      .meta({ title: 'Always kept', readOnly: true }),
    businessRules: list(filled(400), 40).meta({ title: 'Your rules' }),
    forbiddenPhrases: list(filled(200), 50).meta({ title: 'Never said' }),
    languageRestrictions: list(filled(120), 50).meta({ title: 'Words to avoid' }),
    requiredDisclaimers: list(
      z.strictObject({ text: filled(400).meta({ title: 'Text' }), when: choice(DISCLAIMER_MOMENTS).meta({ title: 'When' }) }),
      20,
    ).meta({ title: 'Disclaimers' }),
    pricingPolicy: choice(PRICING_POLICIES).meta({ title: 'Talks about prices' }),
    customInstructions: text(4000).meta({ title: 'Instructions' }),
  })
  .meta({ title: 'Guardrails', description: 'What it must and must not say.' });

const scriptLibrary = z
  .strictObject({
    scripts: list(
      z.strictObject({
        kind: choice(SCRIPT_KINDS).meta({ title: 'Moment' }),
        name: filled(60)
          .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and _, such as new_lead')
          .meta({ title: 'Name' }),
        language: choice(LANGUAGES).meta({ title: 'Language' }),
        body: filled(600).meta({ title: 'Text' }),
      }),
      400,
    ).meta({ title: 'Scripts' }),
    socialProof: list(
      z.strictObject({
        kind: choice(TESTIMONIAL_KINDS).meta({ title: 'Kind' }),
        text: filled(2000).meta({ title: 'Text' }),
        author: text(200).meta({ title: 'Who' }),
        source: text(500).meta({ title: 'Source' }),
      }),
      200,
    ).meta({ title: 'Testimonials with permission' }),
  })
  .meta({ title: 'Scripts', description: 'Short texts by moment and language, and the only social proof it may use.' });

export const documentsSchema = z.strictObject({ businessConfig, salesRules, toneProfile, guardrails, scriptLibrary });

/** The five documents of one version. */
export type ProfileDocuments = z.infer<typeof documentsSchema>;
export type DocumentName = keyof ProfileDocuments;
export const DOCUMENT_NAMES = Object.keys(documentsSchema.shape) as DocumentName[];

type Read = { value: ProfileDocuments } | { errors: Record<string, string> };

/** The documents in a JSON value, or one sentence per wrong field, keyed by its place: `toneProfile.maxWords`. Unknown keys are wrong. */
export function readDocuments(raw: unknown): Read {
  const parsed = documentsSchema.safeParse(raw);
  return parsed.success ? { value: parsed.data } : { errors: documentErrors(parsed.error) };
}

export function documentErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) errors[[...issue.path, key].join('.')] = 'is not a field of this document';
    } else
      errors[issue.path.join('.') || 'documents'] ??=
        issue.input === undefined && issue.code === 'invalid_type' ? 'is missing' : issue.message;
  }
  return errors;
}

/** The published JSON Schema (draft 2020-12) of each document. */
export function documentJsonSchemas(): Record<DocumentName, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(documentsSchema.shape).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>,
    ]),
  ) as Record<DocumentName, Record<string, unknown>>;
}
