import type { GateFacts } from '../gate-facts.schema.js';

type DeepPartial<T> = T extends Date | readonly unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;

/** Facts of an ordinary reply at noon in Chicago, all in order; tests change what they are about. */
export function gateFacts(change: DeepPartial<GateFacts> = {}): GateFacts {
  const facts: GateFacts = {
    lane: 'reply',
    kind: 'reply',
    now: new Date('2026-11-23T12:00:00-06:00'),
    org: {
      status: 'active',
      name: 'Acme',
      timeZone: 'America/Chicago',
      country: 'US',
      allowedCountries: [],
      quietStart: '21:00',
      quietEnd: '08:00',
      caps: { hour: 500, day: 5000 },
      messagesPerMonth: null,
    },
    channel: { kind: 'sms', registration: 'simulated', isSimulated: true, state: 'active' },
    to: { address: '+13125550123', country: 'US', isStaff: false, timeZones: ['America/Chicago'], lineType: 'unknown', isBlocked: false },
    suppression: null,
    conversation: {
      handler: 'ai',
      status: 'open',
      serviceWindowUntil: null,
      lastInboundAt: new Date('2026-11-23T11:59:00-06:00'),
      identicalTextsInARow: 1,
      turnsLastHour: 1,
    },
    counters: { hour: 0, day: 0, month: 0, prefixNewNumbers10Min: 0, contactProactive24h: 0, contactProactive7d: 0 },
    body: 'Thanks! What is the address?',
    isHumanAuthored: false,
    isFirstToContact: false,
  };
  return merge(facts, change) as GateFacts;
}

function merge(base: unknown, change: unknown): unknown {
  const isPlain = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  if (!isPlain(base) || !isPlain(change)) return change;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(change)) merged[key] = key in base ? merge(base[key], value) : value;
  return merged;
}
