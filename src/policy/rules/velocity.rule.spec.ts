import { gateFacts } from './facts.fixture.js';
import { velocityRule } from './velocity.rule.js';

describe('velocity', () => {
  const first = { isFirstToContact: true, conversation: { lastInboundAt: null } };
  it.each([
    ['the tenth is normal', { ...first, counters: { prefixNewNumbers10Min: 9 } }, 'pass'],
    ['the eleventh waits', { ...first, counters: { prefixNewNumbers10Min: 10 } }, 'defer'],
    ['a known number', { isFirstToContact: false, counters: { prefixNewNumbers10Min: 99 } }, 'skip'],
    ['somebody who texted us', { isFirstToContact: true, counters: { prefixNewNumbers10Min: 99 } }, 'skip'],
    ['by hand', { ...first, isHumanAuthored: true, counters: { prefixNewNumbers10Min: 99 } }, 'skip'],
  ])('%s', (_, change, verdict) => expect(velocityRule.check(gateFacts(change)).verdict).toBe(verdict));
  it('pauses ten minutes', () => {
    const facts = gateFacts({ ...first, counters: { prefixNewNumbers10Min: 11 } });
    expect(velocityRule.check(facts).until?.getTime()).toBe(facts.now.getTime() + 600_000);
  });
});
