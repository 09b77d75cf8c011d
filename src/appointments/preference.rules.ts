import { inZone, localDate, minutesOf, weekdayOf, type LocalDate } from '../common/time.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';

/** Does the preference name days, so that the search must look at them wherever they are? */
export function namesDays(preference: TimePreference): boolean {
  return (preference.dates?.length ?? 0) > 0 || (preference.weekdays?.length ?? 0) > 0;
}

export function wantsDay(date: LocalDate, preference: TimePreference): boolean {
  const weekday = weekdayOf(date);
  if (preference.notDates?.includes(date) || preference.notWeekdays?.includes(weekday)) return false;
  if (preference.dates?.length && !preference.dates.some((range) => range.from <= date && date <= range.to)) return false;
  return !preference.weekdays?.length || preference.weekdays.includes(weekday);
}

/** Is this start within the part of the day that was asked for? An exact time is ranked, not filtered, here. */
export function wantsTime(start: Date, preference: TimePreference, zone: string): boolean {
  const range = preference.timeOfDay;
  if (!range) return true;
  const minute = minuteOfDay(start, zone);
  const from = minutesOf(range.from) ?? 0;
  const to = range.to ? (minutesOf(range.to) ?? 1440) : 1440;
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}

export function minuteOfDay(at: Date, zone: string): number {
  const local = inZone(at, zone);
  return local.hour * 60 + local.minute;
}

/** How far a start is from the exact time that was asked for. */
export function minutesFrom(exactTime: string, start: Date, zone: string): number {
  return Math.abs(minuteOfDay(start, zone) - (minutesOf(exactTime) ?? 0));
}

/** Is this very start what was asked for? */
export function isWanted(start: Date, preference: TimePreference, zone: string): boolean {
  const isDay = wantsDay(localDate(start, zone), preference);
  const isExactly = preference.exactTime === undefined || minutesFrom(preference.exactTime, start, zone) === 0;
  return isDay && isExactly && wantsTime(start, preference, zone);
}
