import { gateFacts } from './facts.fixture.js';
import { quietHoursRule } from './quiet-hours.rule.js';

describe('quiet-hours', () => {
  const night = new Date('2026-11-23T22:00:00-06:00');
  const morning = new Date('2026-11-24T08:00:00-06:00');
  it('waits until the morning', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'configured_sequence', now: night }))).toMatchObject({
      verdict: 'defer',
      code: 'quiet_hours',
      until: morning,
    }));
  it('says when, in the zone of the business', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'ai_nudge', now: night })).reason).toContain('Tue Nov 24, 8:00 AM'));
  it('passes at noon', () => expect(quietHoursRule.check(gateFacts({ lane: 'campaign' })).verdict).toBe('pass'));
  it('does not bind a person', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'campaign', now: night, isHumanAuthored: true })).verdict).toBe('skip'));
  it('refuses what expires before the morning', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'ai_nudge', now: night, expiresAt: morning }))).toMatchObject({
      verdict: 'deny',
      code: 'expired_by_quiet_hours',
    }));
  it('uses the zone of the business when none is known', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'ai_nudge', now: night, to: { timeZones: [] } })).until).toEqual(morning));
  it('keeps the hours of the state of the number', () =>
    expect(
      quietHoursRule.check(
        gateFacts({
          lane: 'ai_nudge',
          now: new Date('2026-11-23T20:30:00-05:00'),
          to: { address: '+13055550123', timeZones: ['America/New_York'] },
        }),
      ).verdict,
    ).toBe('defer'));
  it('refuses when no hour is ever allowed', () =>
    expect(quietHoursRule.check(gateFacts({ lane: 'ai_nudge', org: { quietStart: '07:00', quietEnd: '22:00' } }))).toMatchObject({
      verdict: 'deny',
      code: 'no_allowed_hour',
    }));
  it('does not concern replies, transactional and emergency texts', () =>
    expect(quietHoursRule.lanes).toEqual(['ai_nudge', 'configured_sequence', 'campaign']));
});
