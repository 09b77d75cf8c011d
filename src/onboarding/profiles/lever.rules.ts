// What experiments may change of a profile: which values there are, what a turn makes of them, and where a winner is written.
import { z } from 'zod';
import { valueOf } from '../../experiments/assignment.rules.js';
import type { AssignedVariant, LeverValue, LeverValues } from '../../experiments/experiment.schema.js';
import { EMOJI_POLICIES, FORMALITIES, PERSUASIONS } from '../questionnaire.schema.js';
import { CTA_TIMINGS, documentErrors, type CtaTiming, type ProfileDocuments } from './documents.schema.js';
import type { TurnProfile } from './turn-profile.rules.js';

type Formality = TurnProfile['tone']['formality'];

/** The levers whose effect is a changed profile. */
export const DOCUMENT_LEVERS = ['tone', 'length', 'cta_timing'] as const;
export type DocumentLever = (typeof DOCUMENT_LEVERS)[number];

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, `must be one of ${values.join(', ')}`);
const words = 'must be a whole number from 5 to 80';
const SCHEMAS = {
  tone: z
    .strictObject({
      formality: choice(FORMALITIES).optional(),
      persuasion: choice(PERSUASIONS).optional(),
      emojiPolicy: choice(EMOJI_POLICIES).optional(),
      usesHonorifics: z.boolean('must be true or false').optional(),
    })
    .refine((tone) => Object.keys(tone).length > 0, 'must set something'),
  length: z.strictObject({ maxWords: z.int(words).min(5, words).max(80, words) }),
  cta_timing: z.strictObject({ timing: choice(CTA_TIMINGS) }),
} as const;

/** The value of a variant, or one sentence per wrong field of it. */
export function readLever(lever: DocumentLever, raw: unknown): { value: LeverValue } | { errors: Record<string, string> } {
  const parsed = SCHEMAS[lever].safeParse(raw);
  if (parsed.success) return { value: parsed.data as LeverValue };
  const { documents, ...errors } = documentErrors(parsed.error);
  // about the value as a whole, where no field of it is to blame
  return { errors: documents !== undefined && Object.keys(errors).length === 0 ? { '': documents } : errors };
}

/** What the variants of a person change of the profile that their thread runs on. */
export interface ProfileOverlay {
  tone?: LeverValues['tone'];
  maxWords?: number;
  ctaTiming?: CtaTiming;
}

/** Null where they change nothing. */
export function overlayOf(assigned: readonly AssignedVariant[]): ProfileOverlay | null {
  const [tone, length, cta] = [valueOf(assigned, 'tone'), valueOf(assigned, 'length'), valueOf(assigned, 'cta_timing')];
  if (!tone && !length && !cta) return null;
  return {
    ...(tone && { tone }),
    ...(length && { maxWords: length.maxWords }),
    ...(cta && { ctaTiming: cta.timing as CtaTiming }),
  };
}

/** A profile with an overlay over it; everything that is not tried stays as the business published it. */
export function overlaid(version: TurnProfile, { tone, maxWords, ctaTiming }: ProfileOverlay): TurnProfile {
  return {
    ...version,
    ...(tone && { tone: { ...version.tone, ...(tone as Partial<TurnProfile['tone']>) } }),
    ...(maxWords !== undefined && { maxWords }),
    ...(ctaTiming !== undefined && { ctaTiming }),
  };
}

/** What the published documents say of exactly that which the variants change: the control of an experiment. */
export function controlOf({ toneProfile, salesRules }: ProfileDocuments, lever: DocumentLever, values: readonly LeverValue[]): unknown[] {
  if (lever === 'cta_timing') return [salesRules.ctaTiming];
  const names = [...new Set(values.flatMap((value) => Object.keys(value)))].sort();
  return names.map((name) => (toneProfile as Record<string, unknown>)[name] ?? null);
}

/** How formal a customer is written to outside a turn: as the version of the thread says, with what is tried over it; undefined where it has none. */
export function formalityOf(published: Formality | null, assigned: readonly AssignedVariant[]): Formality | undefined {
  if (published === null) return undefined;
  return (valueOf(assigned, 'tone')?.formality as Formality | undefined) ?? published;
}

/** The documents with what won. */
export function documentsWith(documents: ProfileDocuments, lever: DocumentLever, value: LeverValue): ProfileDocuments {
  const { toneProfile, salesRules } = documents;
  if (lever === 'cta_timing')
    return { ...documents, salesRules: { ...salesRules, ctaTiming: (value as LeverValues['cta_timing']).timing as CtaTiming } };
  // tones and lengths have the names that they have in the document
  return { ...documents, toneProfile: { ...toneProfile, ...(value as Partial<typeof toneProfile>) } };
}
