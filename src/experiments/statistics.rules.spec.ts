import { difference, isSplitOff, neededPerGroup, wilson, zTogether, type Share } from './statistics.rules.js';

const Z_95 = zTogether(1);
const of = (count: number, all: number): Share => ({ count, of: all });

describe('the interval of a share', () => {
  // Newcombe 1998 (857-872), table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (count, all, low, high) => {
    const found = wilson(of(count, all), Z_95);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
  it('of nobody is everything', () => expect(wilson(of(0, 0), Z_95)).toEqual({ value: null, low: 0, high: 1 }));
  it('of all ends at one', () => expect(wilson(of(7, 7), Z_95).high).toBe(1));
});

describe('the interval of a difference', () => {
  // Newcombe 1998 (873-890), table II, method 10
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i of %i and %i of %i', (a, m, b, n, low, high) => {
    const found = difference(of(a, m), of(b, n), Z_95);
    expect(found.value).toBeCloseTo(a / m - b / n, 10);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
  it('is wider when several must hold together', () => {
    const widths = [1, 2, 3].map((n) => difference(of(56, 70), of(48, 80), zTogether(n))).map(({ low, high }) => high - low);
    expect(widths[0]).toBeLessThan(widths[1]!);
    expect(widths[1]).toBeLessThan(widths[2]!);
  });
  it('with nobody on one side says nothing', () => expect(difference(of(0, 0), of(3, 9), Z_95)).toEqual({ value: null, low: -1, high: 1 }));
});

describe('the people that are needed', () => {
  // R: power.prop.test(p1 = .5, p2 = .6, power = .8) gives n = 387.3, of .2 and .3 gives 293.2
  it.each([
    [5_000, 10_000, 0.1, 388],
    [2_000, 10_000, 0.1, 294],
    [0, 0, 0.1, 388],
  ])('with %i of %i before and an effect of %d', (count, all, effect, needed) =>
    expect(Math.abs(neededPerGroup(of(count, all), effect, Z_95) - needed)).toBeLessThanOrEqual(1),
  );
  it('are fewer for a greater effect and more for several comparisons', () => {
    const base = of(20, 100);
    expect(neededPerGroup(base, 0.2, Z_95)).toBeLessThan(neededPerGroup(base, 0.1, Z_95));
    expect(neededPerGroup(base, 0.1, zTogether(3))).toBeGreaterThan(neededPerGroup(base, 0.1, Z_95));
  });
  it('are known where nearly everybody does it', () => expect(neededPerGroup(of(98, 100), 0.1, Z_95)).toBeGreaterThan(50));
});

describe('the split', () => {
  const groups = (a: number, b: number, percents = [50, 50]) => [
    { exposed: a, percent: percents[0]! },
    { exposed: b, percent: percents[1]! },
  ];
  it.each([
    ['as planned', groups(510, 490), false],
    ['as planned, unequal', groups(805, 195, [80, 20]), false],
    ['off', groups(600, 400), true],
    ['off, unequal', groups(700, 300, [80, 20]), true],
    ['too few to tell', groups(30, 10), false],
    ['nobody', groups(0, 0), false],
  ])('%s', (_what, given, isOff) => expect(isSplitOff(given)).toBe(isOff));
});
