import { Places } from './places.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('places', () => {
  it('are taken in order and never by more than there are', async () => {
    const places = new Places(4, 10);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const visit = async (name: number): Promise<void> => {
      await places.take('a');
      order.push(name);
      inside += 1;
      most = Math.max(most, inside);
      await turn();
      inside -= 1;
      places.free('a');
    };
    await Promise.all([1, 2, 3, 4, 5].map(visit));
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(await Promise.all([places.take('a'), places.take('a')])).toEqual([true, true]);
  });

  it('go to the businesses in turn, however long the line of one is', async () => {
    const places = new Places(1, 10);
    const order: string[] = [];
    const visit = async (orgId: string, name: string): Promise<void> => {
      await places.take(orgId);
      order.push(name);
      await turn();
      places.free(orgId);
    };
    await Promise.all(['r1', 'r2', 'r3', 'r4', 'r5'].map((name) => visit('rush', name)).concat(visit('quiet', 'q1'), visit('third', 't1')));
    expect(order).toEqual(['r1', 'r2', 'q1', 't1', 'r3', 'r4', 'r5']);
  });

  it('send away whom the line of the business has no room for', async () => {
    const places = new Places(1, 2);
    expect(await places.take('rush')).toBe(true);
    const waiting = [places.take('rush'), places.take('rush')];
    expect(await places.take('rush')).toBe(false);
    const other = places.take('quiet');
    for (const orgId of ['rush', 'rush', 'quiet', 'rush']) {
      places.free(orgId);
      await turn();
    }
    expect(await Promise.all([...waiting, other])).toEqual([true, true, true]);
    expect(await places.take('rush')).toBe(true);
  });

  it('name the businesses whose line is half full', async () => {
    const places = new Places(1, 4);
    await places.take('rush');
    const waiting = [places.take('rush'), places.take('quiet')];
    expect(places.crowded()).toEqual([]);
    waiting.push(places.take('rush'));
    expect(places.crowded()).toEqual(['rush']);
    for (const orgId of ['rush', 'rush', 'quiet', 'rush']) {
      places.free(orgId);
      await turn();
    }
    await Promise.all(waiting);
    expect(places.crowded()).toEqual([]);
  });

  it('are never more than half with one business, so that the next one to come finds one', async () => {
    const places = new Places(4, 10);
    const got: string[] = [];
    const ask = (orgId: string): void => void places.take(orgId).then(() => got.push(orgId));
    for (let i = 0; i < 4; i += 1) ask('rush');
    await turn();
    expect(got).toEqual(['rush', 'rush']);
    ask('quiet');
    ask('quiet');
    await turn();
    expect(got).toEqual(['rush', 'rush', 'quiet', 'quiet']);
    places.free('rush');
    await turn();
    expect(got).toHaveLength(5);
  });

  it('are given out sparingly while there is too much to do, but to each business one', async () => {
    const places = new Places(8, 10);
    const got: string[] = [];
    const ask = (orgId: string): void => void places.take(orgId).then(() => got.push(orgId));
    places.limit(2);
    for (let i = 0; i < 4; i += 1) ask('rush');
    ask('quiet');
    ask('third');
    await turn();
    expect(got).toEqual(['rush', 'quiet', 'third']);
    places.limit(8);
    await turn();
    expect(got.filter((name) => name === 'rush')).toHaveLength(4);
  });

  it('that are taken stay taken when there are fewer', async () => {
    const places = new Places(4, 10);
    await places.take('a');
    await places.take('a');
    places.limit(1);
    let isIn = false;
    void places.take('a').then(() => (isIn = true));
    places.free('a');
    await turn();
    expect(isIn).toBe(false);
    places.free('a');
    await turn();
    expect(isIn).toBe(true);
  });
});
