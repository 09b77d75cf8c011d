import { calmRounds } from '../../bench/lib/figures.mjs';

describe('the calm rounds of the ingest bench', () => {
  const of = (fair, planned = 3) => calmRounds(fair, { planned, stallMs: 100 });

  it.each([
    ['three calm ones', [20, 30, 40], '3 of 3 fair', true],
    ['two calm ones of three', [20, 300, 40], '2 of 3 fair', true],
    ['one calm one of three', [20, 300, 400], '1 of 3 fair', false],
    ['one round, and it was calm', [20], 'not shown: 1 fair of 3', false],
    ['no fair round', [], 'not shown: 0 fair of 3', false],
  ])('%s', (_what, fair, value, isMet) => expect(of(fair)).toEqual({ value, isMet }));

  it('one round is enough where one was planned', () => expect(of([20], 1)).toEqual({ value: '1 of 1 fair', isMet: true }));
});
