import { DateTime, IANAZone } from 'luxon';
import { remember } from './remember.js';
import { zoneOf } from './zones.js';

/** A day as people write it, in some zone: 2026-11-24. */
export type LocalDate = string;
/** A wall-clock time: 08:00. 24:00 is the end of the day. */
export type WallTime = string;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const HAS_OFFSET = /(z|[+-](0\d|1[0-4]):?[0-5]\d)$/i;
const WALL_INPUT = /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;
const MINUTES_PER_DAY = 1440;
const DAY_LABEL = 'ccc LLL d';

export const isZone: (zone: string) => boolean = remember((zone: string) => IANAZone.isValidZone(zone));

export function isLocalDate(text: string): boolean {
  return DATE.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** Minutes since midnight; null when it is not a time of day. 24:00 is allowed as an end. */
export function minutesOf(time: WallTime): number | null {
  if (time === '24:00') return MINUTES_PER_DAY;
  const match = TIME.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}

/** A written instant on the clock of a zone; one turn asks for the same few many times. */
export const isoInZone: (iso: string, zone: string) => DateTime = remember((iso: string, zone: string) =>
  iso.endsWith('Z') ? DateTime.fromMillis(Date.parse(iso), { zone: zoneOf(zone) }) : DateTime.fromISO(iso, { zone: zoneOf(zone) }),
);

export function inZone(at: Date, zone: string): DateTime {
  return DateTime.fromJSDate(at, { zone: zoneOf(zone) });
}

/** Written with its digits, not with a pattern: this is asked several times for each text. */
export function localDate(at: Date, zone: string): LocalDate {
  const { year, month, day } = inZone(at, zone);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export const addDays: (date: LocalDate, days: number) => LocalDate = remember((date: LocalDate, days: number) =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd'),
);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf: (date: LocalDate) => number = remember((date: LocalDate) => DateTime.fromISO(date, { zone: 'utc' }).weekday);

/**
 * The instant of a wall-clock time. A time that the spring change skips becomes the next minute that exists,
 * a time that the autumn change doubles becomes the first of the two: people who say 1:30 mean the earlier one.
 */
export const atLocal: (date: LocalDate, time: WallTime, zone: string) => DateTime = remember(findLocal);

function findLocal(date: LocalDate, time: WallTime, zone: string): DateTime {
  const minutes = minutesOf(time);
  if (minutes === null || !isLocalDate(date)) throw new RangeError(`Not a local time: ${date} ${time}`);
  const wall = DateTime.fromISO(date, { zone: 'utc' }).plus({ minutes });
  const place = zoneOf(zone);
  const guess = wall.toMillis();
  const offsets = [place.offset(guess - 86_400_000), place.offset(guess + 86_400_000)];
  for (let skipped = 0; skipped <= MINUTES_PER_DAY; skipped += 1) {
    const wanted = guess + skipped * 60_000;
    const instants = offsets
      .map((offset) => wanted - offset * 60_000)
      .filter((instant) => instant + place.offset(instant) * 60_000 === wanted);
    if (instants.length > 0) return DateTime.fromMillis(Math.min(...instants), { zone: place });
  }
  throw new RangeError(`No such local time in ${zone}: ${date} ${time}`);
}

/** What a person or a program sent us: with an offset it is that instant, without one it is the org's wall clock (C-65). */
export function parseInstant(text: string, zone: string): Date | null {
  const value = text.trim();
  if (HAS_OFFSET.test(value) && value.includes('T')) {
    const instant = DateTime.fromISO(value, { setZone: true });
    return instant.isValid ? instant.toJSDate() : null;
  }
  const [date, time = '00:00'] = value.split(/[T ]/);
  if (!date || !isLocalDate(date) || !WALL_INPUT.test(time)) return null;
  const clock = time.slice(0, 5);
  return minutesOf(clock) === null ? null : atLocal(date, clock, zone).toJSDate();
}

/** 'Tue Nov 24, 2:00 PM': how every appointment time is written to people, always in the business's zone. */
export function timeLabel(at: Date, zone: string): string {
  return inZone(at, zone).setLocale('en-US').toFormat('ccc LLL d, h:mm a');
}

/** '2:00 PM' */
/** '17:00' as people say it: '5 PM', '5:30 PM'. */
export function clockOf(time: WallTime): string {
  const at = DateTime.fromISO(`2000-01-01T${time}`, { zone: 'utc' }).setLocale('en-US');
  return at.toFormat(at.minute === 0 ? 'h a' : 'h:mm a');
}

export function clockLabel(at: Date, zone: string): string {
  return inZone(at, zone).setLocale('en-US').toFormat('h:mm a');
}

/** 'Tue Nov 24' */
export function dayLabel(at: Date, zone: string): string {
  return inZone(at, zone).setLocale('en-US').toFormat(DAY_LABEL);
}

/** 'Tue Nov 24', of a day that is written as 2026-11-24. */
export const dateLabel: (date: LocalDate) => string = remember((date: LocalDate) =>
  DateTime.fromISO(date, { zone: 'utc' }).setLocale('en-US').toFormat(DAY_LABEL),
);
