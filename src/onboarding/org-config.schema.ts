import { z } from 'zod';
import { inOneSyntax } from '../common/placeholders.rules.js';
import { TAKEOVER_SILENCES } from '../orgs/org-profile.schema.js';
import { CTA_KINDS, LANGUAGES, SCRIPT_KINDS, SECTION_SCHEMAS } from './questionnaire.schema.js';

/** What a configuration file calls itself, so that another JSON file is not mistaken for one. */
export const CONFIG_FORMAT = 'ringback.org-config';
export const CONFIG_FORMAT_VERSION = 1;

const range = z.strictObject({ open: z.string().max(5), close: z.string().max(5) });
const day = z.array(range).max(6).optional();
export const hours = z.strictObject({ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day });
const holiday = z.strictObject({ date: z.string().max(10), name: z.string().max(80).optional() });
const words = (max: number) => z.string().max(max).nullable();
const time = z.string().regex(/^\d{2}:\d{2}$/, 'must be a time such as 21:00');

/** The settings that may travel between businesses: how it works, never who owns it or which phones it has. */
const settings = z.strictObject({
  hours: hours.optional(),
  holidays: z.array(holiday).max(120).optional(),
  averageJobValueMinor: z.int().min(0).max(100_000_000).optional(),
  greeting: words(320).optional(),
  customInstructions: words(4000).optional(),
  spokenMessage: words(500).optional(),
  maxWords: z.int().min(5).max(80).optional(),
  contextTokens: z.int().min(1500).max(32_000).optional(),
  disclosure: z.enum(['on_request', 'first_message']).optional(),
  pricingPolicy: z.enum(['never', 'verified_only', 'configured']).optional(),
  ringSeconds: z.int().min(5).max(60).optional(),
  answerCheck: z.enum(['heuristic', 'press_1', 'machine_detection']).optional(),
  shortAnswerSeconds: z.int().min(0).max(60).optional(),
  isVoicemailOn: z.boolean().optional(),
  textBackCooldownMinutes: z.int().min(1).max(10_080).optional(),
  debounceMs: z.int().min(0).max(10_000).optional(),
  debounceCapMs: z.int().min(0).max(60_000).optional(),
  followUpMinutes: z.array(z.int()).max(6).optional(),
  quietStart: time.optional(),
  quietEnd: time.optional(),
  ownerQuietStart: time.optional(),
  ownerQuietEnd: time.optional(),
  notifySms: z.boolean().optional(),
  notifyEmail: z.boolean().optional(),
  notifyEvents: z.record(z.string(), z.unknown()).optional(),
  isTakeoverRelayOn: z.boolean().optional(),
  takeoverReminderMinutes: z.int().min(1).max(1440).optional(),
  takeoverSilence: z.enum(TAKEOVER_SILENCES).optional(),
  draftReminderMinutes: z.int().min(1).max(1440).optional(),
  replyMode: z.enum(['send', 'draft']).optional(),
  assistantMode: z.enum(['htl', 'simple']).optional(),
  hourlySendCap: z.int().min(1).max(100_000).optional(),
  dailySendCap: z.int().min(1).max(1_000_000).optional(),
  allowedCountries: z.array(z.string().max(2)).max(250).optional(),
  retentionDays: z.int().min(30).max(3650).optional(),
});
export const SETTING_NAMES = Object.keys(settings.shape) as (keyof typeof settings.shape)[];

const service = z.strictObject({
  name: z.string().min(1).max(80),
  keywords: z.array(z.string().max(60)).max(40).optional(),
  durationMinutes: z.int().min(5).max(1440),
  bufferMinutes: z.int().min(0).max(480).optional(),
  priceMinor: z.int().min(0).max(100_000_000).nullable().optional(),
  needsAddress: z.boolean().optional(),
  isActive: z.boolean().optional(),
});

const resource = z.strictObject({ name: z.string().min(1).max(80), hours: hours.nullable().optional(), isActive: z.boolean().optional() });

