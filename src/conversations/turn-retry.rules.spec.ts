import { turnRetrySeconds } from './turn-retry.rules.js';

describe('the next try of a failed turn', () => {
  it.each([
    [1, 2],
    [2, 4],
    [4, 16],
    [5, null],
  ])('after %i tries in %o s', (attempts, seconds) => expect(turnRetrySeconds(attempts, false)).toBe(seconds));

  it.each([
    [1, 2],
    [5, 4],
    [19, 4],
    [20, null],
  ])('after %i tries in %o s where the database was away', (attempts, seconds) => expect(turnRetrySeconds(attempts, true)).toBe(seconds));
});
