import type { DataSource } from 'typeorm';
import { wallClock } from '../../common/clock.js';
import { BusinessClock } from './business-clock.service.js';

const NOON = Date.parse('2026-11-20T12:00:00Z');

interface Answer {
  offsetMs?: number;
  /** How wrong the machine's clock is. */
  skewMs?: number;
  /** How long the question and the answer are under way. */
  thereMs?: number;
  backMs?: number;
}

/** By how much business time is ahead of the machine's after these answers; no time passes but theirs. */
async function lead(...answers: Answer[]): Promise<number> {
  let machine = NOON;
  const real = vi.spyOn(wallClock, 'real').mockImplementation(() => new Date(machine));
  try {
    const query = (): Promise<object[]> => {
      const { offsetMs = 0, skewMs = 0, thereMs = 0, backMs = 0 } = answers.shift()!;
      machine += thereMs;
      const row = { ms: String(offsetMs), real_ms: String(machine + skewMs) };
      machine += backMs;
      return Promise.resolve([row]);
    };
    const clock = new BusinessClock({ query } as unknown as DataSource);
    while (answers.length > 0) await clock.refresh();
    return clock.now().getTime() - machine;
  } finally {
    real.mockRestore();
  }
}

describe('business time', () => {
  it("is the machine's time, moved by the simulator", async () => expect(await lead({ offsetMs: 3_600_000 })).toBe(3_600_000));
  it('does not follow the way to the database and back', async () => expect(await lead({ skewMs: 900 })).toBe(0));
  it.each([600_000, -600_000])("is the database's time where the machine is wrong by %i ms", async (skewMs) =>
    expect(await lead({ skewMs })).toBe(skewMs),
  );

  it.each([
    ['the question', { thereMs: 8000 }],
    ['the answer', { backMs: 8000 }],
  ])('takes no clock for wrong because %s was long under way', async (_what, slow) => expect(await lead(slow)).toBe(0));

  it('takes no wrong clock for right because an answer was long under way, and sees one that was set right', async () => {
    const wrong = { skewMs: 3000 };
    expect(await lead(wrong, { ...wrong, thereMs: 4000, backMs: 4000 })).toBe(3000);
    expect(await lead(wrong, { backMs: 100 })).toBe(0);
  });
});
