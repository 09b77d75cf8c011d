// What a model reports counts only as far as the customer's own words carry it (reliability.md 3.12).
import type { EngineInput, SlotProposal } from '../engine.port.js';
import { findAddress } from '../rules/addresses.rules.js';
import { withoutAccents } from '../../common/text.rules.js';
import { readings, says } from '../rules/readings.rules.js';

/** A value that the customer never wrote is kept for people to see, too weak to act on. */
export const UNSUPPORTED = 0.4;
/** What a model took for a time, and the rules did not: known, and never said plainly. */
const TIME_OF_A_MODEL = 0.7;

const lower = (text: string): string => text.toLowerCase().replace(/['’]/g, '');
const DEVANAGARI_DIGITS = /[०-९]/g;

/** Small numbers as people write them out. */
const NUMBER_WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:one|first|un[ao]?|primer[oa]?)\b/, 1],
  [/\b(?:two|second|both|couple|dos|segund[oa])\b/, 2],
  [/\b(?:three|third|tres|tercer[oa]?|teen)\b/, 3],
  [/\b(?:four|fourth|cuatro|cuart[oa]|chaar)\b/, 4],
  [/\b(?:five|fifth|cinco|quint[oa]|paanch)\b/, 5],
  [/\b(?:six|sixth|seis)\b/, 6],
  [/\b(?:seven|seventh|siete)\b/, 7],
  [/\b(?:eight|eighth|ocho)\b/, 8],
  [/\b(?:nine|ninth|nueve)\b/, 9],
  [/\b(?:ten|tenth|diez)\b/, 10],
  [/\b(?:twelve|dozen|doce)\b/, 12],
];

/** All that the customer wrote in this thread, as far as it is read. */
export function customerText({ history, incoming }: EngineInput): string {
  const said = [...history.filter(({ sender }) => sender === 'customer').map(({ text }) => text), ...incoming.map(({ text }) => text)];
  return lower(said.join('\n')).replace(DEVANAGARI_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

/** Do the numbers and words of a value stand in the customer's own text? Times are judged by `timeSlot`. */
export function isSupported({ name, value: raw }: SlotProposal, said: string): boolean {
  const value = lower(raw);
  if (name === 'email')
    return (
      said.includes(value) ||
      said
        .replace(/\s*(?:\(at\)|\bat\b)\s*/g, '@')
        .replace(/\s*\bdot\b\s*/g, '.')
        .includes(value)
    );
  if (name === 'urgency') return true;
  if (!numbersIn(value).every((number) => isWritten(number, said) || isWrittenOut(number, said))) return false;
  if (name === 'address') return isPlace(raw) && shareOfWords(value, said) >= 0.5;
  if (name === 'name') return isPersonsName(raw) && shareOfWords(value, said) === 1;
  return true;
}

const SENTENCE_MARKS = /[$€£₹%:;!?@]|\bhttps?\b|\w\.\w{2,}\//;

/** So much of a value must be the place that our rules see in it: the rest may be a floor or a door, and no sentence around it. */
const MOSTLY_PLACE = 0.6;

/** Is it a place for our own rules, as an answer to the question for one? */
function isPlace(value: string): boolean {
  const found = SENTENCE_MARKS.test(value) ? null : findAddress(value, true);
  return found !== null && found.span.length >= value.length * MOSTLY_PLACE;
}

/** A few words of letters; a sentence in the place of a name is none. */
function isPersonsName(value: string): boolean {
  return /^\p{L}[\p{L}\p{M}.'’-]*(?:\s+[\p{L}\p{M}.'’-]+){0,4}$/u.test(value.trim()) && !/\p{L}{4,}\.$/u.test(value.trim());
}

/** How many of the words of a value the customer wrote, 0 to 1; "St" and "Street" are one word. */
function shareOfWords(value: string, said: string): number {
  const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 1);
  const words = wordsOf(value);
  const own = wordsOf(said);
  const isOwn = (word: string): boolean => own.some((one) => one === word || one.startsWith(word) || word.startsWith(one));
  return words.length === 0 ? 0 : words.filter(isOwn).length / words.length;
}

const numbersIn = (value: string): number[] => (value.match(/\d+/g) ?? []).map(Number);

function isWritten(number: number, said: string): boolean {
  return new RegExp(`(?<!\\d)0*${number}(?!\\d)`).test(said);
}

