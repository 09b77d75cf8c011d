import { dayKey, instantOf, minuteOfDay } from '../shared/business-time';

const dayMs = 86_400_000;

/** The end of the quiet hours that `now` lies in, or null outside of them; the same answer as the server's `quietUntil`. */
export function quietUntil(now: number, start: string, end: string, zone: string): Date | null {
  if (start === end) return null;
  const [from, to] = [minutes(start), minutes(end)];
  const minute = minuteOfDay(now, zone);
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const today = dayKey(now, zone);
  return instantOf(from < to || minute < to ? today : dayKey(instantOf(today, '12:00', zone).getTime() + dayMs, zone), end, zone);
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
