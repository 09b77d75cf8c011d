import { evaluate } from '../policy.gate.js';
import type { Lane } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { handlerRule } from './handler.rule.js';

describe('handler', () => {
  it.each<[string, 'ai' | 'human' | 'paused', string, boolean, string]>([
    ['the assistant answers', 'ai', 'reply', false, 'pass'],
    ['a person took over', 'human', 'reply', false, 'deny'],
    ['paused', 'paused', 'reply', false, 'deny'],
    ['the person writes', 'human', 'manual', true, 'pass'],
    ['the words that hand over', 'human', 'handoff', false, 'pass'],
    ['a promise made while pausing', 'paused', 'commitment', false, 'pass'],
    ['a booking that was told late', 'human', 'booked', false, 'pass'],
    ['an opt-out confirmation', 'human', 'opt_out_confirmation', false, 'pass'],
  ])('%s', (_, handler, kind, isHumanAuthored, verdict) =>
    expect(handlerRule.check(gateFacts({ conversation: { handler }, kind, isHumanAuthored })).verdict).toBe(verdict),
  );
  it('has nothing to say without a thread', () => expect(handlerRule.check(gateFacts({ conversation: null })).verdict).toBe('skip'));
  it.each<[Lane, string]>([
    ['emergency', 'allow'],
    ['staff', 'allow'],
    ['transactional', 'allow'],
    ['reply', 'deny'],
    ['configured_sequence', 'deny'],
    ['ai_nudge', 'deny'],
    ['campaign', 'deny'],
  ])('a human handler: lane %s is %s', (lane, verdict) =>
    expect(evaluate(gateFacts({ lane, body: 'Acme. Reply STOP to opt out.', conversation: { handler: 'human' } })).verdict).toBe(verdict),
  );
});
