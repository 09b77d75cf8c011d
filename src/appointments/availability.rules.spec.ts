import type { WeekHours } from '../common/business-hours.rules.js';
import { freeResource, isExact, openings, type AvailabilityFacts, type BusySpan } from './availability.rules.js';

const ZONE = 'America/Chicago';
const day = [{ open: '08:00', close: '17:00' }];
const HOURS: WeekHours = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] };
/** Monday Nov 23 2026, 10:10 in Chicago. */
const MONDAY = new Date('2026-11-23T16:10:00Z');

function find(patch: Partial<AvailabilityFacts> = {}): string[] {
  return openings({
    now: MONDAY,
    hours: HOURS,
    holidays: [],
    zone: ZONE,
    durationMinutes: 90,
    bufferMinutes: 0,
    resources: [{ id: 'truck-1' }],
    busy: [],
    holds: [],
    limit: 4,
    ...patch,
  }).map((opening) => opening.label);
}

function busy(start: string, end: string, resourceId = 'truck-1'): BusySpan {
  return { resourceId, startsAt: new Date(start), endsAt: new Date(end) };
}

describe('openings', () => {
  it('spreads four over the next three business days, mornings and afternoons', () => {
    expect(find()).toEqual(['Mon Nov 23, 11:30 AM', 'Mon Nov 23, 1:30 PM', 'Tue Nov 24, 12:00 PM', 'Wed Nov 25, 8:00 AM']);
  });

  it('leaves lead time and rounds up to the half hour', () => {
    expect(find({ preference: { isAsap: true, text: 'asap' } })[0]).toBe('Mon Nov 23, 11:30 AM');
    expect(find({ now: new Date('2026-11-23T16:00:00Z'), preference: { isAsap: true, text: 'asap' } })[0]).toBe('Mon Nov 23, 11:00 AM');
  });

  it('asap offers the earliest ones, two hours apart', () => {
    expect(find({ preference: { isAsap: true, text: 'asap' } })).toEqual([
      'Mon Nov 23, 11:30 AM',
      'Mon Nov 23, 1:30 PM',
      'Mon Nov 23, 3:30 PM',
      'Tue Nov 24, 8:00 AM',
    ]);
  });

  it('does not count today when nothing fits any more, nor weekends, nor holidays', () => {
    const labels = find({ now: new Date('2026-11-25T22:00:00Z'), holidays: [{ date: '2026-11-26' }] });
    expect(new Set(labels.map((label) => label.slice(0, 10)))).toEqual(new Set(['Fri Nov 27', 'Mon Nov 30', 'Tue Dec 1,']));
  });

  it('ends inside the open hours; the buffer may run past closing', () => {
    const preference = { timeOfDay: { from: '15:00' }, dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: 'late tuesday' };
    expect(find({ preference }).at(-1)).toBe('Tue Nov 24, 3:30 PM');
    expect(find({ preference, bufferMinutes: 60 }).at(-1)).toBe('Tue Nov 24, 3:30 PM');
  });

  it.each([
    ['a date', { dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: '' }, /^Tue Nov 24/],
    ['a date after the three days', { dates: [{ from: '2026-12-10', to: '2026-12-10' }], text: '' }, /^Thu Dec 10/],
    ['a weekday', { weekdays: [5], text: 'friday' }, /^Fri (Nov 27|Dec 4)/],
    ['friday morning', { weekdays: [5], timeOfDay: { from: '08:00', to: '12:00' }, text: '' }, /^Fri .*AM$/],
    ['not tuesday', { notWeekdays: [2], text: '' }, /^(Mon|Wed|Thu)/],
    ['not that day', { notDates: ['2026-11-23'], text: '' }, /^(Tue|Wed|Thu)/],
    ['afternoons', { timeOfDay: { from: '12:00', to: '17:00' }, text: '' }, /PM$/],
    ['flexible', { isFlexible: true, text: 'any time' }, /^(Mon|Tue|Wed)/],
  ])('honours %s', (_name, preference, expected) => {
    const labels = find({ preference });
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) expect(label).toMatch(expected);
  });

  it('offers exactly the time that was asked for when it is free, also between the half hours', () => {
    const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], exactTime: '14:15', text: 'tomorrow 2:15' };
    expect(find({ preference })).toEqual(['Tue Nov 24, 2:15 PM']);
    const [opening] = openings({
      now: MONDAY,
      hours: HOURS,
      holidays: [],
      zone: ZONE,
      durationMinutes: 60,
      bufferMinutes: 0,
      resources: [{ id: 'a' }],
      busy: [],
      holds: [],
      limit: 4,
      preference,
    });
    expect(opening && isExact(opening, preference, ZONE)).toBe(true);
  });

  it('offers the nearest ones when it is not', () => {
    const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], exactTime: '14:00', text: 'tomorrow at 2' };
    const labels = find({ preference, busy: [busy('2026-11-24T20:00:00Z', '2026-11-24T21:00:00Z')] });
    expect(labels).toContain('Tue Nov 24, 12:30 PM');
    expect(labels).toContain('Tue Nov 24, 3:00 PM');
    expect(labels).not.toContain('Tue Nov 24, 2:00 PM');
  });

  it('has nothing on a closed day, in the past, or beyond the horizon', () => {
    expect(find({ preference: { dates: [{ from: '2026-11-28', to: '2026-11-28' }], text: 'saturday' } })).toEqual([]);
    expect(find({ preference: { dates: [{ from: '2026-11-01', to: '2026-11-01' }], text: 'the first' } })).toEqual([]);
    expect(find({ preference: { dates: [{ from: '2027-11-24', to: '2027-11-24' }], text: 'next year' } })).toEqual([]);
    expect(find({ preference: { dates: [{ from: '2027-05-05', to: '2027-05-05' }], text: 'may 5' } })[0]).toMatch(/^Wed May 5/);
    expect(find({ resources: [] })).toEqual([]);
    expect(find({ hours: {} })).toEqual([]);
  });

  it('works around bookings and exclusive holds, with the buffer', () => {
    const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], text: 'tomorrow' };
    const all = [busy('2026-11-24T14:00:00Z', '2026-11-24T20:00:00Z')];
    expect(find({ preference, busy: all })[0]).toBe('Tue Nov 24, 2:00 PM');
    expect(find({ preference, busy: all, holds: [busy('2026-11-24T20:00:00Z', '2026-11-24T21:30:00Z')] })).toEqual(['Tue Nov 24, 3:30 PM']);
    const between = [busy('2026-11-24T14:00:00Z', '2026-11-24T18:00:00Z'), busy('2026-11-24T19:30:00Z', '2026-11-24T23:00:00Z')];
    expect(find({ preference, busy: between })).toEqual(['Tue Nov 24, 12:00 PM']);
    expect(find({ preference, busy: between, bufferMinutes: 30 })).toEqual([]);
  });

  it('uses the second resource when the first is taken, and its own hours', () => {
    const preference = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], exactTime: '14:00', text: '' };
    const facts = {
      now: MONDAY,
      hours: HOURS,
      holidays: [],
      zone: ZONE,
      durationMinutes: 60,
      bufferMinutes: 0,
      busy: [busy('2026-11-24T20:00:00Z', '2026-11-24T21:00:00Z')],
      holds: [],
      limit: 1,
      preference,
    };
    expect(openings({ ...facts, resources: [{ id: 'truck-1' }, { id: 'truck-2' }] })[0]?.resourceId).toBe('truck-2');
    const early = { id: 'truck-2', hours: { tuesday: [{ open: '08:00', close: '10:00' }] } };
    expect(openings({ ...facts, resources: [{ id: 'truck-1' }, early] })[0]?.label).not.toBe('Tue Nov 24, 2:00 PM');
  });

  it('crosses both clock changes without a missing or doubled time', () => {
    const night: Partial<WeekHours> = { sunday: [{ open: '00:00', close: '06:00' }] };
    const facts = { hours: night, zone: ZONE, durationMinutes: 30, limit: 20, businessDays: 1 };
    const spring = find({ ...facts, now: new Date('2026-03-07T18:00:00Z') });
    const autumn = find({ ...facts, now: new Date('2026-10-31T18:00:00Z') });
    expect(spring.some((label) => label.includes(' 2:'))).toBe(false);
    expect(spring).toHaveLength(10);
    expect(autumn).toHaveLength(12);
    expect(new Set(autumn).size).toBe(12);
  });

  it('names each start once and never overlaps a booking, whatever the day looks like', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const taken = [0, 1, 2, 3, 4].map((n) => {
        const start = MONDAY.getTime() + ((seed * 7919 + n * 104_729) % 4320) * 60_000;
        return { resourceId: 'truck-1', startsAt: new Date(start), endsAt: new Date(start + (30 + ((seed * n) % 5) * 45) * 60_000) };
      });
      const found = openings({
        now: MONDAY,
        hours: HOURS,
        holidays: [],
        zone: ZONE,
        durationMinutes: 90,
        bufferMinutes: 15,
        resources: [{ id: 'truck-1' }],
        busy: taken,
        holds: [],
        limit: 4,
      });
      expect(new Set(found.map((opening) => opening.startsAt)).size).toBe(found.length);
      for (const opening of found) {
        const start = new Date(opening.startsAt).getTime();
        const until = new Date(opening.endsAt).getTime() + 15 * 60_000;
        expect(taken.every((span) => span.endsAt.getTime() <= start || span.startsAt.getTime() >= until)).toBe(true);
      }
    }
  });
});

describe('one start', () => {
  it('finds the free resource or none', () => {
    const start = new Date('2026-11-24T20:00:00Z');
    const facts = { durationMinutes: 60, bufferMinutes: 0, resources: [{ id: 'a' }, { id: 'b' }], holds: [] };
    const taken = (id: string): BusySpan => busy('2026-11-24T20:30:00Z', '2026-11-24T22:00:00Z', id);
    expect(freeResource(start, { ...facts, busy: [taken('a')] })).toBe('b');
    expect(freeResource(start, { ...facts, busy: [taken('a'), taken('b')] })).toBeNull();
    expect(freeResource(start, { ...facts, busy: [busy('2026-11-24T21:00:00Z', '2026-11-24T22:00:00Z', 'a')] })).toBe('a');
  });
});
