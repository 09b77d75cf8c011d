import { greetingOverflow, greetingProblem, textBackBody } from '../policy/text-back-body.rules.js';
import { acknowledgementBody, decideTextBack, type TextBackFacts } from './text-back.rules.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const FACTS: TextBackFacts = {
  now: NOW,
  endedAt: NOW,
  orgStatus: 'active',
  isOperations: false,
  isStaff: false,
  isWithheld: false,
  untextable: null,
  lineType: 'unknown',
  isBlocked: false,
  isSuppressed: false,
  hasTextNumber: true,
  cooldownMinutes: 720,
  lastTextedAt: null,
  lastAcknowledgedAt: null,
  thread: null,
};
const ai = (minutes: number | null) => ({ handler: 'ai' as const, lastInboundAt: minutes === null ? null : ago(minutes) });

describe('does a missed caller get a text?', () => {
  it.each<[string, Partial<TextBackFacts>, string, string, boolean]>([
    ['a new caller', {}, 'sent', 'missed_call', false],
    ['at night too: it answers the call', { endedAt: ago(5) }, 'sent', 'missed_call', false],
    ['texted an hour ago, silent since', { lastTextedAt: ago(60), thread: ai(null) }, 'skipped', 'cooldown', true],
    ['texted 13 hours ago', { lastTextedAt: ago(780), thread: ai(null) }, 'sent', 'missed_call', false],
    ['at the very end of the cool-down', { lastTextedAt: ago(720) }, 'sent', 'missed_call', false],
    ['in a live conversation', { lastTextedAt: ago(60), thread: ai(5) }, 'acknowledged', 'live_conversation', true],
    ['in a live conversation that began with a text', { thread: ai(5) }, 'acknowledged', 'live_conversation', true],
    ['again within minutes', { thread: ai(5), lastAcknowledgedAt: ago(3) }, 'skipped', 'acknowledged_recently', true],
    ['again after a while', { thread: ai(30), lastAcknowledgedAt: ago(11) }, 'acknowledged', 'live_conversation', true],
    ['in a thread that is weeks old', { thread: ai(60 * 24 * 20) }, 'sent', 'missed_call', false],
    ['while a person handles the thread', { thread: { handler: 'human', lastInboundAt: ago(5) } }, 'skipped', 'handled_by_person', true],
    ['while the thread is paused', { thread: { handler: 'paused', lastInboundAt: ago(5) } }, 'skipped', 'handled_by_person', true],
    ['withheld', { isWithheld: true }, 'skipped', 'withheld', false],
    ['a short code', { untextable: 'short_code' }, 'skipped', 'short_code', false],
    ['a known landline', { lineType: 'landline' }, 'skipped', 'landline', false],
    ['a dead number', { lineType: 'invalid' }, 'skipped', 'invalid', false],
    ['our own people', { isStaff: true }, 'skipped', 'staff', false],
    ['somebody blocked', { isBlocked: true }, 'skipped', 'blocked', false],
    ['somebody who texted STOP', { isSuppressed: true }, 'skipped', 'suppressed', false],
    ['STOP in a live conversation', { isSuppressed: true, thread: ai(5) }, 'skipped', 'suppressed', true],
    ['a paused org', { orgStatus: 'paused' }, 'skipped', 'org_paused', false],
    ['an alert number', { isOperations: true }, 'skipped', 'operations', false],
    ['no number to text from', { hasTextNumber: false }, 'skipped', 'no_text_number', false],
    ['heard of too late', { endedAt: ago(61) }, 'skipped', 'too_late', false],
  ])('%s', (_, change, textBack, reason, isRepeat) => {
    expect(decideTextBack({ ...FACTS, ...change })).toEqual({ textBack, reason, isRepeat });
  });
});

describe('the words of the first text', () => {
  it('names the business and the way out', () => {
    const body = textBackBody('Northside Heating & Air', null);
    expect(body).toContain('Northside Heating & Air');
    expect(body).toMatch(/missed your call/);
    expect(body).toMatch(/Reply STOP to opt out\.$/);
    expect(body.length).toBeLessThanOrEqual(160);
  });

  it('adds to a custom greeting only what it lacks, once', () => {
    expect(textBackBody('Northside', 'Northside here! What can we do for you?')).toBe(
      'Northside here! What can we do for you? Reply STOP to opt out.',
    );
    const bare = textBackBody('Northside', 'Hey, what can we do for you?');
    expect(bare).toContain('Northside');
    expect(bare.match(/STOP/g)).toHaveLength(1);
    const whole = 'Northside here. Need help? Reply STOP to opt out.';
    expect(textBackBody('Northside', whole)).toBe(whole);
  });

  it('fills in what a custom greeting leaves open, and says our own words rather than leave a gap (C-38)', () => {
    expect(textBackBody('Northside', 'Hi {{contact.first_name | "there"}}, {business} here.')).toMatch(/^Hi there, Northside here\./);
    expect(textBackBody('Northside', 'Hi {name}, Northside here.')).toBe(textBackBody('Northside', null));
  });

  it('of a custom greeting leave only where they fit one text, else our own do (C-19)', () => {
    const room = 320 - 'Northside: '.length - ' Reply STOP to opt out.'.length;
    const fits = `${'a'.repeat(room - 1)}.`;
    expect([greetingOverflow('Northside', fits), textBackBody('Northside', fits).length]).toEqual([0, 320]);
    expect(textBackBody('Northside', `a${fits}`)).toBe(textBackBody('Northside', null));
    expect(greetingProblem('Northside', fits)).toBeNull();
    expect(greetingProblem('Northside', `aaa${fits}`)).toMatch(
      new RegExp(`^is 3 characters too long: .* ${room} characters are left for it`),
    );
    // the business has a longer name now
    expect(textBackBody('Northside Heating', fits)).toBe(textBackBody('Northside Heating', null));
  });

  it('stays in the cheap alphabet', () => {
    expect(textBackBody('Northside', 'Sorry we\u2019re busy \u2014 Northside')).not.toMatch(/[\u2018\u2019\u2014]/);
  });

  it('acknowledges a repeat in one short text without selling anything', () => {
    const body = acknowledgementBody('Northside');
    expect(body).toContain('Northside');
    expect(body.length).toBeLessThanOrEqual(160);
  });
});
