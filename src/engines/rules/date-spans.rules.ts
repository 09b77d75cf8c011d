// Spans of dates: "Mon 23 thru Wed 25", "from the 7th to the 11th of December", "the week of Nov 30th". Read before single dates, so that
// neither end is taken for a day of its own.
import type { DateTime } from 'luxon';
import { addDate, DAY, DAYS, MONTH, monthNumber, onDate, onDayOfMonth, span, type Read } from './calendar-dates.rules.js';

/** "Monday the 23rd", "Nov 30", "2 of December": the name says which of the two it is. */
const point = (name: string): string =>
  `(?:(?<week${name}>${DAY.replace('(', '(?:')})(?: ,)? )?(?:the )?(?:(?<early${name}>${MONTH.replace('(', '(?:')}) ?\\.? ?(?:the )?)?` +
  `(?<day${name}>\\d{1,2})(?<mark${name}>st|nd|rd|th)?(?: (?:of )?(?<late${name}>${MONTH.replace('(', '(?:')}))?`;

interface Point {
  day: number;
  week?: number;
  month?: number;
  /** Said so that it can only be a date: "23rd", "Nov 23". */
  isDate: boolean;
}

function pointOf(groups: Record<string, string | undefined>, name: string): Point {
  const month = groups[`early${name}`] ?? groups[`late${name}`];
  const week = groups[`week${name}`]?.replace(/s$/, '');
  return {
    day: Number(groups[`day${name}`]),
    ...(week ? { week: DAYS[week] } : {}),
    ...(month ? { month: monthNumber(month) } : {}),
    isDate: month !== undefined || groups[`mark${name}`] !== undefined,
  };
}

/** "Monday 23 to Wednesday 25" are dates, "Monday 9 to 11" and "the 24th till 5" end at an hour. */
function areDates(a: Point, b: Point, join: string, lead: string | undefined): boolean {
  if (join === 'and' && lead !== 'between') return false;
  if (b.isDate) return a.isDate || b.month !== undefined || lead !== undefined;
  if (a.isDate) return b.week !== undefined || (b.day > a.day && b.day > 12 && !/^t?i/.test(join) && join !== 'until');
  return a.week !== undefined && b.week !== undefined;
}

function between(a: Point, b: Point, now: DateTime): [DateTime, DateTime] | null {
  const month = a.month ?? (b.month !== undefined && a.day <= b.day ? b.month : undefined);
  let from = month === undefined ? onDayOfMonth(now, a.day) : onDate(now, month, a.day);
  if (!from) return null;
  const next = b.day > a.day ? from : from.plus({ months: 1 });
  let to = b.month === undefined ? onDate(now, next.month, b.day, next.year) : onDate(now, b.month, b.day);
  if (!to) return null;
  // It began before today.
  if (from > to && from.minus({ years: 1 }) < to) from = now;
  if (from > to) to = to.plus({ years: 1 });
  const isSaid = (at: DateTime, { week, isDate }: Point): boolean => isDate || week === undefined || at.weekday === week;
  return to.diff(from, 'days').days <= 62 && isSaid(from, a) && isSaid(to, b) ? [from, to] : null;
}

const WEEK = '\\bweek (?:of|commencing|beginning|starting)(?: on)? (?:monday )?';

export const DATE_SPANS: [RegExp, Read][] = [
  [
    new RegExp(
      `(?<![\\d:/$#.-])\\b(?:(?<lead>from|between) )?${point('A')} ?(?<join>-|to|through|thru|till|til|until|and) ?${point('B')}\\b(?! ?(?:am|pm|oclock|noon|degrees?|years?|days?|weeks?|hours?|minutes?|people|percent)\\b|[:/%$]|\\.\\d| (?:the )?\\d)`,
    ),
    (m, now, out) => {
      const groups = m.groups as Record<string, string | undefined>;
      const [a, b] = [pointOf(groups, 'A'), pointOf(groups, 'B')];
      const ends = areDates(a, b, groups.join ?? '', groups.lead) ? between(a, b, now) : null;
      return addDate(out, ends && span(...ends));
    },
  ],
  [
    new RegExp(`${WEEK}(?:the )?(?:${MONTH} (?:the )?)?(\\d{1,2})(?:st|nd|rd|th)?(?: (?:of )?${MONTH})?\\b(?![:/])`),
    (m, now, out) => {
      const month = m[1] ?? m[3];
      const start = month ? onDate(now, monthNumber(month), Number(m[2])) : onDayOfMonth(now, Number(m[2]));
      return addDate(out, start && span(start, start.plus({ days: 6 })));
    },
  ],
  [
    new RegExp(`${WEEK}(\\d{1,2})\\/(\\d{1,2})\\b`),
    (m, now, out) => {
      const [a, b] = [Number(m[1]), Number(m[2])];
      const start = a > 12 ? onDate(now, b, a) : onDate(now, a, b);
      return addDate(out, start && span(start, start.plus({ days: 6 })));
    },
  ],
];
