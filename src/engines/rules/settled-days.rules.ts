// What the days that were named and left out come to together.
import { DateTime } from 'luxon';
import { addDays, weekdayOf } from '../../common/time.rules.js';

interface Days {
  dates: { from: string; to: string }[];
  notDates: string[];
  weekdays: number[];
  notWeekdays: number[];
}

const WORKDAYS = [1, 2, 3, 4, 5];
const WEEK_DAYS = [1, 2, 3, 4, 5, 6, 7];

/** "Weekends... this weekend I mean": the dates say which of the days that come every week. */
function isSameDays(dates: Days['dates'], weekdays: number[]): boolean {
  const days = new Set<number>();
  for (const { from, to } of dates) {
    const end = DateTime.fromISO(to, { zone: 'utc' });
    for (let day = DateTime.fromISO(from, { zone: 'utc' }); day <= end && days.size < 7; day = day.plus({ days: 1 })) days.add(day.weekday);
  }
  return days.size === new Set(weekdays).size && weekdays.every((weekday) => days.has(weekday));
}

/** Days without those that are left out of them, so that what is left is a wish that can be met. */
export function settleDays<T extends Days>(out: T, today: string): T {
  const dates = out.dates.filter((date) => !(date.from === date.to && out.notDates.includes(date.from)));
  const weekdays = isSameDays(dates, out.weekdays) ? [] : out.weekdays;
  // "Wednesday, Fridays": a date and a weekday that it is not stand for two days, not for none.
  const isApart =
    dates.length > 0 && weekdays.length > 0 && dates.every(({ from, to }) => from === to && !weekdays.includes(weekdayOf(from)));
  const isComing = dates.every(({ from }) => from <= addDays(today, 7));
  if (isApart && !isComing) return { ...out, dates, weekdays: [] };
  if (isApart) return { ...out, dates: [], weekdays: [...new Set([...dates.map(({ from }) => weekdayOf(from)), ...weekdays])].sort() };
  if (dates.length + weekdays.length > 0) return { ...out, dates, weekdays };
  // "Weekdays don't work" is the weekend, "not this week" are the two that follow.
  if (WORKDAYS.every((day) => out.notWeekdays.includes(day)))
    return { ...out, dates, weekdays: WEEK_DAYS.filter((day) => !out.notWeekdays.includes(day)) };
  const sunday = addDays(today, 7 - weekdayOf(today));
  const isWeekOut = out.notDates.includes(sunday) && out.notDates.includes(today) && weekdayOf(today) < 6;
  return { ...out, dates: isWeekOut ? [{ from: addDays(sunday, 1), to: addDays(sunday, 14) }] : dates, weekdays };
}
