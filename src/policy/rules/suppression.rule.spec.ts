import type { GateFacts, Lane, SuppressionScope } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { suppressionRule } from './suppression.rule.js';

const verdict = (
  scope: SuppressionScope,
  change: { lane?: Lane; kind?: string; isHumanAuthored?: boolean; isGlobal?: boolean; channel?: GateFacts['channel']['kind'] },
): string =>
  suppressionRule.check({
    ...gateFacts({
      ...(change.lane && { lane: change.lane }),
      ...(change.kind && { kind: change.kind }),
      isHumanAuthored: change.isHumanAuthored ?? false,
      channel: { kind: change.channel ?? 'sms' },
    }),
    suppression: { isSuppressed: true, isGlobal: change.isGlobal ?? false, scope },
  }).verdict;

describe('suppression', () => {
  it('nobody opted out', () => expect(suppressionRule.check(gateFacts()).verdict).toBe('pass'));
  it.each<[string, SuppressionScope, Parameters<typeof verdict>[1], string]>([
    ['stops replies', 'all', {}, 'deny'],
    ['stops a person', 'all', { isHumanAuthored: true }, 'deny'],
    ['stops safety texts', 'all', { lane: 'emergency', kind: 'safety' }, 'deny'],
    ['stops transactional texts', 'all', { lane: 'transactional' }, 'deny'],
    ['stops alerts to staff who opted out', 'all', { lane: 'staff' }, 'deny'],
    ['stops help answers', 'all', { kind: 'help' }, 'deny'],
    ['lets the one confirmation go', 'all', { kind: 'opt_out_confirmation' }, 'pass'],
    ['marketing only: replies go', 'marketing', {}, 'pass'],
    ['marketing only: follow-ups stop', 'marketing', { lane: 'configured_sequence' }, 'deny'],
    ['marketing only: campaigns stop', 'marketing', { lane: 'campaign' }, 'deny'],
    ['sms only: sms stops', 'sms', {}, 'deny'],
    ['sms only: whatsapp goes', 'sms', { channel: 'whatsapp' }, 'pass'],
    ['whatsapp only: sms goes', 'whatsapp', {}, 'pass'],
    ['global beats the scope', 'marketing', { isGlobal: true }, 'deny'],
    ['global lets the confirmation go', 'all', { isGlobal: true, kind: 'opt_out_confirmation' }, 'pass'],
  ])('%s', (_, scope, change, expected) => expect(verdict(scope, change)).toBe(expected));
});
