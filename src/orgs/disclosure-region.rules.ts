// Where the first automated text of a thread must say what writes, whatever a business sets (C-01; contracts.md 4.7).
import type { OrgSettings } from './org-profile.schema.js';

export type Disclosure = OrgSettings['disclosure'];

/** Where the person on the other side is, as far as their number tells. */
export interface Recipient {
  /** ISO 3166, two letters; null where nobody knows it. */
  country: string | null;
  /** Of the United States, two letters; null where it is another country, unknown, or one without rules of its own. */
  state: string | null;
}

/** EU AI Act art. 50(1), since 2026-08-02: the members, and those of their territories that number themselves and are part of the Union. */
const EUROPEAN_UNION: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE AX GF GP MF MQ RE YT'.split(' '),
);
/** Utah SB 149 and SB 226, Maine (2025), Connecticut SB 5. */
const STATES: ReadonlySet<string> = new Set(['UT', 'ME', 'CT']);

/** Must a business of this country say it in the first text to everybody? */
export function isDisclosureForced(orgCountry: string): boolean {
  return EUROPEAN_UNION.has(orgCountry);
}

/**
 * When the assistant says what it is. The stricter of the setting and the regions of both sides holds; a recipient whose country nobody
 * knows counts as one of the Union. An unknown state of the United States does not: most of them leave it to the setting.
 */
export function disclosureDue(setting: Disclosure, orgCountry: string, { country, state }: Recipient): Disclosure {
  const isForced = isDisclosureForced(orgCountry) || country === null || EUROPEAN_UNION.has(country) || STATES.has(state ?? '');
  return isForced ? 'first_message' : setting;
}
