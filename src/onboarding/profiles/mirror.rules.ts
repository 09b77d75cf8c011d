import { isDeepStrictEqual } from 'node:util';
import type { ProfileDocuments } from './documents.schema.js';

/** What documents repeat of the settings so that a reader has it in one place; turns take it from there. Each with where it is changed. */
export const MIRRORED = {
  businessName: 'Settings, Business',
  industry: 'Settings, Business',
  timeZone: 'Settings, Business',
  workingHours: 'Settings, Opening hours',
  primaryCtas: 'Onboarding, Sales process',
} as const satisfies Partial<Record<keyof ProfileDocuments['businessConfig'], string>>;

const FIELDS = Object.keys(MIRRORED) as (keyof typeof MIRRORED)[];

/** Edited documents that change a copy would change nothing: one sentence per such field. `before` are those they were made of. */
export function mirrorErrors(edited: ProfileDocuments, before: ProfileDocuments): Record<string, string> {
  const errors: Record<string, string> = {};
  const [now, was] = [edited.businessConfig, before.businessConfig];
  for (const field of FIELDS)
    if (!isDeepStrictEqual(now[field], was[field]))
      errors[`businessConfig.${field}`] =
        `is a copy and changes nothing here. Change it under ${MIRRORED[field]}, then generate the documents.`;
  now.products.forEach(({ name, price, isService }, at) => {
    if (isService && !was.products.some((one) => one.isService && one.name === name && one.price === price))
      errors[`businessConfig.products.${at}.price`] =
        'is that of a service. Change it under Settings, Services, then generate the documents.';
  });
  return errors;
}
