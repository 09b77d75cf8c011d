import type { Lane } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { orgStatusRule } from './org-status.rule.js';

describe('org-status', () => {
  it.each<[string, string, Lane, string, boolean, string]>([
    ['active', 'active', 'reply', 'reply', false, 'pass'],
    ['paused stops replies', 'paused', 'reply', 'reply', false, 'deny'],
    ['paused stops follow-ups', 'paused', 'configured_sequence', 'follow_up', false, 'deny'],
    ['paused lets people write', 'paused', 'reply', 'manual', true, 'pass'],
    ['paused lets safety texts go', 'paused', 'emergency', 'safety', false, 'pass'],
    ['paused lets staff alerts go', 'paused', 'staff', 'alert', false, 'pass'],
    ['paused confirms an opt-out', 'paused', 'reply', 'opt_out_confirmation', false, 'pass'],
    ['setup lets people write', 'setup', 'reply', 'manual', true, 'pass'],
    ['setup confirms an opt-out', 'setup', 'reply', 'opt_out_confirmation', false, 'pass'],
    ['setup lets safety texts go', 'setup', 'emergency', 'safety', false, 'pass'],
    ['removed stops everything', 'removed', 'emergency', 'safety', false, 'deny'],
    ['removed stops people too', 'removed', 'reply', 'manual', true, 'deny'],
  ])('%s', (_, status, lane, kind, isHumanAuthored, verdict) =>
    expect(orgStatusRule.check(gateFacts({ org: { status }, lane, kind, isHumanAuthored })).verdict).toBe(verdict),
  );

  it.each<[string, boolean, Lane, string, boolean, string]>([
    ['answers a simulated number', true, 'reply', 'reply', false, 'pass'],
    ['answers no real number', false, 'reply', 'reply', false, 'deny'],
    ['follows up on no real number', false, 'configured_sequence', 'follow_up', false, 'deny'],
    ['lets people write to a real number', false, 'reply', 'manual', true, 'pass'],
    ['confirms an opt-out of a real number', false, 'reply', 'opt_out_confirmation', false, 'pass'],
  ])('a business that is being set up: %s', (_, isSimulated, lane, kind, isHumanAuthored, verdict) =>
    expect(
      orgStatusRule.check(gateFacts({ org: { status: 'setup' }, channel: { isSimulated }, lane, kind, isHumanAuthored })).verdict,
    ).toBe(verdict),
  );
});
