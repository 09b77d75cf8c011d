import { addDays, atLocal, isZone, localDate, minutesOf, parseInstant, timeLabel, weekdayOf } from './time.rules.js';

const CHICAGO = 'America/Chicago';

describe('wall-clock times', () => {
  it.each([
    ['an ordinary day', '2026-11-24', '14:00', CHICAGO, '2026-11-24T20:00:00.000Z'],
    ['the hour that spring skips: the next minute that exists', '2026-03-08', '02:30', CHICAGO, '2026-03-08T08:00:00.000Z'],
    ['the minute before the skip', '2026-03-08', '01:59', CHICAGO, '2026-03-08T07:59:00.000Z'],
    ['the hour that autumn doubles: the first', '2026-11-01', '01:30', CHICAGO, '2026-11-01T06:30:00.000Z'],
    ['the hour after it', '2026-11-01', '02:00', CHICAGO, '2026-11-01T08:00:00.000Z'],
    ['the end of a day', '2026-11-24', '24:00', CHICAGO, '2026-11-25T06:00:00.000Z'],
    ['a half-hour zone', '2026-11-24', '09:00', 'Asia/Kolkata', '2026-11-24T03:30:00.000Z'],
    ['a change at midnight', '2026-03-29', '00:00', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ])('%s', (_name, date, time, zone, expected) => {
    expect(atLocal(date, time, zone).toJSDate().toISOString()).toBe(expected);
  });

  it.each([
    ['25:00', null],
    ['8:00', null],
    ['08:60', null],
    ['24:00', 1440],
    ['00:00', 0],
    ['23:59', 1439],
  ])('%s is %s', (time, minutes) => {
    expect(minutesOf(time)).toBe(minutes);
  });

  it('refuses what is no time', () => {
    expect(() => atLocal('2026-02-30', '08:00', CHICAGO)).toThrow(RangeError);
  });
});

describe('input from people and programs', () => {
  it.each([
    ['with an offset', '2026-11-24T14:00:00-05:00', '2026-11-24T19:00:00.000Z'],
    ['with Z', '2026-11-24T14:00:00Z', '2026-11-24T14:00:00.000Z'],
    ['without one it is the wall clock of the business', '2026-11-24T14:00', '2026-11-24T20:00:00.000Z'],
    ['with seconds', '2026-11-24 14:00:00', '2026-11-24T20:00:00.000Z'],
    ['a date alone is its midnight', '2026-11-24', '2026-11-24T06:00:00.000Z'],
  ])('%s', (_name, text, expected) => {
    expect(parseInstant(text, CHICAGO)?.toISOString()).toBe(expected);
  });

  it.each(['tomorrow', '', '2026-13-01', '2026-11-24T99:00', '2026-11-24T14:00+99:99'])('%s is nothing', (text) => {
    expect(parseInstant(text, CHICAGO)).toBeNull();
  });
});

describe('labels and days', () => {
  it('writes times in the zone of the business with plain spaces', () => {
    const label = timeLabel(atLocal('2026-11-24', '14:00', CHICAGO).toJSDate(), CHICAGO);
    expect(label).toBe('Tue Nov 24, 2:00 PM');
    expect([...label].every((c) => c.charCodeAt(0) < 128)).toBe(true);
  });

  it('knows days', () => {
    expect(localDate(atLocal('2026-11-24', '23:30', CHICAGO).toJSDate(), CHICAGO)).toBe('2026-11-24');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(weekdayOf('2026-11-24')).toBe(2);
    expect(isZone('America/Chicago')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
  });
});
