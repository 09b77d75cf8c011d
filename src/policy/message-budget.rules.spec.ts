import type { Lane } from './gate-facts.schema.js';
import { gauges, type GaugeFacts, type Gauges } from './gauges.rules.js';
import { allowance, budgetState, messageBudget } from './message-budget.rules.js';

describe('how many unasked texts a customer may get', () => {
  it.each<[string, number | null, number | null, number, number]>([
    ['nobody special', 35_000, 0.8, 0, 5],
    ['nothing is known', null, null, 0, 5],
    ['a hot lead', 90_000, 0.8, 0.25, 7],
    ['just the average is not hot', 35_000, null, 0.25, 5],
    ['somebody who hardly answers', 35_000, 0.2, 0, 3],
    ['three in ten is an answer', 35_000, 0.3, 0, 5],
    ['a falling mood', 35_000, 0.8, -0.25, 4],
    ['all at once', 90_000, 0.1, -0.25, 4],
    ['the least', null, 0, -0.25, 2],
  ])('%s', (_, value, rate, trend, budget) =>
    expect(messageBudget({ value, averageValue: 35_000, responseRate: rate, trend })).toBe(budget),
  );
  it('a business without an average has no hot leads', () =>
    expect(messageBudget({ value: 90_000, averageValue: 0, responseRate: null, trend: 0 })).toBe(5));
});

const NOW = new Date('2026-11-23T18:00:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const at = (change: Partial<GaugeFacts> = {}): Gauges =>
  gauges({ now: NOW, channel: 'sms', lastInboundAt: hoursAgo(1), windowUntil: null, isSuppressed: false, ...change });

describe('what is left of the budget now', () => {
  it.each<[string, Lane, number | null, Partial<GaugeFacts>, number]>([
    ['three a day, whatever the budget', 'configured_sequence', 7, {}, 3],
    ['the budget where it is smaller', 'configured_sequence', 2, {}, 2],
    ['nothing known yet', 'campaign', null, {}, 3],
    ['a planned step in a talk that sleeps', 'configured_sequence', 5, { lastInboundAt: hoursAgo(80) }, 3],
    ['a campaign too', 'campaign', 5, { lastInboundAt: hoursAgo(80) }, 3],
    ['a nudge in a talk that is awake', 'ai_nudge', 5, { lastInboundAt: hoursAgo(5) }, 3],
    ['a nudge in one that cools', 'ai_nudge', 5, { lastInboundAt: hoursAgo(6) }, 2],
    ['a nudge in a cold one', 'ai_nudge', 5, { lastInboundAt: hoursAgo(24) }, 1],
    ['no nudge in one that sleeps', 'ai_nudge', 5, { lastInboundAt: hoursAgo(72) }, 0],
    ['a nudge counts the budget too', 'ai_nudge', 1, { lastInboundAt: hoursAgo(7) }, 1],
    ['somebody who never wrote', 'configured_sequence', 5, { lastInboundAt: null }, 1],
    ['an inquiry of three months ago', 'configured_sequence', 5, { lastInboundAt: hoursAgo(24 * 91) }, 1],
    ['an inquiry of two months ago', 'configured_sequence', 5, { lastInboundAt: hoursAgo(24 * 60) }, 2],
    ['templates alone', 'configured_sequence', 5, { channel: 'whatsapp' }, 2],
    ['an open window', 'configured_sequence', 5, { channel: 'whatsapp', windowUntil: hoursAgo(-24) }, 3],
    ['nobody who opted out', 'configured_sequence', 5, { isSuppressed: true }, 0],
  ])('%s', (_, lane, budget, facts, expected) => expect(allowance(lane, budget, at(facts))).toBe(expected));
  it('a person without a conversation has no gauges', () => expect(allowance('campaign', null, null)).toBe(3));
});

describe('the budget as a person reads it', () => {
  const free = hoursAgo(-3);
  it.each<[string, number, number, number, Partial<GaugeFacts>, object]>([
    ['nothing was sent', 5, 0, 0, {}, { used: 0, limit: 3, left: 3, freeAt: null }],
    ['one of three', 5, 1, 1, {}, { used: 1, limit: 3, left: 2, freeAt: null }],
    ['the day is used up', 5, 3, 3, {}, { left: 0, freeAt: free }],
    ['the week leaves less than the day', 5, 0, 7, {}, { left: 1, usedWeek: 7, limitWeek: 8 }],
    ['the week is used up: no hour of today frees anything', 5, 3, 8, {}, { left: 0, freeAt: null }],
    ['more than is allowed by now', 2, 3, 3, {}, { limit: 2, left: 0, freeAt: free }],
    ['nobody may write', 5, 0, 0, { isSuppressed: true }, { limit: 0, left: 0, freeAt: null }],
  ])('%s', (_, budget, day, week, facts, expected) =>
    expect(budgetState(budget, at(facts), { contactProactive24h: day, contactProactive7d: week, contactFreeAt: free })).toMatchObject(
      expected,
    ),
  );
});
