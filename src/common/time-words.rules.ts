// Days and times as people of other languages write them; English stands in time.rules.ts.
import { inZone, timeLabel } from './time.rules.js';

interface DayWords {
  /** Monday first. */
  days: readonly string[];
  /** January first. */
  months: readonly string[];
}

const ENGLISH: DayWords = {
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};
// Without accents where they would flip a text to UCS-2; Hindi in Latin letters uses the English words, day before month.
const WORDS: Readonly<Record<string, DayWords>> = {
  es: {
    days: ['lun', 'mar', 'mié', 'jue', 'vie', 'sab', 'dom'],
    months: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  },
  'hi-en': ENGLISH,
  hi: {
    days: ['सोम', 'मंगल', 'बुध', 'गुरु', 'शुक्र', 'शनि', 'रवि'],
    months: ['जनवरी', 'फ़रवरी', 'मार्च', 'अप्रैल', 'मई', 'जून', 'जुलाई', 'अगस्त', 'सितंबर', 'अक्टूबर', 'नवंबर', 'दिसंबर'],
  },
};

/** An appointment time in the zone of the business and the words of a language: 'mar 24 nov, 2:00 PM'; English for one we have no words for. */
export function timeLabelIn(at: Date, zone: string, language: string): string {
  const words = WORDS[language];
  if (!words) return timeLabel(at, zone);
  const local = inZone(at, zone);
  const clock = local.setLocale('en-US').toFormat('h:mm a');
  return `${words.days[local.weekday - 1]} ${local.day} ${words.months[local.month - 1]}, ${clock}`;
}

const ENGLISH_DAY = new RegExp(`\\b(?:${ENGLISH.days.join('|')})\\b`, 'g');
const ENGLISH_DATE = new RegExp(`\\b(${ENGLISH.months.join('|')}) (\\d{1,2})\\b`, 'g');
const CLOSED: Readonly<Record<string, string>> = { es: ', cerrado ', 'hi-en': ', band ', hi: ', बंद ' };
const AND: Readonly<Record<string, string>> = { es: ' y ', 'hi-en': ' aur ', hi: ' और ' };

/** Opening hours as they are written in English ('Mon-Fri 8 AM-5 PM'), with the days in the words of a language. */
export function hoursIn(hours: string, language: string): string {
  const words = WORDS[language];
  if (!words) return hours;
  return inDays(hours, words)
    .replace(/ and /g, AND[language] ?? ' and ')
    .replace(/, closed /g, CLOSED[language] ?? ', closed ');
}

/** 'Thu Nov 26' in the words of a language. */
export function dayIn(label: string, language: string): string {
  const words = WORDS[language];
  return words ? inDays(label, words) : label;
}

/** Days one after the other, 'Sat and Sun', in the words of a language. */
export function daysIn(labels: readonly string[], language: string): string {
  return labels.map((label) => dayIn(label, language)).join(AND[language] ?? ' and ');
}

function inDays(text: string, words: DayWords): string {
  return text
    .replace(ENGLISH_DATE, (_all, month: string, day: string) => `${day} ${words.months[ENGLISH.months.indexOf(month)] ?? month}`)
    .replace(ENGLISH_DAY, (day) => words.days[ENGLISH.days.indexOf(day)] ?? day);
}
