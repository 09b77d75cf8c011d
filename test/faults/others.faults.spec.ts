import { OwnTicks, type ProcessTicks } from './rig/others.js';

const process = (pid: number, parent: number, ticks: number, startedAt = pid): ProcessTicks => ({ pid, parent, ticks, startedAt });

/** What the rig's own programs use must never look like somebody else's work: it would stretch the rig's deadlines. */
describe('the account of the own processes', () => {
  const ROOT = process(10, 1, 100);

  it('counts everything below the roots, and nothing else', () => {
    const own = new OwnTicks();
    expect(own.look([ROOT, process(11, 10, 5), process(12, 11, 7), process(50, 1, 1000)], [10])).toBe(112);
  });

  it('keeps a process that outlives its parent, and what a root had used when it was replaced', () => {
    const own = new OwnTicks();
    const before = own.look([ROOT, process(11, 10, 5), process(20, 1, 300), process(21, 20, 40)], [10, 20]);
    // 11 was adopted by the first process of the machine; the server 20 was killed with its child, and 30 took its place
    const after = own.look([ROOT, process(11, 1, 9), process(30, 1, 2)], [10, 30]);
    expect(after - before).toBe(4 + 2);
  });

  it('does not count a child twice whose parent waited for it', () => {
    const own = new OwnTicks();
    const before = own.look([ROOT, process(11, 10, 50)], [10]);
    expect(own.look([{ ...ROOT, ticks: 160 }], [10]) - before).toBe(10);
  });

  it('takes a number that comes back for another process', () => {
    const own = new OwnTicks();
    const before = own.look([ROOT, process(11, 10, 50)], [10]);
    const after = own.look([{ ...ROOT, ticks: 150 }, process(11, 1, 900, 77)], [10]);
    expect(after - before).toBe(0);
  });
});
