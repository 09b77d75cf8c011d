import { expiryRule } from './expiry.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('expiry', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  it.each([
    ['no end', null, 'pass'],
    ['a second left', new Date(now.getTime() + 1000), 'pass'],
    ['exactly now', now, 'deny'],
    ['an hour late', new Date(now.getTime() - 3_600_000), 'deny'],
  ])('%s', (_, expiresAt, verdict) => expect(expiryRule.check(gateFacts({ now, expiresAt })).verdict).toBe(verdict));
});
