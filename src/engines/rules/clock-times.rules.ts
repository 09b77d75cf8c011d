import { mayMatch, replaceEach, type Turn } from '../../common/prefilter.js';
import { anyOf, ENGLISH_HOURS } from './hour-words.rules.js';

/** Minutes since midnight, wall clock. */
export type Minutes = number;

export interface ClockFinding {
  exact?: Minutes;
  from?: Minutes;
  to?: Minutes;
  /** The text with everything recognised blanked out, same length. */
  rest: string;
  found: boolean;
}

export interface ClockContext {
  /** A day part named in the same thought decides between am and pm. */
  half?: 'am' | 'pm';
  isToday?: boolean;
  nowMinutes: Minutes;
}

const NUMBER_WORDS = ['zero', ...Object.keys(ENGLISH_HOURS)];
const NUMBER_WORD = anyOf(ENGLISH_HOURS);
const LEAD = 'at|after|before|by|around|about|between|from|till|til|until|to|past|and|or|like|near';

const T = '(noon|midday|midnight|\\d{1,2}(?::\\d{2})?(?: ?(?:am|pm|oclock))?)';
const END = '(?![\\d:/$%-]|st\\b|nd\\b|rd\\b|th\\b)';
const START = '(?<![\\d:/$#.-])\\b';
const RANGES: RegExp[] = [
  new RegExp(`\\bbetween ${START}${T}${END} (?:and|to|or|-) ${START}${T}${END}`),
  new RegExp(`\\bfrom ${START}${T}${END} (?:to|till|til|until|-) ${START}${T}${END}`),
  new RegExp(`${START}${T} ?(?:-|to|till|til|until|thru|through) ?${START.replace('-', '')}${T}${END}`),
];

interface Rule {
  pattern: RegExp;
  as: 'from' | 'to' | 'around' | 'exact';
}

const RULES: Rule[] = [
  {
    pattern: new RegExp(
      `\\b(?:not|no|nothing|dont come|cant do|cant be)(?: any)?(?: \\w+)? (?:before|earlier than|until|till|til) ${START}${T}${END}`,
    ),
    as: 'from',
  },
  { pattern: new RegExp(`\\b(?:not|no|nothing)(?: any)?(?: \\w+)? (?:after|past|later than) ${START}${T}${END}`), as: 'to' },
  {
    pattern: new RegExp(
      `\\b(?:work|working|busy|class|school|meetings?|meeting|tied up|appointments?) (?:til|till|until|to) ${START}${T}${END}`,
    ),
    as: 'from',
  },
  {
    pattern: new RegExp(
      `\\b(?:off|off work|done|home|free|back|available|here|get home|get off|get off work|finish)(?: work)? (?:at|by|around|about|from|after|till after) ${START}${T}${END}`,
    ),
    as: 'from',
  },
  { pattern: new RegExp(`\\b(?:leave|leaving|go|out|gone)(?: \\w+)? (?:at|by|around|before) ${START}${T}${END}`), as: 'to' },
  { pattern: new RegExp(`\\b(?:any ?time )?(?:after|past|later than|starting(?: at)?|from|beginning at) ${START}${T}${END}`), as: 'from' },
  { pattern: new RegExp(`${START}${T}${END} ?(?:or later|or after|onwards?|and later|and after|\\+)`), as: 'from' },
  { pattern: new RegExp(`${START}${T}${END} ?(?:or earlier|or before|or sooner|at the latest|latest)`), as: 'to' },
  { pattern: new RegExp(`\\b(?:before|by|until|till|til|no later than|earlier than|prior to) ${START}${T}${END}`), as: 'to' },
  {
    pattern: new RegExp(`\\b(?:around|(?<!how |what )about|roughly|close to|near|approximately|approx|say) ${START}${T}${END}(?: ?ish)?`),
    as: 'around',
  },
  { pattern: new RegExp(`${START}(\\d{1,2}(?::\\d{2})?) ?-?ish(?: ?(am|pm))?`), as: 'around' },
  { pattern: new RegExp(`\\b(?:at|@|for|how about|what about) ${START}${T}${END}(?! (?:of|people|or \\d+ people))`), as: 'exact' },
  { pattern: new RegExp(`${START}(\\d{1,2}(?::\\d{2})? ?(?:am|pm|oclock)|\\d{1,2}:\\d{2}|noon|midday)${END}`), as: 'exact' },
];

const number = (word: string | undefined): string => (/^\d+$/.test(word!) ? word! : String(NUMBER_WORDS.indexOf(word!)));
const hourBefore = (word: string | undefined): number => ((Number(number(word)) + 10) % 12) + 1;

