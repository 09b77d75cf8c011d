// Text as the phone network sees it. Pure; the provider page behind the numbers is
// https://www.twilio.com/docs/glossary/what-sms-character-limit (GSM-7 160/153, UCS-2 70/67).

const GSM7_BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
// Each of these is sent as ESC plus a character, so it costs two septets.
const GSM7_EXTENSION = new Set('\f^{}\\[~]|€');

const GSM7_SINGLE = 160;
const GSM7_PART = 153;
const UCS2_SINGLE = 70;
const UCS2_PART = 67;

export type SmsEncoding = 'GSM-7' | 'UCS-2';

export interface SmsSegments {
  encoding: SmsEncoding;
  count: number;
  /** Septets (GSM-7) or UTF-16 units (UCS-2). */
  units: number;
}

// What word processors and models write where a keyboard has a plain character.
const TYPOGRAPHIC: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201B': "'",
  '\u2032': "'",
  '\u00B4': "'",
  '`': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u201F': '"',
  '\u2033': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u2022': '*',
  '\u00B7': '*',
  '\u00D7': 'x',
  '\u2122': '(TM)',
  '\u00AE': '(R)',
  '\u00A9': '(C)',
  '\u2192': '->',
  '\t': ' ',
};
const TYPOGRAPHIC_PATTERN = new RegExp(`[${Object.keys(TYPOGRAPHIC).join('')}]`, 'gu');
/** Nothing in here has a plainer form. */
const PLAIN = /^[\x20-\x7E\n]*$/;
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
// Zero-width characters carry no words; U+200D is kept because it joins emoji and Indic letters.
const INVISIBLE = /[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu;
const EMOJI = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]|\uFE0E|\uFE0F|\u20E3/gu;

/** One spelling of a text for storing and comparing: NFC, no control or invisible characters, plain quotes, single spaces. Case is kept. */
export function normalise(text: string): string {
  return plainTypography(text.normalize('NFC').replace(/\r\n?/g, '\n'))
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Phones write typographic apostrophes; only they are replaced, so that every other character keeps its place. */
export function plainApostrophes(text: string): string {
  return text.replace(/[’‘`´]/g, "'");
}

/** Letters without their accents; the marks of Devanagari are letters and stay. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
}

/** The form keywords and phrases are matched in: lower case, no punctuation, quotes or emoji, single spaces. */
export function matchForm(text: string): string {
  return normalise(text)
    .normalize('NFKC')
    .replaceAll('\u200D', '')
    .replace(EMOJI, ' ')
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Replaces typographic characters by their GSM-7 equals; letters of other scripts and emoji stay, because dropping them would change the words. */
export function toGsm7(text: string): string {
  if (PLAIN.test(text)) return text;
  return plainTypography(text.normalize('NFC')).replace(INVISIBLE, '');
}

/** True if the text can travel as GSM-7, without flipping the whole message to UCS-2. */
export function isGsm7(text: string): boolean {
  for (const char of text) if (!GSM7_BASIC.has(char) && !GSM7_EXTENSION.has(char)) return false;
  return true;
}

/** How many SMS segments a text needs; an escape pair or a surrogate pair is never split over two segments. */
export function segments(text: string): SmsSegments {
  const encoding: SmsEncoding = isGsm7(text) ? 'GSM-7' : 'UCS-2';
  const cost = (char: string): number => (encoding === 'UCS-2' ? char.length : GSM7_EXTENSION.has(char) ? 2 : 1);
  const single = encoding === 'GSM-7' ? GSM7_SINGLE : UCS2_SINGLE;
  const part = encoding === 'GSM-7' ? GSM7_PART : UCS2_PART;
  let units = 0;
  let count = 1;
  let used = 0;
  for (const char of text) {
    const size = cost(char);
    units += size;
    if (used + size > part) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  if (units === 0) return { encoding, count: 0, units };
  return { encoding, count: units <= single ? 1 : count, units };
}

/** Words as a reader counts them: runs of letters or digits, with inner apostrophes, colons and hyphens kept together. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’:.,-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}

/** The first `max` words; a cut text ends with three dots so that nobody takes it for the whole. */
export function truncateWords(text: string, max: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= max ? text.trim() : `${words.slice(0, max).join(' ')}...`;
}

/** At most `max` characters, cut at a space where there is one, never inside a surrogate pair. */
export function truncateChars(text: string, max: number): string {
  const chars = [...text];
  if (chars.length <= max) return text;
  const head = chars.slice(0, Math.max(0, max - 3)).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > head.length / 2 ? head.slice(0, space) : head).trimEnd()}...`;
}

/** True if nothing but emoji, punctuation and spaces is left: there are no words to understand. */
export function isWordless(text: string): boolean {
  return matchForm(text) === '';
}

function plainTypography(text: string): string {
  return text.replace(ODD_SPACES, ' ').replace(TYPOGRAPHIC_PATTERN, (char) => TYPOGRAPHIC[char] ?? char);
}

/** The beginning of a text: at most `max` characters, with a mark where something is missing. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, Math.max(1, max - 2)).join('')}..`;
}
