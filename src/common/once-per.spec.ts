import { OncePer } from './once-per.js';

describe('once per span', () => {
  let at = 0;
  let times = 0;
  const work = async (): Promise<void> => void (times += 1);
  const once = (): OncePer => new OncePer(1_000, { now: () => new Date(at) });
  beforeEach(() => {
    at = 0;
    times = 0;
  });

  it('does it once per key until the span is over', async () => {
    const it = once();
    await it.do('a', work);
    at = 999;
    await it.do('a', work);
    expect(times).toBe(1);
    await it.do('b', work);
    expect(times).toBe(2);
    at = 1_000;
    await it.do('a', work);
    expect(times).toBe(3);
  });

  it('lets those who come meanwhile wait for the one that does it', async () => {
    const it = once();
    let finish = (): void => undefined;
    const slow = (): Promise<void> => new Promise((resolve) => (finish = resolve));
    const order: string[] = [];
    const both = [it.do('a', slow).then(() => order.push('first')), it.do('a', work).then(() => order.push('second'))];
    finish();
    await Promise.all(both);
    expect([times, order]).toEqual([0, ['first', 'second']]);
  });

  it('lets the next one through after a failure, and begins anew when told to', async () => {
    const it = once();
    await expect(it.do('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await it.do('a', work);
    await it.anew('a', work);
    expect(times).toBe(2);
  });
});
