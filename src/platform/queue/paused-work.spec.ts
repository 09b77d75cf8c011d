import type { Database } from '../database/database.service.js';
import { PausedWork, type Pause } from './paused-work.service.js';

/** Answers that come when a test says so. */
function lateDatabase(): { database: Database; answers: ((pauses: Partial<Pause>[]) => void)[] } {
  const answers: ((pauses: Partial<Pause>[]) => void)[] = [];
  const asSystem = (): Promise<Partial<Pause>[]> => new Promise((resolve) => answers.push(resolve));
  return { database: { asSystem } as unknown as Database, answers };
}

describe('paused work', () => {
  it('is as of the newest look, whichever is answered last', async () => {
    const { database, answers } = lateDatabase();
    const work = new PausedWork(database);
    const [before, after] = [work.list(), work.list()];
    answers[1]!([{ kind: 'send' }]);
    await after;
    expect(work.has('send')).toBe(true);
    answers[0]!([]);
    expect(await before).toEqual([]);
    expect(work.has('send')).toBe(true);
  });

  it('ends with a look that finds none', async () => {
    const { database, answers } = lateDatabase();
    const work = new PausedWork(database);
    for (const pauses of [[{ kind: 'send' } as const], []]) {
      const look = work.list();
      answers.at(-1)!(pauses);
      await look;
      expect(work.has('send')).toBe(pauses.length > 0);
    }
  });
});
