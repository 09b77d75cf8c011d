import {
  calledPhone,
  chainStep,
  isHandled,
  readChain,
  readReference,
  withAttempt,
  writeReference,
  type CallAttempt,
} from './call-chain.rules.js';

describe('chainStep', () => {
  const phones = ['+13125550100', '+13125550101'];
  it.each([
    [0, { kind: 'call', phone: '+13125550100', round: 1 }],
    [1, { kind: 'call', phone: '+13125550101', round: 1 }],
    [2, { kind: 'call', phone: '+13125550100', round: 2 }],
    [9, { kind: 'call', phone: '+13125550101', round: 5 }],
    [10, { kind: 'exhausted' }],
    [11, { kind: 'exhausted' }],
  ])('attempt %i', (n, expected) => expect(chainStep(phones, n)).toEqual(expected));

  it('says so when nobody is on call', () => expect(chainStep([], 0)).toEqual({ kind: 'nobody' }));
  it('calls a single phone once per round', () => {
    expect(chainStep(['+1'], 4, 5)).toEqual({ kind: 'call', phone: '+1', round: 5 });
    expect(chainStep(['+1'], 5, 5)).toEqual({ kind: 'exhausted' });
  });
});

describe('the stored chain', () => {
  const attempt = (n: number, result: CallAttempt['result'] = 'calling'): CallAttempt => ({
    n,
    phone: '+1',
    at: '2026-11-21T00:00:00Z',
    sid: null,
    result,
  });
  it.each([[null], [undefined], ['x'], [{}], [{ attempts: 3 }]])('reads %j as empty', (stored) =>
    expect(readChain(stored)).toEqual({ attempts: [] }),
  );
  it('keeps what it knows', () =>
    expect(readChain({ attempts: [attempt(0)], exhaustedAt: 'then' })).toEqual({ attempts: [attempt(0)], exhaustedAt: 'then' }));
  it('replaces an attempt that ran twice and keeps the order', () => {
    const chain = withAttempt(withAttempt({ attempts: [attempt(1)] }, attempt(0)), attempt(1, 'failed'));
    expect(chain.attempts.map((a) => [a.n, a.result])).toEqual([
      [0, 'calling'],
      [1, 'failed'],
    ]);
  });
});

describe('calledPhone', () => {
  const attempt = (n: number, phone: string, sid: string | null): CallAttempt => ({ n, phone, at: '', sid, result: 'calling' });
  const chain = { attempts: [attempt(0, '+1', 'CA1'), attempt(1, '+2', null)] };
  it.each([
    ['the call we know', 'CA1', chain, '+1'],
    ['a call whose id is not stored yet is the newest', 'CA2', chain, '+2'],
    ['no call at all', 'CA1', { attempts: [] }, null],
  ])('%s', (_name, sid, of, expected) => expect(calledPhone(of, sid)).toBe(expected));
});

describe('isHandled', () => {
  const created = new Date('2026-11-21T18:00:00Z');
  const later = new Date('2026-11-21T18:05:00Z');
  const earlier = new Date('2026-11-21T17:00:00Z');
  const open = { status: 'open', acknowledged_at: null, created_at: created, handlerUserId: null, handlerSince: created };
  it.each([
    ['an open one is not', {}, false],
    ['confirmed', { acknowledged_at: later }, true],
    ['accepted in the console', { status: 'accepted' }, true],
    ['resolved', { status: 'resolved' }, true],
    ['snoozing an emergency does not stop the calls', { status: 'snoozed' }, false],
    ['taken over since', { handlerUserId: 'u', handlerSince: later }, true],
    ['taken over long before', { handlerUserId: 'u', handlerSince: earlier }, false],
    ['held by nobody in particular', { handlerUserId: null, handlerSince: later }, false],
  ])('%s', (_name, change, expected) => expect(isHandled({ ...open, ...change })).toBe(expected));
});

describe('the reference in the callback address', () => {
  const orgId = '01930000-0000-7000-8000-00000000000a';
  const escalationId = '01930000-0000-7000-8000-00000000000b';
  it('comes back as it went', () => {
    expect(writeReference(orgId, escalationId)).toHaveLength(64);
    expect(readReference(writeReference(orgId, escalationId))).toEqual({ orgId, escalationId });
  });
  it.each([[undefined], [''], ['x'.repeat(64)], ['0'.repeat(63)]])('refuses %j', (value) => expect(readReference(value)).toBeNull());
});
