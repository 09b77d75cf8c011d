// What a learned table looks at in a text: its words, their neighbours, and pieces of words, so that a misspelling or a word form nobody
// listed still tells something. Each is kept as a number below TABLE_SIZE; two that share one number blur each other a little.
import { fnv1a } from '../../../common/hash.rules.js';
import { onceFor } from '../../../common/remember.js';
import type { Reading } from '../words.rules.js';

/** A power of two, large enough that words seldom share a number: with a quarter of it three to four texts in a hundred more were read wrong. */
export const TABLE_SIZE = 1 << 15;
/** Changes with what is looked at: a table of other features says nothing. */
export const FEATURES_VERSION = 2;

const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
/** Nothing new is said after so many words of one text. */
const MOST_WORDS = 80;

// Stirred once more, so that the low bits hang on every letter.
function bucket(text: string): number {
  let value = fnv1a(text);
  value ^= value >>> 15;
  value = Math.imul(value, 2246822507);
  value ^= value >>> 13;
  return (value >>> 0) & (TABLE_SIZE - 1);
}

/** Small letters without accents on Latin ones, every number alike, no letter more than twice in a row. */
function plainWords(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[a-z])\p{M}/gu, '')
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\d+/g, '0')
    .replace(/(.)\1{2,}/gu, '$1$1');
  return (plain.match(/[\p{L}\p{M}']+|\d+|[?!]+|\p{Extended_Pictographic}/gu) ?? []).slice(0, MOST_WORDS);
}

function addWords(into: Set<number>, mark: string, words: readonly string[]): void {
  const framed = ['<', ...words, '>'];
  for (let at = 0; at < framed.length - 1; at += 1) {
    into.add(bucket(`${mark}${framed[at]}`));
    into.add(bucket(`${mark}${framed[at]} ${framed[at + 1]}`));
  }
}

function addPieces(into: Set<number>, words: readonly string[]): void {
  for (const word of words) {
    const framed = `_${word}_`;
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
      for (let at = 0; at + length <= framed.length; at += 1) into.add(bucket(`c:${framed.slice(at, at + length)}`));
  }
}

const DAY_NAMES =
  /(?<![\p{L}\p{M}])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|(?:som|mangal|budh|guru|shukra|shani|ravi|it)(?:v|w)a+r|सोमवार|मंगलवार|बुधवार|गुरुवार|बृहस्पतिवार|वीरवार|शुक्रवार|शनिवार|रविवार|इतवार)(?![\p{L}\p{M}])/giu;

/** The same reading with every day of the week and every number alike: what is wished or chosen is told by the words around them. */
export const withoutDays: (reading: Reading) => Reading = onceFor((reading) => {
  const alike = (text: string): string => text.replace(DAY_NAMES, 'xday').replace(/\d+/g, '0');
  return { ...reading, raw: alike(reading.raw), words: reading.words.map(alike) };
});

// Several tables look at one reading: its features are found once. Readings are remembered (words.rules.ts), so that what hangs on them is
// kept small: a set of the same numbers takes ten times the room.
const featuresOfText = onceFor((reading: Reading): Uint16Array => {
  const features = new Set<number>();
  const words = plainWords(reading.raw);
  addWords(features, 'w:', words);
  addPieces(features, words);
  // Spanish and Hindi in the words of the English tables: what English texts taught holds for them, too
  addWords(features, 'e:', reading.words.slice(0, MOST_WORDS));
  if (/[A-Z]{4,}.*[A-Z]{3,}/.test(reading.raw)) features.add(bucket('loud'));
  features.add(bucket(`length:${Math.min(5, Math.floor(words.length / 4))}`));
  return Uint16Array.from(features);
});

/** The features of one reading, each once. `hints` are what the rules found in it, by name. */
export function featuresOf(reading: Reading, hints: readonly string[] = []): Uint16Array {
  const features = featuresOfText(reading);
  return hints.length === 0 ? features : Uint16Array.from(new Set([...features, ...hints.map((hint) => bucket(`h:${hint}`))]));
}
