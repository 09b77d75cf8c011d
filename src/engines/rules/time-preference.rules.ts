import { mayMatch } from '../../common/prefilter.js';
import { DateTime } from 'luxon';
import { isoInZone } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import { findClock, spellClock, wall, type ClockFinding } from './clock-times.rules.js';
import type { DayFinding } from './calendar-dates.rules.js';
import { findDays } from './day-words.rules.js';
import { NEGATED, negativeWeekdays, splitNegatedDays } from './excluded-days.rules.js';
import { settleDays } from './settled-days.rules.js';
import { timeForms } from './time-forms.rules.js';
import { dropPastAndSmallTalk, isAboutThePast } from './time-noise.rules.js';
import { isReason, thoughts } from './thoughts.rules.js';
import type { Reading } from './words.rules.js';

interface DayPart {
  pattern: RegExp;
  from: number;
  to?: number;
  half?: 'am' | 'pm';
}

const at = (hours: number): number => hours * 60;

const DAY_PARTS: DayPart[] = [
  {
    pattern: /\bfirst thing(?: in the (?:morning|am))?\b|\b(?:early|earliest) (?:in the )?(?:morning|mornings|am)\b|\bmorning early\b/,
    from: at(6),
    to: at(10),
    half: 'am',
  },
  { pattern: /\blate (?:in the )?morning\b|\bmid ?morning\b/, from: at(9.5), to: at(12), half: 'am' },
  { pattern: /\blate(?:r)? (?:in the |this )?(?:afternoon|pm)\b|\bend of (?:the )?(?:work ?)?day\b/, from: at(15), to: at(18), half: 'pm' },
  { pattern: /\bearly (?:in the )?afternoon\b/, from: at(12), to: at(14.5), half: 'pm' },
  { pattern: /\bbefore lunch(?: ?time)?\b/, from: at(6), to: at(12), half: 'am' },
  { pattern: /\bafter (?:my )?lunch(?: ?time)?\b/, from: at(13), half: 'pm' },
  { pattern: /\bafter work\b|\bafter hours\b|\bafter my shift\b/, from: at(17), half: 'pm' },
  { pattern: /\bbefore work\b/, from: at(6), to: at(9), half: 'am' },
  { pattern: /\bafter (?:school|pick ?up)\b/, from: at(15), half: 'pm' },
  { pattern: /\b(?:over |at |around |during )?(?:my )?lunch(?: ?time| break| hour)?\b/, from: at(11.5), to: at(13.5), half: 'pm' },
  { pattern: /(?<!\b(?:before|after|by|until|till|til|at|from|to|and) )\bmid ?day\b/, from: at(11), to: at(14), half: 'pm' },
  { pattern: /\btonight\b|\bthis evening\b|\bat night\b|\bnight ?time\b/, from: at(17), half: 'pm' },
  { pattern: /\bevenings?\b|\bnights?\b/, from: at(17), to: at(21), half: 'pm' },
  { pattern: /\bafternoons?\b/, from: at(12), to: at(17), half: 'pm' },
  {
    pattern:
      /\bmornings?\b|(?<!\bgood )\bmorn\b|\b(?:in|during) the am\b|(?<=\b(?:tomorrow|\w+day|the|weekend|preferably|ideally|prefer|mostly|only) )ams?\b(?! i\b)/,
    from: at(6),
    to: at(12),
    half: 'am',
  },
  { pattern: /\b(?:in|during) the pm\b|(?<=\b(?:tomorrow|today|\w+day|the|weekend) )pms?\b/, from: at(12), to: at(18), half: 'pm' },
];

