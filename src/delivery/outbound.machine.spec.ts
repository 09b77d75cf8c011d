import {
  applyReceipt,
  isFirstToContact,
  isForPerson,
  isProvenNotSent,
  isSuperseded,
  mayResend,
  nextSettleSeconds,
  stateAfterSend,
  type OutboundState,
  type SupersedeFacts,
} from './outbound.machine.js';

const receipt = (rank: number, isTerminalFailure = false) => ({ rank, isTerminalFailure });

describe('applyReceipt', () => {
  it.each<[OutboundState, number, { rank: number; isTerminalFailure: boolean }, OutboundState | null]>([
    ['accepted', 0, receipt(2), 'sent'],
    ['accepted', 0, receipt(3), 'delivered'],
    ['delivered', 3, receipt(2), null],
    ['delivered', 3, receipt(3), null],
    ['delivered', 3, receipt(4), 'read'],
    ['sent', 2, receipt(0, true), 'failed'],
    ['delivered', 3, receipt(0, true), null],
    ['failed', 2, receipt(3), null],
    ['cancelled', -1, receipt(3), null],
    ['unknown', -1, receipt(0), 'accepted'],
    ['sending', -1, receipt(1), 'accepted'],
    ['queued', -1, receipt(2), 'sent'],
  ])('%s (rank %s) and %j -> %s', (state, rank, given, expected) => {
    expect(applyReceipt(state, rank, given)?.state ?? null).toBe(expected);
  });
});

describe('stateAfterSend', () => {
  it('gives up only after the last backoff and honours Retry-After', () => {
    expect(stateAfterSend({ kind: 'retry', reason: '429', after: 30_000 }, 1)).toEqual({ state: 'queued', retrySeconds: 30 });
    expect(stateAfterSend({ kind: 'retry', reason: 'refused' }, 2)).toEqual({ state: 'queued', retrySeconds: 16 });
    expect(stateAfterSend({ kind: 'retry', reason: 'refused' }, 5)).toEqual({ state: 'failed' });
  });
  it('never turns a lost answer into a retry', () => {
    expect(stateAfterSend({ kind: 'unknown', reason: 'timeout' }, 1)).toEqual({ state: 'unknown' });
  });
});

describe('isSuperseded', () => {
  const stale: SupersedeFacts = { kind: 'reply', basedOnSeq: 3, inboundSeq: 4, processedSeq: 3, supersededInARow: 0 };
  it.each<[string, Partial<SupersedeFacts>, boolean]>([
    ['a newer text waits for its turn', {}, true],
    ['nothing newer', { inboundSeq: 3 }, false],
    ['the newer text was answered already', { processedSeq: 4 }, false],
    ['a booking confirmation is never dropped', { kind: 'booking_confirmation' }, false],
    ['the third in a row is sent', { supersededInARow: 2 }, false],
    ['a text by hand has no base', { basedOnSeq: null }, false],
  ])('%s', (_, change, expected) => {
    expect(isSuperseded({ ...stale, ...change })).toBe(expected);
  });
});

describe('settling', () => {
  it('needs three empty lists and the whole time', () => {
    expect(isProvenNotSent(3, 121, 120)).toBe(true);
    expect(isProvenNotSent(2, 500, 120)).toBe(false);
    expect(isProvenNotSent(5, 60, 120)).toBe(false);
  });
  it('is given to a person within ten minutes', () => {
    const longestWait = Math.max(...[0, 1, 2, 3].map((checks) => nextSettleSeconds(checks, 120)));
    expect([0, 300, 539, 540, 90_000].map(isForPerson)).toEqual([false, false, false, true, true]);
    expect(540 + longestWait).toBeLessThanOrEqual(600);
  });
  it('asks less and less often', () => {
    expect([0, 1, 2, 3, 9].map((checks) => nextSettleSeconds(checks, 120))).toEqual([5, 15, 30, 60, 60]);
  });
  it.each<[string, boolean, boolean, boolean]>([
    ['reply', false, false, true],
    ['reply', true, false, false],
    ['reply', false, true, false],
    ['campaign', false, false, false],
    ['configured_sequence', false, false, false],
  ])('%s, newer %s, expired %s -> resend %s', (lane, hasNewer, isExpired, expected) => {
    expect(mayResend(lane, hasNewer, isExpired)).toBe(expected);
  });
});

describe('isFirstToContact', () => {
  it.each<[string, Parameters<typeof isFirstToContact>[0], boolean]>([
    ['the first try to somebody new', { attempts: 0, thread: { hasSentBefore: false } }, true],
    ['another try of it', { attempts: 1, thread: { hasSentBefore: false } }, false],
    ['somebody we texted before', { attempts: 0, thread: { hasSentBefore: true } }, false],
    ['a staff alert', { attempts: 0, thread: null }, false],
  ])('%s', (_, send, expected) => {
    expect(isFirstToContact(send)).toBe(expected);
  });
});
