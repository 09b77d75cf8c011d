import type { ArmCounts, Variant } from './experiment.schema.js';
import { breachesIn, resultsOf, type Measured } from './verdict.rules.js';

const variant = (key: string, percent = 50, over: Partial<Variant> = {}): Variant => ({
  key,
  name: key,
  percent,
  value: key === 'control' ? null : { maxWords: 12 },
  stoppedAt: null,
  stoppedBy: null,
  ...over,
});
const counts = (key: string, exposed: number, over: Partial<ArmCounts> = {}): ArmCounts => ({
  variant: key,
  exposed,
  replied: 0,
  qualified: 0,
  booked: 0,
  optedOut: 0,
  complained: 0,
  escalated: 0,
  ...over,
});
const TWO: Measured = { goal: 'booked', minEffectPoints: 10, variants: [variant('control'), variant('a')] };
const verdictOf = (control: ArmCounts, a: ArmCounts): string => resultsOf(TWO, [control, a]).arms[1]!.verdict;

describe('a verdict', () => {
  it('waits for the people that are needed, and says how many', () => {
    const { arms, needed, winner } = resultsOf(TWO, [counts('control', 40, { booked: 8 }), counts('a', 50, { booked: 40 })]);
    expect(needed).toBeGreaterThan(250);
    expect(arms.map(({ verdict, missing }) => [verdict, missing])).toEqual([
      ['control', needed - 40],
      ['not_enough_data', needed - 50],
    ]);
    expect(winner).toBeNull();
    expect(arms[1]!.difference!.low).toBeGreaterThan(0);
  });
  it('waits for the control too', () =>
    expect(verdictOf(counts('control', 10, { booked: 1 }), counts('a', 5000, { booked: 4000 }))).toBe('not_enough_data'));
  it.each([
    ['better', 120, 'better'],
    ['worse', 30, 'worse'],
    ['the same', 85, 'no_difference'],
  ])('is %s', (_what, booked, verdict) => {
    expect(verdictOf(counts('control', 400, { booked: 80 }), counts('a', 400, { booked }))).toBe(verdict);
  });
  it('of an experiment that nobody was in yet is none', () => {
    const { arms, isSplitOff, winner } = resultsOf(TWO, []);
    expect(arms.map(({ exposed, rate, verdict }) => [exposed, rate.value, verdict])).toEqual([
      [0, null, 'control'],
      [0, null, 'not_enough_data'],
    ]);
    expect([isSplitOff, winner]).toEqual([false, null]);
  });
  it('names the best of several, and never one that was stopped', () => {
    const three = (stopped: boolean): Measured => ({
      ...TWO,
      variants: [variant('control', 34), variant('a', 33), variant('b', 33, stopped ? { stoppedAt: 'now', stoppedBy: 'optedOut' } : {})],
    });
    const seen = [counts('control', 900, { booked: 180 }), counts('a', 900, { booked: 270 }), counts('b', 900, { booked: 360 })];
    expect(resultsOf(three(false), seen).winner).toBe('b');
    expect(resultsOf(three(true), seen).winner).toBe('a');
  });
  it('warns when the groups have other sizes than planned', () => {
    expect(resultsOf(TWO, [counts('control', 400), counts('a', 300)]).isSplitOff).toBe(true);
    const stopped: Measured = { ...TWO, variants: [variant('control'), variant('a', 50, { stoppedAt: 'now' })] };
    expect(resultsOf(stopped, [counts('control', 400), counts('a', 300)]).isSplitOff).toBe(false);
  });
});

describe('a guard', () => {
  const stateOf = (control: ArmCounts, a: ArmCounts, guard = 'optedOut'): string =>
    resultsOf(TWO, [control, a]).arms[1]!.guards.find((one) => one.guard === guard)!.state;

  it.each([
    ['a few people', counts('control', 10), counts('a', 10, { optedOut: 8 }), 'not_enough_data'],
    ['as many as usual', counts('control', 100, { optedOut: 4 }), counts('a', 100, { optedOut: 5 }), 'fine'],
    ['more, but it may be chance', counts('control', 100, { optedOut: 1 }), counts('a', 100, { optedOut: 8 }), 'watch'],
    ['far more', counts('control', 100, { optedOut: 1 }), counts('a', 100, { optedOut: 16 }), 'breached'],
    ['fewer', counts('control', 100, { optedOut: 16 }), counts('a', 100, { optedOut: 1 }), 'fine'],
  ])('sees %s', (_what, control, a, state) => expect(stateOf(control, a)).toBe(state));

  it('is no pattern with four cases, however few the people', () =>
    expect(stateOf(counts('control', 300), counts('a', 20, { complained: 4 }), 'complained')).toBe('watch'));

  it('stops what does harm, once, and never the control', () => {
    const seen = [counts('control', 100, { escalated: 30 }), counts('a', 100, { escalated: 70, optedOut: 2 })];
    expect(breachesIn(resultsOf(TWO, seen))).toEqual([{ variant: 'a', guard: 'escalated' }]);
    const stopped: Measured = { ...TWO, variants: [variant('control'), variant('a', 50, { stoppedAt: 'now' })] };
    expect(breachesIn(resultsOf(stopped, seen))).toEqual([]);
    expect(breachesIn(resultsOf(TWO, [counts('control', 100, { escalated: 70 }), counts('a', 100)]))).toEqual([]);
  });
});
