import { HINTS_PER_SECOND, HintAllowance } from './hint-allowance.js';

describe('the allowance of hints', () => {
  const many = (allowance: HintAllowance, count: number, kind: string, org: string, atMs: number): number =>
    Array.from({ length: count }, () => allowance.take(kind, org, atMs)).filter(Boolean).length;

  it('ends for the business that has a rush, and for nobody else', () => {
    const allowance = new HintAllowance();
    expect(many(allowance, 200, 'turn', 'rushed', 5000)).toBe(HINTS_PER_SECOND);
    expect(many(allowance, 3, 'turn', 'quiet', 5400)).toBe(3);
    expect(many(allowance, 3, 'send', 'rushed', 5400)).toBe(3);
  });

  it('begins anew each second', () => {
    const allowance = new HintAllowance();
    many(allowance, 200, 'turn', 'rushed', 5999);
    expect(allowance.take('turn', 'rushed', 6000)).toBe(true);
  });
});
