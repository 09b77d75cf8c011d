import { followUpBlocker, followUpDueAt, type FollowUpFacts } from './follow-up.rules.js';

const anchor = new Date('2026-11-20T15:00:00Z');

describe('followUpDueAt', () => {
  it.each<[number, number[], string | null]>([
    [1, [120, 1440, 4320], '2026-11-20T17:00:00.000Z'],
    [2, [120, 1440, 4320], '2026-11-21T15:00:00.000Z'],
    [3, [120, 1440, 4320], '2026-11-23T15:00:00.000Z'],
    [4, [120, 1440, 4320, 9000], null],
    [2, [60], null],
    [1, [], null],
  ])('step %s of %j is due at %s', (step, minutes, expected) => {
    expect(followUpDueAt(step, anchor, minutes)?.toISOString() ?? null).toBe(expected);
  });
});

describe('followUpBlocker', () => {
  const waiting: FollowUpFacts = {
    status: 'open',
    handler: 'ai',
    isLeadOpen: true,
    hasBooking: false,
    hasUnread: false,
    hasDraft: false,
    isLastTextLost: false,
    inboundSeq: 4,
    createdSeq: 4,
    orgStatus: 'active',
    isWindowClosed: false,
  };
  it.each<[Partial<FollowUpFacts>, string | null]>([
    [{}, null],
    [{ inboundSeq: 5 }, 'customer_replied'],
    [{ hasUnread: true }, 'customer_replied'],
    [{ hasDraft: true }, 'draft_waiting'],
    [{ isLastTextLost: true }, 'last_text_not_said'],
    [{ handler: 'human' }, 'handled_by_person'],
    [{ handler: 'paused' }, 'handled_by_person'],
    [{ status: 'closed' }, 'closed'],
    [{ isLeadOpen: false }, 'lead_closed'],
    [{ hasBooking: true }, 'booked'],
    [{ isWindowClosed: true }, 'window_closed'],
    [{ isWindowClosed: true, hasBooking: true }, 'booked'],
    [{ orgStatus: 'paused' }, 'org_paused'],
    [{ orgStatus: 'setup' }, null],
  ])('%j -> %s', (change, expected) => {
    expect(followUpBlocker({ ...waiting, ...change })).toBe(expected);
  });
});
