import { addDays, dayKey, minuteOfDay, weekdayOf } from '../shared/business-time';
import { type Appointment, weekDays, type WeekHours } from '../shared/types';

export interface Placed {
  appointment: Appointment;
  day: string;
  startMinute: number;
  endMinute: number;
  lane: number;
  lanes: number;
}

/** Monday of the week a day is in, and the six days after it. */
export const weekOf = (day: string): string[] => {
  const monday = addDays(day, 1 - weekdayOf(day));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
};

/** The hours worth drawing: opening hours with an hour around them, stretched to whatever is booked outside. */
export function hourSpan(hours: WeekHours | undefined, placed: readonly Placed[]): { from: number; to: number } {
  let from = 8;
  let to = 18;
  if (hours) {
    const ranges = weekDays.flatMap((day) => hours[day] ?? []);
    if (ranges.length > 0) {
      from = Math.min(...ranges.map((range) => Number(range.open.slice(0, 2)))) - 1;
      to = Math.max(...ranges.map((range) => Number(range.close.slice(0, 2)) + (range.close.endsWith(':00') ? 0 : 1))) + 1;
    }
  }
  for (const item of placed) {
    from = Math.min(from, Math.floor(item.startMinute / 60));
    to = Math.max(to, Math.ceil(item.endMinute / 60));
  }
  return { from: Math.max(0, from), to: Math.min(24, to) };
}

/** Puts each appointment on its day and minute in the business's zone, side by side where they overlap. */
export function place(appointments: readonly Appointment[], zone: string): Placed[] {
  const placed: Placed[] = [];
  const byDay = new Map<string, Placed[]>();
  for (const appointment of [...appointments].sort((a, b) => a.startsAt.localeCompare(b.startsAt))) {
    const startMinute = minuteOfDay(appointment.startsAt, zone);
    const length = (new Date(appointment.endsAt).getTime() - new Date(appointment.startsAt).getTime()) / 60_000;
    const item: Placed = {
      appointment,
      day: dayKey(appointment.startsAt, zone),
      startMinute,
      endMinute: Math.min(24 * 60, startMinute + length),
      lane: 0,
      lanes: 1,
    };
    const neighbours = (byDay.get(item.day) ?? []).filter((other) => other.endMinute > item.startMinute);
    const taken = new Set(neighbours.map((other) => other.lane));
    while (taken.has(item.lane)) item.lane += 1;
    const lanes = Math.max(item.lane + 1, ...neighbours.map((other) => other.lanes));
    for (const other of [item, ...neighbours]) other.lanes = lanes;
    byDay.set(item.day, [...(byDay.get(item.day) ?? []), item]);
    placed.push(item);
  }
  return placed;
}

/** Where a dropped card lands: quarter hours. */
export const snap = (minute: number): number => Math.max(0, Math.min(24 * 60 - 15, Math.round(minute / 15) * 15));
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

type Status = Appointment['status'];
const next: Record<Status, readonly Status[]> = {
  scheduled: ['confirmed', 'completed', 'no_show', 'cancelled'],
  confirmed: ['completed', 'no_show', 'cancelled'],
  completed: [],
  cancelled: [],
  no_show: ['completed'],
};
export const nextStatuses = (status: Status): readonly Status[] => next[status];
export const isMovable = (status: Status): boolean => status === 'scheduled' || status === 'confirmed';
