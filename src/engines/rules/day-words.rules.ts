import type { DateTime } from 'luxon';
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

const DAYS: Record<string, number> = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 };
const DAY = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 };
const COUNT = '(\\d{1,2}|a|an|one|two|three|four|five|six|seven|couple(?: of)?|few)';
const COUNTS: Record<string, [number, number]> = {
  a: [1, 1], an: [1, 1], one: [1, 1], two: [2, 2], three: [3, 3], four: [4, 4], five: [5, 5], six: [6, 6], seven: [7, 7],
  couple: [2, 3], 'couple of': [2, 3], few: [2, 4],
};

const iso = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
const one = (day: DateTime): DateSpan => ({ from: iso(day), to: iso(day) });
const span = (from: DateTime, to: DateTime): DateSpan => ({ from: iso(from), to: iso(to) });

function countOf(word: string): [number, number] {
  return COUNTS[word] ?? [Number(word), Number(word)];
}

/** The coming one; a name said on its own day means a week later unless "this" is said. */
function coming(now: DateTime, weekday: number, isThis = false): DateTime {
  const ahead = (weekday - now.weekday + 7) % 7;
  return now.plus({ days: ahead === 0 && !isThis ? 7 : ahead });
}

/** "next Tuesday" is the Tuesday of the next calendar week (weeks begin on Monday). */
function inNextWeek(now: DateTime, weekday: number): DateTime {
  return now.startOf('week').plus({ weeks: 1, days: weekday - 1 });
}

function onDate(now: DateTime, month: number, day: number, year?: number): DateTime | null {
  const full = year === undefined ? now.year : year < 100 ? 2000 + year : year;
  const at = now.set({ month: 1, day: 1 }).set({ year: full }).set({ month }).set({ day });
  if (day < 1 || day > (at.set({ day: 1 }).daysInMonth ?? 31) || month < 1 || month > 12) return null;
  if (year === undefined && at.startOf('day') < now.startOf('day')) return onDate(now, month, day, now.year + 1);
  return at;
}

function onDayOfMonth(now: DateTime, day: number): DateTime | null {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const month = now.startOf('month').plus({ months: ahead });
    if (day >= 1 && day <= (month.daysInMonth ?? 0)) {
      const at = month.set({ day });
      if (at >= now.startOf('day')) return at;
    }
  }
  return null;
}

type Read = (match: RegExpExecArray, now: DateTime, out: DayFinding) => boolean;

const addDate = (out: DayFinding, date: DateSpan | null): boolean => {
  if (!date) return false;
  out.dates.push(date);
  return true;
};

const weekPart = (start: DateTime, part: string | undefined): DateSpan => {
  if (part?.startsWith('early') || part?.startsWith('beginning') || part?.startsWith('start')) return span(start, start.plus({ days: 1 }));
  if (part?.startsWith('mid')) return span(start.plus({ days: 1 }), start.plus({ days: 3 }));
  if (part?.startsWith('late') || part?.startsWith('end')) return span(start.plus({ days: 3 }), start.plus({ days: 4 }));
  return span(start, start.plus({ days: 6 }));
};

const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;
const dayNumber = (word: string): number => ORDINALS[word] ?? Number.parseInt(word, 10);

function monthDay(now: DateTime, month: string, day: string, year?: string): DateSpan | null {
  const at = onDate(now, monthNumber(month), dayNumber(day), year ? Number(year) : undefined);
  return at ? one(at) : null;
}

