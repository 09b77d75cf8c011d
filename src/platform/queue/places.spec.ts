import { Places } from './places.js';

describe('places', () => {
  it('are taken in order and never by more than there are', async () => {
    const places = new Places(2);
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const visit = async (name: number): Promise<void> => {
      await places.take();
      order.push(name);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      places.free();
    };
    await Promise.all([1, 2, 3, 4, 5].map(visit));
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    await places.take();
    await places.take();
  });
});
