import { chainStep, readChain, withAttempt, type CallAttempt } from './call-chain.rules.js';

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
  const attempt = (n: number, result: CallAttempt['result'] = 'calling'): CallAttempt => ({ n, phone: '+1', at: '2026-11-21T00:00:00Z', sid: null, result });
  it.each([[null], [undefined], ['x'], [{}], [{ attempts: 3 }]])('reads %j as empty', (stored) => expect(readChain(stored)).toEqual({ attempts: [] }));
  it('keeps what it knows', () => expect(readChain({ attempts: [attempt(0)], exhaustedAt: 'then' })).toEqual({ attempts: [attempt(0)], exhaustedAt: 'then' }));
  it('replaces an attempt that ran twice and keeps the order', () => {
    const chain = withAttempt(withAttempt({ attempts: [attempt(1)] }, attempt(0)), attempt(1, 'failed'));
    expect(chain.attempts.map((a) => [a.n, a.result])).toEqual([
      [0, 'calling'],
      [1, 'failed'],
    ]);
  });
});
