// Parts of a month: "first week of December", "the end of the month", "a finales de mes". Read before single dates.
import type { DateTime } from 'luxon';
import { addDate, MONTH, monthNumber, ORDINALS, span, type Read } from './calendar-dates.rules.js';

const SPANISH = 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const NAME = `(?:(?:the |this )?(month)|(?:el )?(?:este )?(mes)|(next month)|${MONTH}|(${SPANISH}))`;
const WEEK = '(first|second|third|fourth|last|primera|segunda|tercera|the last one|ultima)';
const WEEKS: Record<string, number> = { ...ORDINALS, primera: 1, segunda: 2, tercera: 3 };
/** Ends of months are ends of leases and days of rent more often than wishes. */
const OTHERS =
  /\b(?:mov(?:e|ing)|lease|rent|paid|pay|due|clos(?:e|ing)|sold|selling|retir\w*|expire\w*|runs? out|contract|renta|mudo|mudanza|vence)\b/;

/** "After the first week" is not in it. */
const BOUNDED = /\b(?:by|before|until|till|since|after|despues de|antes de)(?: the| la)? *$/;

/** The first day of the month that is named, the coming one of its name. */
function monthOf(groups: (string | undefined)[], now: DateTime): DateTime {
  const [month, mes, next, english, spanish] = groups;
  const start = now.startOf('month');
  if (month ?? mes) return start;
  if (next) return start.plus({ months: 1 });
  const number = english ? monthNumber(english) : SPANISH.split('|').indexOf(spanish!) + 1;
  return number < now.month ? start.set({ month: number }).plus({ years: 1 }) : start.set({ month: number });
}

/** What is left of a span of days of a month; one that is over is no wish. */
function days(month: DateTime, first: number, last: number, now: DateTime, m: RegExpExecArray): ReturnType<typeof span> | null {
  if (OTHERS.test(m.input) || BOUNDED.test(m.input.slice(0, m.index))) return null;
  const to = month.set({ day: Math.min(last, month.daysInMonth ?? 28) });
  const from = month.set({ day: first });
  return to < now.startOf('day') ? null : span(from < now ? now : from, to);
}

/** The bounds of a part that is named by words. */
function partOf(word: string, length: number): [number, number] {
  if (/^(?:beginning|start|early|princip)/.test(word)) return [1, 10];
  if (/^(?:mid|media)/.test(word)) return [11, 20];
  return /^(?:late|final)/.test(word) ? [21, length] : [length - 2, length];
}

export const MONTH_PARTS: [RegExp, Read][] = [
  [
    new RegExp(`\\b(?:the |la )?${WEEK} (?:full )?(?:week|semana) (?:of|in|de|del) ${NAME}\\b`),
    (m, now, out) => {
      const month = monthOf(m.slice(2), now);
      const week = WEEKS[m[1] as string];
      const first = week === undefined ? (month.daysInMonth ?? 28) - 6 : week * 7 - 6;
      return addDate(out, days(month, first, first + 6, now, m));
    },
  ],
  [
    // "December ke pehle hafte": turned to "december before hafte"
    new RegExp(`\\b${MONTH} (?:before|pehle|first|(aakhri|last)) (?:hafte|week)\\b`),
    (m, now, out) => {
      const month = monthOf([undefined, undefined, undefined, m[1]], now);
      const first = m[2] ? (month.daysInMonth ?? 28) - 6 : 1;
      return addDate(out, days(month, first, first + 6, now, m));
    },
  ],
  [
    new RegExp(
      `(?<!\\b(?:by|before|until|till|since|after|para|pasando|pasado|despues de|antes de)(?: the| el| del)? )\\b(?:the |very )*(beginning|start|middle|mid|end|early|late|a principios|principios|a mediados|mediados|a finales|finales|a fin|a fines|fin)(?: part)?(?: (?:of|in|de|del))? ${NAME}\\b(?! (?:the )?\\d)`,
    ),
    (m, now, out) => {
      const month = monthOf(m.slice(2), now);
      const [first, last] = partOf((m[1] as string).replace(/^a /, ''), month.daysInMonth ?? 28);
      return addDate(out, days(month, first, last, now, m));
    },
  ],
  [
    /\bmahine (?:ke )?(?:aakhir|end)\b/,
    (m, now, out) => {
      const month = now.startOf('month');
      const length = month.daysInMonth ?? 28;
      return addDate(out, days(month, length - 2, length, now, m));
    },
  ],
];
