import { nextShare, placesOf } from './headroom.rules.js';

describe('how much a worker takes in hand', () => {
  it('falls quickly while the loop is slow and ends at a quarter', () => {
    let share = 1;
    const seen = Array.from({ length: 6 }, () => (share = nextShare(share, 40)));
    expect(seen[0]).toBeLessThan(0.75);
    expect(seen.at(-1)).toBe(0.25);
  });

  it('rises slowly while the loop is quick and ends with everything', () => {
    let share = 0.25;
    for (let i = 0; i < 5; i += 1) share = nextShare(share, 1);
    expect(share).toBeCloseTo(0.5);
    for (let i = 0; i < 20; i += 1) share = nextShare(share, 1);
    expect(share).toBe(1);
  });

  it('stays between the two', () => {
    expect(nextShare(0.6, 10)).toBe(0.6);
  });

  it('leaves each kind of work at least one place', () => {
    expect([placesOf(32, 1), placesOf(32, 0.25), placesOf(1, 0.25), placesOf(3, 0.25)]).toEqual([32, 8, 1, 1]);
  });
});
