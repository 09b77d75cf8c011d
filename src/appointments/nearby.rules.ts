import { addDays, minutesOf, type LocalDate } from '../common/time.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';

const NOON = 720;

export interface Search {
  from?: LocalDate;
  preference: TimePreference | null;
}

/** What to look for, in this order, until something is free: what was asked for, what is nearest to it, anything. */
export function searches(wish: TimePreference | null): [asked: Search, ...wider: Search[]] {
  return wish ? [{ preference: wish }, ...sameDay(wish), nearby(wish), { preference: null }] : [{ preference: null }];
}

/** Of the asked day what is nearest to the asked hour: "tomorrow after 5" is rather tomorrow at 4 than today. */
function sameDay({ exactTime, timeOfDay, ...days }: TimePreference): Search[] {
  const hour = exactTime ?? edgeOf(timeOfDay);
  return days.dates?.length && hour !== undefined ? [{ preference: { ...days, exactTime: hour } }] : [];
}

/**
 * Where to look when nothing is free of what was asked for: from the day before the asked one on, nearest to the asked hour. Days that were
 * ruled out stay so.
 */
function nearby(wish: TimePreference): Search {
  const { dates, notDates, notWeekdays, text } = wish;
  const first = dates?.map(({ from }) => from).sort()[0];
  const hour = wish.exactTime ?? edgeOf(wish.timeOfDay);
  const keeps = { ...(notDates && { notDates }), ...(notWeekdays && { notWeekdays }), ...(hour !== undefined && { exactTime: hour }) };
  return {
    ...(first !== undefined && { from: addDays(first, -1) }),
    preference: Object.keys(keeps).length > 0 ? { ...keeps, text } : null,
  };
}

/** "After 5" is nearest to what ends the day, "in the morning" to what ends the morning. */
function edgeOf(span: TimePreference['timeOfDay']): string | undefined {
  if (!span) return undefined;
  return (minutesOf(span.from) ?? 0) >= NOON ? span.from : (span.to ?? span.from);
}
