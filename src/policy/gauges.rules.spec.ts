import { gauges, type GaugeFacts } from './gauges.rules.js';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const facts = (patch: Partial<GaugeFacts>): GaugeFacts => ({
  now,
  channel: 'sms',
  lastInboundAt: ago(1),
  windowUntil: null,
  isSuppressed: false,
  ...patch,
});

describe('engagement freshness', () => {
  it.each([
    [0, 'active', 1],
    [5.99, 'active', 0.84],
    [6, 'cooling', 0.84],
    [23.99, 'cooling', 0.5],
    [24, 'cold', 0.5],
    [71.99, 'cold', 0.13],
    [72, 'archived', 0.13],
    [1000, 'archived', 0],
  ])('%s h after the last text: %s, %s', (hours, freshness, engagementFreshness) =>
    expect(gauges(facts({ lastInboundAt: ago(hours) }))).toMatchObject({ freshness, engagementFreshness }),
  );
  it('somebody who never wrote is neither fresh nor stale', () =>
    expect(gauges(facts({ lastInboundAt: null }))).toMatchObject({ freshness: 'never_replied', engagementFreshness: 0 }));
});

describe('messaging permission', () => {
  it.each<[string, Partial<GaugeFacts>, number, string]>([
    ['an opt-out is the end', { isSuppressed: true }, 0, 'suppressed'],
    ['SMS: wrote this month', { lastInboundAt: ago(24 * 29) }, 1, 'wrote_recently'],
    ['SMS: half way from 30 to 90 days', { lastInboundAt: ago(24 * 60) }, 0.6, 'inquiry'],
    ['SMS: after 90 days', { lastInboundAt: ago(24 * 90) }, 0.2, 'old_inquiry'],
    ['SMS: called, never wrote', { lastInboundAt: null }, 0.2, 'never_wrote'],
    ['WhatsApp: the window has just opened', { channel: 'whatsapp', windowUntil: ago(-24) }, 1, 'window_open'],
    ['WhatsApp: half of the window is left', { channel: 'whatsapp', windowUntil: ago(-12) }, 0.7, 'window_open'],
    ['WhatsApp: the window is shut', { channel: 'whatsapp', windowUntil: ago(0) }, 0.4, 'template_only'],
    ['WhatsApp: it never was open', { channel: 'whatsapp', windowUntil: null }, 0.4, 'template_only'],
  ])('%s', (_, patch, messagingPermission, permissionReason) =>
    expect(gauges(facts(patch))).toMatchObject({ messagingPermission, permissionReason }),
  );
  it('never rises while nothing comes in', () => {
    const values = [0, 24, 24 * 30, 24 * 45, 24 * 90, 24 * 400].map(
      (hours) => gauges(facts({ lastInboundAt: ago(hours) })).messagingPermission,
    );
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });
});
