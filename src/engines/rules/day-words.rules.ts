import { mayMatch } from '../../common/prefilter.js';
import type { DateTime } from 'luxon';
import {
  addDate,
  bounded,
  CALENDAR,
  coming,
  DAY,
  DAYS,
  one,
  onDayOfMonth,
  span,
  type DateSpan,
  type DayFinding,
  type Read,
} from './calendar-dates.rules.js';
import { DATE_SPANS } from './date-spans.rules.js';
import { MONTH_PARTS } from './month-parts.rules.js';

const COUNT = '(\\d{1,2}|a|an|one|two|three|four|five|six|seven|couple(?: of)?|few)';

const COUNTS: Record<string, [number, number]> = {
  a: [1, 1],
  an: [1, 1],
  one: [1, 1],
  two: [2, 2],
  three: [3, 3],
  four: [4, 4],
  five: [5, 5],
  six: [6, 6],
  seven: [7, 7],
  couple: [2, 3],
  'couple of': [2, 3],
  few: [2, 4],
};

function countOf(word: string): [number, number] {
  return COUNTS[word] ?? [Number(word), Number(word)];
}

/** "next Tuesday" is the Tuesday of the next calendar week (weeks begin on Monday). */
function inNextWeek(now: DateTime, weekday: number): DateTime {
  return now.startOf('week').plus({ weeks: 1, days: weekday - 1 });
}

const weekPart = (start: DateTime, part: string | undefined): DateSpan => {
  if (part?.startsWith('early') || part?.startsWith('beginning') || part?.startsWith('start')) return span(start, start.plus({ days: 1 }));
  if (part?.startsWith('mid')) return span(start.plus({ days: 1 }), start.plus({ days: 3 }));
  if (part?.startsWith('late') || part?.startsWith('end')) return span(start.plus({ days: 3 }), start.plus({ days: 4 }));
  return span(start, start.plus({ days: 6 }));
};

const RELATIVE: [RegExp, Read][] = [
  [/\bday after tomorrow\b/, (_m, now, out) => addDate(out, one(now.plus({ days: 2 })))],
  [
    /(?<!\b(?:been|for|over|almost|about|all|this|last|out) (?:a |one )?)\b(?:(?:a |one )?week from|(?:a |one )week(?: on)?) (today|now|tomorrow)\b/,
    (m, now, out) => addDate(out, one(now.plus({ days: m[1] === 'tomorrow' ? 8 : 7 }))),
  ],
  [
    // "a week from Tuesday", "a week on Tuesday", "Tuesday week"
    new RegExp(
      `\\b(?:(?:a |one )?week from|(?<!(?:this|next|the) )week on) ${DAY}\\b|\\b(?<!next )${DAY} week\\b(?! (?:of|after|before|from))`,
    ),
    (m, now, out) => addDate(out, one(coming(now, DAYS[(m[1] ?? m[2]) as string] as number).plus({ days: 7 }))),
  ],
  [
    new RegExp(`\\b${COUNT} weeks? (?:from|after) (?:this |next |the )?${DAY}\\b`),
    (m, now, out) => addDate(out, one(coming(now, DAYS[m[2] as string] as number).plus({ days: countOf(m[1] as string)[0] * 7 }))),
  ],
  [
    new RegExp(`(?<!\\b(?:been|for|over|almost|about|last|past|out|off|down) )\\b${COUNT} weeks? (today|tomorrow)\\b`),
    (m, now, out) => addDate(out, one(now.plus({ days: countOf(m[1] as string)[0] * 7 + (m[2] === 'tomorrow' ? 1 : 0) }))),
  ],
  [new RegExp(`\\b(?:in|within) (?:about |the next )?(?:a )?${COUNT} (hours?|minutes?|days?|weeks?|months?)\\b`), readAhead],
  [new RegExp(`\\b(?:a )?${COUNT} (hours?|days?|weeks?) from (?:now|today)\\b`), readAhead],
  [
    new RegExp(`\\b(?:in the |over the |within the )?next (?:a )?${COUNT} (days?|weeks?)\\b`),
    (m, now, out) => {
      const [, most] = countOf(m[1] as string);
      return addDate(out, span(now, now.plus({ days: (m[2] as string).startsWith('week') ? most * 7 : most })));
    },
  ],
  [/\b(?:in|within) (?:the|an|half an) (?:next )?(?:half )?hour\b/, (_m, now, out) => addDate(out, one(now))],
  [
    /\b(early|beginning of|start of|middle of|mid|midweek|later|late|end of|towards the end of)?(?: (?:in )?(?:the|of))?(?: |^)?next week\b/,
    (m, now, out) =>
      addDate(out, weekPart(now.startOf('week').plus({ weeks: 1 }), m[1]?.replace('towards the ', '').replace('middle', 'mid'))),
  ],
  [/\bweek after next\b/, (_m, now, out) => addDate(out, weekPart(now.startOf('week').plus({ weeks: 2 }), undefined))],
  [
    /\b(?:later|end of|rest of|end of the|rest of the)(?: (?:in )?(?:the|this))? week\b/,
    (m, now, out) => {
      const end = now.startOf('week').plus({ days: 6 });
      const start = m[0].startsWith('end') ? now.startOf('week').plus({ days: 3 }) : now.plus({ days: 1 });
      return addDate(out, start > end ? null : span(start < now ? now : start, end));
    },
  ],
  [
    /\b(?:some ?time |any ?time |any day )?this (?:coming )?week\b(?!end)/,
    (_m, now, out) => addDate(out, span(now, now.startOf('week').plus({ days: 6 }))),
  ],
  [
    /\b(this|next|the|coming|following)(?: coming)? weekend\b/,
    (m, now, out) => {
      const saturday =
        m[1] === 'next' && now.weekday < 6
          ? now.startOf('week').plus({ weeks: 1, days: 5 })
          : now.weekday === 7 && m[1] !== 'next'
            ? now.minus({ days: 1 })
            : coming(now, 6, true);
      const start = saturday < now ? now : saturday;
      return addDate(out, span(start, saturday.plus({ days: 1 })));
    },
  ],
  [
    /\bnext month\b/,
    (_m, now, out) => addDate(out, span(now.startOf('month').plus({ months: 1 }), now.plus({ months: 1 }).endOf('month'))),
  ],
  [
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|later on today|same day)\b/,
    (_m, now, out) => {
      out.isToday = true;
      return addDate(out, one(now));
    },
  ],
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
  const start = m[0].startsWith('within') ? now : now.plus({ days: least * days });
  return addDate(out, span(start, now.plus({ days: most * days })));
}

