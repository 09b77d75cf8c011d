// What a text may only repeat, never bring in: numbers, addresses, names, and tokens of systems (reliability.md 3.12).
import { isGivenName } from '../../engines/rules/given-names.rules.js';

const PHONE = /\+?\d(?:[\s().\u2010-\u2015-]*\d){6,}/g;
const MAIL = /[^\s@<>()"',;:]+\s?(?:@|\(at\)|\[at\])\s?[^\s@<>()"',;:]+\.[a-z]{2,}/gi;
// "5 PM. Is 14 Oak Street" begins at 14: a clock time is no house number, and a street has no sentence end in it.
const STREET =
  /\b\d{1,6}[a-z]?(?!\s?[ap]\.?m\b)\s+(?:[nsew]\.\s+)?(?:(?:\p{L}|\d+(?:st|nd|rd|th)\b)[\p{L}'-]*\s+){1,4}(?:st|street|ave|avenue|rd|road|blvd|boulevard|ln|lane|dr|drive|ct|court|pl|place|hwy|highway|pkwy|parkway|terrace|circle|suite|ste)\b\.?|\b(?:calle|avenida|av\.)\s+\p{Lu}[\p{L}'-]*(?:\s+\p{L}+)?\s+\d{1,6}\b/giu;
/** "88-12 153rd Ave": a house number of Queens and a street with a number, and no phone. */
const NUMBERED_HOUSE =
  /\b\d{1,3}-\d{2,3} \d{1,3}(?=(?:st|nd|rd|th)?\s+(?:st|street|ave|avenue|rd|road|dr|drive|pl|place|ln|lane|ct|court|ter|terrace|blvd)\b)/gi;
/** Keys and ids: long runs of letters and digits that no person writes. */
const TOKEN =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b(?:sk|pk|rk|whsec|AC|SM)[-_]?[A-Za-z0-9_-]{16,}\b|\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_-]{14,}\b/gi;
/** Given names that are also words of a text about work and days. */
const ALSO_WORDS = new Set(
  'mark bill will may june april grace hope faith rose frank max jack rob drew pat sue art gene dale glen chase summer autumn dawn joy ruby pearl iris lily ivy ray ken don miles cole penny sky ford grant wade rich guy ace ty jean gay dean earl carol christian jordan austin madison charlotte victoria savannah dallas phoenix'.split(
    ' ',
  ),
);
const WORD = /(?<![\p{L}\d'])\p{Lu}\p{Ll}+(?![\p{L}\d])/gu;

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const plainOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()} `;

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([words]) => words);

/** The first of these that none of the given texts holds. Those are many, and mostly there is nothing to look for in them. */
function firstBeside(named: readonly string[], stated: readonly string[]): string | null {
  if (named.length === 0) return null;
  const given = stated.join('\n').toLowerCase();
  return named.find((words) => !given.includes(words.toLowerCase())) ?? null;
}

/** The first phone number that none of the given ones or texts holds. */
export function foreignPhone(text: string, phones: readonly string[], stated: readonly string[]): string | null {
  // a time, a date or a ZIP code is shorter
  const named = found(text.replace(NUMBERED_HOUSE, ' . '), PHONE).filter((number) => digitsOf(number).length >= 7);
  if (named.length === 0) return null;
  const known = [...phones, ...stated.flatMap((given) => found(given, PHONE))].map(digitsOf);
  return named.find((number) => !known.some((one) => one.endsWith(digitsOf(number).replace(/^1(?=\d{10}$)/, '')) && one !== '')) ?? null;
}

/** The text without the numbers of phones and houses. */
export function withoutPlaces(text: string): string {
  const isPhone = (found: string): boolean => digitsOf(found).length >= 7;
  return text.replace(STREET, ' . ').replace(PHONE, (found) => (isPhone(found) ? ' . ' : found));
}

export function foreignMail(text: string, stated: readonly string[]): string | null {
  return firstBeside(found(text, MAIL), stated);
}

export function foreignStreet(text: string, stated: readonly string[]): string | null {
  const named = found(text, STREET).map((street) => street.trim());
  if (named.length === 0) return null;
  const given = stated.map(plainOf);
  return named.find((street) => !given.some((one) => one.includes(plainOf(street)))) ?? null;
}

export function foreignToken(text: string, stated: readonly string[]): string | null {
  return firstBeside(found(text, TOKEN), stated);
}

/** Does a text hold a phone number, an e-mail address or a token at all, whoever gave it? */
export function isReachable(text: string): boolean {
  return foreignPhone(text, [], []) !== null || foreignMail(text, []) !== null || foreignToken(text, []) !== null;
}

/** A person who is named, and whom nobody in this conversation named (C-04). */
export function foreignName(text: string, stated: readonly string[]): string | null {
  const named = found(text, WORD).filter((word) => isGivenName(word.toLowerCase()) && !ALSO_WORDS.has(word.toLowerCase()));
  if (named.length === 0) return null;
  const given = new Set(plainOf(stated.join('\n')).split(' '));
  return named.find((word) => !given.has(word.toLowerCase())) ?? null;
}
