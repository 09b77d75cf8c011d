import { budgetWords, weekWords, windowLeft } from './reach.rules';

const now = Date.parse('2026-11-20T12:00:00Z');
const budget = { used: 1, limit: 3, left: 2, usedWeek: 1, limitWeek: 8, freeAt: null };

describe('what is left of the window for free texts', () => {
  it.each<[string | null, string | null, boolean]>([
    ['2026-11-21T11:42:30Z', '23 h 42 min', false],
    ['2026-11-20T13:00:00Z', '1 h 0 min', false],
    ['2026-11-20T12:59:59Z', '59 min', true],
    ['2026-11-20T12:00:40Z', 'less than a minute', true],
    ['2026-11-20T12:00:00Z', null, false],
    ['2026-11-19T12:00:00Z', null, false],
    [null, null, false],
  ])('%s', (until, words, isShort) => expect(windowLeft(until, now)).toEqual(words === null ? null : { words, isShort }));
});

describe('the budget of unasked texts in words', () => {
  it.each([
    [budget, '1 of 3 sent in 24 hours, 2 left', null],
    [{ ...budget, used: 3, left: 0, usedWeek: 3 }, '3 of 3 sent in 24 hours, none left', null],
    [{ ...budget, used: 0, left: 1, usedWeek: 7 }, '0 of 3 sent in 24 hours, 1 left', '7 of 8 sent this week'],
    [{ ...budget, used: 0, limit: 0, left: 0 }, 'None may be sent now', null],
    [{ ...budget, used: 2, limit: 0, left: 0 }, '2 sent in 24 hours, none may be sent now', null],
  ])('%j', (given, words, week) => expect([budgetWords(given), weekWords(given)]).toEqual([words, week]));
});
