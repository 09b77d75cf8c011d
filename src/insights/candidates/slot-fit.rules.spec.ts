import type { Candidate, OpenSlot } from './candidate.schema.js';
import { byFit, leftOutReason, slotFit } from './slot-fit.rules.js';

const now = new Date('2026-11-23T18:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const ahead = (hours: number): Date => ago(-hours);
// Wednesday, 10 in the morning in Chicago
const slot: OpenSlot = {
  startsAt: new Date('2026-11-25T16:00:00Z'),
  minutes: 60,
  zone: 'America/Chicago',
  service: { id: 's1', name: 'AC repair', keywords: ['air conditioning'] },
  holder: null,
};
const plain: Candidate = {
  contactId: 'c1',
  leadId: 'l1',
  conversationId: 't1',
  name: 'Ann',
  address: '+13125550111',
  wants: null,
  urgency: 'unknown',
  preference: null,
  sentiment: 'neutral',
  later: null,
  hasClash: false,
  visits: 0,
  noShows: 0,
  cancellations: 0,
  ours: 0,
  answers: 0,
  averageReplySeconds: null,
  lastInboundAt: null,
  wasInTouch: true,
  openActions: 0,
  contactedAt: null,
};
const later = { serviceId: 's1', serviceName: 'AC repair', startsAt: ahead(24 * 12), minutes: 60 };
const best: Candidate = {
  ...plain,
  later,
  urgency: 'urgent',
  preference: { weekdays: [3], text: 'Wednesdays' },
  sentiment: 'happy',
  visits: 4,
  ours: 4,
  answers: 4,
  averageReplySeconds: 300,
  lastInboundAt: ago(2),
};
const score = (change: Partial<Candidate> = {}, base = best): number => slotFit({ ...base, ...change }, slot, now).score;

describe('how well somebody fits an opening', () => {
  it('is the sum of its factors, 100 at most, each in words', () => {
    const fit = slotFit(best, slot, now);
    expect(fit.score).toBe(100);
    expect(fit.factors.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(new Set(fit.factors.map(({ group }) => group))).toEqual(new Set(['fit', 'history', 'response', 'mood']));
    expect(fit.reason).toBe('Has AC repair booked for later, asked for such a time, would come 10 days sooner.');
  });

  it.each<[string, Partial<Candidate>]>([
    ['another service', { later: { ...later, serviceId: 's2', serviceName: 'Duct cleaning' } }],
    ['no later appointment', { later: null }],
    ['an appointment that is only a little later', { later: { ...later, startsAt: ahead(24 * 4) } }],
    ['a wish for another day', { preference: { weekdays: [1], text: 'Mondays' } }],
    ['a wish for another time of day', { preference: { timeOfDay: { from: '15:00' }, text: 'after 3' } }],
    ['no wish', { preference: null }],
    ['no hurry', { urgency: 'unknown' }],
    ['anger', { sentiment: 'angry' }],
    ['a visit they missed', { noShows: 1 }],
    ['no visits', { visits: 0 }],
    ['two cancellations', { cancellations: 2 }],
    ['texts that they never answered', { ours: 4, answers: 0 }],
    ['slow answers', { averageReplySeconds: 7200 }],
    ['silence of two weeks', { lastInboundAt: ago(24 * 14) }],
  ])('falls with %s', (_, change) => expect(score(change)).toBeLessThan(score()));

  it('knows the service by its name and by its keywords', () => {
    expect(score({ wants: 'my air conditioning blows warm' }, plain)).toBe(score({ wants: 'AC repair' }, plain));
    expect(score({ wants: 'AC repair' }, plain)).toBeGreaterThan(score({}, plain));
    expect(score({ wants: 'duct cleaning' }, plain)).toBeLessThan(score({}, plain));
  });

  it('takes no service into account when the opening names none', () => {
    const any = slotFit({ ...plain, wants: 'duct cleaning' }, { ...slot, service: null }, now);
    expect(any.factors.map(({ code }) => code)).toEqual(['reachable']);
    expect(any.reason).toBe('May be texted; nothing more is known.');
  });

  it('is never below zero, and its points still make it', () => {
    const poor = slotFit({ ...plain, sentiment: 'angry', noShows: 3, wants: 'ducts', ours: 5, cancellations: 4 }, slot, now);
    expect(poor.score).toBe(0);
    expect(poor.factors.reduce((sum, { points }) => sum + points, 0)).toBe(0);
    expect(poor.reason).toMatch(/^Did not show up 3 times/);
  });

  it('says what speaks against, too', () => {
    expect(slotFit({ ...best, noShows: 1 }, slot, now).reason).toMatch(/; but did not show up once\.$/);
  });
});

describe('the order', () => {
  it('is by score, then by who wrote last, then by id', () => {
    const one = (contactId: string, points: number, hours: number | null) => ({
      score: points,
      factors: [],
      reason: '',
      contactId,
      lastInboundAt: hours === null ? null : ago(hours),
    });
    const order = byFit([one('b', 50, null), one('a', 50, null), one('c', 50, 1), one('d', 90, null), one('e', 50, 9)]);
    expect(order.map(({ contactId }) => contactId)).toEqual(['d', 'c', 'e', 'a', 'b']);
  });
});

describe('who is left out', () => {
  const reason = (change: Partial<Candidate>, holder: OpenSlot['holder'] = null) =>
    leftOutReason({ ...best, ...change }, { ...slot, holder }, now);

  it.each<[string, Partial<Candidate>]>([
    ['no_number', { address: null }],
    ['no_consent', { wasInTouch: false }],
    ['open_action', { openActions: 1 }],
    ['clash', { hasClash: true }],
    ['too_short', { later: { ...later, minutes: 90 } }],
    ['contacted', { contactedAt: ago(71) }],
  ])('%s', (code, change) => expect(reason(change)?.code).toBe(code));

  it('is nobody without a reason', () => {
    expect(reason({})).toBeNull();
    expect(reason({ contactedAt: ago(73) })).toBeNull();
  });

  it('tells when it ends, where it ends by itself', () => {
    expect(reason({ contactedAt: ago(70) })?.until).toEqual(ahead(2));
    expect(reason({ hasClash: true })?.until).toBeNull();
  });

  it('includes whoever has the time, or gave it back', () => {
    expect(reason({}, { contactId: 'c1', isStanding: true })?.code).toBe('has_it');
    expect(reason({}, { contactId: 'c1', isStanding: false })?.code).toBe('gave_it_back');
    expect(reason({}, { contactId: 'c2', isStanding: false })).toBeNull();
  });
});
