// Our rules are some two thousand patterns, and a text matches a few of them. Asking a pattern costs microseconds, compiling it for the first
// time more; asking whether a text holds three letters in a row costs nanoseconds. So the letters are asked first.
import { requiredLiterals } from './required-literals.rules.js';

/** Letters in a row, so many at a time, are told apart by a number below PLACES; different letters may share one. */
const SIZES = [2, 3, 5, 8] as const;
type Size = (typeof SIZES)[number];
const PLACES = 2 ** 18;
/** In the sheet of one text they share a place more often, so that it stays small. */
const LETTERS = 2 ** 13;
const BASE = 0x01000193;
/** BASE to the power of a size, in 32 bits. */
const POWER = Object.fromEntries(
  SIZES.map((size) => [size, Array.from({ length: size }).reduce<number>((all) => Math.imul(all, BASE), 1)]),
);

/** The places of all rows of this size, by a rolling hash (Karp and Rabin, 1987). */
function placesIn(letters: string, size: Size): Uint32Array {
  const places = new Uint32Array(Math.max(0, letters.length - size + 1));
  const power = POWER[size]!;
  let hash = 0;
  for (let i = 0; i < letters.length; i += 1) {
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(i)) | 0;
    if (i >= size) hash = (hash - Math.imul(letters.charCodeAt(i - size), power)) | 0;
    if (i >= size - 1) places[i - size + 1] = Math.imul(hash ^ size, 0x9e3779b1) >>> 14;
  }
  return places;
}

const isSet = (bits: Uint32Array, place: number): boolean => (bits[place >> 5]! & (1 << (place & 31))) !== 0;
const set = (bits: Uint32Array, place: number): void => {
  bits[place >> 5]! |= 1 << (place & 31);
};

/** A literal of a pattern, filed under the place of its rarest letters; a text that holds it has all the others, too. */
interface Filed {
  pattern: number;
  others: readonly number[];
}

/** Which places have a file; few do. */
const isFiled = new Uint32Array(PLACES / 32);
const files = new Map<number, Filed[]>();
const numbers = new WeakMap<RegExp, number>();
/** Patterns of which nothing is known are always asked. */
const always: number[] = [];
let patternCount = 0;

/** The number of a pattern: it gets one, and its literals are filed, when it is first asked about. */
function numberOf(pattern: RegExp): number {
  const known = numbers.get(pattern);
  if (known !== undefined) return known;
  const number = patternCount;
  patternCount += 1;
  numbers.set(pattern, number);
  const literals = requiredLiterals(pattern);
  if (literals === null) always.push(number);
  for (const literal of literals ?? []) {
    const [place, ...others] = placesOf(literal);
    set(isFiled, place!);
    files.set(place!, [...(files.get(place!) ?? []), { pattern: number, others }]);
  }
  return number;
}

/** Letters by how many words hold them, the gap between words first. */
const COMMON = ' eaotinsrhlducmygwpbfkv';
const rarity = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum + (COMMON.includes(letter) ? COMMON.indexOf(letter) : COMMON.length), 0);

/** The places of a literal, those of the rarest letters first. */
function placesOf(literal: string): number[] {
  const size = SIZES.findLast((one) => one <= literal.length)!;
  const rows = [...placesIn(literal, size)].map((place, at) => ({ place, rarity: rarity(literal.slice(at, at + size)) }));
  return [...new Set(rows.sort((a, b) => b.rarity - a.rarity).map(({ place }) => place))];
}

/** One text: what letters it holds, and by them which patterns may match it, of those that had a number then. */
interface Sheet {
  text: string;
  patterns: number;
  letters: Uint32Array;
  mayMatch: Uint32Array;
}

/** The texts asked about last. A customer's text is read in a dozen forms, a few of them in turn. */
const RECENT = Array.from({ length: 4 }, (): Sheet => ({
  text: '',
  patterns: -1,
  letters: new Uint32Array(LETTERS / 32),
  mayMatch: new Uint32Array(0),
}));
let latest = 0;

function sheetOf(text: string): Sheet {
  if (RECENT[latest]!.text !== text) {
    const known = RECENT.findIndex((sheet) => sheet.text === text);
    latest = known >= 0 ? known : (latest + 1) % RECENT.length;
  }
  const sheet = RECENT[latest]!;
  if (sheet.text !== text || sheet.patterns !== patternCount) fill(sheet, text);
  return sheet;
}

