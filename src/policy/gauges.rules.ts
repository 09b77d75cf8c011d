const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How fresh a talk is; half-open intervals, so that every moment has exactly one name (rules.md C-20, C-27). */
export type Freshness = 'never_replied' | 'active' | 'cooling' | 'cold' | 'archived';

export interface GaugeFacts {
  now: Date;
  channel: 'sms' | 'whatsapp';
  /** The person's newest text; null when they never wrote. */
  lastInboundAt: Date | null;
  /** The end of the provider's window for free texts; SMS has none. */
  windowUntil: Date | null;
  isSuppressed: boolean;
}

/** Two measures that are never one: may we write (0..1), and how awake is the talk (0..1). */
export interface Gauges {
  messagingPermission: number;
  permissionReason: 'suppressed' | 'window_open' | 'template_only' | 'wrote_recently' | 'inquiry' | 'old_inquiry' | 'never_wrote';
  engagementFreshness: number;
  freshness: Freshness;
}

/** Half of the interest is gone after a day: 6 h leave 0.84, 24 h 0.5, 72 h 0.13. */
const HALF_LIFE = DAY;
/** An inquiry carries a business relationship for three months, 47 CFR 64.1200(f)(5); a thread is reopened within 30 days. */
const REOPENED_DAYS = 30;
const INQUIRY_DAYS = 90;
/** What a template may still do outside the window, and what is left of an old inquiry: answers only. */
const TEMPLATE_ONLY = 0.4;
const ANSWERS_ONLY = 0.2;

/** The gauges of a thread at a moment: pure, so that the same row shows the same picture. */
export function gauges(facts: GaugeFacts): Gauges {
  return { ...permission(facts), ...engagement(facts) };
}

function engagement({ now, lastInboundAt }: GaugeFacts): Pick<Gauges, 'engagementFreshness' | 'freshness'> {
  if (!lastInboundAt) return { engagementFreshness: 0, freshness: 'never_replied' };
  const age = Math.max(0, now.getTime() - lastInboundAt.getTime());
  return { engagementFreshness: rounded(2 ** (-age / HALF_LIFE)), freshness: freshnessOf(age) };
}

function freshnessOf(age: number): Freshness {
  if (age < 6 * HOUR) return 'active';
  if (age < DAY) return 'cooling';
  return age < 3 * DAY ? 'cold' : 'archived';
}

function permission(facts: GaugeFacts): Pick<Gauges, 'messagingPermission' | 'permissionReason'> {
  const { now, channel, lastInboundAt, windowUntil, isSuppressed } = facts;
  if (isSuppressed) return { messagingPermission: 0, permissionReason: 'suppressed' };
  if (channel === 'whatsapp') {
    const left = windowUntil ? (windowUntil.getTime() - now.getTime()) / DAY : 0;
    if (left <= 0) return { messagingPermission: TEMPLATE_ONLY, permissionReason: 'template_only' };
    // The window closes with the clock: what is left of it counts above what a template may do.
    return { messagingPermission: rounded(TEMPLATE_ONLY + (1 - TEMPLATE_ONLY) * Math.min(1, left)), permissionReason: 'window_open' };
  }
  if (!lastInboundAt) return { messagingPermission: ANSWERS_ONLY, permissionReason: 'never_wrote' };
  const days = Math.max(0, now.getTime() - lastInboundAt.getTime()) / DAY;
  if (days < REOPENED_DAYS) return { messagingPermission: 1, permissionReason: 'wrote_recently' };
  if (days >= INQUIRY_DAYS) return { messagingPermission: ANSWERS_ONLY, permissionReason: 'old_inquiry' };
  const gone = (days - REOPENED_DAYS) / (INQUIRY_DAYS - REOPENED_DAYS);
  return { messagingPermission: rounded(1 - (1 - ANSWERS_ONLY) * gone), permissionReason: 'inquiry' };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
