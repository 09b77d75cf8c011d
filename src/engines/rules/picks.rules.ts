import type { DateTime } from 'luxon';
import { isoInZone } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { Pick } from '../engine.port.js';
import { CHECKABLE, isHedged, readAnswer } from './answers.rules.js';
import {
  ALL_BUT,
  ANY,
  asksForMore,
  CODES,
  CORRECTED,
  EARLIER_ONE,
  isQuestion,
  isRefusalOfAll,
  LAST_ONE,
  LATER_ONE,
  MENTION,
  MORE_TIMES,
  NEGATION,
  NONE,
  ORDINAL_WORDS,
  OWN_HOURS,
  QUESTION_START,
  REQUEST,
  TOLD_ANOTHER,
  WISHED_BUT,
} from './pick-words.rules.js';
import { readTime } from './time-preference.rules.js';
import { read, type Reading } from './words.rules.js';

export interface Choice {
  index: number;
  startsAt: string;
  label: string;
}

export interface PickResult {
  pick: Pick | null;
  /** The customer spoke about the offer but did not commit to exactly one opening. */
  isUnclear: boolean;
}

const NOTHING: PickResult = { pick: null, isUnclear: false };
const UNCLEAR: PickResult = { pick: null, isUnclear: true };

const NUMBER_WORDS: Record<string, number> = { one: 1, two: 2, three: 3, four: 4 };

interface Slot extends Choice {
  at: DateTime;
}

/** "I'll call around first", "let me eat first": before anything else, and not the first of the list. */
const BEFORE_THAT =
  /(?<!(?:^|[.,!?;:]| (?:the|el|la|take|want|do|book|prefer|with|pick|choose|yes|ok|okay|sure|yeah|yep|please|get|have|for|like|is|its|lets|and|or|grab|then|number|probably|great|perfect|good|fine|thanks|hi|be)) ?)\bfirst(?= ?(?:$|[.,!?;)]))/;

/** The numbers of the list that are named: "#2", "option two", "the second one", "the last one". */
function namedIndexes(text: string, slots: Slot[]): number[] {
  const found = new Set<number>();
  const mention = MENTION.exec(text);
  if (mention) {
    const said = mention[1] as string;
    found.add(NUMBER_WORDS[said] ?? Number(said));
  }
  for (const [pattern, position] of ORDINAL_WORDS)
    if (pattern.test(text) && !isMonthDay(text) && !(position === 1 && BEFORE_THAT.test(text)))
      found.add(slots[position - 1]?.index ?? position);
  const last = slots.at(-1);
  if (last && LAST_ONE.test(text)) found.add(last.index);
  // Of two openings, or of the two on the day that is named
  const two = slots.length === 2 ? slots : weekdayMatches(text, slots);
  if (two.length === 2 && LATER_ONE.test(text)) found.add(two[1]!.index);
  if (two.length === 2 && EARLIER_ONE.test(text)) found.add(two[0]!.index);
  return [...found];
}

function isMonthDay(text: string): boolean {
  return /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]* (?:the )?(?:first|second|third|fourth|\d)/.test(text);
}

/** "later"/"earlier" among more than two is no choice. */
function isVagueOrder(text: string, slots: Slot[]): boolean {
  return (
    slots.length > 2 &&
    /\b(?:the )?(?:later|latter|earlier|sooner) (?:one|time|slot|option)?\b/.test(text) &&
    namedIndexes(text, slots).length === 0
  );
}

/** "One please": elsewhere "one" only stands for what was named before. */
const ONE =
  /^(?:(?:ok|okay|yes|yeah|sure|hi|number|lets do|lets go with|go with|do) ,? ?)*one(?: ?,? (?:please|works?|is (?:good|fine|great|perfect)|for me|thanks|thank you|it is|sounds good|thumbsup))*[ .!]*$/;

