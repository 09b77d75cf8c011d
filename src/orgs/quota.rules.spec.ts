import { effectiveLimits, levelOf, limitedSince, monthStart, nextMonth, NO_LIMITS as none, periodOf } from './quota.rules.js';

describe('the level of a use', () => {
  it.each([
    [0, null, null],
    [1_000_000, null, null],
    [79, 100, null],
    [80, 100, 80],
    [99, 100, 80],
    [100, 100, 100],
    [101, 100, 100],
    [0, 0, 100],
    [4, 5, 80],
    [3, 5, null],
  ])('%j of %j is %j', (used, limit, level) => expect(levelOf(used, limit)).toBe(level));
});

it('a month is one of the calendar in UTC', () => {
  const late = new Date('2026-12-31T23:59:59.999Z');
  expect(monthStart(late).toISOString()).toBe('2026-12-01T00:00:00.000Z');
  expect(nextMonth(late).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

it('a warning is told once per month, once a day for what is counted until now, and once until it was freed', () => {
  const late = new Date('2026-12-31T23:59:59.999Z');
  const quotas = ['messagesPerMonth', 'modelMicrosPerHour', 'modelTokensPerDay', 'seats'] as const;
  expect(quotas.map((quota) => periodOf(quota, late))).toEqual(['2026-12', '2026-12-31', '2026-12-31', 'now']);
});

it('a day and an hour end now, wherever the month began', () => {
  const { month, day, hour } = limitedSince(new Date('2026-12-01T00:30:00Z'));
  expect([month, day, hour].map((at) => at.toISOString())).toEqual([
    '2026-12-01T00:00:00.000Z',
    '2026-11-30T00:30:00.000Z',
    '2026-11-30T23:30:00.000Z',
  ]);
});

it('an own limit comes before that of the installation, also an own zero', () => {
  const defaults = { ...none, seats: 5, messagesPerMonth: 100 };
  expect(effectiveLimits(null, defaults)).toEqual(defaults);
  expect(effectiveLimits({ messagesPerMonth: 0, seats: null, storageBytes: 7 }, defaults)).toEqual({
    ...none,
    seats: 5,
    messagesPerMonth: 0,
    storageBytes: 7,
  });
});