const AWAY =
  'out of town|away|vacation|travel\\w*|gone|not (?:home|back|available|here)|wont be (?:home|back|here)|unavailable|back in town|back home|get back|getting back|be back|im back|return|returning|back';
const LEAVING = 'leav(?:e|ing)|fly(?:ing)? out|heading out|going away|moving out|move out|closing';

const ABSENCE: [RegExp, Read][] = [
  [
    new RegExp(`\\b(by|before|no later than) (?:this |next )?${DAY}\\b(?! (?:morning|afternoon|evening|at))`),
    (m, now, out) => {
      const last = coming(now, DAYS[m[2] as string] as number).minus({ days: m[1] === 'before' ? 1 : 0 });
      return addDate(out, span(now, last));
    },
  ],
  [
    new RegExp(`\\b(?:${AWAY})\\b.{0,14}?\\b(?:until|till|til|on|by)?\\b ?(?:the |next |this )?${DAY}\\b`),
    (m, now, out) => {
      const back = coming(now, DAYS[m[1] as string] as number);
      return addDate(out, span(back, back.plus({ days: 7 })));
    },
  ],
  [
    new RegExp(`\\b(?:${AWAY})\\b.{0,14}?\\b(?:until|till|til|on|by) (?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b`),
    (m, now, out) => {
      const back = onDayOfMonth(now, Number(m[1]));
      return addDate(out, back ? span(back, back.plus({ days: 7 })) : null);
    },
  ],
  [
    new RegExp(`\\b(?:${LEAVING})\\b.{0,20}? (?:on |this )?(?:the )?(?:${DAY}|(\\d{1,2})(?:st|nd|rd|th))\\b`),
    (m, now, out) => {
      const leave = m[1] ? coming(now, DAYS[m[1]] as number) : onDayOfMonth(now, Number(m[2]));
      const last = leave?.minus({ days: 1 });
      return addDate(out, last && last >= now.startOf('day') ? span(now, last) : null);
    },
  ],
];

