import { TZDate } from '@date-fns/tz';

/** The only file that formats dates: everything is shown in the business's zone, wherever the reader sits. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
    formatters.set(key, found);
  }
  return found;
}

type Instant = string | number | Date;
const at = (value: Instant): Date => (value instanceof Date ? value : new Date(value));

export const formatTime = (value: Instant, zone: string): string =>
  formatter(zone, { hour: 'numeric', minute: '2-digit' }).format(at(value));
export const formatDay = (value: Instant, zone: string): string =>
  formatter(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(at(value));
export const formatLongDay = (value: Instant, zone: string): string =>
  formatter(zone, { weekday: 'long', month: 'long', day: 'numeric' }).format(at(value));
export const formatMonth = (value: Instant, zone: string): string => formatter(zone, { month: 'long', year: 'numeric' }).format(at(value));
export const formatDateTime = (value: Instant, zone: string): string => `${formatDay(value, zone)}, ${formatTime(value, zone)}`;

/** "CST": which clock the reader is looking at. */
export function zoneLabel(value: Instant, zone: string): string {
  const part = formatter(zone, { timeZoneName: 'short' })
    .formatToParts(at(value))
    .find((p) => p.type === 'timeZoneName');
  return part?.value ?? zone;
}

/** "2026-11-20" in the business's zone. */
export function dayKey(value: Instant, zone: string): string {
  const parts = formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at(value));
  const pick = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${pick('year')}-${pick('month')}-${pick('day')}`;
}

/** "14:05" in the business's zone, for inputs. */
export function timeKey(value: Instant, zone: string): string {
  const minutes = minuteOfDay(value, zone);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function minuteOfDay(value: Instant, zone: string): number {
  const local = new TZDate(at(value).getTime(), zone);
  return local.getHours() * 60 + local.getMinutes();
}

/** The instant at which the business's clock shows this day and time. */
export function instantOf(day: string, time: string, zone: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, minute, 0, zone).getTime());
}

/** Moves a calendar day, whatever daylight saving does in between. */
export function addDays(day: string, count: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() || 7;
}

/** "just now", "4 min", "3 h", "2 d". */
export function formatAge(value: Instant, now: number): string {
  const seconds = Math.round((now - at(value).getTime()) / 1000);
  if (seconds < 45) return 'just now';
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return `${hours} h`;
  return `${Math.round(hours / 24)} d`;
}

/** "3 m 12 s". */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return whole % 60 === 0 ? `${whole / 60} m` : `${Math.floor(whole / 60)} m ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} m`;
}

/** The reader's own zone and UTC, for the hover text. */
export function hoverText(value: Instant): string {
  const viewer = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const utc = at(value).toISOString().replace('T', ' ').slice(0, 19);
  return `Your time: ${formatDateTime(value, viewer)} ${zoneLabel(value, viewer)} · ${utc} UTC`;
}

/** The zone of this computer: only a first guess for a form, never for a time that is shown. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Where the person sits: the best guess for a business that does not exist yet. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