function bareNumber(text: string): number | null {
  const words = text
    .replace(CHECKABLE, ' ')
    .replace(
      /\b(?:my|the|our) (?:wife|husband|boss|partner|mom|dad|roommate|boyfriend|girlfriend) (?:says|said|wants|picks|picked|prefers|likes)\b/g,
      ' ',
    )
    .replace(
      /\b(?:ok|okay|yes|yeah|sure|please|thanks|the|ill|i|will|lets|let|us|do|take|go|with|works?|for|me|is|give|gimme|with|good|fine|great|perfect|thank|you|one|that|would|be|best|and|book|want|like|can|we|sounds|number|prefer|id|it|pick|choose|thumbsup|happyface|fam|bro|mate|love|hun|dude|man|lol|gonna|going|to|lock|in|roll|down|put|us|cheers|ta)\b/g,
      ' ',
    )
    .replace(/[.,!#()]/g, ' ')
    .trim();
  if (ONE.test(text)) return 1;
  if (NUMBER_WORDS[words] !== undefined && words !== 'one') return NUMBER_WORDS[words];
  return /^\d{1,2}$/.test(words) ? Number(words) : null;
}

function matchesTime(slot: Slot, preference: TimePreference): boolean {
  const date = slot.at.toFormat('yyyy-MM-dd');
  const time = slot.at.toFormat('HH:mm');
  if (preference.dates?.length && !preference.dates.some((span) => span.from <= date && date <= span.to)) return false;
  if (preference.weekdays?.length && !preference.weekdays.includes(slot.at.weekday)) return false;
  if (preference.notDates?.includes(date) || preference.notWeekdays?.includes(slot.at.weekday)) return false;
  if (preference.exactTime && preference.exactTime !== time) return false;
  if (
    preference.timeOfDay &&
    (time < preference.timeOfDay.from || (preference.timeOfDay.to !== undefined && time >= preference.timeOfDay.to))
  )
    return false;
  return true;
}

/** "Monday" said on a Monday may mean an offered opening of today. */
function weekdayMatches(text: string, slots: Slot[]): Slot[] {
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  const said = names.flatMap((name, i) => (new RegExp(`\\b${name}\\b`).test(text) ? [i + 1] : []));
  return said.length === 1 ? slots.filter((slot) => slot.at.weekday === said[0]) : slots;
}

/** A bare hour beside an offer ("10 works") is an hour if exactly that hour was offered. */
function hourMatches(hour: number, slots: Slot[]): Slot[] {
  return slots.filter((slot) => slot.at.hour % 12 === hour % 12 && slot.at.minute === 0);
}

interface Weighed {
  matches: Slot[];
  spoke: boolean;
}

interface Scene {
  now: string;
  zone: string;
  /** We have asked "which one?" before: a bare number is now the number in the list. */
  isAskedAgain: boolean;
}

const ORDINAL = /\b(?:1st|2nd|3rd|4th)\b/g;

function weigh(text: string, slots: Slot[], { now, zone, isAskedAgain }: Scene): Weighed {
  const indexes = namedIndexes(text, slots);
  const bare = bareNumber(text);
  const reading = read(indexes.length > 0 && !isMonthDay(text) ? text.replace(ORDINAL, ' ') : text);
  const time = readTime(reading, now, zone);
  const sets: Slot[][] = [];
  if (indexes.length > 0) sets.push(slots.filter((slot) => indexes.includes(slot.index)));
  if (bare !== null && indexes.length === 0) {
    const byIndex = slots.filter((slot) => slot.index === bare);
    const byHour = isAskedAgain && byIndex.length > 0 ? [] : hourMatches(bare, slots);
    // "2" when option 2 is at 11 and option 3 at 2 o'clock: both readings stand.
    sets.push([...new Set([...byIndex, ...byHour])]);
  } else if (time && (time.dates || time.weekdays || time.exactTime || time.timeOfDay)) {
    // A range such as "after 3" commits to no opening; a day or a day part may.
    const isOpenRange =
      time.timeOfDay !== undefined &&
      time.timeOfDay !== null &&
      !/\b(?:morning|afternoon|evening|night|noon|lunch|first thing)\b|(?<!\d ?)\b[ap]m\b/.test(text);
    const isOpenSpan = time.dates?.some((date) => date.from !== date.to) ?? false;
    if ((isOpenRange || isOpenSpan) && indexes.length === 0) return { matches: [], spoke: true };
    const withoutDays: TimePreference = { ...time, dates: undefined };
    const sameWeekday = weekdayMatches(text, slots);
    const exact = slots.filter((slot) => matchesTime(slot, time));
    sets.push(
      exact.length > 0
        ? exact
        : sameWeekday.length < slots.length && !/\bnext\b|\d(?:st|nd|rd|th)\b|\bweek\b/.test(text)
          ? sameWeekday.filter((slot) => matchesTime(slot, withoutDays))
          : [],
    );
  }
  if (sets.length === 0) return { matches: [], spoke: false };
  const matches = sets.reduce((left, right) => left.filter((slot) => right.includes(slot)));
  return { matches, spoke: true };
}

/** Sentences that commit: questions commit only in the form "can I take the 2pm?". */
function committing(reading: Reading): { parts: string[]; hasOpenQuestion: boolean; asksOther: boolean } {
  const parts: string[] = [];
  let hasOpenQuestion = false;
  for (const sentence of reading.sentences) {
    const text = sentence
      .replace(/ ?[.!;]+$/, '')
      .replace(CODES, ' ')
      .trim();
    if (isQuestion(text) && !(REQUEST.test(text) && !/\b(?:or|instead|cheaper|how much|if)\b/.test(text))) hasOpenQuestion = true;
    else
      parts.push(
        ...text
          .replace(/\?|\bwhy not\b/g, '')
          .split(
            / but | also | by the way | so (?=the|ill|lets|monday|tuesday|wednesday|thursday|friday|\d)|(?<=\bnot (?:the )?(?:\d|one|two|three|four|first|second|third|fourth)(?: one)?) ,| ,(?= (?:not|no|cant|but|i cant|the|wednesday|monday|tuesday|thursday|friday|saturday|sunday)\b)/,
          ),
      );
  }
  // "Wednesday is good but can it be 4": the wish behind the "but" takes the agreement back.
  const said = parts.map((part) => part.trim()).filter(Boolean);
  const asksOther = said.some(
    (part, i) => i > 0 && QUESTION_START.test(part) && !REQUEST.test(part) && /\d|day\b|later|earlier/.test(part),
  );
  return { parts: said, hasOpenQuestion, asksOther };
}

function commitsToSomething(text: string): boolean {
  return !/\b(?:hows?|whats?|why|whos?|wheres?)\b/.test(text);
}

/**
 * Which offered opening the customer took. A pick needs exactly one reading: hedges, questions, other times,
 * two matches and conditions our calendar cannot check give no pick (rules.md C-48, C-64).
 */
export function readPick(reading: Reading, choices: readonly Choice[], now: string, zone: string, isAskedAgain = false): PickResult {
  const corrected = CORRECTED.exec(reading.flat);
  if (corrected && corrected.index > 0) {
    const rest = reading.flat.slice(corrected.index + corrected[0].length);
    const later = readPick(read(rest), choices, now, zone, isAskedAgain);
    if (later.pick && 'index' in later.pick && !/^ ?,? ?one\b/.test(rest)) return later;
  }
  const slots = choices.map((choice) => ({ ...choice, at: isoInZone(choice.startsAt, zone) })).sort((a, b) => a.index - b.index);
  if (slots.length === 0 || !reading.plain) return NOTHING;
  const text = reading.plain;
  const scene: Scene = { now, zone, isAskedAgain };
  const { parts, hasOpenQuestion, asksOther } = committing(reading);
  if (isHedged(text) || asksOther || MORE_TIMES.test(text) || TOLD_ANOTHER.test(text) || OWN_HOURS.test(text) || WISHED_BUT.test(text))
    return UNCLEAR;
  if (ALL_BUT.test(text)) return slots.length === 1 ? { pick: { none: true }, isUnclear: false } : UNCLEAR;
  const positive = parts.filter(
    (part) =>
      !NEGATION.test(part.replace(/\bcant wait\b|\bnot a problem\b|\bdont (?:care|mind)\b|\bdoesnt matter\b/g, '')) &&
      commitsToSomething(part),
  );
  const found = new Set<Slot>();
  // "I can't do those, but Tuesday at 10 is good"
  const refusesAll = isRefusalOfAll(text) && !/\b(?:but|except|only)\b/.test(text);
  const isRefusal = NONE.test(text) || refusesAll || wantsOthers(reading, slots, scene) || deniesEvery(reading, slots, scene);
  const answer = readAnswer(reading);
  let spoke = hasOpenQuestion && /\d|day\b|one\b/.test(text);
  for (const part of positive) {
    if (!isRefusal && isVagueOrder(part, slots)) return UNCLEAR;
    const weighed = weigh(part, slots, scene);
    spoke ||= weighed.spoke;
    // "Nope, need evenings": no, and a time that nobody offered
    if (weighed.spoke && weighed.matches.length === 0 && !isRefusal && answer !== 'no') return UNCLEAR;
    for (const slot of weighed.matches) found.add(slot);
  }
  const [only] = found;
  if (only && found.size === 1 && !isRefusal)
    return answer === 'no' || /\bor\b(?! (?:so|whatever))/.test(text) || !fitsAll(reading, only, scene)
      ? UNCLEAR
      : { pick: { index: only.index }, isUnclear: false };
  if (isRefusal) return { pick: { none: true }, isUnclear: false };
  if (found.size > 1) return UNCLEAR;
  // "2 or 4, either is fine" leaves a choice, but not among all of them.
  if (
    ANY.test(text) &&
    !/\d|day\b/.test(text) &&
    !hasOpenQuestion &&
    !NEGATION.test(text.replace(/\bdont (?:care|mind)\b|\bdoesnt matter\b/g, ''))
  )
    return { pick: { index: earliest(slots).index }, isUnclear: false };
  if (hasOpenQuestion && reading.sentences.length === 1 && answer !== 'no') return spoke || answer !== null ? UNCLEAR : NOTHING;
  return fromAnswer(reading, slots, spoke, parts, scene);
}

/** "Anything Thursday?" where no Thursday was offered. */
function wantsOthers(reading: Reading, slots: Slot[], { now, zone }: Scene): boolean {
  if (!asksForMore(reading.plain)) return false;
  const time = readTime(reading, now, zone);
  return time !== null && !time.notWeekdays && !slots.some((slot) => matchesTime(slot, time));
}

/** "Can't do Monday, Tuesday or Wednesday" where no other day was offered. */
function deniesEvery(reading: Reading, slots: Slot[], { now, zone }: Scene): boolean {
  const time = readTime(reading, now, zone);
  if (!time || time.dates || time.weekdays || time.exactTime) return false;
  return slots.every((slot) => time.notWeekdays?.includes(slot.at.weekday) || time.notDates?.includes(slot.at.toFormat('yyyy-MM-dd')));
}

/** "Wednesday, but not before 4" does not take Wednesday at 3: every condition in the text must hold. */
function fitsAll(reading: Reading, slot: Slot, { now, zone }: Scene): boolean {
  const time = readTime(read(reading.flat.replace(ORDINAL, ' ')), now, zone);
  return !time || matchesTime(slot, { ...time, dates: undefined, weekdays: undefined });
}

function earliest(slots: Slot[]): Slot {
  return slots.reduce((best, slot) => (slot.at < best.at ? slot : best));
}

/** "yes" to a single opening takes it; to a list it takes nothing; "no" refuses all. */
function fromAnswer(reading: Reading, slots: Slot[], spoke: boolean, parts: string[], scene: Scene): PickResult {
  const answer = readAnswer(reading);
  if (answer === 'no') return { pick: { none: true }, isUnclear: false };
  if (answer === 'yes' && !spoke) return slots.length === 1 ? { pick: { index: slots[0]!.index }, isUnclear: false } : UNCLEAR;
  const refusesNamed = parts.some((part) => NEGATION.test(part) && weigh(part.replace(NEGATION, ' '), slots, scene).spoke);
  // "I have a meeting at 10" says nothing against an opening at 2.
  const refusesThis = parts.some((part) => NEGATION.test(part) && weigh(part.replace(NEGATION, ' '), slots, scene).matches.length > 0);
  if (refusesThis && slots.length === 1) return { pick: { none: true }, isUnclear: false };
  return spoke || answer === 'unclear' || refusesNamed ? UNCLEAR : NOTHING;
}
