import { effectiveLimits, levelOf, monthStart, nextMonth, periodOf } from './quota.rules.js';

const none = { messagesPerMonth: null, modelMicrosPerMonth: null, seats: null, storageBytes: null };

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
  expect([periodOf('messagesPerMonth', late), periodOf('seats', late)]).toEqual(['2026-12', 'now']);
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
