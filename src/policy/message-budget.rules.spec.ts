import { messageBudget, responseRate } from './message-budget.rules.js';

describe('how many unasked texts a customer may get', () => {
  it.each<[string, number | null, number | null, 'better' | 'steady' | 'worse', number]>([
    ['nobody special', 35_000, 0.8, 'steady', 5],
    ['nothing is known', null, null, 'steady', 5],
    ['a hot lead', 90_000, 0.8, 'better', 7],
    ['just the average is not hot', 35_000, null, 'better', 5],
    ['somebody who hardly answers', 35_000, 0.2, 'steady', 3],
    ['three in ten is an answer', 35_000, 0.3, 'steady', 5],
    ['a falling mood', 35_000, 0.8, 'worse', 4],
    ['all at once', 90_000, 0.1, 'worse', 4],
    ['the least', null, 0, 'worse', 2],
  ])('%s', (_, value, rate, trend, budget) =>
    expect(messageBudget({ value, averageValue: 35_000, responseRate: rate, trend })).toBe(budget),
  );
  it('a business without an average has no hot leads', () =>
    expect(messageBudget({ value: 90_000, averageValue: 0, responseRate: null, trend: 'steady' })).toBe(5));
});

describe('the share of our texts that are answered', () => {
  const said = (words: string) => [...words].map((word) => ({ direction: word === 'o' ? ('out' as const) : ('in' as const) }));
  it.each([
    ['', 1, null],
    ['o', 1, 1],
    ['o', 0, 0],
    ['ooo', 1, 1 / 3],
    ['oioi', 0, 1],
    ['oiiooi', 0, 2 / 3],
    ['iiio', 1, 1],
  ])('%s and %i new', (words, fresh, rate) => expect(responseRate(said(words), fresh)).toBe(rate));
});
