import { contentRule } from './content.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('content', () => {
  it.each([
    ['fine words', {}, 'pass', undefined],
    ['a human claim', { body: "I'm a real human" }, 'deny', 'content_claims_human'],
    ['too long', { body: 'a'.repeat(321) }, 'deny', 'content_too_long'],
    ['a long booking list', { kind: 'openings', body: 'a'.repeat(321) }, 'pass', undefined],
    ['a long safety text', { lane: 'emergency' as const, kind: 'x', body: 'a'.repeat(321) }, 'pass', undefined],
    ['a person may say that they are one', { isHumanAuthored: true, body: "I'm a real human" }, 'pass', undefined],
    [
      'a person may name a price',
      { isHumanAuthored: true, body: 'It is $89', content: { pricingPolicy: 'never' as const } },
      'pass',
      undefined,
    ],
    ['a person may not send nothing', { isHumanAuthored: true, body: ' ' }, 'deny', 'content_empty'],
    ['nor more than the network takes', { isHumanAuthored: true, body: 'a'.repeat(1601) }, 'deny', 'content_too_long'],
    [
      'a staff alert may quote anything',
      { lane: 'staff' as const, body: 'Customer wrote: "are you [HUMAN]? see evil.com"', content: { allowedHosts: [] } },
      'pass',
      undefined,
    ],
    ['an empty staff alert', { lane: 'staff' as const, body: '' }, 'deny', 'content_too_long'],
    ['a price against the policy', { body: 'That is $89.', content: { pricingPolicy: 'never' as const } }, 'deny', 'content_price'],
  ])('%s', (_, change, verdict, code) => expect(contentRule.check(gateFacts(change))).toMatchObject({ verdict, ...(code && { code }) }));
});