const CALENDAR: [RegExp, Read][] = [
  [new RegExp(`\\b(?:(week|weekend) (after|before|of)|(day) (after|before)|(right after|after|before|on|by))? ?(${HOLIDAY_NAME})\\b`), (m, now, out) => {
    const at = holiday(m[6] as string, now);
    if (!at) return false;
    const monday = at.startOf('week').plus({ weeks: m[2] === 'after' ? 1 : m[2] === 'before' ? -1 : 0 });
    if (m[1] === 'week') return addDate(out, span(monday < now ? now : monday, monday.plus({ days: 6 })));
    if (m[1] === 'weekend') return addDate(out, span(monday.plus({ days: m[2] === 'after' ? -2 : 5 }), monday.plus({ days: m[2] === 'after' ? -1 : 6 })));
    if (m[3]) return addDate(out, one(at.plus({ days: m[4] === 'after' ? 1 : -1 })));
    if (m[5]?.endsWith('after')) return addDate(out, span(at.plus({ days: 1 }), at.plus({ days: 8 })));
    if (m[5] === 'before' || m[5] === 'by') return addDate(out, at > now ? span(now, at.minus({ days: 1 })) : null);
    return addDate(out, one(at));
  }],
  [/\b(20\d{2})-(\d{2})-(\d{2})\b/, (m, now, out) => {
    const at = onDate(now, Number(m[2]), Number(m[3]), Number(m[1]));
    return addDate(out, at ? one(at) : null);
  }],
  [new RegExp(`\\b${MONTH} ?\\.? (?:the )?(\\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|through|thru) ?(\\d{1,2})(?:st|nd|rd|th)?(?! ?(?:am|pm|:))\\b`), (m, now, out) => {
    const a = onDate(now, monthNumber(m[1] as string), Number(m[2]));
    const b = a ? onDate(now, monthNumber(m[1] as string), Number(m[3])) : null;
    return addDate(out, a && b && b >= a ? span(a, b) : null);
  }],
  [new RegExp(`\\b${MONTH} ?\\.? (?:the )?(\\d{1,2}(?:st|nd|rd|th)?|${Object.keys(ORDINALS).join('|')})(?:(?: ,)? (20\\d{2}))?(?![\\d:]| ?(?:am|pm))\\b`), (m, now, out) =>
    addDate(out, monthDay(now, m[1] as string, m[2] as string, m[3]))],
  [new RegExp(`\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\\b`), (m, now, out) => addDate(out, monthDay(now, m[2] as string, m[1] as string))],
  [/(?<![\d/])\b(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|20\d{2}))?\b(?!\/)/, (m, now, out) => {
    const [a, b] = [Number(m[1]), Number(m[2])];
    const at = a > 12 ? onDate(now, b, a, m[3] ? Number(m[3]) : undefined) : onDate(now, a, b, m[3] ? Number(m[3]) : undefined);
    return addDate(out, at ? one(at) : null);
  }],
  [/\b(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:one|option|time|slot|opening|choice|floor|fl|st|ave|street|avenue|message|text)| and (?!\d|the \d))/, (m, now, out) => {
    const at = onDayOfMonth(now, Number(m[1]));
    return addDate(out, at ? one(at) : null);
  }],
];

