import { ownRound } from './own-round.js';

const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a round of the event loop of one’s own', () => {
  /** In which round each of them came, counted from outside. */
  async function roundsOf(callers: readonly string[]): Promise<[string, number][]> {
    const seen: [string, number][] = [];
    let now = 0;
    const all = Promise.all(callers.map((name) => ownRound().then(() => seen.push([name, now]))));
    while (seen.length < callers.length && now < 100) {
      await round();
      now += 1;
    }
    await all;
    return seen;
  }

  it('goes to one caller at a time, in the order of asking', async () => {
    const seen = await roundsOf(['a', 'b', 'c', 'd']);
    expect(seen.map(([name]) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(new Set(seen.map(([, at]) => at)).size).toBe(4);
  });

  it('begins again after everybody was served', async () => {
    expect(await roundsOf(['a', 'b'])).toHaveLength(2);
    expect(await roundsOf(['c', 'd'])).toHaveLength(2);
  });
});