function fill(sheet: Sheet, text: string): void {
  sheet.text = text;
  sheet.patterns = patternCount;
  if (sheet.mayMatch.length * 32 < patternCount) sheet.mayMatch = new Uint32Array(Math.ceil(patternCount / 32) + 32);
  else sheet.mayMatch.fill(0);
  for (const pattern of always) set(sheet.mayMatch, pattern);
  sheet.letters.fill(0);
  // the one letter that a pattern ignoring case takes for an ASCII letter, and lower case does not
  const lower = text.toLowerCase().replaceAll('ſ', 's');
  const rows = SIZES.map((size) => placesIn(lower, size));
  for (const places of rows) for (const place of places) set(sheet.letters, place % LETTERS);
  for (const places of rows) {
    for (const place of places) {
      if (!isSet(isFiled, place)) continue;
      for (const { pattern, others } of files.get(place)!)
        if (!isSet(sheet.mayMatch, pattern) && holdsAll(sheet.letters, others)) set(sheet.mayMatch, pattern);
    }
  }
}

function holdsAll(letters: Uint32Array, places: readonly number[]): boolean {
  for (const place of places) if (!isSet(letters, place % LETTERS)) return false;
  return true;
}

const lists = new WeakMap<object, Uint16Array>();

function numbersOf<T>(list: readonly T[], patternOf: (entry: T) => RegExp): Uint16Array {
  const known = lists.get(list);
  if (known) return known;
  const all = Uint16Array.from(list, (entry) => numberOf(patternOf(entry)));
  lists.set(list, all);
  return all;
}

/** The next pattern of a list, from this one on, that may match a text; -1 where none is left. */
function nextIn(patterns: Uint16Array, { mayMatch }: Sheet, from: number): number {
  for (let i = from; i < patterns.length; i += 1) if (isSet(mayMatch, patterns[i]!)) return i;
  return -1;
}

const itself = (pattern: RegExp): RegExp => pattern;

/** False where the text lacks letters without which the pattern cannot match; true says nothing. For patterns that are made once. */
export function mayMatch(text: string, pattern: RegExp): boolean {
  const number = numberOf(pattern);
  return isSet(sheetOf(text).mayMatch, number);
}

/** `pattern.test(text)`, at a fraction of its price where the text has nothing to do with it. */
export function matches(text: string, pattern: RegExp): boolean {
  return mayMatch(text, pattern) && pattern.test(text);
}

/** True when any pattern is found in the text. The list is one that is made once, here and below. */
export function matchesAny(text: string, patterns: readonly RegExp[]): boolean {
  const own = numbersOf(patterns, itself);
  const sheet = sheetOf(text);
  for (let i = nextIn(own, sheet, 0); i >= 0; i = nextIn(own, sheet, i + 1)) if (patterns[i]!.test(text)) return true;
  return false;
}

const patternOf = ({ pattern }: { pattern: RegExp }): RegExp => pattern;

/** Those whose pattern is found in the text, in their order. */
export function matching<T extends { pattern: RegExp }>(text: string, entries: readonly T[]): T[] {
  const own = numbersOf(entries, patternOf);
  const sheet = sheetOf(text);
  const found: T[] = [];
  for (let i = nextIn(own, sheet, 0); i >= 0; i = nextIn(own, sheet, i + 1)) if (entries[i]!.pattern.test(text)) found.push(entries[i]!);
  return found;
}

/** What to look for, and what to put there. */
export type Turn = readonly [RegExp, string | ((...match: string[]) => string)];

const lookedFor = ([pattern]: Turn): RegExp => pattern;

/** One replacement after the other, each in what the last one left; `tidy` is done after each that was made. */
export function replaceEach(text: string, turns: readonly Turn[], tidy: (left: string) => string = (left) => left): string {
  const own = numbersOf(turns, lookedFor);
  let left = text;
  for (let i = nextIn(own, sheetOf(left), 0); i >= 0; i = nextIn(own, sheetOf(left), i + 1)) {
    const [pattern, words] = turns[i]!;
    left = tidy(typeof words === 'string' ? left.replace(pattern, words) : left.replace(pattern, words));
  }
  return left;
}
