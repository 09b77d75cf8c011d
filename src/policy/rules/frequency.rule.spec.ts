import type { Lane } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { frequencyRule, priorityOf } from './frequency.rule.js';

describe('frequency', () => {
  const at = (change: Parameters<typeof gateFacts>[0]): ReturnType<typeof frequencyRule.check> =>
    frequencyRule.check(gateFacts({ lane: 'configured_sequence', ...change }));
  it.each([
    ['the first', { counters: { contactProactive24h: 0 } }, 'pass', undefined],
    ['the third', { counters: { contactProactive24h: 2 } }, 'pass', undefined],
    ['the fourth waits', { counters: { contactProactive24h: 3 } }, 'defer', 'frequency_day'],
    ['the ninth of a week is dropped', { counters: { contactProactive7d: 8 } }, 'deny', 'frequency_week'],
    ['by hand', { isHumanAuthored: true, counters: { contactProactive24h: 9, contactProactive7d: 9 } }, 'skip', undefined],
  ])('%s', (_, change, verdict, code) => expect(at(change)).toMatchObject({ verdict, ...(code && { code }) }));
  it.each([
    ['a nudge of the assistant in a talk that has slept for three days', 'ai_nudge', 73, 0, 'deny'],
    ['a planned step in it', 'configured_sequence', 73, 0, 'pass'],
    ['the second nudge of a day in a cold talk', 'ai_nudge', 30, 1, 'defer'],
    ['the second planned step of a day in it', 'configured_sequence', 30, 1, 'pass'],
  ] as const)('%s', (_, lane, hours, contactProactive24h, verdict) => {
    const now = new Date('2026-11-23T12:00:00-06:00');
    const lastInboundAt = new Date(now.getTime() - hours * 3_600_000);
    expect(frequencyRule.check(gateFacts({ lane, now, conversation: { lastInboundAt }, counters: { contactProactive24h } })).verdict).toBe(
      verdict,
    );
  });
  it('where templates alone may go, fewer do', () => {
    const facts = { channel: { kind: 'whatsapp' }, conversation: { serviceWindowUntil: null } } as const;
    expect([1, 2].map((contactProactive24h) => at({ ...facts, counters: { contactProactive24h } }).verdict)).toEqual(['pass', 'defer']);
  });
  it('waits until the oldest leaves the day', () => {
    const contactFreeAt = new Date('2026-11-23T20:00:00-06:00');
    expect(at({ counters: { contactProactive24h: 3, contactFreeAt } }).until).toEqual(contactFreeAt);
  });
  it('drops what would be too late', () => {
    const contactFreeAt = new Date('2026-11-23T20:00:00-06:00');
    expect(at({ expiresAt: contactFreeAt, counters: { contactProactive24h: 3, contactFreeAt } })).toMatchObject({
      verdict: 'deny',
      code: 'frequency_day',
    });
  });
  it.each<[Lane, string, Lane[], string]>([
    ['campaign', 'promotion', ['reply'], 'defer'],
    ['campaign', 'promotion', ['campaign'], 'pass'],
    ['campaign', 'review_request', ['campaign'], 'defer'],
    ['campaign', 'slot_offer', ['configured_sequence'], 'pass'],
    ['configured_sequence', 'follow_up', ['transactional'], 'defer'],
    ['configured_sequence', 'follow_up', ['campaign', 'ai_nudge'], 'pass'],
    ['ai_nudge', 'nudge', ['configured_sequence'], 'defer'],
    ['ai_nudge', 'nudge', [], 'pass'],
  ])('%s (%s) while %j waits: %s', (lane, kind, waitingLanes, verdict) =>
    expect(frequencyRule.check(gateFacts({ lane, kind, counters: { waitingLanes } })).verdict).toBe(verdict),
  );
  it('orders emergency, reply, transactional, slot, sequence, campaign, review', () => {
    const order = [
      priorityOf('emergency'),
      priorityOf('reply'),
      priorityOf('transactional'),
      priorityOf('campaign', 'slot_offer'),
      priorityOf('configured_sequence'),
      priorityOf('campaign'),
      priorityOf('campaign', 'review_request'),
    ];
    expect([...order].sort((a, b) => b - a)).toEqual(order);
  });
});
