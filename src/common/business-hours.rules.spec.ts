import { checkHolidays, checkHours, hoursText, isOpen, nextOpen, openRanges, type WeekHours } from './business-hours.rules.js';

const ZONE = 'America/Chicago';
const day = [{ open: '08:00', close: '17:00' }];
const HOURS: WeekHours = {
  monday: day,
  tuesday: day,
  wednesday: [],
  thursday: day,
  friday: [
    { open: '08:00', close: '12:00' },
    { open: '13:00', close: '17:00' },
  ],
  saturday: [],
  sunday: [],
};
const at = (iso: string) => new Date(iso);

describe('business hours', () => {
  it.each([
    ['Monday at opening', '2026-11-23T14:00:00Z', true],
    ['a second before', '2026-11-23T13:59:59Z', false],
    ['at closing it is closed', '2026-11-23T23:00:00Z', false],
    ['in the lunch break', '2026-11-27T18:30:00Z', false],
    ['on a day without hours', '2026-11-25T18:00:00Z', false],
    ['on a holiday', '2026-11-26T18:00:00Z', false],
    ['UTC evening, still afternoon there', '2026-11-24T22:30:00Z', true],
  ])('%s', (_name, iso, expected) => {
    expect(isOpen(at(iso), HOURS, [{ date: '2026-11-26' }], ZONE)).toBe(expected);
  });

  it('names the next opening', () => {
    expect(nextOpen(at('2026-11-24T23:30:00Z'), HOURS, [{ date: '2026-11-26' }], ZONE)?.toISOString()).toBe('2026-11-27T14:00:00.000Z');
    const now = at('2026-11-23T15:00:00Z');
    expect(nextOpen(now, HOURS, [], ZONE)).toBe(now);
    expect(nextOpen(now, {}, [], ZONE)).toBeNull();
  });

  it('keeps wall-clock length across both clock changes', () => {
    const night: Partial<WeekHours> = { sunday: [{ open: '00:00', close: '06:00' }] };
    const spring = openRanges('2026-03-08', night, [], ZONE)[0];
    const autumn = openRanges('2026-11-01', night, [], ZONE)[0];
    expect(spring?.end.diff(spring.start, 'hours').hours).toBe(5);
    expect(autumn?.end.diff(autumn.start, 'hours').hours).toBe(7);
  });
});

describe('checking hours', () => {
  it.each([
    ['ends before it starts', { monday: [{ open: '17:00', close: '08:00' }] }, 'hours.monday.0.close'],
    ['ends as it starts', { monday: [{ open: '08:00', close: '08:00' }] }, 'hours.monday.0.close'],
    ['no time', { tuesday: [{ open: '8', close: '17:00' }] }, 'hours.tuesday.0.open'],
    ['no closing', { tuesday: [{ open: '08:00', close: '' }] }, 'hours.tuesday.0.close'],
    [
      'overlap',
      {
        friday: [
          { open: '08:00', close: '12:00' },
          { open: '11:00', close: '17:00' },
        ],
      },
      'hours.friday.1.open',
    ],
  ])('%s names the field', (_name, hours, field) => {
    expect(Object.keys(checkHours(hours))).toEqual([field]);
  });

  it('accepts good ones', () => {
    expect(checkHours(HOURS)).toEqual({});
    expect(checkHours({ sunday: [{ open: '00:00', close: '24:00' }] })).toEqual({});
    expect(checkHolidays([{ date: '2026-12-25' }])).toEqual({});
    expect(checkHolidays([{ date: '25.12.' }])).toHaveProperty(['holidays.0.date']);
  });
});

describe('hours in words', () => {
  it.each([
    [{ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day }, 'Mon-Fri 8 AM-5 PM'],
    [{ monday: day, tuesday: day, saturday: [{ open: '09:30', close: '13:00' }] }, 'Mon and Tue 8 AM-5 PM, Sat 9:30 AM-1 PM'],
    [{ friday: HOURS.friday }, 'Fri 8 AM-12 PM and 1 PM-5 PM'],
    [{}, 'by appointment'],
  ])('%#', (hours, expected) => {
    expect(hoursText(hours)).toBe(expected);
  });
});
