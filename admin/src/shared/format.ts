import type { CountryCode } from 'libphonenumber-js/min';
import { phoneLibrary } from './phone-metadata';

const money = new Map<string, Intl.NumberFormat>();

/** Minor units to "$350"; cents are shown only when there are some. */
export function formatMoney(minor: number | null | undefined, currency: string): string {
  if (minor === null || minor === undefined) return '–';
  const digits = minor % 100 === 0 ? 0 : 2;
  const key = currency + digits;
  let format = money.get(key);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
    money.set(key, format);
  }
  return format.format(minor / 100);
}

/** What a decision cost: an unknown price is not "no cost". */
export const costWords = ({
  costMicros,
  tokensIn,
  tokensOut,
}: {
  costMicros: number | null;
  tokensIn: number;
  tokensOut: number;
}): string => (costMicros === null && tokensIn + tokensOut > 0 ? 'price unknown' : formatCost(costMicros));

/** Model cost in micro-dollars, four decimals. */
export const formatCost = (micros: number | null | undefined): string => (micros ? `$${(micros / 1_000_000).toFixed(4)}` : 'no cost');

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('en-US');
export const formatCount = (value: number): string => (value > 9_999 ? compact : plain).format(value);

/** Enough for the first moment: North American numbers look right before the plans of the world have arrived. */
function roughly(phone: string, country: string): string {
  const northAmerican = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return northAmerican && (country === 'US' || country === 'CA') ? `(${northAmerican[1]}) ${northAmerican[2]}-${northAmerican[3]}` : phone;
}

/** National inside the business's own country, international otherwise; a masked number stays as it is. */
export function formatPhone(phone: string | null | undefined, country: string): string {
  if (!phone) return 'Number withheld';
  if (phone.includes('*')) return phone;
  const library = phoneLibrary();
  if (!library) return roughly(phone, country);
  const parsed = library.parsePhoneNumberFromString(phone, country as CountryCode);
  if (!parsed) return phone;
  const home = library.parsePhoneNumberFromString(parsed.nationalNumber, country as CountryCode);
  return home?.number === parsed.number ? parsed.formatNational() : parsed.formatInternational();
}

/** What a person typed to E.164, or null when it cannot be a number. The server looks again. */
export function parsePhone(typed: string, country: string): string | null {
  const library = phoneLibrary();
  if (!library) return /\d{7,}/.test(typed.replace(/\D/g, '')) ? typed.trim() : null;
  const parsed = library.parsePhoneNumberFromString(typed, country as CountryCode);
  return parsed?.isPossible() ? parsed.number : null;
}

/** "no_response" and "lastAsked" to words; a sentence somebody wrote stays as it is. */
export function humanise(code: string | null | undefined): string {
  if (!code) return '';
  const isSentence = /\s/.test(code);
  const words = isSentence
    ? code
    : code
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[_-]+/g, ' ')
        .toLowerCase()
        .replace(/\b(sms|ai|url)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function initials(name: string | null | undefined): string {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((w) => w.charAt(0).toUpperCase())
    .join('');
}

/** Unique per click; works on plain http too, where crypto.randomUUID is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