const location = z.strictObject({
  name: z.string().min(1).max(80),
  address: z.string().max(300).optional(),
  hours: hours.nullable().optional(),
  timeZone: z.string().min(1).max(60).nullable().optional(),
});

/** Sections that say how a kind of business works; the others are about one business. */
export const PORTABLE_SECTIONS = ['offer', 'customer-details', 'sales-process', 'guardrails', 'agent-details'] as const;
const answers = z.strictObject({
  offer: SECTION_SCHEMAS.offer.optional(),
  'customer-details': SECTION_SCHEMAS['customer-details'].optional(),
  'sales-process': SECTION_SCHEMAS['sales-process'].optional(),
  // nobody has looked at the rules of this business yet
  guardrails: SECTION_SCHEMAS.guardrails.omit({ isReviewed: true }).optional(),
  'agent-details': SECTION_SCHEMAS['agent-details'].optional(),
});
export type PortableAnswers = z.infer<typeof answers>;
/** The same sections as they stand, with the word that somebody looked at the guardrails. */
export type HeldAnswers = Partial<Record<(typeof PORTABLE_SECTIONS)[number], Record<string, unknown>>>;

/** A document that is sent is not in the file: no call to action of that kind of target is. */
const cta = z.strictObject({
  kind: z.enum(CTA_KINDS),
  label: z.string().trim().min(1).max(80),
  steps: z.array(z.string().max(300)).max(12).optional(),
  target: z.enum(['link', 'service', 'steps'], 'must be one of link, service, steps: a document is uploaded at the business itself'),
  url: z.string().max(500).optional(),
  /** By its name. */
  service: z.string().min(1).max(80).optional(),
  isActive: z.boolean().optional(),
});

const script = z.strictObject({
  kind: z.enum(SCRIPT_KINDS),
  name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be a short name such as new_lead'),
  language: z.enum(LANGUAGES),
  body: z.string().trim().min(1).max(320).overwrite(inOneSyntax),
});

const orgConfig = z.strictObject({
  format: z.literal(CONFIG_FORMAT),
  formatVersion: z.literal(CONFIG_FORMAT_VERSION),
  business: z
    .strictObject({
      vertical: z.string().min(1).max(40).optional(),
      timeZone: z.string().min(1).max(60).optional(),
      country: z.string().length(2).optional(),
      currency: z.string().length(3).optional(),
      locale: z.string().min(2).max(20).optional(),
    })
    .optional(),
  settings: settings.optional(),
  services: z.array(service).max(200).optional(),
  resources: z.array(resource).max(200).optional(),
  locations: z.array(location).max(200).optional(),
  answers: answers.optional(),
  ctas: z.array(cta).max(40).optional(),
  scripts: z.array(script).max(500).optional(),
});

const presetFile = z.strictObject({ name: z.string().min(1).max(80), description: z.string().max(300), config: orgConfig });

export type OrgConfig = z.infer<typeof orgConfig>;
export type PresetFile = z.infer<typeof presetFile>;
export type Read<T> = { value: T } | { errors: Record<string, string> };

/** One sentence per wrong field, keyed by its place in the file: `config.services.2.price`. */
function errorsOf(error: z.ZodError): Record<string, string> {
  // As entries: a key such as __proto__ would vanish from an object that is written field by field.
  const errors = error.issues.flatMap((issue): [string, string][] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [[...issue.path, key].join('.'), 'is not a field of this file'])
      : [[issue.path.join('.') || 'file', issue.message]],
  );
  return Object.fromEntries(errors);
}

/** The value in a JSON document by its schema, or one sentence per wrong field. */
export function read<T>(schema: z.ZodType<T>, raw: unknown): Read<T> {
  const parsed = schema.safeParse(raw);
  return parsed.success ? { value: parsed.data } : { errors: errorsOf(parsed.error) };
}

/** The configuration in a JSON value, or what is wrong with it; unknown keys are wrong. */
export const readOrgConfig = (raw: unknown): Read<OrgConfig> => read(orgConfig, raw);
export const readPresetFile = (raw: unknown): Read<PresetFile> => read(presetFile, raw);
