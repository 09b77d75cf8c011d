import { z } from 'zod';
import type { LeverName } from './experiment.schema.js';

export const MIN_PERCENT = 5;
const KEYS = ['control', 'a', 'b', 'c'] as const;

const variantSchema = z.strictObject({
  name: z.string('must be text').trim().min(1, 'must not be empty').max(60, 'must have at most 60 characters'),
  percent: z
    .int('must be a whole number')
    .min(MIN_PERCENT, `must be at least ${MIN_PERCENT}`)
    .max(100 - MIN_PERCENT, `must be at most ${100 - MIN_PERCENT}`),
  value: z.record(z.string().max(40), z.unknown(), 'must be an object').nullish(),
});

/** The control and up to three others. */
const variantsSchema = z
  .array(variantSchema, 'must be a list')
  .min(2, 'needs a control and at least one other')
  .max(KEYS.length, `has at most ${KEYS.length} entries`);

export interface VariantInput {
  key: string;
  name: string;
  percent: number;
  value: Record<string, unknown> | null;
}

/** The variants as they were sent, with their keys in order, or one sentence per wrong field. */
export function readVariants(raw: unknown): { variants: VariantInput[] } | { errors: Record<string, string> } {
  const parsed = variantsSchema.safeParse(raw);
  if (!parsed.success)
    return { errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [['variants', ...path].join('.'), message])) };
  const variants = parsed.data.map(({ name, percent, value }, at) => ({ key: KEYS[at]!, name, percent, value: value ?? null }));
  const errors: Record<string, string> = {};
  const sum = variants.reduce((all, { percent }) => all + percent, 0);
  if (sum !== 100) errors.variants = `The shares add up to ${sum}, not to 100.`;
  if (new Set(variants.map(({ name }) => name.toLowerCase())).size !== variants.length) errors.variants = 'Two of them have the same name.';
  for (const [at, { value }] of variants.entries()) {
    if (at === 0 && value !== null) errors['variants.0.value'] = 'The first is the control: everything as it is, so it sets nothing.';
    if (at > 0 && value === null) errors[`variants.${at}.value`] = 'Say what this one does differently.';
  }
  return Object.keys(errors).length > 0 ? { errors } : { variants };
}

/** What a lever asks of the whole experiment. The test share of the profile knows two sides and everybody. */
export function shapeErrors(lever: LeverName, variants: number, trafficPercent: number): Record<string, string> {
  if (lever !== 'profile_version') return {};
  return {
    ...(variants !== 2 && { variants: 'A profile version is tried against the live one: a control and one other.' }),
    ...(trafficPercent !== 100 && { trafficPercent: 'A profile version is tried with everybody: the shares of the variants divide them.' }),
  };
}
