// A wish beside the one that was said before it.
import { addDays, weekdayOf, type LocalDate } from '../common/time.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import { read } from '../engines/rules/words.rules.js';

/** "Any day", in the languages we read: the day is given up with the hour. */
const ANY_DAY =
  /\b(?:any|whatever|whichever|every|what) ?(?:other )?days?\b|\bday or time\b|\bcualquier d[ií]a\b|\bel d[ií]a que\b|\b(?:kis[ie]|ko[ie]) bhi din\b|किसी भी दिन|कोई भी दिन/i;
const SAME_TIME = /\bsame (?:time|hour)\b|\bmism[ao] (?:hora|horario)\b|\bus[ie] (?:time|samay|waqt)\b/;
const THAT_DAY =
  /\b(?:that|ese|esa|us|usi|same week|the following) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:of )?(?:that|the same) week\b|\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) de esa semana\b/;
const FAR = 31;

/** "In the morning?" after "tomorrow" means tomorrow morning: a wish without a day keeps the day that was said before. */
export function combined(before: TimePreference | null, now: TimePreference, text: string, today: LocalDate): TimePreference {
  // Days that are over say nothing about a visit that is still to come.
  const isOver = before?.dates?.length && before.dates.every(({ to }) => to < today);
  if (!before || isOver || now.isAsap) return now;
  const { plain } = read(text);
  const namesDay = Boolean(now.dates?.length ?? now.weekdays?.length);
  if (namesDay) return sameTime(before, thatDay(before, now, plain), plain);
  if (now.notDates?.length || now.notWeekdays?.length) return without(before, now);
  if (now.isFlexible && ANY_DAY.test(text)) return now;
  const { dates, weekdays } = before;
  return { ...(dates && { dates }), ...(weekdays && { weekdays }), ...leftOut(before), ...now };
}

const leftOut = ({ notDates, notWeekdays }: TimePreference): Pick<TimePreference, 'notDates' | 'notWeekdays'> => ({
  ...(notDates && { notDates }),
  ...(notWeekdays && { notWeekdays }),
});

/** "The 8th, same time" keeps the hour. */
function sameTime({ exactTime, timeOfDay }: TimePreference, now: TimePreference, plain: string): TimePreference {
  if (!SAME_TIME.test(plain) || now.exactTime !== undefined || now.timeOfDay) return now;
  return { ...now, ...(exactTime !== undefined ? { exactTime } : timeOfDay ? { timeOfDay } : {}) };
}

/** "Or that Friday" after "a week from Wednesday": the one that follows the day they spoke of. */
function thatDay(before: TimePreference, now: TimePreference, plain: string): TimePreference {
  const [said, ...others] = now.dates ?? [];
  const from = before.dates?.map((date) => date.from).sort()[0];
  if (!said || others.length > 0 || said.from !== said.to || from === undefined || !THAT_DAY.test(plain)) return now;
  const date = addDays(from, (weekdayOf(said.from) - weekdayOf(from) + 7) % 7);
  return { ...now, dates: [{ from: date, to: date }] };
}

/** "Not Monday" after "next week, mornings only" leaves one day out of what stands; what is left of nothing is what was said now. */
function without(before: TimePreference, now: TimePreference): TimePreference {
  const notDates = [...new Set([...(before.notDates ?? []), ...(now.notDates ?? [])])];
  const notWeekdays = [...new Set([...(before.notWeekdays ?? []), ...(now.notWeekdays ?? [])])];
  const isLeft = (date: LocalDate): boolean => !notDates.includes(date) && !notWeekdays.includes(weekdayOf(date));
  const dates = before.dates?.filter(({ from, to }) => daysOf(from, to).some(isLeft));
  const weekdays = before.weekdays?.filter((weekday) => !notWeekdays.includes(weekday));
  return {
    ...(dates?.length && { dates }),
    ...(weekdays?.length && { weekdays }),
    ...(before.timeOfDay && { timeOfDay: before.timeOfDay }),
    ...(before.exactTime !== undefined && { exactTime: before.exactTime }),
    ...now,
    ...(notDates.length > 0 && { notDates }),
    ...(notWeekdays.length > 0 && { notWeekdays }),
  };
}

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days = [from];
  while (days.at(-1)! < to && days.length < FAR) days.push(addDays(days.at(-1)!, 1));
  return days;
}
