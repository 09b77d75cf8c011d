import { HOT_FROM, leadScore, type ScoredLead } from './lead-score.rules.js';

const now = new Date('2026-11-23T18:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const keen: ScoredLead = {
  status: 'qualifying',
  isOpen: true,
  isOptedOut: false,
  texts: 4,
  calls: 1,
  lastTextAt: ago(0.5),
  lastCallAt: ago(2),
  unanswered: 0,
  answeredInMinutes: 3,
  intents: ['BOOKING', 'PRICING'],
  sentiment: 'neutral',
  urgency: 'urgent',
  knownSlots: ['name', 'service_needed'],
  upcomingAppointments: 0,
  ownLine: null,
};
const score = (change: Partial<ScoredLead> = {}): number => leadScore({ ...keen, ...change }, now).score;

describe('the score of a lead', () => {
  it('is the sum of its factors, each of a group and in words', () => {
    const { score: total, factors, isHot } = leadScore(keen, now);
    expect(factors.reduce((sum, { points }) => sum + points, 0)).toBe(total);
    expect(new Set(factors.map(({ group }) => group))).toEqual(new Set(['engagement', 'behaviour', 'timing']));
    expect(factors.every(({ label }) => label.length > 3)).toBe(true);
    expect(isHot && total >= HOT_FROM).toBe(true);
  });

  it.each<[string, Partial<ScoredLead>]>([
    ['silence of two days', { lastTextAt: ago(48), lastCallAt: null }],
    ['our texts without an answer', { unanswered: 4 }],
    ['a refusal after a wish', { intents: ['NOT_INTERESTED', 'BOOKING'] }],
    ['anger', { sentiment: 'angry' }],
    ['an appointment they have', { upcomingAppointments: 1 }],
    ['fewer facts', { knownSlots: [] }],
    ['no hurry', { urgency: 'flexible' }],
  ])('falls with %s', (_, change) => expect(score(change)).toBeLessThan(score()));

  it('rises with what the business itself calls hot, in its words', () => {
    const { factors, score: total } = leadScore({ ...keen, ownLine: 'Wants a whole new system' }, now);
    expect(total).toBeGreaterThan(score());
    expect(factors).toContainEqual(expect.objectContaining({ code: 'own_line', label: 'What you call hot: "Wants a whole new system"' }));
  });

  it('is zero for closed leads and for people who asked us not to write', () => {
    expect([score({ isOpen: false }), score({ isOptedOut: true })]).toEqual([0, 0]);
  });

  it('is never hot after two weeks of silence', () => {
    const cold = leadScore(
      {
        ...keen,
        texts: 9,
        calls: 3,
        sentiment: 'happy',
        knownSlots: ['name', 'service_needed', 'address', 'preferred_time'],
        urgency: 'emergency',
        lastTextAt: ago(15 * 24),
        lastCallAt: null,
      },
      now,
    );
    expect(cold.isHot).toBe(false);
    expect(cold.score).toBe(cold.factors.reduce((sum, { points }) => sum + points, 0));
  });

  it('stays between 0 and 100', () => {
    expect(
      score({ texts: 0, calls: 0, intents: ['WRONG_PERSON'], lastTextAt: null, lastCallAt: null, knownSlots: [], urgency: 'unknown' }),
    ).toBe(0);
    expect(
      score({
        texts: 20,
        calls: 5,
        sentiment: 'happy',
        urgency: 'emergency',
        knownSlots: ['name', 'service_needed', 'address', 'preferred_time', 'email'],
      }),
    ).toBeLessThanOrEqual(100);
  });
});
