import type { TurnMessage } from '../conversations/turn.port.js';
import { thinkingMs } from './thinking-time.rules.js';

const CLAIMED = new Date('2026-11-21T15:00:00Z');
const text = (secondsAgo: number): TurnMessage => ({
  ...{ id: 'm', seq: 1, direction: 'in', sender: 'customer', body: 'hi' },
  at: new Date(CLAIMED.getTime() - secondsAgo * 1000),
});

describe('the time that models have for a turn', () => {
  it.each([
    ['nobody waited', [0], 9_500],
    ['the wait for the next words is gone already', [2.5], 7_000],
    ['the newest text counts', [60, 3], 6_500],
    ['after a long wait there is still time to think', [600], 6_000],
    ['a provider whose clock is ahead gives no more', [-30], 9_500],
  ])('%s', (_what, ages, wanted) => {
    expect(thinkingMs({ claimedAt: CLAIMED, messages: ages.map(text) })).toBe(wanted);
  });

  it('without a text it is the whole', () => {
    expect(thinkingMs({ claimedAt: CLAIMED, messages: [] })).toBe(9_500);
  });
});
