import type { DateTime } from 'luxon';
import { addDays, atLocal, dateLabel, isLocalDate, localDate, minutesOf, weekdayOf, type LocalDate } from './time.rules.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface OpenRange {
  open: string;
  close: string;
}
export type WeekHours = Record<Weekday, OpenRange[]>;

export interface Holiday {
  date: LocalDate;
  name?: string;
}

export interface OpenSpan {
  start: DateTime;
  end: DateTime;
}

/** The spans in which the business is open on a local day; none on a holiday. */
export function openRanges(date: LocalDate, hours: Partial<WeekHours>, holidays: readonly Holiday[], zone: string): OpenSpan[] {
  if (holidays.some((holiday) => holiday.date === date)) return [];
  return rangesOf(date, hours)
    .map((range) => ({ start: atLocal(date, range.open, zone), end: atLocal(date, range.close, zone) }))
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start.toMillis() - b.start.toMillis());
}

export function isOpen(at: Date, hours: Partial<WeekHours>, holidays: readonly Holiday[], zone: string): boolean {
  const instant = at.getTime();
  return openRanges(localDate(at, zone), hours, holidays, zone).some(
    (span) => span.start.toMillis() <= instant && instant < span.end.toMillis(),
  );
}

/** When the doors next open; `at` itself while they are open, null if they stay shut for two months. */
export function nextOpen(at: Date, hours: Partial<WeekHours>, holidays: readonly Holiday[], zone: string): Date | null {
  const today = localDate(at, zone);
  for (let day = 0; day <= 62; day += 1) {
    for (const span of openRanges(addDays(today, day), hours, holidays, zone)) {
      if (span.end.toMillis() > at.getTime()) return span.start.toMillis() > at.getTime() ? span.start.toJSDate() : at;
    }
  }
  return null;
}

/** What is wrong with the hours a person typed, by field; empty when all is well. */
export function checkHours(hours: Partial<WeekHours>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const day of WEEKDAYS) {
    let previousClose = -1;
    (hours[day] ?? []).forEach((range, index) => {
      const field = `hours.${day}.${index}`;
      const open = minutesOf(range.open);
      const close = minutesOf(range.close);
      if (open === null || range.open === '24:00') errors[`${field}.open`] = 'Write the opening time as 08:00.';
      else if (close === null) errors[`${field}.close`] = 'Write the closing time as 17:00.';
      else if (close <= open) errors[`${field}.close`] = `Closing time ${range.close} is not after opening time ${range.open}.`;
      else if (open < previousClose) errors[`${field}.open`] = 'This range overlaps the one before it; put the ranges in order.';
      previousClose = Math.max(previousClose, close ?? -1);
    });
  }
  return errors;
}

export function checkHolidays(holidays: readonly Holiday[]): Record<string, string> {
  const errors: Record<string, string> = {};
  holidays.forEach((holiday, index) => {
    if (!isLocalDate(holiday.date)) errors[`holidays.${index}.date`] = 'Write the day as 2026-12-25.';
  });
  return errors;
}

/** 'Mon-Fri 8 AM-5 PM, Sat 9 AM-1 PM': the hours as one says them in a text. */
export function hoursText(hours: Partial<WeekHours>): string {
  const days = WEEKDAYS.map((day) => (hours[day] ?? []).map((range) => `${shortTime(range.open)}-${shortTime(range.close)}`).join(' and '));
  const groups: string[] = [];
  for (let first = 0; first < 7;) {
    let last = first;
    while (last < 6 && days[last + 1] === days[first]) last += 1;
    if (days[first]) groups.push(`${span(first, last)} ${days[first]}`);
    first = last + 1;
  }
  return groups.length > 0 ? groups.join(', ') : 'by appointment';
}

/** How far ahead a holiday is worth a word. */
const DAYS_AHEAD = 8;

/** The hours with the holidays of the next week: 'Mon-Fri 8 AM-5 PM, closed Thu Nov 26'. */
export function hoursAhead(hours: Partial<WeekHours>, holidays: readonly Holiday[], today: LocalDate): string {
  const isMissed = (date: LocalDate): boolean => !isClosedOn(date, hours, []) && isClosedOn(date, hours, holidays);
  const days = datesFrom(today, DAYS_AHEAD).filter(isMissed).map(dateLabel);
  return days.length > 0 ? `${hoursText(hours)}, closed ${days.join(' and ')}` : hoursText(hours);
}

/** The days among the next `count`, today first, on which the doors stay shut. */
export function closedAhead(hours: Partial<WeekHours>, holidays: readonly Holiday[], today: LocalDate, count: number): LocalDate[] {
  return datesFrom(today, count).filter((date) => isClosedOn(date, hours, holidays));
}

/** When the doors close, Monday first; null on a weekday on which they stay shut. */
export function closings(hours: Partial<WeekHours>): (string | null)[] {
  return WEEKDAYS.map(
    (day) =>
      (hours[day] ?? [])
        .map(({ close }) => close)
        .sort()
        .at(-1) ?? null,
  );
}

function isClosedOn(date: LocalDate, hours: Partial<WeekHours>, holidays: readonly Holiday[]): boolean {
  return holidays.some((holiday) => holiday.date === date) || rangesOf(date, hours).length === 0;
}

const rangesOf = (date: LocalDate, hours: Partial<WeekHours>): readonly OpenRange[] => hours[WEEKDAYS[weekdayOf(date) - 1]!] ?? [];

const datesFrom = (today: LocalDate, count: number): LocalDate[] => Array.from({ length: count }, (_, ahead) => addDays(today, ahead));

function span(first: number, last: number): string {
  const names = WEEKDAYS.map((day) => day.charAt(0).toUpperCase() + day.slice(1, 3));
  if (first === last) return names[first] ?? '';
  return `${names[first]}${last === first + 1 ? ' and ' : '-'}${names[last]}`;
}

function shortTime(time: string): string {
  const minutes = (minutesOf(time) ?? 0) % 1440;
  if (minutes === 0) return 'midnight';
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return `${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}
