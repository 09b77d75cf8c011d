import { CallQueue, type Leave } from './call-queue.rules.js';

let now = 0;
let waited: number[] = [];
const queue = (): CallQueue =>
  new CallQueue({
    now: () => now,
    wait: async (ms) => {
      waited.push(ms);
      now += ms;
    },
  });
beforeEach(() => {
  now = 1_000_000;
  waited = [];
});

/** Takes a place and notes in what order. */
const place = (calls: CallQueue, order: string[], name: string, leftMs = 60_000): Promise<Leave> =>
  calls.enter(leftMs).then((leave) => {
    order.push(name);
    return leave;
  });

describe('calls to a provider', () => {
  it('all go at once as long as it does not object', async () => {
    const calls = queue();
    const leaves = await Promise.all([calls.enter(1), calls.enter(1), calls.enter(1)]);
    expect([leaves.length, calls.isLimited, waited]).toEqual([3, false, []]);
  });

  it('wait until it wants them, one behind the other, and go freely after the first answer', async () => {
    const calls = queue();
    const [first] = await Promise.all([calls.enter(1)]);
    first({ limitedForMs: 4_000 });
    expect(calls.isLimited).toBe(true);
    const order: string[] = [];
    const a = place(calls, order, 'a');
    const b = place(calls, order, 'b');
    const c = place(calls, order, 'c');
    const leaveA = await a;
    expect([order, waited]).toEqual([['a'], [4_000]]);
    leaveA({ limitedForMs: 1_000 });
    const leaveB = await b;
    expect([order, waited]).toEqual([
      ['a', 'b'],
      [4_000, 1_000],
    ]);
    leaveB('answered');
    (await c)('answered');
    expect([order, calls.isLimited, waited.length]).toEqual([['a', 'b', 'c'], false, 2]);
  });

  it('that fail otherwise make room for the next', async () => {
    const calls = queue();
    (await calls.enter(1))({ limitedForMs: 0 });
    const order: string[] = [];
    const a = place(calls, order, 'a');
    const b = place(calls, order, 'b');
    (await a)('failed');
    (await b)('answered');
    expect(order).toEqual(['a', 'b']);
  });

  it('go one at a time, also when one comes at the moment in which another leaves', async () => {
    const calls = queue();
    (await calls.enter(1))({ limitedForMs: 0 });
    const order: string[] = [];
    const first = await place(calls, order, 'a');
    const b = place(calls, order, 'b');
    first('failed');
    const c = place(calls, order, 'c');
    const second = await b;
    for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
    expect(order).toEqual(['a', 'b']);
    second('failed');
    (await c)('answered');
    expect(order).toEqual(['a', 'b', 'c']);
    // nobody holds a place any more
    (await calls.enter(1))({ limitedForMs: 0 });
    (await place(calls, order, 'd'))('failed');
    expect(order.at(-1)).toBe('d');
  });

  it('are given up by who has no time to wait, before and in the line', async () => {
    const calls = queue();
    (await calls.enter(1))({ limitedForMs: 5_000 });
    await expect(calls.enter(4_000)).rejects.toMatchObject({ code: 'rate_limited' });
    now += 5_000;
    const leave = await calls.enter(1_000);
    await expect(calls.enter(20)).rejects.toMatchObject({ code: 'rate_limited' });
    leave('answered');
    await expect(calls.enter(1)).resolves.toBeTypeOf('function');
  });

  it('that waited in line in vain do not block it', async () => {
    const calls = queue();
    (await calls.enter(1))({ limitedForMs: 0 });
    const leave = await calls.enter(1_000);
    const late = calls.enter(5_000);
    const later = calls.enter(60_000);
    leave({ limitedForMs: 30_000 });
    await expect(late).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await later).toBeTypeOf('function');
  });
});