const ASAP =
  /\basap\b|\b(?:as )?soon as (?:possible|you can|u can|yall can|someone can)\b|\b(?:need|want|send|get|come)(?: (?:someone|somebody|you|yall|help|out|here|over|me|us|one of your guys|an? \w+)){1,4} now\b(?! (?:and|that|its|then))|\bright away\b|\b(?:come|need|want|send|help|here|fix\w*|available|someone|somebody)\b.{0,30}\bright now\b|\bright now (?:please|if)\b|\bimmediately\b|\bsoonest\b|\b(?:quickest|fastest) (?:you|u|possible|yall|someone)\b|\bearliest (?:possible|available|you|time|opening|slot|appointment)|\b(?:whats|what is) (?:the |your )?(?:soonest|earliest)|\bhow (?:soon|quick|quickly|fast) (?:can|could|would|will) (?:you|u|yall|someone|somebody|anyone|anybody|they|a \w+|one of)\b|\bhow (?:soon|quick|quickly|fast) (?:can|could|would|will|are|is)\b(?! (?:it|i|we|that)\b)|^(?:and |so |okay |ok )?how soon(?: \?|$)|\bfirst available\b|\bnext available\b|\bas early as possible\b|\bsooner the better\b|\bstraight away\b|\bnow (?:please|if possible)\b/;
const FLEXIBLE =
  /\bwhenever\b(?! (?:i|we|it|the|my|anyone|someone|they|he|she)\b(?! (?:can|is|works|get)))|\bany ?time(?!s)(?! (?:soon|after|before|between|past|from|today|tonight|tomorrow|this|next|on|in|later|around|monday|tuesday|wednesday|thursday|friday|saturday|sunday|works? (?:for (?:me|us) )?(?:on|after|before|between|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)))|\b(?:im|i am|pretty|very|totally|schedule is|were) (?:pretty |very |totally )?flexible\b|\bany day(?! (?:but|except|next|this))\b|\bdoes(?:nt| not) matter (?:when|what)|\bwhat(?:ever| ever) (?:works|time|day)|\bwhat(?:ever|ever time|ever day)? (?:suits|is (?:easiest|best|convenient) for) (?:you|yall)\b|\bwhatever(?:s| is) (?:easiest|best|convenient|good)\b|\bi can do any|\bno preference\b|\bopen schedule\b|\bmy schedule is open\b|\byour (?:call|choice|pick)\b|\bup to you\b|\bdont care when\b/;