const RELATIVE: [RegExp, Read][] = [
  [/\bday after tomorrow\b/, (_m, now, out) => addDate(out, one(now.plus({ days: 2 })))],
  [/\b(?:a |one )?week from (today|now|tomorrow)\b/, (m, now, out) => addDate(out, one(now.plus({ days: m[1] === 'tomorrow' ? 8 : 7 })))],
  [new RegExp(`\\b(?:a |one )?week from ${DAY}\\b`), (m, now, out) => addDate(out, one(coming(now, DAYS[m[1] as string] as number).plus({ days: 7 })))],
  [new RegExp(`\\b(?:in|within) (?:about |the next )?(?:a )?${COUNT} (hours?|minutes?|days?|weeks?|months?)\\b`), readAhead],
  [new RegExp(`\\b(?:a )?${COUNT} (hours?|days?|weeks?) from (?:now|today)\\b`), readAhead],
  [new RegExp(`\\b(?:in the |over the |within the )?next (?:a )?${COUNT} (days?|weeks?)\\b`), (m, now, out) => {
    const [, most] = countOf(m[1] as string);
    return addDate(out, span(now, now.plus({ days: (m[2] as string).startsWith('week') ? most * 7 : most })));
  }],
  [/\b(?:in|within) (?:the|an|half an) (?:next )?(?:half )?hour\b/, (_m, now, out) => addDate(out, one(now))],
  [/\b(early|beginning of|start of|middle of|mid|midweek|later|late|end of|towards the end of)?(?: (?:in )?(?:the|of))?(?: |^)?next week\b/, (m, now, out) =>
    addDate(out, weekPart(now.startOf('week').plus({ weeks: 1 }), m[1]?.replace('towards the ', '').replace('middle', 'mid')))],
  [/\bweek after next\b/, (_m, now, out) => addDate(out, weekPart(now.startOf('week').plus({ weeks: 2 }), undefined))],
  [/\b(?:later|end of|rest of|end of the|rest of the)(?: (?:in )?(?:the|this))? week\b/, (m, now, out) => {
    const end = now.startOf('week').plus({ days: 6 });
    const start = m[0].startsWith('end') ? now.startOf('week').plus({ days: 3 }) : now.plus({ days: 1 });
    return addDate(out, start > end ? null : span(start < now ? now : start, end));
  }],
  [/\b(?:some ?time |any ?time |any day )?this (?:coming )?week\b(?!end)/, (_m, now, out) => addDate(out, span(now, now.startOf('week').plus({ days: 6 })))],
  [/\b(this|next|the|coming|following)(?: coming)? weekend\b/, (m, now, out) => {
    const saturday = m[1] === 'next' && now.weekday < 6 ? now.startOf('week').plus({ weeks: 1, days: 5 }) : now.weekday === 7 && m[1] !== 'next' ? now.minus({ days: 1 }) : coming(now, 6, true);
    const start = saturday < now ? now : saturday;
    return addDate(out, span(start, saturday.plus({ days: 1 })));
  }],
  [/\bnext month\b/, (_m, now, out) => addDate(out, span(now.startOf('month').plus({ months: 1 }), now.plus({ months: 1 }).endOf('month')))],
  [/\b(?:today|tonight|this (?:morning|afternoon|evening)|later on today|same day)\b/, (_m, now, out) => {
    out.isToday = true;
    return addDate(out, one(now));
  }],
  [/\btomorrow\b/, (_m, now, out) => addDate(out, one(now.plus({ days: 1 })))],
];

function readAhead(m: RegExpExecArray, now: DateTime, out: DayFinding): boolean {
  const [least, most] = countOf(m[1] as string);
  const unit = m[2] as string;
  if (unit.startsWith('hour') || unit.startsWith('min')) {
    // Added as real time, so an hour over a clock change is still an hour.
    const at = unit.startsWith('hour') ? now.plus({ hours: least }) : now.plus({ minutes: least });
    out.fromMinutes = at.hour * 60 + at.minute;
    out.isToday = at.hasSame(now, 'day');
    return addDate(out, one(at));
  }
  const days = unit.startsWith('week') ? 7 : unit.startsWith('month') ? 30 : 1;
  return addDate(out, span(now.plus({ days: least * days }), now.plus({ days: most * days })));
}

const AWAY = 'out of town|away|vacation|travel\\w*|gone|not (?:home|back|available|here)|wont be (?:home|back|here)|unavailable|back in town|back home|get back|getting back|be back|im back|return|returning|back';
const LEAVING = 'leav(?:e|ing)|fly(?:ing)? out|heading out|going away|moving out|move out|closing';

const ABSENCE: [RegExp, Read][] = [
  [new RegExp(`\\b(by|before|no later than) (?:this |next )?${DAY}\\b(?! (?:morning|afternoon|evening|at))`), (m, now, out) => {
    const last = coming(now, DAYS[m[2] as string] as number).minus({ days: m[1] === 'before' ? 1 : 0 });
    return addDate(out, span(now, last));
  }],
  [new RegExp(`\\b(?:${AWAY})\\b.{0,14}?\\b(?:until|till|til|on|by)?\\b ?(?:the |next |this )?${DAY}\\b`), (m, now, out) => {
    const back = coming(now, DAYS[m[1] as string] as number);
    return addDate(out, span(back, back.plus({ days: 7 })));
  }],
  [new RegExp(`\\b(?:${AWAY})\\b.{0,14}?\\b(?:until|till|til|on|by) (?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b`), (m, now, out) => {
    const back = onDayOfMonth(now, Number(m[1]));
    return addDate(out, back ? span(back, back.plus({ days: 7 })) : null);
  }],
  [new RegExp(`\\b(?:${LEAVING})\\b.{0,20}? (?:on |this )?(?:the )?(?:${DAY}|(\\d{1,2})(?:st|nd|rd|th))\\b`), (m, now, out) => {
    const leave = m[1] ? coming(now, DAYS[m[1]] as number) : onDayOfMonth(now, Number(m[2]));
    const last = leave?.minus({ days: 1 });
    return addDate(out, last && last >= now.startOf('day') ? span(now, last) : null);
  }],
];

