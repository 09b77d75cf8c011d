import { evaluate } from '../policy.gate.js';
import type { GateFacts } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { quotaRule } from './quota.rule.js';

const used = (month: number, limit: number | null, change: Partial<GateFacts> = {}): GateFacts => ({
  ...gateFacts({ org: { messagesPerMonth: limit }, counters: { month } }),
  ...change,
});

describe('the quota of texts', () => {
  it.each([
    [0, null, 'skip'],
    [99, 100, 'pass'],
    [100, 100, 'deny'],
    [101, 100, 'deny'],
    [0, 0, 'deny'],
  ])('%j of %j is %s', (month, limit, verdict) => expect(quotaRule.check(used(month, limit)).verdict).toBe(verdict));

  it.each<[string, Partial<GateFacts>]>([
    ['what a person writes', { isHumanAuthored: true }],
    ['the answer to STOP', { kind: 'opt_out_confirmation' }],
    ['an emergency', { lane: 'emergency' }],
    ['an alert to staff', { lane: 'staff' }],
  ])('never stops %s', (_name, change) =>
    expect(evaluate(used(100, 100, change)).trace.find((entry) => entry.rule === 'quota')?.verdict).toBe('skip'),
  );

  it('denies and does not put off: an answer of next month answers nothing', () =>
    expect(evaluate(used(100, 100))).toMatchObject({ verdict: 'deny', reason: 'message_quota' }));
});
