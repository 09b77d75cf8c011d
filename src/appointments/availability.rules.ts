import { openRanges, type Holiday, type OpenSpan, type WeekHours } from '../common/business-hours.rules.js';
import { addMinutes } from '../common/clock.js';
import { addDays, atLocal, localDate, timeLabel, type LocalDate } from '../common/time.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import type { Candidate } from './candidate.schema.js';
import { minuteOfDay, minutesFrom, namesDays, wantsDay, wantsTime } from './preference.rules.js';
import { spread } from './spread.rules.js';

export interface Opening {
  startsAt: string;
  endsAt: string;
  resourceId: string;
  /** 'Tue Nov 24, 2:00 PM' in the business's zone. */
  label: string;
}

export interface BusySpan {
  resourceId: string;
  startsAt: Date;
  /** With the buffer: when the resource is free again. */
  endsAt: Date;
}

export interface BookableResource {
  id: string;
  /** Its own hours; without them it follows the business. */
  hours?: Partial<WeekHours> | null;
}

export interface AvailabilityFacts {
  now: Date;
  hours: Partial<WeekHours>;
  holidays: readonly Holiday[];
  zone: string;
  durationMinutes: number;
  bufferMinutes: number;
  resources: readonly BookableResource[];
  busy: readonly BusySpan[];
  /** Exclusive holds of other conversations. */
  holds: readonly BusySpan[];
  preference?: TimePreference | null;
  limit: number;
  /** First day to look at; today when unset. */
  from?: LocalDate;
  businessDays?: number;
  leadMinutes?: number;
}

/** Nobody can be at the door in five minutes. */
export const LEAD_MINUTES = 60;
export const GRID_MINUTES = 30;
const MINUTE_MS = 60_000;
export const BUSINESS_DAYS = 3;
/** How many days are looked at, from the first that counts. */
export const HORIZON_DAYS = 60;
/** A day that is named later than this is more often a slip than a wish. */
const FARTHEST_DAYS = 300;
const WEEKDAY_HORIZON_DAYS = 14;

/** Up to `limit` free starts, in order of time: spread over the next business days, or what the customer asked for. */
export function openings(facts: AvailabilityFacts): Opening[] {
  const candidates = candidateStarts(facts);
  return spread(candidates, { limit: facts.limit, zone: facts.zone, preference: facts.preference ?? null }).map((candidate) =>
    toOpening(candidate, facts),
  );
}

/** Is this one start free, on which resource? Used when a customer picks and when staff name a time. */
export function freeResource(
  start: Date,
  facts: Pick<AvailabilityFacts, 'durationMinutes' | 'bufferMinutes' | 'resources' | 'busy' | 'holds'>,
): string | null {
  const until = addMinutes(start, facts.durationMinutes + facts.bufferMinutes);
  const isTaken = (span: BusySpan, id: string): boolean => span.resourceId === id && span.startsAt < until && start < span.endsAt;
  const free = facts.resources.find(({ id }) => ![...facts.busy, ...facts.holds].some((span) => isTaken(span, id)));
  return free?.id ?? null;
}

export function candidateStarts(facts: AvailabilityFacts): Candidate[] {
  const earliest = addMinutes(facts.now, facts.leadMinutes ?? LEAD_MINUTES);
  const found: Candidate[] = [];
  for (const date of daysToSearch(facts, earliest)) {
    const day = startsOfDay(date, facts, earliest);
    const wanted = facts.preference
      ? day.filter((candidate) => wantsTime(candidate.start, facts.preference as TimePreference, facts.zone))
      : day;
    found.push(...wanted);
  }
  return found;
}

/** The first day to look at: a day that is named may lie months ahead. */
function firstDay(now: Date, zone: string, { from, preference }: Pick<AvailabilityFacts, 'from' | 'preference'>): LocalDate {
  const today = localDate(now, zone);
  const named = preference?.dates?.map((date) => date.from).sort()[0];
  const first = from ?? named ?? today;
  return first > today && first <= addDays(today, FARTHEST_DAYS) ? first : today;
}