const WEEKLY: [RegExp, Read][] = [
  [new RegExp(`\\b${DAY} ?(?:-|to|through|thru|till|until) ?(?:next )?${DAY}\\b`), (m, now, out) => {
    const a = coming(now, DAYS[m[1] as string] as number, true);
    let b = coming(now, DAYS[m[2] as string] as number, true);
    if (b < a) b = b.plus({ days: 7 });
    return addDate(out, span(a, b));
  }],
  [new RegExp(`\\bnext week(?: on)? ${DAY}\\b|\\b${DAY} (?:of )?next week\\b|\\bnext ${DAY}\\b|\\b(?:a )?week (?:on )${DAY}\\b`), (m, now, out) =>
    addDate(out, one(inNextWeek(now, DAYS[(m[1] ?? m[2] ?? m[3] ?? m[4]) as string] as number)))],
  [new RegExp(`\\b(?:any|every|all|on|most)?(?: other)? ?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s\\b`), (m, _now, out) => {
    out.weekdays.push(DAYS[m[1] as string] as number);
    return true;
  }],
  [new RegExp(`\\b(this )?(?:coming |upcoming )?${DAY}\\b`), (m, now, out) => addDate(out, one(coming(now, DAYS[m[2] as string] as number, m[1] !== undefined)))],
  [/\b(?:this )?(sat|sun)\b(?! (?:down|in|on|up|out|around|there))/, (m, now, out) => addDate(out, one(coming(now, m[1] === 'sat' ? 6 : 7)))],
  [/\b(?:on )?(?:any )?(?:weekdays?|during the week|business days?)\b/, (_m, _now, out) => {
    out.weekdays.push(1, 2, 3, 4, 5);
    return true;
  }],
  [/\b(?:on )?(?:the )?weekends?\b/, (_m, _now, out) => {
    out.weekdays.push(6, 7);
    return true;
  }],
];

function blank(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length);
}

function scan(rules: [RegExp, Read][], now: DateTime, out: DayFinding): void {
  for (const [pattern, take] of rules) {
    for (let i = 0; i < 5; i += 1) {
      const match = pattern.exec(out.rest);
      if (!match || !take(match, now, out)) break;
      out.rest = blank(out.rest, match);
      out.found = true;
    }
  }
}

/** "Tuesday the 24th": the calendar date rules; the weekday beside it says the same or is kept as a second choice. */
function mergeSaid(calendar: DateSpan[], others: DateSpan[]): DateSpan[] {
  const all = [...calendar, ...others];
  return all.filter((date, i) => all.findIndex((other) => other.from === date.from && other.to === date.to) === i);
}

/** Finds the days said in one thought, in the zone of `now`. */
export function findDays(text: string, now: DateTime): DayFinding {
  const calendar: DayFinding = { dates: [], weekdays: [], isToday: false, rest: text, found: false };
  scan(ABSENCE, now, calendar);
  scan(CALENDAR, now, calendar);
  const out: DayFinding = { ...calendar, dates: [], weekdays: [] };
  scan(WEEKLY.slice(0, 2), now, out);
  scan(RELATIVE, now, out);
  scan(WEEKLY.slice(2), now, out);
  out.dates = mergeSaid(calendar.dates, out.dates);
  out.weekdays = [...new Set(out.weekdays)].sort();
  out.isToday = out.isToday && out.dates.length === 1;
  return out;
}
