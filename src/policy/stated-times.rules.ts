// Dates and times in a machine's text must come from what it was given: openings, bookings, hours, the customer's own words.
import { remember } from '../common/remember.js';
import { normalise } from '../common/text.rules.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const CLOCK = /\b(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\b\.?|\b([01]?\d|2[0-3]):([0-5]\d)\b(?! ?[ap]\.?m)/gi;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b`, 'gi');
const NUMERIC_DATE = /\b(?:20\d\d-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?)\b/g;
const WEEKDAY = new RegExp(`\\b(${DAYS.join('|')})(?:day|sday|nesday|rsday|urday|s|r|rs)?s?\\b`, 'gi');

/** Days and months of the other languages we write, by their English names above; Devanagari has no word boundary of its own. */
const OTHER_DAYS: readonly (readonly [RegExp, number])[] = [
  [/\blunes\b|\bsom(?:v|w)a+r\b|सोम/gi, 0],
  [/\bmartes\b|\bmangal(?:v|w)?a*r?\b|मंगल/gi, 1],
  [/\bmi[eé]rcoles\b|\bbudh(?:v|w)a+r\b|बुध/gi, 2],
  [/\bjueves\b|\b(?:guru|brihaspati)(?:v|w)a+r\b|गुरु/gi, 3],
  [/\bviernes\b|\bshukra?(?:v|w)a+r\b|शुक्रवार|शुक्र(?=\s\d)/gi, 4],
  [/\bs[aá]bados?\b|\bshani(?:v|w)a+r\b|शनि/gi, 5],
  [/\bdomingos?\b|\b(?:ravi(?:v|w)a+r|itwa+r)\b|रविवार|रवि(?=\s\d)/gi, 6],
];
const SHORT_DAYS = ['lun', 'mar', 'mi[eé]', 'jue', 'vie', 's[aá]b', 'dom'];
const SPANISH_MONTHS =
  'ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:t(?:iembre)?)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?';
