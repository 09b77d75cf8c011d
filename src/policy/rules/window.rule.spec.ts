import { gateFacts } from './facts.fixture.js';
import { windowRule } from './window.rule.js';

describe('window', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  it.each<[string, 'sms' | 'whatsapp', Date | null, string]>([
    ['SMS has none', 'sms', null, 'skip'],
    ['open', 'whatsapp', new Date('2026-11-23T12:00:01Z'), 'pass'],
    ['closing this instant', 'whatsapp', now, 'template'],
    ['closed', 'whatsapp', new Date('2026-11-22T12:00:00Z'), 'template'],
    ['never opened', 'whatsapp', null, 'template'],
  ])('%s', (_, kind, serviceWindowUntil, verdict) =>
    expect(windowRule.check(gateFacts({ now, channel: { kind }, conversation: { serviceWindowUntil } })).verdict).toBe(verdict),
  );
  it('no thread on WhatsApp', () =>
    expect(windowRule.check(gateFacts({ channel: { kind: 'whatsapp' }, conversation: null })).verdict).toBe('template'));
});
