// Why nothing is free where the doors are shut: the day that was asked for, the weekday, or the hour after closing.
import type { TimePreference } from '../common/time-preference.schema.js';
import { clockOf, dateLabel, weekdayOf } from '../common/time.rules.js';
import { daysIn } from '../common/time-words.rules.js';
import type { LanguageCode } from './memory/language.rules.js';
import type { BusinessFacts } from './htl.schema.js';

export interface Shut {
  closedOn?: string;
  closesAt?: string;
}

type Doors = Pick<BusinessFacts, 'closedDates' | 'closings'>;

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What keeps the asked time from being free, as the customer reads it; empty where it is only taken. */
export function shut(preference: TimePreference | null, doors: Doors, language: LanguageCode): Shut {
  if (!preference) return {};
  const closed = closedDays(preference, doors);
  if (closed) return { closedOn: daysIn(closed, language) };
  const closesAt = afterClosing(preference, doors);
  return closesAt === null ? {} : { closesAt: clockOf(closesAt) };
}

const isSingle = ({ from, to }: { from: string; to: string }): boolean => from === to;

/** The one date, or the weekdays, on which the doors stay shut. */
function closedDays({ dates, weekdays }: TimePreference, { closedDates, closings }: Doors): string[] | null {
  const [day, ...others] = dates ?? [];
  if (day)
    return others.length === 0 && isSingle(day) && (closedDates.includes(day.from) || closings?.[weekdayOf(day.from) - 1] === null)
      ? [dateLabel(day.from)]
      : null;
  return closings && weekdays?.length && weekdays.every((weekday) => closings[weekday - 1] === null)
    ? weekdays.map((weekday) => NAMES[weekday - 1]!)
    : null;
}

/** When we close, where all that was asked for begins later. */
function afterClosing({ dates, weekdays, timeOfDay, exactTime }: TimePreference, { closings }: Doors): string | null {
  const from = exactTime ?? timeOfDay?.from;
  if (!closings || from === undefined) return null;
  const asked = dates?.every(isSingle) ? dates.map((date) => weekdayOf(date.from)) : dates ? [] : (weekdays ?? []);
  const days = asked.length > 0 ? asked : [1, 2, 3, 4, 5, 6, 7];
  const ends = days.flatMap((weekday) => closings[weekday - 1] ?? []).sort();
  const last = ends.at(-1);
  return last !== undefined && from >= last ? last : null;
}