function isWrittenOut(number: number, said: string): boolean {
  const words = NUMBER_WORDS.find(([, meant]) => meant === number)?.[0];
  return words !== undefined && words.test(withoutAccents(said));
}

/** Days and months by their first letters, and the words for parts of the time, in the English of the tables. */
const DAY_OR_MONTH = /\b(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/g;
const ENDING = '(?:[a-z]*day|rs?|s|uary|ch|il|e|y|ust|t|t?ember|ober)?s?';
const PART = /\b(?:today|tonight|tomorrow|weekend|morning|noon|midday|afternoon|evening|night|midnight)/g;

/** Every day, month and part of the day that a value names, in whatever language it was said. */
function hasNamedTimes(value: string, said: string): boolean {
  const named = withoutAccents(readings(value).at(-1) ?? value);
  const wanted = [
    ...[...named.matchAll(DAY_OR_MONTH)].map(([, stem]) => new RegExp(`\\b${stem}${ENDING}\\b`, 'i')),
    ...[...named.matchAll(PART)].map(([word]) => new RegExp(`\\b${word}`, 'i')),
  ];
  if (wanted.length === 0) return true;
  const heard = said.split('\n').flatMap((line) => readings(line).map(withoutAccents));
  return wanted.every((pattern) => heard.some((line) => pattern.test(line)));
}

const TIME_WORDS =
  /\b(?:(?:some|any)?days?|weeks?|weekdays?|weekends?|months?|mornings?|noon|midday|lunch\w*|afternoons?|evenings?|nights?|tonight|today|tomm?orr?ow|tmrw?|tmw|soon\w*|asap|now|later|after|before|holidays?|vacation|thanksgiving|christmas|xmas|new years?|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b/i;
/** Without accents, and without the words that are other words elsewhere. */
const SPANISH_TIME_WORDS =
  /\b(?:dias?|semanas?|finde|mes(?:es)?|mananas?|mediodia|tardes?|noches?|hoy|pronto|ahora(?:ita)?|ahorita|luego|despues|antes|cuanto antes|feriados?|festivos?|navidad|ano nuevo|puente|quincena|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\b/i;
/** In the one spelling of Hindi, for both scripts. */
const HINDI_TIME_WORDS =
  /\b(?:aaj|kal|parson?|tarson|din|hafte|hafta|mahine|mahina|subah|savere|dopahar|shaam|raat|abhi|jaldi|turant|baad|pehle|baje|chhutti|diwali|holi|eid|tyohar|somvaar|mangalvaar|budhvaar|guruvaar|shukravaar|shanivaar|ravivaar|itvaar)\b/i;

/** Does a text speak of a time in words of any language that we read? */
const speaksOfTime = (text: string): boolean => says(text, [TIME_WORDS, SPANISH_TIME_WORDS, HINDI_TIME_WORDS]);

/** Did the customer speak of time at all? A number tells of one too, unless it is that of a house or an address that the rules found. */
export function mayTellTime({ incoming }: EngineInput, found: readonly SlotProposal[]): boolean {
  const others = found.filter(({ name }) => name === 'address' || name === 'email').map(({ value }) => value);
  return incoming.some(({ text }) => speaksOfTime(text) || /[\d०-९]/.test(others.reduce((rest, value) => rest.replace(value, ' '), text)));
}

/**
 * A wish for a time as a fact. The days and hours of it must be the customer's; where they only spoke of time and the model worked out
 * when that is, their own words are the fact, and otherwise it is a guess. `isTime` tells whether a time was accepted as their wish.
 */
export function timeSlot(slot: SlotProposal, { incoming }: EngineInput, said: string, isTime: boolean): SlotProposal {
  const value = lower(slot.value);
  if (isTime && numbersIn(value).every((number) => isWritten(number, said)) && hasNamedTimes(value, said)) return slot;
  const own = isTime ? incoming.findLast(({ text }) => speaksOfTime(text)) : undefined;
  if (!own) return { ...slot, confidence: Math.min(slot.confidence, UNSUPPORTED), isCorrection: false };
  return { ...slot, value: own.text.slice(0, 200), confidence: Math.min(slot.confidence, TIME_OF_A_MODEL), sourceMessageId: own.id };
}
