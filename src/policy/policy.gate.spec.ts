import fc from 'fast-check';
import { LANES } from './gate-facts.schema.js';
import { evaluate, GATE_RULES } from './policy.gate.js';
import { gateFacts } from './rules/facts.fixture.js';

const night = new Date('2026-11-23T22:00:00-06:00');
const suppressed = { isSuppressed: true, isGlobal: false, scope: 'all' as const };

describe('evaluate', () => {
  it('allows an ordinary reply, with every rule in the trace, in order', () => {
    const verdict = evaluate(gateFacts());
    expect(verdict.verdict).toBe('allow');
    expect(verdict.trace.map((entry) => entry.rule)).toEqual(GATE_RULES.map((rule) => rule.name));
    expect(verdict.trace.every((entry) => entry.reason.length > 3)).toBe(true);
  });
  it('allows a reply at 2 AM', () => expect(evaluate(gateFacts({ now: new Date('2026-11-24T02:00:00-06:00') })).verdict).toBe('allow'));
  it('allows the text after a missed call at night: it answers the call', () =>
    expect(
      evaluate(
        gateFacts({
          now: night,
          kind: 'text_back',
          body: 'Acme: sorry we missed you. Reply STOP to opt out.',
          isFirstToContact: true,
          conversation: { lastInboundAt: null },
        }),
      ).verdict,
    ).toBe('allow'));
  it('names the first refusal in order and keeps the others in the trace', () => {
    const verdict = evaluate({ ...gateFacts({ body: "I'm a real human", conversation: { handler: 'human' } }), suppression: suppressed });
    expect(verdict).toMatchObject({ verdict: 'deny', reason: 'opted_out' });
    expect(verdict.trace.filter((entry) => entry.verdict === 'deny').map((entry) => entry.rule)).toEqual([
      'suppression',
      'handler',
      'content',
    ]);
  });
  it('a refusal beats a delay', () =>
    expect(
      evaluate({ ...gateFacts({ lane: 'configured_sequence', body: 'x. Reply STOP to opt out.', now: night }), suppression: suppressed })
        .verdict,
    ).toBe('deny'));
  it('of two delays the longer counts', () => {
    const verdict = evaluate(
      gateFacts({ lane: 'configured_sequence', body: 'Hi. Reply STOP to opt out.', now: night, counters: { hour: 500 } }),
    );
    expect(verdict).toMatchObject({ verdict: 'defer', reason: 'quiet_hours', until: new Date('2026-11-24T08:00:00-06:00') });
  });
  it('a delay beats a template', () =>
    expect(
      evaluate(gateFacts({ lane: 'configured_sequence', body: 'Hi. Reply STOP to opt out.', now: night, channel: { kind: 'whatsapp' } }))
        .verdict,
    ).toBe('defer'));
  it('a closed window asks for a template', () =>
    expect(evaluate(gateFacts({ channel: { kind: 'whatsapp' } }))).toMatchObject({ verdict: 'template', reason: 'window_closed' }));
  it('marks rules of other lanes as skipped, and says so', () => {
    const entry = evaluate(gateFacts({ lane: 'staff', body: 'Alert' })).trace.find((line) => line.rule === 'quiet-hours');
    expect(entry).toMatchObject({ verdict: 'skip' });
    expect(entry?.reason).toContain('staff');
  });
  it('has no rule twice', () => expect(new Set(GATE_RULES.map((rule) => rule.name)).size).toBe(GATE_RULES.length));

  /** The same facts in every run: a red draw is then news of this change, and not of another one. */
  const SEED = 20_261_123;
  const anyFacts = fc.record({
    lane: fc.constantFrom(...LANES),
    kind: fc.constantFrom('reply', 'text_back', 'follow_up', 'safety', 'booked', 'handoff', 'help'),
    body: fc.string({ maxLength: 400 }),
    isHumanAuthored: fc.boolean(),
    isFirstToContact: fc.boolean(),
    now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
  });
  it('nothing but the confirmation ever reaches a person who opted out', () => {
    fc.assert(
      fc.property(anyFacts, (change) => evaluate({ ...gateFacts(change), suppression: suppressed }).verdict === 'deny'),
      { seed: SEED },
    );
  });
  it('a deferred text is always deferred into the future, and an automatic one to people never leaves at night unasked', () => {
    fc.assert(
      fc.property(anyFacts, (change) => {
        const facts = gateFacts(change);
        const verdict = evaluate(facts);
        if (verdict.verdict === 'defer') return verdict.until !== undefined && verdict.until > facts.now;
        const hour = Number(
          new Intl.DateTimeFormat('en-US', { timeZone: 'America/Chicago', hour: 'numeric', hourCycle: 'h23' }).format(facts.now),
        );
        const isProactive = ['ai_nudge', 'configured_sequence', 'campaign'].includes(facts.lane);
        return !(verdict.verdict === 'allow' && isProactive && !facts.isHumanAuthored && (hour < 8 || hour >= 21));
      }),
      { seed: SEED },
    );
  });
});
