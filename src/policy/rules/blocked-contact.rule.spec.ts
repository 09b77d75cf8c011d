import { blockedContactRule } from './blocked-contact.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('blocked-contact', () => {
  it.each([
    ['not blocked', false, false, 'reply', 'pass'],
    ['blocked', true, false, 'reply', 'deny'],
    ['blocked, by hand', true, true, 'manual', 'pass'],
    ['blocked, opt-out answer', true, false, 'opt_out_confirmation', 'pass'],
  ])('%s', (_, isBlocked, isHumanAuthored, kind, verdict) =>
    expect(blockedContactRule.check(gateFacts({ to: { isBlocked }, isHumanAuthored, kind })).verdict).toBe(verdict),
  );
});
