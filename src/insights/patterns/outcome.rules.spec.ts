import { countOutcomes, outcomeOf, wonShare, type Outcome, type ThreadEnd } from './outcome.rules.js';

const now = new Date('2026-11-23T18:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const thread: ThreadEnd = {
  closeReason: null,
  handler: 'ai',
  leadStatus: 'qualifying',
  hasBooking: false,
  wasHandedOver: false,
  lastDirection: 'in',
  lastMessageAt: ago(1),
};

describe('how a thread ended', () => {
  it.each<[Outcome, Partial<ThreadEnd>]>([
    ['open', {}],
    ['open', { lastDirection: 'out', lastMessageAt: ago(71) }],
    ['open', { lastDirection: 'in', lastMessageAt: ago(200) }],
    ['noAnswer', { lastDirection: 'out', lastMessageAt: ago(72) }],
    ['noAnswer', { closeReason: 'dormant' }],
    ['noAnswer', { leadStatus: 'unresponsive' }],
    ['handedOver', { handler: 'human' }],
    ['handedOver', { wasHandedOver: true, closeReason: 'no_response' }],
    ['lost', { closeReason: 'opted_out', wasHandedOver: true }],
    ['lost', { leadStatus: 'dropped' }],
    ['won', { hasBooking: true, closeReason: 'declined' }],
    ['won', { closeReason: 'booked' }],
    ['won', { leadStatus: 'completed', handler: 'human' }],
    ['open', { leadStatus: null }],
  ])('%s: %o', (outcome, change) => expect(outcomeOf({ ...thread, ...change }, now)).toBe(outcome));

  it('is counted with every way named', () => {
    expect(countOutcomes(['won', 'open', 'won'])).toEqual({ won: 2, lost: 0, handedOver: 0, noAnswer: 0, open: 1 });
    expect(wonShare(countOutcomes(['won', 'open', 'lost']))).toBe(0.333);
    expect(wonShare(countOutcomes([]))).toBeNull();
  });
});
