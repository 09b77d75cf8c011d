// Phone numbers: parsing, showing, masking, and whether a text may go there at all.
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

export interface ParsedPhone {
  e164: string;
  /** ISO 3166 code; null if the number belongs to no country (satellite, international services). */
  country: string | null;
  kind: PhoneKind;
  /** False only if we know that no handset answers there (landline, premium, pager). */
  isPossibleMobile: boolean;
}

export type PhoneKind =
  'mobile' | 'fixed' | 'fixed_or_mobile' | 'voip' | 'toll_free' | 'premium' | 'shared_cost' | 'satellite' | 'pager' | 'other' | 'unknown';

export type UntextableReason =
  'withheld' | 'short_code' | 'invalid' | 'premium' | 'shared_cost' | 'satellite' | 'pager' | 'other_service' | 'toll_free';

// Twilio spells withheld callers as words or as the digits of those words on a keypad
// (https://help.twilio.com/articles/223179988): ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE.
const WITHHELD = new Set([
  'anonymous',
  'restricted',
  'blocked',
  'unknown',
  'unavailable',
  'private',
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

const KINDS: Record<string, PhoneKind> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixed_or_mobile',
  VOIP: 'voip',
  PERSONAL_NUMBER: 'other',
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium',
  SHARED_COST: 'shared_cost',
  PAGER: 'pager',
  UAN: 'other',
  VOICEMAIL: 'other',
};
// Calling codes that belong to no country (ITU-T E.164 list of assigned codes).
const WORLD_SERVICES: Record<string, 'satellite' | 'shared_cost' | 'premium' | 'other_service'> = {
  '870': 'satellite',
  '881': 'satellite',
  '882': 'satellite',
  '883': 'satellite',
  '808': 'shared_cost',
  '979': 'premium',
  '878': 'other_service',
  '888': 'other_service',
};
const NO_HANDSET: ReadonlySet<PhoneKind> = new Set(['fixed', 'premium', 'shared_cost', 'pager', 'toll_free', 'satellite', 'other']);

/** Removes a channel prefix such as `whatsapp:` from a provider's address. */
export function bareAddress(address: string): string {
  return address
    .trim()
    .replace(/^(whatsapp|sms|tel|messenger):/i, '')
    .trim();
}

/** True if the network told us that the caller hides the number, or gave none. */
export function isWithheld(raw: string | null | undefined): boolean {
  const value = bareAddress(raw ?? '').toLowerCase();
  return value === '' || WITHHELD.has(value);
}

/** Reads a number as people write it; null if it cannot be one. Numbers of the right length are accepted even where no range is assigned (555-01xx). */
export function parsePhone(raw: string | null | undefined, country: string): ParsedPhone | null {
  if (raw == null || raw.length > 64 || isWithheld(raw)) return null;
  const number = read(bareAddress(raw), country);
  if (!number) return null;
  const kind = kindOf(number);
  return { e164: number.number, country: countryOf(number, country), kind, isPossibleMobile: !NO_HANDSET.has(kind) };
}

/** National form for numbers of the home country, international form for others; unreadable input comes back unchanged. */
export function formatPhone(e164: string, homeCountry: string): string {
  const number = read(e164, homeCountry);
  if (!number) return e164;
  return countryOf(number, homeCountry) === homeCountry ? number.formatNational() : number.formatInternational();
}

/** Keeps the calling code and the last four digits: '+13125550123' becomes '+1******0123'. */
export function maskPhone(e164: string): string {
  const number = read(e164, 'US');
  const digits = e164.replace(/\D/g, '');
  if (digits.length <= 4) return '*'.repeat(digits.length);
  const code = e164.startsWith('+') && number && digits.length - number.countryCallingCode.length > 4 ? number.countryCallingCode : '';
  return `${e164.startsWith('+') ? '+' : ''}${code}${'*'.repeat(digits.length - 4 - code.length)}${digits.slice(-4)}`;
}

/** The last four digits, for lists that must not show a whole number. */
export function lastFour(address: string): string {
  return address.replace(/\D/g, '').slice(-4);
}

/** The exchange 976 is premium rate in every North American area code; number metadata knows area code 900 only. */
const PREMIUM_EXCHANGE = /^\+1[2-9]\d{2}976\d{4}$/;

/** Why no automatic text may go to this address; null if one may. Fraud rules of reliability.md 3.8. */
export function untextableReason(address: string): UntextableReason | null {
  const bare = bareAddress(address);
  if (isWithheld(bare)) return 'withheld';
  const digits = bare.replace(/\D/g, '');
  if (!bare.startsWith('+') && digits.length <= 6) return digits.length >= 3 ? 'short_code' : 'invalid';
  const service = bare.startsWith('+') ? WORLD_SERVICES[digits.slice(0, 3)] : undefined;
  if (service) return service;
  if (PREMIUM_EXCHANGE.test(bare)) return 'premium';
  const number = read(bare, 'US');
  if (!number) return 'invalid';
  switch (kindOf(number)) {
    case 'premium':
      return 'premium';
    case 'shared_cost':
      return 'shared_cost';
    case 'pager':
      return 'pager';
    case 'other':
      return 'other_service';
    case 'toll_free':
      return 'toll_free';
    default:
      return null;
  }
}

/** May an automatic text go there? Landlines are only known after a failed try, so they count as textable here. */
export function isTextable(address: string): boolean {
  return untextableReason(address) === null;
}

/** The digits a person may have typed to find a number, without punctuation and without leading zeros or plus. */
export function searchDigits(text: string): string {
  return /[a-z]/i.test(text) ? '' : text.replace(/\D/g, '').replace(/^0+/, '');
}

/** North American numbers only: the three-digit area code. */
export function areaCode(e164: string): string | null {
  return /^\+1([2-9]\d{2})\d{7}$/.exec(e164)?.[1] ?? null;
}

/** What velocity is counted by: area code and exchange in North America (6 digits), else the first 6 digits of the number. */
export function velocityPrefix(e164: string): string {
  const digits = e164.replace(/\D/g, '');
  return areaCode(e164) ? digits.slice(1, 7) : digits.slice(0, 6);
}

function read(raw: string, country: string): PhoneNumber | null {
  const home: CountryCode = isSupportedCountry(country) ? country : 'US';
  const number = parsePhoneNumberFromString(raw, { defaultCountry: home, extract: false });
  return number?.isPossible() ? number : null;
}

function kindOf(number: PhoneNumber): PhoneKind {
  if (number.countryCallingCode in WORLD_SERVICES) return 'satellite';
  const type = number.getType();
  return type ? (KINDS[type] ?? 'other') : 'unknown';
}

// An unassigned range (area code 555) names no country: it counts as the reader's own if the calling code is the same.
function countryOf(number: PhoneNumber, home: string): string | null {
  if (number.country) return number.country;
  const isHome = isSupportedCountry(home) && getCountryCallingCode(home) === number.countryCallingCode;
  if (isHome) return home;
  return number.countryCallingCode === '1' ? 'US' : null;
}