const HINDI_MONTHS = ['जनवरी', 'फ़रवरी', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुलाई', 'अगस्त', 'सितंबर', 'अक्टूबर', 'नवंबर', 'दिसंबर'];
/** "mar 24 nov": the day of the week would be read as the month of March. */
const SHORT_DAY_DATE = new RegExp(`\\b(${SHORT_DAYS.join('|')})\\.? (?=\\d{1,2} (?:de )?(?:${SPANISH_MONTHS})\\b)`, 'gi');
const SHORT_DAY_SPAN = new RegExp(
  `\\b(${SHORT_DAYS.join('|')})(?=-| y |,? \\d{1,2}(?::\\d\\d)? ?[ap]m)|(?<=-| y )(${SHORT_DAYS.join('|')})(?=,? \\d)`,
  'gi',
);
const SPANISH_DATE = new RegExp(`\\b(\\d{1,2}) (?:de )?(${SPANISH_MONTHS})\\b`, 'gi');
const HINDI_DATE = new RegExp(`(\\d{1,2}) (${HINDI_MONTHS.join('|')}|फरवरी)`, 'g');
/** Cheap to look for: without any of these there is nothing for the tables of other languages. */
const HAS_OTHER =
  /[\u0900-\u097f]|\b(?:lun|mar|mi[eé]|jue|vie|s[aá]b|dom)|\b(?:som|mangal|budh|guru|brihaspati|shukra?|shani|ravi|it)[vw]a+r\b|\ba las? \d|\d ?baje\b|\d (?:de )?(?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)/i;
/** "a las 3", "3 baje", "3 बजे": which half of the day is meant is not said; either makes it known. */
const BARE_CLOCK = /\ba las? (\d{1,2})(?::([0-5]\d))?(?! ?[ap]\.?m)|\b(\d{1,2})(?::([0-5]\d))? ?(?:baje|बजे)/gi;

interface Stated {
  key: string;
  text: string;
}

/** The dates and times of the text that none of the given texts contains. Weekdays count too; "tomorrow" and "morning" do not. */
export function unknownTimes(text: string, given: readonly string[]): string[] {
  // most texts name no time, and then nothing that was given needs to be read
  const said = readTimes(text);
  if (said.length === 0) return [];
  const known = new Set(given.flatMap(timesOfFact));
  const unknown = said.filter(({ key }) => !isKnown(key, known));
  if (unknown.length === 0) return [];
  // What was given in another language is read only where something is missing: most texts are English through and through.
  for (const fact of given) for (const { key } of readOtherTimes(normalise(fact)).found) for (const one of key.split('|')) known.add(one);
  return unknown.filter(({ key }) => !isKnown(key, known)).map((stated) => stated.text);
}

/** A span "8-5" or "8 AM to 5 PM" in the facts makes both of its ends known; a bare "3" from the customer makes 3 PM known. */
const timesOfFact = remember((fact: string): readonly string[] => [...readTimes(fact, true).map(({ key }) => key), ...bareHours(fact)]);

const isKnown = (key: string, known: ReadonlySet<string>): boolean => key.split('|').some((one) => known.has(one));

/** What the tables of the other languages find, and the text without the words that English would read otherwise. */
function readOtherTimes(raw: string): { found: Stated[]; rest: string } {
  const found: Stated[] = [];
  if (!HAS_OTHER.test(raw)) return { found, rest: raw };
  const weekday = (name: string): number => SHORT_DAYS.findIndex((day) => new RegExp(`^${day}$`, 'i').test(name));
  const add = (key: string, text: string): void => void found.push({ key, text: text.trim() });
  const rest = raw.replace(SHORT_DAY_DATE, (whole, day: string) => {
    add(`w${weekday(day)}`, whole);
    return ' ';
  });
  for (const [pattern, day] of OTHER_DAYS) for (const [whole] of rest.matchAll(pattern)) add(`w${day}`, whole);
  for (const [whole, one, other] of rest.replace(SPANISH_DATE, ' ').matchAll(SHORT_DAY_SPAN)) add(`w${weekday(one ?? other ?? '')}`, whole);
  for (const [whole, day, month] of rest.matchAll(SPANISH_DATE)) add(`d${spanishMonth(month!)}-${Number(day)}`, whole);
  for (const [whole, day, month] of rest.matchAll(HINDI_DATE))
    add(`d${HINDI_MONTHS.indexOf(month === 'फरवरी' ? 'फ़रवरी' : month!) + 1}-${Number(day)}`, whole);
  for (const match of rest.matchAll(BARE_CLOCK)) {
    const minutes = (Number(match[1] ?? match[3]) % 12) * 60 + Number(match[2] ?? match[4] ?? 0);
    add(`t${minutes}|t${minutes + 720}`, match[0]);
  }
  return { found, rest };
}

function spanishMonth(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'].indexOf(start) + 1;
}

function readTimes(raw: string, isFact = false): Stated[] {
  // Facts are mostly English; their other words are read when they are needed.
  const { found, rest: text } = isFact ? { found: [] as Stated[], rest: normalise(raw) } : readOtherTimes(normalise(raw));
  for (const match of text.matchAll(CLOCK)) {
    const [whole, hour12, minutes12, half, hour24, minutes24] = match;
    const minutes = Number(minutes12 ?? minutes24 ?? 0);
    const hour = hour12 ? (Number(hour12) % 12) + (half?.toLowerCase() === 'p' ? 12 : 0) : Number(hour24);
    found.push({ key: `t${hour * 60 + minutes}`, text: whole.trim() });
  }
  for (const match of text.matchAll(MONTH_DAY)) {
    const month = MONTHS.indexOf((match[1] ?? match[4] ?? '').slice(0, 3).toLowerCase()) + 1;
    found.push({ key: `d${month}-${Number(match[2] ?? match[3])}`, text: match[0] });
  }
  for (const match of text.matchAll(NUMERIC_DATE)) {
    found.push({ key: `d${Number(match[1] ?? match[3])}-${Number(match[2] ?? match[4])}`, text: match[0] });
  }
  for (const match of text.matchAll(WEEKDAY)) {
    const day = match[1]!.toLowerCase();
    // "sun", "sat", "mon" and "wed" are also words; only a capital or the full name is a weekday.
    if (isFact || /^[A-Z]/.test(match[0]) || /day/i.test(match[0])) found.push({ key: `w${DAYS.indexOf(day)}`, text: match[0] });
  }
  return found;
}

function bareHours(raw: string): string[] {
  const keys: string[] = [];
  for (const [, text] of normalise(raw).matchAll(/(?:^|[\s(-])(\d{1,2})(?=$|[\s,.;)?!-])/g)) {
    const hour = Number(text);
    if (hour >= 1 && hour <= 12) keys.push(`t${(hour % 12) * 60}`, `t${((hour % 12) + 12) * 60}`);
  }
  return keys;
}
