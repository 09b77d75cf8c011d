// When a text in which we speak first may leave. Federal 8:00 to 21:00 at the recipient, 47 CFR 64.1200(c)(1); narrower state rows
// from contracts.md 4.3. The strictest row wins; every candidate zone must allow the instant.
import { addDays, atLocal, inZone, localDate, minutesOf, weekdayOf } from '../common/time.rules.js';

/** Minutes of the day, half open: [from, to). */
export interface AllowedSpan {
  from: number;
  to: number;
}

const DAY = 1440;
const FEDERAL: AllowedSpan = { from: 8 * 60, to: 21 * 60 };
const SEARCH_DAYS = 8;
/** What is meant to leave before the quiet hours begin needs this many minutes to do so. */
const BEFORE_THE_NIGHT = 15;
const SUNDAY = 7;
const SATURDAY = 6;

const hours = (from: number, to: number): AllowedSpan => ({ from: from * 60, to: to * 60 });

/** Narrower rows by state and weekday (1 = Monday); checked by counsel before release. */
function stateHours(state: string, weekday: number): AllowedSpan | null {
  switch (state) {
    case 'FL':
    case 'OK':
    case 'MD':
    case 'WA':
    case 'NJ':
    case 'MS':
      return hours(8, 20);
    case 'CT':
      return hours(9, 20);
    case 'RI':
      return weekday >= SATURDAY ? hours(10, 17) : hours(9, 18);
    case 'TX':
      return weekday === SUNDAY ? hours(12, 21) : hours(9, 21);
    default:
      return null;
  }
}

export interface QuietHours {
  zones: readonly string[];
  /** 'HH:mm'; quiet from here... */
  quietStart: string;
  /** ...to here. Equal values mean that the business sets no quiet hours of its own. */
  quietEnd: string;
  /** Federal and state rows hold for recipients in the United States. */
  country: string | null;
  state: string | null;
}

/** The spans of a weekday in which a proactive text may leave: the business's own hours cut by the law's. */
export function allowedSpans(rules: Omit<QuietHours, 'zones'>, weekday: number): AllowedSpan[] {
  let spans = businessSpans(rules.quietStart, rules.quietEnd);
  if (rules.country === 'US' || rules.country === null) spans = cut(spans, FEDERAL);
  const state = rules.state ? stateHours(rules.state, weekday) : null;
  return state ? cut(spans, state) : spans;
}

/** Is the instant legal in every zone? */
export function isAllowedAt(at: Date, rules: QuietHours): boolean {
  return rules.zones.every((zone) => isAllowedIn(zone, at, rules));
}

/** The first legal instant from `now` on, `now` itself if it is legal; null if no instant of the coming week is legal in every zone. */
export function nextAllowedInstant(now: Date, rules: QuietHours): Date | null {
  if (isAllowedAt(now, rules)) return now;
  const limit = now.getTime() + SEARCH_DAYS * DAY * 60_000;
  const starts = rules.zones
    .flatMap((zone) => spanStarts(zone, now, rules))
    .filter((at) => at.getTime() > now.getTime() && at.getTime() <= limit);
  starts.sort((a, b) => a.getTime() - b.getTime());
  // The intersection of half-open spans can only begin where one of them begins.
  return starts.find((at) => isAllowedAt(at, rules)) ?? null;
}

/**
 * The last legal instant from `earliest` to `latest`, both included: `latest` itself if it is legal, else a quarter of an hour before quiet
 * hours begin. Null if there is none.
 */
export function latestAllowedInstant(latest: Date, earliest: Date, rules: QuietHours): Date | null {
  if (earliest.getTime() > latest.getTime()) return null;
  if (isAllowedAt(latest, rules)) return latest;
  const ends = rules.zones
    .flatMap((zone) => spanEnds(zone, earliest, latest, rules))
    .filter((at) => at.getTime() >= earliest.getTime() && at.getTime() <= latest.getTime());
  ends.sort((a, b) => b.getTime() - a.getTime());
  // The intersection of spans can only end where one of them ends.
  return ends.find((at) => isAllowedAt(at, rules)) ?? null;
}

function isAllowedIn(zone: string, at: Date, rules: QuietHours): boolean {
  const local = inZone(at, zone);
  const minute = local.hour * 60 + local.minute;
  return allowedSpans(rules, local.weekday).some((span) => span.from <= minute && minute < span.to);
}

function spanStarts(zone: string, now: Date, rules: QuietHours): Date[] {
  const today = localDate(now, zone);
  const starts: Date[] = [];
  for (let day = 0; day <= SEARCH_DAYS; day += 1) {
    const date = addDays(today, day);
    for (const span of allowedSpans(rules, weekdayOf(date))) starts.push(atLocal(date, clock(span.from), zone).toJSDate());
  }
  return starts;
}

/** A quarter of an hour before each span of these days ends. */
function spanEnds(zone: string, earliest: Date, latest: Date, rules: QuietHours): Date[] {
  const lastDay = localDate(latest, zone);
  const ends: Date[] = [];
  for (let date = localDate(earliest, zone); date <= lastDay; date = addDays(date, 1)) {
    for (const span of allowedSpans(rules, weekdayOf(date)))
      ends.push(atLocal(date, clock(Math.max(span.from, span.to - BEFORE_THE_NIGHT)), zone).toJSDate());
  }
  return ends;
}

function businessSpans(quietStart: string, quietEnd: string): AllowedSpan[] {
  const start = minutesOf(quietStart);
  const end = minutesOf(quietEnd);
  // A setting nobody can read must not open the night.
  if (start === null || end === null) return [FEDERAL];
  if (start === end) return [{ from: 0, to: DAY }];
  if (end < start) return [{ from: end, to: start }];
  return [
    { from: 0, to: start },
    { from: end, to: DAY },
  ].filter((span) => span.from < span.to);
}

function cut(spans: AllowedSpan[], by: AllowedSpan): AllowedSpan[] {
  return spans.map((span) => ({ from: Math.max(span.from, by.from), to: Math.min(span.to, by.to) })).filter((span) => span.from < span.to);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
