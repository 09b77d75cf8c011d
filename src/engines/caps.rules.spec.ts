import { isCapped, isWithin, knownCost, type Caps, type Used } from './caps.rules.js';

const OPEN: Caps = { microsPerMonth: null, microsPerDay: null, microsPerHour: null, tokensPerDay: null, tokensPerConversationHour: null };
const USED: Used = { microsPerMonth: 900, microsPerDay: 300, microsPerHour: 100, tokensPerDay: 5_000, tokensPerConversationHour: 2_000 };

describe('limits of models', () => {
  it('are none unless one is set', () => {
    expect([isCapped(OPEN), isWithin(OPEN, USED)]).toEqual([false, true]);
    expect(isCapped({ ...OPEN, microsPerHour: 0 })).toBe(true);
  });

  it.each(Object.keys(OPEN) as (keyof Caps)[])('stop at %s, whatever the others leave', (name) => {
    expect(isWithin({ ...OPEN, [name]: USED[name] + 1 }, USED)).toBe(true);
    expect(isWithin({ ...OPEN, [name]: USED[name] }, USED)).toBe(false);
    expect(isWithin({ ...OPEN, [name]: 0 }, { ...USED, [name]: 0 })).toBe(false);
  });
});

describe('what of a bill is known', () => {
  const call = (costMicros: number | null) => ({ engine: 'x', model: 'm', tokensIn: 1, tokensOut: 1, attempts: 1, costMicros });
  it('counts beside what is not', () => {
    expect(knownCost([call(5), call(null), call(7)])).toBe(12);
    expect(knownCost([call(null)])).toBeNull();
    expect(knownCost([call(0)])).toBe(0);
  });
});