const SPELLED: Turn[] = [
  [new RegExp(`\\bhalf past (${NUMBER_WORD}|\\d{1,2})\\b`, 'g'), (_all, hour) => `${number(hour)}:30`],
  [
    new RegExp(`\\bhalf (${NUMBER_WORD}|\\d{1,2})\\b(?! ?(?:hours?|baths?|bathrooms?|beds?|of|days?|inch|price|units?))`, 'g'),
    (_all, hour) => `${number(hour)}:30`,
  ],
  // "I finish at 3, so 4": what follows is the hour they ask for
  [
    /\bso (1[0-2]|[1-9])(?= (?:on|tomorrow|today|tonight|works?|would|please|is|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|$)/g,
    'so at $1',
  ],
  [/\b12 ?(?=noon\b|midday\b|midnight\b)|(?<=\b(?:noon|midday|midnight)) 12\b(?! ?(?:am|pm|:|to|-))/g, ''],
  [/\b(?:noon|midday) ?ish\b/g, 'around 12:00'],
  [new RegExp(`\\bquarter (?:past|after) (${NUMBER_WORD}|\\d{1,2})\\b`, 'g'), (_all, hour) => `${number(hour)}:15`],
  [new RegExp(`\\bquarter (?:to|till|of) (${NUMBER_WORD}|\\d{1,2})\\b`, 'g'), (_all, hour) => `${hourBefore(hour)}:45`],
  [new RegExp(`\\b(${NUMBER_WORD})(?: |-)thirty\\b`, 'g'), (_all, hour) => `${number(hour)}:30`],
  [
    new RegExp(`\\b(${LEAD}) (${NUMBER_WORD})\\b(?! (?:days?|weeks?|hours?|minutes?|months?|of|people|bed|bath|units?|rooms?))`, 'g'),
    (_all, lead, hour) => `${lead} ${number(hour)}`,
  ],
  [new RegExp(`\\b(${NUMBER_WORD})(?= (?:am|pm|oclock|to \\d|and \\d|or \\d))`, 'g'), (_all, hour) => number(hour)],
  [/\blets (?:just )?say (?=\d)/g, 'at '],
  [/\b(\d{1,2})([0-5]\d) (am|pm)\b/g, '$1:$2 $3'],
  [/\b(\d{1,2})\.([0-5]\d)\b(?! ?(?:am|pm)?\d)/g, '$1:$2'],
  [/\bo clock\b/g, 'oclock'],
];

/** "half past two" -> "2:30"; number words become digits only where a time is being said; "230 pm" -> "2:30 pm". */
export const spellClock = (text: string): string => replaceEach(text, SPELLED);

interface Said {
  hour: number;
  minute: number;
  half?: 'am' | 'pm';
}

function parseSaid(text: string, half?: string): Said | null {
  if (text === 'noon' || text === 'midday') return { hour: 12, minute: 0, half: 'pm' };
  if (text === 'midnight') return { hour: 12, minute: 0, half: 'am' };
  const match = /^(\d{1,2})(?::(\d{2}))? ?(am|pm|oclock)?$/.exec(text);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const named = match[3] === 'am' || match[3] === 'pm' ? match[3] : half === 'am' || half === 'pm' ? half : undefined;
  if (hour > 23 || minute > 59 || (named && (hour === 0 || hour > 12))) return null;
  return named ? { hour, minute, half: named } : { hour, minute };
}

/**
 * Nobody texts a business about 3 in the morning: 1 to 6 without am/pm is the afternoon, 7 to 11 the morning,
 * unless the day part or the hour of today says otherwise.
 */
function toMinutes(said: Said, context: ClockContext): Minutes {
  const base = (said.hour % 12) * 60 + said.minute;
  if (said.half) return said.half === 'pm' ? base + 720 : base;
  if (said.hour === 0 || said.hour > 12) return said.hour * 60 + said.minute;
  if (said.hour === 12) return 720 + said.minute;
  if (context.half) return context.half === 'pm' ? base + 720 : base;
  if (said.hour <= 6) return base + 720;
  if (context.isToday && base < context.nowMinutes && base + 720 > context.nowMinutes) return base + 720;
  return base;
}

function range(a: Said, b: Said, context: ClockContext): { from: Minutes; to: Minutes } | null {
  const to = toMinutes(b, context);
  if (!a.half && b.half) {
    const asSame = toMinutes({ ...a, half: b.half }, context);
    const from =
      a.hour > 12 ? a.hour * 60 + a.minute : asSame < to ? asSame : toMinutes({ ...a, half: b.half === 'pm' ? 'am' : 'pm' }, context);
    return from < to ? { from, to } : null;
  }
  const from = toMinutes(a, context);
  if (to > from) return { from, to };
  return to + 720 > from && to + 720 < 1440 && !b.half ? { from, to: to + 720 } : null;
}

function blank(text: string, match: RegExpExecArray): string {
  return text.slice(0, match.index) + ' '.repeat(match[0].length) + text.slice(match.index + match[0].length);
}

/** Numbers that are never a time of day: money, temperatures, counts, phone numbers. */
export function hideOtherNumbers(text: string): string {
  const hide = (match: string): string => ' '.repeat(match.length);
  return text
    .replace(/\$ ?\d[\d,.]*/g, hide)
    .replace(
      /\b\d[\d,.]* ?(?:degrees?|deg|percent|years?|yrs?|yo|ft|feet|foot|gal|gallons?|tons?|amps?|volts?|watts?|months?|units?|people|kids|children|guests|rooms?|bed|beds|bedrooms?|baths?|bathrooms?|story|floors?|inch|inches|times|bucks|dollars|sq|square|hundred|miles?|outlets?|lights?|drains?|toilets?|sinks?|vents?|minutes?|%)(?![a-z])/g,
      hide,
    )
    .replace(/(?<![:/])\b\d{5,}\b/g, hide)
    .replace(/\b\d{3}[-. ]\d{3}[-. ]\d{4}\b|\b\d{3}[-. ]\d{4}\b/g, hide);
}

function ranges(rest: string, context: ClockContext): { from: Minutes; to: Minutes; rest: string } | null {
  for (const pattern of RANGES) {
    const match = mayMatch(rest, pattern) ? pattern.exec(rest) : null;
    if (!match) continue;
    const a = parseSaid(match[1] as string);
    const b = parseSaid(match[2] as string);
    const span = a && b ? range(a, b, context) : null;
    if (span) return { ...span, rest: blank(rest, match) };
  }
  return null;
}

function narrow(result: ClockFinding, as: Rule['as'], at: Minutes, seen: Minutes[]): void {
  if (as === 'from') result.from = Math.max(result.from ?? 0, at);
  else if (as === 'to') result.to = Math.min(result.to ?? 1440, at);
  else if (as === 'around') {
    result.from = Math.max(0, at - 60);
    result.to = Math.min(1439, at + 60);
  } else seen.push(at);
}

/** Finds the times of day said in one thought. Several exact times become the span they lie in. */
export function findClock(text: string, context: ClockContext): ClockFinding {
  const result: ClockFinding = { rest: hideOtherNumbers(text), found: false };
  const span = ranges(result.rest, context);
  if (span) Object.assign(result, span, { found: true });
  const exact: Minutes[] = [];
  for (const rule of RULES) {
    for (let i = 0; i < 3; i += 1) {
      const match = mayMatch(result.rest, rule.pattern) ? rule.pattern.exec(result.rest) : null;
      const said = match ? parseSaid(match[1] as string, match[2]) : null;
      if (!match || !said) break;
      narrow(result, rule.as, toMinutes(said, context), exact);
      result.rest = blank(result.rest, match);
      result.found = true;
    }
  }
  // "10 or 11", "2 or 3 pm": a bare number beside a time already found.
  const other = /^\s*(?:or|and)?\s*(\d{1,2})\s*(?:or|and)\s*$|\b(\d{1,2}) or\s{3,}|\s{3,}or (\d{1,2})\b/.exec(result.rest);
  const bare = other ? parseSaid((other[1] ?? other[2] ?? other[3]) as string) : null;
  if (other && bare && exact.length > 0) {
    exact.push(toMinutes({ ...bare, half: bare.half ?? ((exact[0] as number) >= 720 ? 'pm' : undefined) }, context));
    result.rest = blank(result.rest, other);
  }
  // "Between 3 and 4 or after 5": from the first of it on
  if (span && result.from !== undefined && result.to !== undefined && result.from >= result.to) {
    result.from = span.from;
    delete result.to;
  }
  return settle(result, exact);
}

function settle(result: ClockFinding, exact: Minutes[]): ClockFinding {
  const times = [...new Set(exact)];
  const [hour] = times;
  // An hour named beside "I get off at 3" is meant; it lies within what was said to be free.
  if (times.length === 1 && result.to === undefined && (result.from ?? 0) <= hour!) {
    result.exact = hour!;
    delete result.from;
  } else if (times.length > 1) {
    result.from = Math.min(...times);
    result.to = Math.min(1439, Math.max(...times) + 60);
  }
  return result;
}

export function wall(minutes: Minutes): string {
  const bounded = Math.max(0, Math.min(1439, Math.round(minutes)));
  return `${String(Math.floor(bounded / 60)).padStart(2, '0')}:${String(bounded % 60).padStart(2, '0')}`;
}
