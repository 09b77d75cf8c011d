import { differenceText, evenShares, pointsText, readMinutes, scaleOf, valueText, waitText } from './experiments.rules';

describe('figures in words', () => {
  it.each([
    [0.0421, '+4.2 points'],
    [-0.01, '−1.0 points'],
    [0, '0.0 points'],
    [null, '–'],
  ])('%s', (value, words) => expect(pointsText(value)).toBe(words));
  it('with their interval', () => {
    expect(differenceText({ value: 0.042, low: -0.01, high: 0.094 })).toBe('+4.2 points (−1.0 to +9.4)');
    expect(differenceText({ value: null, low: -1, high: 1 })).toBe('–');
    expect(differenceText(null)).toBe('–');
  });
});

describe('a variant in words', () => {
  it.each([
    ['length', { maxWords: 10 }, 'At most 10 words'],
    ['cta_timing', { timing: 'early' }, 'As soon as the need is known'],
    ['follow_up', { minutes: [30, 120, 1440, 4320] }, 'Reminders after 30 min, 2 h, 1 day, 3 days'],
    ['tone', { formality: 'casual', usesHonorifics: false }, 'Formality: casual, Uses honorifics: no'],
    ['tone', null, 'Nothing is changed'],
  ] as const)('%s %j', (lever, value, words) => expect(valueText(lever, value as never)).toBe(words));
  it('waits', () => expect([waitText(90), waitText(60), waitText(2880)]).toEqual(['90 min', '1 h', '2 days']));
});

it.each([
  ['60, 1440', [60, 1440]],
  ['60;120 240', [60, 120, 240]],
  ['', null],
  ['an hour', null],
  ['60, -5', null],
])('minutes typed as "%s"', (typed, minutes) => expect(readMinutes(typed)).toEqual(minutes));

it('the picture ends at the next tenth above the highest interval, and ignores whom nobody felt', () => {
  const arm = (high: number, exposed = 10) => ({ exposed, rate: { value: 0.1, low: 0, high } });
  expect(scaleOf([arm(0.31), arm(0.2)])).toBe(0.4);
  expect(scaleOf([arm(0.3), arm(1, 0)])).toBe(0.3);
  expect(scaleOf([])).toBe(0.1);
});

it.each([
  [2, [50, 50]],
  [3, [34, 33, 33]],
  [4, [25, 25, 25, 25]],
])('%i variants share evenly', (count, shares) => expect(evenShares(count)).toEqual(shares));
