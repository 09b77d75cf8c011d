import type { Appointment, WeekHours } from '../shared/types';
import { clockOf, hourSpan, isMovable, nextStatuses, place, snap, weekOf } from './calendar.rules';

const zone = 'America/Chicago';
const at = (id: string, startsAt: string, minutes: number): Appointment =>
  ({ id, startsAt, endsAt: new Date(new Date(startsAt).getTime() + minutes * 60_000).toISOString(), status: 'scheduled' }) as Appointment;

describe('calendar', () => {
  it('starts weeks on Monday', () => {
    expect(weekOf('2026-11-22')[0]).toBe('2026-11-16');
    expect(weekOf('2026-11-23')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
  });

  it('puts an appointment on the business day', () => {
    expect(place([at('a', '2026-11-24T01:00:00Z', 90)], zone)[0]).toMatchObject({
      day: '2026-11-23',
      startMinute: 19 * 60,
      endMinute: 20 * 60 + 30,
    });
  });

  it('sets overlapping ones side by side and gives the room back after them', () => {
    const placed = place(
      [at('a', '2026-11-23T15:00:00Z', 90), at('b', '2026-11-23T15:30:00Z', 90), at('c', '2026-11-23T18:00:00Z', 60)],
      zone,
    );
    expect(placed.map((item) => [item.appointment.id, item.lane, item.lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 1],
    ]);
  });

  it('draws opening hours with an hour around them, stretched to what is booked', () => {
    const hours = {
      monday: [{ open: '08:00', close: '17:30' }],
      tuesday: [],
      wednesday: [],
      thursday: [],
      friday: [],
      saturday: [],
      sunday: [],
    } satisfies WeekHours;
    expect(hourSpan(hours, [])).toEqual({ from: 7, to: 19 });
    expect(hourSpan(hours, place([at('a', '2026-11-24T03:00:00Z', 60)], zone))).toEqual({ from: 7, to: 22 });
    expect(hourSpan(undefined, [])).toEqual({ from: 8, to: 18 });
  });

  it('drops on quarter hours inside the day', () => {
    expect([clockOf(snap(8 * 60 + 8)), clockOf(snap(-30)), clockOf(snap(5_000))]).toEqual(['08:15', '00:00', '23:45']);
  });

  it('offers only steps the server allows', () => {
    expect(nextStatuses('scheduled')).toContain('confirmed');
    expect(nextStatuses('cancelled')).toEqual([]);
    expect(nextStatuses('no_show')).toEqual(['completed']);
    expect([isMovable('confirmed'), isMovable('completed')]).toEqual([true, false]);
  });
});
