import type { Config } from '../platform/config/config.service.js';
import type { Database } from '../platform/database/database.service.js';
import type { Hints } from '../platform/queue/hints.service.js';
import type { RecurringRepository } from './recurring.repository.js';
import { Recurring } from './recurring.service.js';

describe('recurring work', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A worker, and how often it was asked through the queue and looked by itself. */
  function worker(isUp: boolean): { recurring: Recurring; hints: () => number; looks: () => number } {
    const hint = vi.fn();
    const claim = vi.fn(() => Promise.resolve([]));
    const recurring = new Recurring(
      { values: { isWorker: true } } as Config,
      { asSystem: (_reason: string, run: (tx: unknown) => unknown) => Promise.resolve(run({})) } as unknown as Database,
      { claim } as unknown as RecurringRepository,
      { isUp, recurring: hint } as unknown as Hints,
    );
    recurring.every('probe', 5, () => Promise.resolve());
    return { recurring, hints: () => hint.mock.calls.length, looks: () => claim.mock.calls.length };
  }
  const tick = (recurring: Recurring, seconds: number, each: () => void = () => undefined): void => {
    for (let second = 0; second < seconds; second += 1) {
      vi.advanceTimersByTime(1000);
      recurring.tick();
      each();
    }
  };

  it('is done by whoever the queue asks', () => {
    const { recurring, hints, looks } = worker(true);
    tick(recurring, 60, () => void recurring.runDue());
    expect([hints(), looks()]).toEqual([60, 60]);
  });

  it('goes on where the queue takes every hint and gives none back', () => {
    const { recurring, looks } = worker(true);
    tick(recurring, 60);
    expect(looks()).toBeGreaterThanOrEqual(5);
  });

  it('is looked for each second without Redis', () => {
    const { recurring, hints, looks } = worker(false);
    tick(recurring, 60);
    expect([hints(), looks()]).toEqual([0, 60]);
  });
});
