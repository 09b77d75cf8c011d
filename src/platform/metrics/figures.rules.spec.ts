import { Histogram, Registry } from 'prom-client';
import { countsOf, quantile, since, together } from './figures.rules.js';

const BOUNDS = [0.1, 0.5, 1];
const read = async (seconds: readonly number[], labels = ['a', 'b']): Promise<readonly number[]> => {
  const histogram = new Histogram({ name: 'x_seconds', help: 'x', labelNames: ['of'], buckets: BOUNDS, registers: [new Registry()] });
  seconds.forEach((value, at) => histogram.observe({ of: labels[at % labels.length]! }, value));
  return countsOf((await histogram.get()).values, BOUNDS);
};

describe('figures of a histogram', () => {
  it('count what took at most each bound, over all labels', async () => {
    expect(await read([0.05, 0.2, 0.3, 0.7, 9])).toEqual([1, 3, 4, 5]);
    expect(await read([])).toEqual([0, 0, 0, 0]);
  });
  it('of a while are those that came since, and a process that began anew takes nothing away', () => {
    expect(since([3, 5, 6, 8], [1, 3, 3, 4])).toEqual([2, 2, 3, 4]);
    expect(since([1, 1, 1, 1], undefined)).toEqual([1, 1, 1, 1]);
    expect(since([0, 1, 1, 1], [5, 5, 5, 5])).toEqual([0, 0, 0, 0]);
  });
  it('of several processes are added up', () => expect(together([[1, 2], [3, 4], []], 2)).toEqual([4, 6]));
});

describe('a quantile', () => {
  it.each([
    ['lies even within its bucket', 0.5, [0, 10, 10, 10], 0.3],
    ['is the upper bound at the end of a bucket', 0.95, [0, 95, 100, 100], 0.5],
    ['starts at nothing in the first bucket', 0.5, [10, 10, 10, 10], 0.05],
    ['is the last bound for what lies beyond it', 0.95, [0, 0, 0, 4], 1],
  ])('%s', (_, q, counts, expected) => expect(quantile(q, counts, BOUNDS)).toBeCloseTo(expected, 10));
  it('is unknown where nothing was measured', () => expect(quantile(0.95, [0, 0, 0, 0], BOUNDS)).toBeNull());
});
