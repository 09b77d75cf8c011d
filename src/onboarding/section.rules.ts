import { z } from 'zod';
import { parsePhone } from '../common/phone.rules.js';
import { anyPlaceholder } from '../common/placeholders.rules.js';
import type { OrgProfile, SettingsPatch } from '../orgs/org-profile.schema.js';
import { refusedInstruction, refusedWording } from './instruction.rules.js';
import { hours, read } from './org-config.schema.js';
import { REQUIRED_FIELDS, SECTION_SCHEMAS, SECTION_SETTINGS } from './questionnaire.schema.js';
import type { Answers, SectionName } from './questionnaire.schema.js';

const text = (min: number, max: number) =>
  z.string('must be text').trim().min(min, 'must not be empty').max(max, `must have at most ${max} characters`);
/** An empty text clears the setting, as a form leaves it. */
const clearable = (max: number) => z.union([text(0, max).transform((value) => (value === '' ? null : value)), z.null()], 'must be text');
const whole = (min: number, max: number) => {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.int(message).min(min, message).max(max, message);
};
const time = z.string().regex(/^\d{2}:\d{2}$/, 'must be a time such as 21:00');

/** The settings that sections show; what needs more than one field to judge is checked where settings are saved. */
const SETTING_SCHEMAS = {
  name: text(1, 120),
  vertical: text(1, 40),
  timeZone: text(1, 60),
  hours,
  pricingPolicy: z.enum(['never', 'verified_only', 'configured'], 'must be one of never, verified_only, configured'),
  averageJobValueMinor: whole(0, 100_000_000),
  disclosure: z.enum(['on_request', 'first_message'], 'must be one of on_request, first_message'),
  greeting: clearable(320),
  customInstructions: clearable(4000),
  maxWords: whole(5, 80),
  ownerName: text(0, 120),
  ownerEmail: z.union([z.literal('').transform(() => null), z.email(), z.null()], 'must be an e-mail address'),
  ownerPhone: clearable(40),
  businessPhone: clearable(40),
  lineMode: z.enum(['direct', 'full_forward', 'conditional_forward'], 'must be one of direct, full_forward, conditional_forward'),
  forwardedNumber: clearable(40),
  ringSeconds: whole(5, 60),
  quietStart: time,
  quietEnd: time,
};
type SettingName = keyof typeof SETTING_SCHEMAS;

/** What may be saved in a section: its own fields, and the settings that it shows. Every field may be left out. */
function inputOf(section: SectionName): z.ZodObject {
  const names: readonly SettingName[] = SECTION_SETTINGS[section];
  const settings = Object.fromEntries(names.map((name) => [name, SETTING_SCHEMAS[name].optional()]));
  return z.strictObject({ ...SECTION_SCHEMAS[section].shape, ...settings });
}
const INPUTS = Object.fromEntries(Object.keys(SECTION_SCHEMAS).map((name) => [name, inputOf(name as SectionName)])) as Record<
  SectionName,
  z.ZodObject
>;

/** The fields of a section as the OpenAPI document describes them. */
export function sectionJsonSchema(section: SectionName): Record<string, unknown> {
  const { $schema: _schema, ...schema } = z.toJSONSchema(INPUTS[section], { target: 'openapi-3.0', io: 'input' });
  return schema;
}

export interface CheckedSection {
  own: Record<string, unknown>;
  settings: SettingsPatch;
}

/** The fields of a section in a request, cleaned, or one sentence per wrong field. `country` is for phones without a country code. */
export function checkSection(section: SectionName, raw: unknown, country: string): CheckedSection | { errors: Record<string, string> } {
  const parsed = read(INPUTS[section], raw);
  if ('errors' in parsed) return parsed;
  const names: readonly string[] = SECTION_SETTINGS[section];
  const given = Object.entries(parsed.value).filter(([, value]) => value !== undefined);
  const own = Object.fromEntries(given.filter(([name, value]) => !names.includes(name) && value !== ''));
  const errors = { ...refusalsIn(section, own), ...checkDetails(section, own, country) };
  if (Object.keys(errors).length > 0) return { errors };
  return { own, settings: Object.fromEntries(given.filter(([name]) => names.includes(name))) };
}

function checkDetails(section: SectionName, own: Record<string, unknown>, country: string): Record<string, string> {
  if (section === 'business-details' && typeof own.supportPhone === 'string') {
    const phone = parsePhone(own.supportPhone, country);
    if (!phone) return { supportPhone: 'This is not a phone number. Write it with its country code, such as +1 312 555 0123.' };
    own.supportPhone = phone.e164;
  }
  if (section === 'agent-details' && own.defaultLanguage !== undefined && Array.isArray(own.languages)) {
    if (!own.languages.includes(own.defaultLanguage)) return { defaultLanguage: 'Choose one of the languages above.' };
  }
  return {};
}

/** Instructions that no assistant may follow, and words that no customer may read, by field. */
function refusalsIn(section: SectionName, own: Record<string, unknown>): Record<string, string> {
  const answers = { [section]: own } as unknown as Partial<Answers>;
  const instructions: [string, string | undefined][] = [
    ...listed('customRules', answers.guardrails?.customRules),
    ...listed('customTriggers', answers['sales-process']?.customTriggers),
    ['hotLead', answers['sales-process']?.hotLead],
  ];
  const words: [string, string | undefined][] = [
    ...listed('examples', answers['agent-details']?.examples),
    ...(answers['sales-process']?.objections ?? []).map((each, index): [string, string] => [`objections.${index}.answer`, each.answer]),
    ...(answers.guardrails?.requiredDisclaimers ?? []).map((each, index): [string, string] => [
      `requiredDisclaimers.${index}.text`,
      each.text,
    ]),
  ];
  return Object.fromEntries([
    ...reasons(instructions, refusedInstruction),
    ...reasons(words, (value) => refusedWording(value) ?? refusedInstruction(value) ?? leftOpen(value)),
  ]);
}

function leftOpen(text: string): { reason: string } | null {
  const reason = anyPlaceholder(text);
  return reason === null ? null : { reason };
}

const listed = (field: string, values: readonly string[] | undefined): [string, string][] =>
  (values ?? []).map((value, index) => [`${field}.${index}`, value]);

function reasons(values: [string, string | undefined][], judge: (value: string) => { reason: string } | null): [string, string][] {
  return values.flatMap(([field, value]) => {
    const refusal = value === undefined ? null : judge(value);
    return refusal ? [[field, refusal.reason] as [string, string]] : [];
  });
}

/** The answers of a section that may travel: without the word that somebody at this business looked at them. */
export function portableOf({ isReviewed: _isReviewed, ...answers }: Record<string, unknown>): Record<string, unknown> {
  return answers;
}

/** What a section shows: its own fields with the settings of the business that belong to it. */
export function shownIn(section: SectionName, own: Record<string, unknown>, profile: OrgProfile): Record<string, unknown> {
  const { settings, name, vertical, timeZone } = profile;
  const all: Record<string, unknown> = { ...settings, name, vertical, timeZone };
  const names: readonly string[] = SECTION_SETTINGS[section];
  return { ...Object.fromEntries(names.map((field) => [field, all[field]])), ...own };
}

/** Fields that a section still needs before going live; `a|b` where one of the two is enough. */
export function missingIn(section: SectionName, shown: Record<string, unknown>): string[] {
  const required: readonly string[] = REQUIRED_FIELDS[section];
  return required.filter((field) => !field.split('|').some((name) => isAnswered(shown[name])));
}

function isAnswered(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  // opening hours: at least one day with a range
  if (typeof value === 'object') return Object.values(value).some((ranges) => isAnswered(ranges));
  return true;
}