const WEEKLY: [RegExp, Read][] = [
  [
    new RegExp(`\\b${DAY} ?(?:-|to|through|thru|till|until) ?(?:next )?${DAY}(?: (?:of )?(next week))?\\b`),
    (m, now, out) => {
      const at = (name: string): DateTime => (m[3] ? inNextWeek(now, DAYS[name] as number) : coming(now, DAYS[name] as number, true));
      const a = at(m[1] as string);
      let b = at(m[2] as string);
      if (b < a) b = b.plus({ days: 7 });
      return addDate(out, span(a, b));
    },
  ],
  [
    new RegExp(`\\bnext week(?: on)? ${DAY}\\b|\\b${DAY} (?:of )?next week\\b|\\bnext ${DAY}\\b`),
    (m, now, out) => addDate(out, one(inNextWeek(now, DAYS[(m[1] ?? m[2] ?? m[3]) as string] as number))),
  ],
  [
    // "Saturdays", "Saturday mornings", "any Saturday"
    new RegExp(
      `\\b(?:any|every|all|on|most)?(?: other)? ?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:s\\b|(?= (?:(?:and|or) ${DAY} )?(?:morning|afternoon|evening|night)s\\b)|(?<=\\bany \\w+)\\b)`,
    ),
    (m, _now, out) => {
      out.weekdays.push(DAYS[m[1] as string] as number);
      return true;
    },
  ],
  [
    new RegExp(`\\b(this )?(?:coming |upcoming )?${DAY}\\b`),
    (m, now, out) => addDate(out, bounded(coming(now, DAYS[m[2] as string] as number, m[1] !== undefined), m, now)),
  ],
  [
    /\b(?:this )?(sat|sun)\b(?! (?:down|in|on|up|out|around|there))/,
    (m, now, out) => addDate(out, one(coming(now, m[1] === 'sat' ? 6 : 7))),
  ],
  [
    /\b(?:on )?(?:any )?(?:weekdays?|during the week|business days?)\b/,
    (_m, _now, out) => {
      out.weekdays.push(1, 2, 3, 4, 5);
      return true;
    },
  ],
  [
    /\b(?:on )?(?:the )?weekends?\b/,
    (_m, _now, out) => {
      out.weekdays.push(6, 7);
      return true;
    },
  ],
];

function blank(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length);
}

/** "Fri Dec 4": the weekday beside a date that falls on it is that day, not one more. */
function withoutOwnWeekday(rest: string, at: number, length: number, date: DateSpan | undefined): string {
  if (!date || date.from !== date.to) return rest;
  const name = Object.keys(DAYS)[(new Date(`${date.from}T00:00:00Z`).getUTCDay() + 6) % 7] as string;
  const before = new RegExp(`\\b${name}(?: ,)?(?: the)? *$`).exec(rest.slice(0, at));
  if (before) return blank(rest, before);
  const after = new RegExp(`^(?: ,)? ${name}\\b`).exec(rest.slice(at + length));
  return after ? rest.slice(0, at + length) + ' '.repeat(after[0].length) + rest.slice(at + length + after[0].length) : rest;
}

function scan(rules: [RegExp, Read][], now: DateTime, out: DayFinding): void {
  for (const [pattern, take] of rules) {
    for (let i = 0; i < 5 && mayMatch(out.rest, pattern); i += 1) {
      const match = pattern.exec(out.rest);
      if (!match || !take(match, now, out)) break;
      out.rest = blank(out.rest, match);
      if (rules === CALENDAR) out.rest = withoutOwnWeekday(out.rest, match.index, match[0].length, out.dates.at(-1));
      out.found = true;
    }
  }
}

/** "Monday the 30th": the calendar date rules; a weekday beside it that says the same is not the Monday before. */
function mergeSaid(calendar: DateSpan[], others: DateSpan[], isChoice: boolean): DateSpan[] {
  const weekday = (date: DateSpan): number => new Date(`${date.from}T00:00:00Z`).getUTCDay();
  const isNamedTwice = (other: DateSpan): boolean =>
    !isChoice && other.from === other.to && calendar.some((date) => date.from === date.to && weekday(date) === weekday(other));
  const all = [...calendar, ...others.filter((other) => !isNamedTwice(other))];
  return all.filter((date, i) => all.findIndex((other) => other.from === date.from && other.to === date.to) === i);
}

/** Finds the days said in one thought, in the zone of `now`. */
export function findDays(text: string, now: DateTime): DayFinding {
  const calendar: DayFinding = { dates: [], weekdays: [], isToday: false, rest: text, found: false };
  scan(ABSENCE, now, calendar);
  scan(MONTH_PARTS, now, calendar);
  scan(DATE_SPANS, now, calendar);
  scan(CALENDAR, now, calendar);
  const out: DayFinding = { ...calendar, dates: [], weekdays: [] };
  scan(WEEKLY.slice(0, 2), now, out);
  scan(RELATIVE, now, out);
  scan(WEEKLY.slice(2), now, out);
  out.dates = mergeSaid(calendar.dates, out.dates, /\b(?:or|and|either)\b/.test(text));
  const [a, b, more] = out.dates;
  // "between Christmas and New Year's"
  if (a && b && !more && /\bbetween\b/.test(text) && a.to < b.from) out.dates = [{ from: a.from, to: b.to }];
  out.weekdays = [...new Set(out.weekdays)].sort();
  out.isToday = out.isToday && out.dates.length === 1;
  return out;
}
