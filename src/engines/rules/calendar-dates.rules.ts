import { DateTime } from 'luxon';
import { HOLIDAY_NAME, holiday } from './holidays.rules.js';

export interface DateSpan {
  from: string;
  to: string;
}

export interface DayFinding {
  dates: DateSpan[];
  weekdays: number[];
  /** True when the only day named is today. */
  isToday: boolean;
  /** Exact local minute asked for by "in two hours". */
  fromMinutes?: number;
  rest: string;
  found: boolean;
}

export const DAYS: Record<string, number> = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 };
export const DAY = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
export const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
export const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

const iso = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
export const one = (day: DateTime): DateSpan => ({ from: iso(day), to: iso(day) });
export const span = (from: DateTime, to: DateTime): DateSpan => ({ from: iso(from), to: iso(to) });

/** The coming one; a name said on its own day means a week later unless "this" is said. */
export function coming(now: DateTime, weekday: number, isThis = false): DateTime {
  const ahead = (weekday - now.weekday + 7) % 7;
  return now.plus({ days: ahead === 0 && !isThis ? 7 : ahead });
}

export function onDate(now: DateTime, month: number, day: number, year?: number): DateTime | null {
  const full = year === undefined ? now.year : year < 100 ? 2000 + year : year;
  const first = now.set({ month: 1, day: 1 }).set({ year: full }).set({ month });
  // November has no 31st; set on it, a date would be one of December.
  if (day < 1 || month < 1 || month > 12 || day > (first.daysInMonth ?? 31)) return null;
  const at = first.set({ day });
  if (year === undefined && at.startOf('day') < now.startOf('day')) return onDate(now, month, day, now.year + 1);
  return at;
}

export function onDayOfMonth(now: DateTime, day: number): DateTime | null {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = now.startOf('month').plus({ months: ahead });
    if (day >= 1 && day <= (month.daysInMonth ?? 0)) {
      const at = month.set({ day });
      if (at >= now.startOf('day')) return at;
    }
  }
  return null;
}

export type Read = (match: RegExpExecArray, now: DateTime, out: DayFinding) => boolean;

export const addDate = (out: DayFinding, date: DateSpan | null): boolean => {
  if (!date) return false;
  out.dates.push(date);
  return true;
};

/** 1 for January, from its name or the first three letters of it. */
export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;
const dayNumber = (word: string): number => ORDINALS[word] ?? Number.parseInt(word, 10);

/** "after the 5th" is the week that follows, "by the 10th" is from now until then. */
export function bounded(at: DateTime, m: RegExpExecArray, now: DateTime): DateSpan | null {
  const word = /\b(after|past|from|starting|before|by|until|no later than)(?: the| on)? *$/.exec(m.input.slice(0, m.index))?.[1];
  if (word === 'after' || word === 'past') return span(at.plus({ days: 1 }), at.plus({ days: 8 }));
  if (word === 'from' || word === 'starting') return span(at, at.plus({ days: 7 }));
  if (word === undefined) return one(at);
  const last = word === 'before' ? at.minus({ days: 1 }) : at;
  return last >= now.startOf('day') ? span(now, last) : null;
}

function monthDay(m: RegExpExecArray, now: DateTime, month: string, day: string, year?: string): DateSpan | null {
  const at = onDate(now, monthNumber(month), dayNumber(day), year ? Number(year) : undefined);
  return at ? bounded(at, m, now) : null;
}

/** "Feb 30th": a day that is none names no other, either. */
const isNoDay = (month: string, day: string): boolean => dayNumber(day) > (DateTime.utc(2028, monthNumber(month)).daysInMonth ?? 31);

export const CALENDAR: [RegExp, Read][] = [
  [
    new RegExp(`\\b(?:(week|weekend) (after|before|of)|(day) (after|before)|(right after|after|before|on|by))? ?(${HOLIDAY_NAME})\\b`),
    (m, now, out) => {
      const at = holiday(m[6] as string, now);
      if (!at) return false;
      const monday = at.startOf('week').plus({ weeks: m[2] === 'after' ? 1 : m[2] === 'before' ? -1 : 0 });
      if (m[1] === 'week') return addDate(out, span(monday < now ? now : monday, monday.plus({ days: 6 })));
      if (m[1] === 'weekend')
        return addDate(out, span(monday.plus({ days: m[2] === 'after' ? -2 : 5 }), monday.plus({ days: m[2] === 'after' ? -1 : 6 })));
      if (m[3]) return addDate(out, one(at.plus({ days: m[4] === 'after' ? 1 : -1 })));
      if (m[5]?.endsWith('after')) return addDate(out, span(at.plus({ days: 1 }), at.plus({ days: 8 })));
      if (m[5] === 'before' || m[5] === 'by') return addDate(out, at > now ? span(now, at.minus({ days: 1 })) : null);
      return addDate(out, one(at));
    },
  ],
  [
    /\b(20\d{2})-(\d{2})-(\d{2})\b/,
    (m, now, out) => {
      const at = onDate(now, Number(m[2]), Number(m[3]), Number(m[1]));
      return addDate(out, at ? bounded(at, m, now) : null);
    },
  ],
  [
    new RegExp(
      `\\b${MONTH} ?\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|through|thru) ?(\\d{1,2})(?:st|nd|rd|th)?(?! ?(?:am|pm|:))\\b`,
    ),
    (m, now, out) => {
      const a = onDate(now, monthNumber(m[1] as string), Number(m[2]));
      const b = a ? onDate(now, monthNumber(m[1] as string), Number(m[3])) : null;
      return addDate(out, a && b && b >= a ? span(a, b) : null);
    },
  ],
  [
    new RegExp(
      `\\b${MONTH} ?\\.? (?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${Object.keys(ORDINALS).join('|')})(?:(?: ,)? (20\\d{2}))?(?![\\d:]| ?(?:am|pm))\\b`,
    ),
    (m, now, out) => isNoDay(m[1] as string, m[2] as string) || addDate(out, monthDay(m, now, m[1] as string, m[2] as string, m[3])),
  ],
  [
    new RegExp(`\\b(?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?|(${Object.keys(ORDINALS).join('|')}) of )${MONTH}\\b`),
    (m, now, out) =>
      isNoDay(m[3] as string, (m[1] ?? m[2]) as string) || addDate(out, monthDay(m, now, m[3] as string, (m[1] ?? m[2]) as string)),
  ],
  [
    /(?<![\d/])\b(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|20\d{2}))?\b(?!\/)/,
    (m, now, out) => {
      const [a, b] = [Number(m[1]), Number(m[2])];
      const at = a > 12 ? onDate(now, b, a, m[3] ? Number(m[3]) : undefined) : onDate(now, a, b, m[3] ? Number(m[3]) : undefined);
      return addDate(out, at ? bounded(at, m, now) : null);
    },
  ],
  [
    /\b(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:one|option|time|slot|opening|choice|floor|fl|st|ave|street|avenue|message|text)| and (?!\d|the \d))/,
    (m, now, out) => {
      const at = onDayOfMonth(now, Number(m[1]));
      return addDate(out, at ? bounded(at, m, now) : null);
    },
  ],
];
