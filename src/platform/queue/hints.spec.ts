import type { Config } from '../config/config.service.js';
import { Hints } from './hints.service.js';

/** Without Redis a worker runs its own hints: what leaves arrives here. */
function listening(): { hints: Hints; left: string[] } {
  const hints = new Hints({ values: {} } as Config);
  const left: string[] = [];
  hints.useLocal(
    (kind, { id }) => left.push(`${kind} ${id}`),
    () => false,
  );
  return { hints, left };
}

describe('hints', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('of a row that goes on changing leave once, when the newest says so', () => {
    const { hints, left } = listening();
    for (let text = 0; text < 5; text += 1) {
      hints.turn('org', 'thread', 2500);
      vi.advanceTimersByTime(1000);
    }
    expect(left).toEqual([]);
    vi.advanceTimersByTime(1501);
    expect(left).toEqual(['turn thread']);
    vi.advanceTimersByTime(20_000);
    expect(left).toHaveLength(1);
  });

  it('of different rows and kinds do not replace each other', () => {
    const { hints, left } = listening();
    hints.turn('org', 'a', 100);
    hints.turn('org', 'b', 100);
    hints.job('org', 'a', 100);
    vi.advanceTimersByTime(200);
    expect(left).toEqual(['turn a', 'turn b', 'job a']);
  });

  it('that are due leave at once, and a later one of the same row after it', () => {
    const { hints, left } = listening();
    hints.send('org', 'text');
    vi.advanceTimersByTime(1);
    expect(left).toEqual(['send text']);
    hints.send('org', 'text', 500);
    vi.advanceTimersByTime(600);
    expect(left).toEqual(['send text', 'send text']);
  });
});
