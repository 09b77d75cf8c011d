// Dates and times in a machine's text must come from what it was given: openings, bookings, hours, the customer's own words.
import { normalise } from '../common/text.rules.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const CLOCK = /\b(1[0-2]|0?[1-9])(?::([0-5]\d))? ?([ap])\.?m\b\.?|\b([01]?\d|2[0-3]):([0-5]\d)\b(?! ?[ap]\.?m)/gi;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTH_DAY = new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b`, 'gi');
const NUMERIC_DATE = /\b(?:20\d\d-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?)\b/g;
const WEEKDAY = new RegExp(`\\b(${DAYS.join('|')})(?:day|sday|nesday|rsday|urday|s|r|rs)?s?\\b`, 'gi');

interface Stated {
  key: string;
  text: string;
}

/** The dates and times of the text that none of the given texts contains. Weekdays count too; "tomorrow" and "morning" do not. */
export function unknownTimes(text: string, given: readonly string[]): string[] {
  const known = new Set(given.flatMap((fact) => readTimes(fact, true)).map((stated) => stated.key));
  // A span "8-5" or "8 AM to 5 PM" in the facts makes both of its ends known; a bare "3" from the customer makes 3 PM known.
  for (const fact of given) for (const key of bareHours(fact)) known.add(key);
  return readTimes(text)
    .filter((stated) => !known.has(stated.key))
    .map((stated) => stated.text);
}

function readTimes(raw: string, isFact = false): Stated[] {
  const text = normalise(raw);
  const found: Stated[] = [];
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
