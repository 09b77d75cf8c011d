import { engineName, facetChoices, rowText, verdictOf } from './decisions.rules';

const text = (state: string) => ({ id: 't', body: 'b', state, blockReason: null, gate: [] });
const check = (verdict: 'pass' | 'fail') => ({ name: 'content', verdict, reason: '' });

describe('decisions in words', () => {
  it('names the verdict only where something was held back; the gate weighs more than a check', () => {
    expect(verdictOf({ checks: [check('pass')], outbound: [text('sent')] })).toBeNull();
    expect(verdictOf({ checks: [check('fail')], outbound: [text('sent')] })?.label).toBe('Words were replaced');
    expect(verdictOf({ checks: [check('fail')], outbound: [text('blocked')] })?.label).toBe('Was not sent');
  });

  it('shows what was said, or what was done instead', () => {
    expect(rowText({ reply: 'Hello', action: 'reply' })).toBe('Hello');
    expect(rowText({ reply: null, action: 'no_reply' })).toBe('Said nothing.');
    expect(rowText({ reply: null, action: 'escalate' })).toBe('Handed over without a text.');
  });

  it('keeps a chosen reason in the list of reasons', () => {
    expect(facetChoices([{ value: 'ask_name', count: 3 }], 'ask_name')).toEqual([{ value: 'ask_name', label: 'Ask name (3)' }]);
    expect(facetChoices(undefined, 'offer_times')).toEqual([{ value: 'offer_times', label: 'Offer times' }]);
    expect(facetChoices([], undefined)).toEqual([]);
    expect(facetChoices([{ value: 'rules', count: 1 }], 'rules', engineName)).toEqual([{ value: 'rules', label: 'Fixed rules (1)' }]);
  });
});
