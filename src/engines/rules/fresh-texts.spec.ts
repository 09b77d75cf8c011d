import { score, type Task } from '../../../test/fixtures/language-score.js';

/** The share of fresh texts that must be read as the business would want; the same tables are printed by `npm run bench:language`. */
const FLOORS: Record<Task, number> = {
  names: 0.9,
  addresses: 0.9,
  services: 0.9,
  times: 0.9,
  picks: 0.9,
  declines: 0.9,
  'opt-out': 0.95,
  emergencies: 0.95,
};

describe.each(Object.entries(FLOORS) as [Task, number][])('fresh texts: %s', (task, floor) => {
  const result = score(task);

  it(`reads at least ${100 * floor} % as labelled`, () => {
    expect(result.total).toBeGreaterThan(15);
    expect(result.right / result.total, JSON.stringify(result.misses)).toBeGreaterThanOrEqual(floor);
  });

  it('makes no critical error', () => {
    expect(result.critical).toEqual([]);
  });
});