const NEGATIVE_CLAUSE =
  /\b(?:(?:i|we) (?:already )?(?:have|got) (?:a |an |my |to )?(?:thing|meeting|class|shift|doctors?|dentist|interview|flight|party|game|practice|event|wedding|funeral|work|school|church|plans|something)|cant|can not|wont be able|not (?:gonna|going to) make|not available|unavailable|not free|am busy|im busy|not home|out of town|on vacation|im away|wont be (?:home|here|around)|not going to be (?:home|here)|(?:im|i am|we are) (?:dropping|picking up|teaching|flying|(?:having|getting) (?:surgery|my|a|an|guests|company)|in (?:a |an |my |the )?(?:meeting|class|court|surgery)|at (?:a |an |my |the )?(?:doctors?|dentist|school|gym|church|hospital|vet|game|funeral|wedding))|(?:im|i am|we are|were|i will be|we will be) (?:travel\w+|gone|abroad|out)(?: \w+)? from(?= (?:the )?(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|doesnt work|dont work|wont work|isnt good|no good|im booked|im tied up|not around|wont work|so no)\b/;

interface Gathered {
  dates: { from: string; to: string }[];
  notDates: string[];
  weekdays: number[];
  notWeekdays: number[];
  from?: number;
  to?: number;
  exact?: number;
  said: string[];
  isAsap: boolean;
  isFlexible: boolean;
}

function united(a: DayPart, b: DayPart): DayPart {
  const to = a.to === undefined || b.to === undefined ? undefined : Math.max(a.to, b.to);
  return {
    pattern: a.pattern,
    from: Math.min(a.from, b.from),
    ...(to === undefined ? {} : { to }),
    ...(a.half && a.half === b.half ? { half: a.half } : {}),
  };
}

function partsOf(text: string): { part: DayPart | null; rest: string; isNegated: boolean } {
  for (const part of DAY_PARTS) {
    const match = mayMatch(text, part.pattern) ? part.pattern.exec(text) : null;
    if (!match) continue;
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    const isNegated = NEGATED.test(before) || /^ *(?:doesnt|dont|wont|isnt|arent) (?:work|good)/.test(after) || /\bno $/.test(before);
    const rest = before + ' '.repeat(match[0].length) + after;
    const other = isNegated ? null : partsOf(rest);
    // "Monday morning or Tuesday afternoon": the span that holds both.
    if (other?.part && !other.isNegated) return { part: united(part, other.part), rest: other.rest, isNegated };
    return { part, rest, isNegated };
  }
  return { part: null, rest: text, isNegated: false };
}

function addNegative(out: Gathered, text: string, now: DateTime): void {
  const days = findDays(text, now);
  out.notWeekdays.push(...days.weekdays);
  for (const date of days.dates) {
    let day = DateTime.fromISO(date.from, { zone: 'utc' });
    for (let i = 0; i < 14 && day.toFormat('yyyy-MM-dd') <= date.to; i += 1, day = day.plus({ days: 1 }))
      out.notDates.push(day.toFormat('yyyy-MM-dd'));
  }
}

function addPart(out: Gathered, part: DayPart, isNegated: boolean): void {
  if (!isNegated) {
    out.from = Math.max(out.from ?? 0, part.from);
    if (part.to !== undefined) out.to = Math.min(out.to ?? 1440, part.to);
  } else if (part.from < at(11)) out.from = Math.max(out.from ?? 0, part.to ?? at(12));
  else out.to = Math.min(out.to ?? 1440, part.from);
}

/** "My shift ends at 3, so any time past that": the hour is where it begins; "before then" is where it ends. */
function bounds(text: string, clock: ClockFinding): ClockFinding {
  const { exact, ...rest } = clock;
  if (exact === undefined) return clock;
  if (/\b(?:after|past) (?:that|then)\b/.test(text)) return { ...rest, from: exact };
  return /\b(?:before|until|till) (?:that|then)\b/.test(text) ? { ...rest, from: 0, to: exact } : clock;
}

/** "After 3:30 works, I get off at 3": the end of somebody's day loosens no limit that they named. */
const isOffWork = (text: string, { from, to, exact }: ClockFinding): boolean =>
  from !== undefined &&
  to === undefined &&
  exact === undefined &&
  /\b(?:get off|off work|im off|finish|done|get home|till|until)\b/.test(text);

function addClock(out: Gathered, clock: Pick<ClockFinding, 'exact' | 'from' | 'to'>): void {
  if (clock.exact !== undefined) out.exact = clock.exact;
  if (clock.from !== undefined) out.from = clock.from;
  if (clock.to !== undefined) out.to = clock.to;
}

const empty = (): Gathered => ({ dates: [], notDates: [], weekdays: [], notWeekdays: [], said: [], isAsap: false, isFlexible: false });

/** Why, and when all the same: "because I'm only home after 4". */
const MAY_WISH =
  /\b(?:free|libre|puedo|mejor|off|home|available|done|only|can|could|want|need|best|better|good|works? (?:for|best|better)|until|till|til|after|before)\b/;

function gather(out: Gathered, thought: string, now: DateTime, isAsked: boolean): void {
  if (isAboutThePast(thought, isAsked)) return;
  const text = spellClock(dropPastAndSmallTalk(thought, now));
  out.isAsap ||= ASAP.test(text) && !/\bnot right now\b/.test(text);
  out.isFlexible ||= FLEXIBLE.test(text);
  const isNegative = NEGATIVE_CLAUSE.test(text) && !/\b(?:until|till|til|before|after)\b/.test(text);
  const { positive, negative } = isNegative ? { positive: '', negative: text } : splitNegatedDays(text);
  if (negative) {
    const names = negativeWeekdays(negative);
    out.notWeekdays.push(...names);
    addNegative(out, negative, now);
  }
  if (isNegative) {
    const { part } = partsOf(text);
    if (part && !findDays(text, now).found) addPart(out, part, true);
    return;
  }
  if (isReason(thought)) addReason(out, positive, now);
  else addPositive(out, positive, now, isAsked);
  if (out.said.at(-1) !== thought && (negative || ASAP.test(text) || FLEXIBLE.test(text))) out.said.push(thought);
}

/** "Because I can only do Tuesday at 3" is the wish itself. */
const WISHES_IN_REASON = /\b(?:can only|could only|only (?:do|make|free|available|home)|can do)\b/;

/** What the reason of a wish tells of days and hours adds to it where it named none itself; an exact hour only where it is the wish. */
function addReason(out: Gathered, text: string, now: DateTime): void {
  if (!MAY_WISH.test(text)) return;
  const why = empty();
  addPositive(why, text, now, false);
  if (out.dates.length + out.weekdays.length === 0) {
    out.dates.push(...why.dates);
    out.weekdays.push(...why.weekdays);
  }
  if (out.from === undefined && out.to === undefined && out.exact === undefined)
    addClock(out, {
      ...(why.from !== undefined && { from: why.from }),
      ...(why.to !== undefined && { to: why.to }),
      ...(why.exact !== undefined && WISHES_IN_REASON.test(text) && { exact: why.exact }),
    });
}

function addPositive(out: Gathered, text: string, now: DateTime, isAsked: boolean): void {
  const days: DayFinding = findDays(text, now);
  const { part, rest, isNegated } = partsOf(text);
  const clockText = findDays(rest, now).rest;
  const half = part?.half && !isNegated ? part.half : undefined;
  const context = { nowMinutes: now.hour * 60 + now.minute, isToday: days.isToday, ...(half ? { half } : {}) };
  const clock = bounds(text, findClock(bareHour(clockText, days.found || part !== null, isAsked), context));
  if (!days.found && !part && !clock.found) return;
  out.dates.push(...days.dates);
  out.weekdays.push(...days.weekdays);
  if (days.fromMinutes !== undefined) out.from = days.fromMinutes;
  if (part && clock.exact === undefined) addPart(out, part, isNegated);
  if (clock.from !== undefined && part && clock.to === undefined && part.to !== undefined && clock.from < part.to) out.to = part.to;
  addClock(out, isOffWork(text, clock) ? { from: Math.max(out.from ?? 0, clock.from!) } : clock);
  out.said.push(text.replace(/\s+/g, ' ').trim());
}

/** "friday 10", "tomorrow 2": a bare hour beside a day, or alone when the time was asked for. */
function bareHour(text: string, hasDay: boolean, isAsked: boolean): string {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if ((hasDay || isAsked) && /^(?:1[0-2]|[1-9]) or (?:1[0-2]|[1-9])$/.test(tidy))
    return text.replace(/\b(\d{1,2}) or (\d{1,2})\b/, 'at $1 or at $2');
  if (
    isAsked &&
    /^(?:maybe |say |like |okay |yes |yeah |sure )?(1[0-2]|[1-9])(?: (?:please|works?|is fine|is good|would work))*$/.test(tidy)
  )
    return text.replace(/\b(1[0-2]|[1-9])\b/, 'at $1');
  if (
    hasDay &&
    /^(?:(?:do you have|have you got|got|have|any|what about|how about|is there|book|schedule|put|me|us|down|in|can|we|you|come|could|so|maybe|say|okay|sure|great|perfect|lets|do|yes|yeah|works?|around|please|is|good|fine|for|me|the|of|on) ?)*(1[0-2]|[1-9])(?: (?:please|works?|is|good|fine|if|possible|okay|for|me|on))*$/.test(
      tidy,
    )
  )
    return text.replace(/(?<!around )\b(1[0-2]|[1-9])\b/, 'at $1');
  return text;
}

const CORRECTION =
  /\b(?:no wait|wait no|wait|actually|i mean|i meant|meant|scratch that|correction|make that|(?<!\b(?:not|gonna|going to) )make it|oops|sorry|rather|instead of that|change that to)\b|\? (?:no|nah|nope) ,?(?= \w)/;

/** "asap? nah, today some time" */
const TAKEN_BACK = /\basap [?,.!]+ (?:nah|nope|no|not really)\b(?! later)/g;

/** After "no wait, Wednesday" only what follows counts, for the parts it names again. */
function gatherAll(flat: string, now: DateTime, isAsked: boolean): Gathered {
  const collect = (text: string): Gathered => {
    const out = empty();
    const all = thoughts(text.replace(TAKEN_BACK, ' . '));
    // "Morning! My heat is out": a greeting, not a wish.
    if (!isAsked && all.length > 1 && /^(?:morning|afternoon|evening)$/.test(all[0] as string)) all.shift();
    for (const thought of all) gather(out, thought, now, isAsked);
    return out;
  };
  const match = CORRECTION.exec(flat);
  const all = collect(flat);
  if (!match) return all;
  const later = collect(flat.slice(match.index + match[0].length));
  if (later.said.length === 0) return all;
  const earlier = collect(flat.slice(0, match.index));
  const hasDays = later.dates.length > 0 || later.weekdays.length > 0;
  const hasTime = later.exact !== undefined || later.from !== undefined || later.to !== undefined;
  return {
    ...later,
    ...(hasDays ? {} : { dates: earlier.dates, weekdays: earlier.weekdays }),
    ...(hasTime ? {} : { from: earlier.from, to: earlier.to, exact: earlier.exact }),
  };
}

/** When the customer would like to come, in the org's zone; null when nothing was said about it. */
export function readTime(reading: Reading, nowIso: string, zone: string, isAsked = false): TimePreference | null {
  const now = isoInZone(nowIso, zone);
  if (!now.isValid) return null;
  const out = settleDays(gatherAll(timeForms(reading.flat), now, isAsked), now.toFormat('yyyy-MM-dd'));
  const hasAny =
    out.dates.length + out.notDates.length + out.weekdays.length + out.notWeekdays.length > 0 ||
    out.exact !== undefined ||
    out.from !== undefined ||
    out.to !== undefined ||
    out.isAsap ||
    out.isFlexible;
  if (!hasAny) return null;
  const text = [...new Set(out.said)].join(', ').slice(0, 200) || reading.plain.slice(0, 120);
  const unique = <V>(values: V[]): V[] => [...new Set(values)];
  const dates = out.dates
    .filter((d, i) => out.dates.findIndex((o) => o.from === d.from && o.to === d.to) === i)
    .sort((a, b) => a.from.localeCompare(b.from))
    .slice(0, 7);
  const hasSpan = out.exact === undefined && (out.from !== undefined || out.to !== undefined);
  return {
    ...(dates.length ? { dates } : {}),
    ...(out.notDates.length ? { notDates: unique(out.notDates) } : {}),
    ...(out.weekdays.length ? { weekdays: unique(out.weekdays) } : {}),
    ...(out.notWeekdays.length ? { notWeekdays: unique(out.notWeekdays) } : {}),
    ...(hasSpan
      ? { timeOfDay: { from: wall(out.from ?? 0), ...(out.to !== undefined && out.to < 1440 ? { to: wall(out.to) } : {}) } }
      : {}),
    ...(out.exact !== undefined ? { exactTime: wall(out.exact) } : {}),
    ...(out.isAsap ? { isAsap: true } : {}),
    ...(out.isFlexible ? { isFlexible: true } : {}),
    text,
  };
}
