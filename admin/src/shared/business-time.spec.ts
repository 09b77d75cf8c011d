import {
  addDays,
  dayKey,
  formatAge,
  formatDateTime,
  formatDuration,
  hoverText,
  instantOf,
  minuteOfDay,
  timeKey,
  weekdayOf,
  zoneLabel,
} from './business-time';

const chicago = 'America/Chicago';

describe('time of the business, seen from India', () => {
  it('runs in a browser far away', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/Kolkata|Calcutta/);
  });

  it('shows the business day and hour', () => {
    expect(formatDateTime('2026-11-21T01:30:00Z', chicago)).toBe('Fri, Nov 20, 7:30 PM');
    expect(dayKey('2026-11-21T01:30:00Z', chicago)).toBe('2026-11-20');
    expect(timeKey('2026-11-21T01:30:00Z', chicago)).toBe('19:30');
    expect(minuteOfDay('2026-11-21T01:30:00Z', chicago)).toBe(19 * 60 + 30);
  });

  it('names the clock, summer and winter', () => {
    expect(zoneLabel('2026-07-01T12:00:00Z', chicago)).toBe('CDT');
    expect(zoneLabel('2026-12-01T12:00:00Z', chicago)).toBe('CST');
  });

  it('finds the instant of a wall clock', () => {
    expect(instantOf('2026-11-23', '14:00', chicago).toISOString()).toBe('2026-11-23T20:00:00.000Z');
    expect(instantOf('2026-07-01', '00:00', chicago).toISOString()).toBe('2026-07-01T05:00:00.000Z');
  });

  it('is right on both days the clock changes', () => {
    expect(instantOf('2026-03-08', '01:30', chicago).toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(instantOf('2026-03-08', '03:30', chicago).toISOString()).toBe('2026-03-08T08:30:00.000Z');
    expect(instantOf('2026-11-01', '12:00', chicago).toISOString()).toBe('2026-11-01T18:00:00.000Z');
    expect(dayKey(instantOf('2026-11-01', '23:30', chicago), chicago)).toBe('2026-11-01');
    expect(timeKey('2026-11-01T06:30:00Z', chicago)).toBe('01:30');
    expect(timeKey('2026-11-01T07:30:00Z', chicago)).toBe('01:30');
  });

  it('counts calendar days, not hours', () => {
    expect(addDays('2026-10-31', 2)).toBe('2026-11-02');
    expect(addDays('2026-03-07', 2)).toBe('2026-03-09');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-22')]).toEqual([1, 7]);
  });

  it('tells the reader the own time on hover', () => {
    expect(hoverText('2026-11-21T01:30:00Z')).toContain('Sat, Nov 21, 7:00 AM');
    expect(hoverText('2026-11-21T01:30:00Z')).toContain('2026-11-21 01:30:00 UTC');
  });
});

describe('ages and durations', () => {
  const now = Date.UTC(2026, 10, 20, 12);
  it.each([
    [10, 'just now'],
    [60, '1 min'],
    [60 * 59, '59 min'],
    [3600, '1 h'],
    [3600 * 35, '35 h'],
    [3600 * 48, '2 d'],
  ])('%i s', (seconds, words) => {
    expect(formatAge(new Date(now - seconds * 1000), now)).toBe(words);
  });
  it.each([
    [null, '–'],
    [0, '0 s'],
    [59, '59 s'],
    [192, '3 m 12 s'],
    [300, '5 m'],
    [3720, '1 h 2 m'],
  ])('%s', (seconds, words) => {
    expect(formatDuration(seconds)).toBe(words);
  });
});
