import { Places } from './places.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('places', () => {
  it('are taken in order and never by more than there are', async () => {
    const places = new Places(2, 10);
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
      places.free();
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
      places.free();
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
    for (let i = 0; i < 3; i += 1) places.free();
    expect(await Promise.all([...waiting, other])).toEqual([true, true, true]);
    places.free();
    expect(await places.take('rush')).toBe(true);
  });
});