/** Where such a search ends at the latest: what is busy until then must be known to it. */
export function searchEnd(now: Date, zone: string, search: Pick<AvailabilityFacts, 'from' | 'preference'>): Date {
  const last = addDays(firstDay(now, zone, search), HORIZON_DAYS + 2);
  return atLocal(last, '00:00', zone).toJSDate();
}

/** The days that count: the ones the customer named, else the next business days that still have time left. */
function daysToSearch(facts: AvailabilityFacts, earliest: Date): LocalDate[] {
  const preference = facts.preference ?? null;
  const first = firstDay(facts.now, facts.zone, facts);
  const isNamed = preference !== null && namesDays(preference);
  const wantedDays = isNamed ? HORIZON_DAYS : (facts.businessDays ?? BUSINESS_DAYS);
  const horizon = isNamed && !preference.dates?.length ? WEEKDAY_HORIZON_DAYS : HORIZON_DAYS;
  const days: LocalDate[] = [];
  for (let ahead = 0; ahead < horizon && days.length < wantedDays; ahead += 1) {
    const date = addDays(first, ahead);
    if (preference && !wantsDay(date, preference)) continue;
    if (openRanges(date, facts.hours, facts.holidays, facts.zone).some((span) => fits(span, facts.durationMinutes, earliest)))
      days.push(date);
  }
  return days;
}

function fits(span: OpenSpan, durationMinutes: number, earliest: Date): boolean {
  const start = Math.max(span.start.toMillis(), earliest.getTime());
  return span.end.toMillis() - start >= durationMinutes * MINUTE_MS;
}

function startsOfDay(date: LocalDate, facts: AvailabilityFacts, earliest: Date): Candidate[] {
  const byStart = new Map<number, Candidate>();
  for (const resource of facts.resources) {
    for (const span of openRanges(date, resource.hours ?? facts.hours, facts.holidays, facts.zone)) {
      for (const start of gridStarts(span, date, facts, earliest)) {
        if (byStart.has(start.getTime())) continue;
        const id = freeResource(start, { ...facts, resources: [resource] });
        if (id !== null) byStart.set(start.getTime(), { start, date, resourceId: id });
      }
    }
  }
  return [...byStart.values()].sort((a, b) => a.start.getTime() - b.start.getTime());
}

/** Starts on the half hour of the wall clock, plus the exact time that was asked for. */
function gridStarts(span: OpenSpan, date: LocalDate, facts: AvailabilityFacts, earliest: Date): Date[] {
  const last = span.end.toMillis() - facts.durationMinutes * MINUTE_MS;
  const first = Math.max(span.start.toMillis(), earliest.getTime());
  const starts = new Map<number, Date>();
  const exact = facts.preference?.exactTime;
  if (exact) {
    const at = atLocal(date, exact, facts.zone).toJSDate();
    if (at.getTime() >= first && at.getTime() <= last) starts.set(minuteOfDay(at, facts.zone), at);
  }
  const earliestMinute = Math.ceil(first / MINUTE_MS) * MINUTE_MS;
  const offGrid = minuteOfDay(new Date(earliestMinute), facts.zone) % GRID_MINUTES;
  const onGrid = earliestMinute + (offGrid === 0 ? 0 : GRID_MINUTES - offGrid) * MINUTE_MS;
  for (let at = onGrid; at <= last; at += GRID_MINUTES * MINUTE_MS) {
    const start = new Date(at);
    // The hour that autumn doubles is offered once: two openings with one name cannot be told apart.
    const wall = minuteOfDay(start, facts.zone);
    if (!starts.has(wall)) starts.set(wall, start);
  }
  return [...starts.values()];
}

/** Did one of these openings start exactly when the customer asked? */
export function isExact(opening: Opening, preference: TimePreference, zone: string): boolean {
  return preference.exactTime !== undefined && minutesFrom(preference.exactTime, new Date(opening.startsAt), zone) === 0;
}

export function toOpening(candidate: Candidate, facts: Pick<AvailabilityFacts, 'durationMinutes' | 'zone'>): Opening {
  return {
    startsAt: candidate.start.toISOString(),
    endsAt: addMinutes(candidate.start, facts.durationMinutes).toISOString(),
    resourceId: candidate.resourceId,
    label: timeLabel(candidate.start, facts.zone),
  };
}
