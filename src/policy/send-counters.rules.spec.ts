import { readCounters, shardOf } from './send-counters.rules.js';

describe('readCounters', () => {
  const now = new Date('2026-11-23T12:34:56Z');
  const at = (iso: string): Date => new Date(iso);
  const scopes = { prefix: 'prefix:312555', contact: 'contact:abc' };
  const windows = [
    { scope: 'hour:0', windowStart: at('2026-11-23T11:00:00Z'), count: 50 },
    { scope: 'hour:0', windowStart: at('2026-11-23T12:00:00Z'), count: 4 },
    { scope: 'hour:9', windowStart: at('2026-11-23T12:00:00Z'), count: 3 },
    { scope: 'day:3', windowStart: at('2026-11-22T00:00:00Z'), count: 900 },
    { scope: 'day:3', windowStart: at('2026-11-23T00:00:00Z'), count: 70 },
    { scope: 'month:3', windowStart: at('2026-11-01T00:00:00Z'), count: 800 },
    { scope: 'month:4', windowStart: at('2026-11-01T00:00:00Z'), count: 5 },
    { scope: 'month:3', windowStart: at('2026-10-01T00:00:00Z'), count: 9000 },
    { scope: 'prefix:312555', windowStart: at('2026-11-23T12:24:00Z'), count: 40 },
    { scope: 'prefix:312555', windowStart: at('2026-11-23T12:25:00Z'), count: 3 },
    { scope: 'prefix:312555', windowStart: at('2026-11-23T12:34:00Z'), count: 4 },
    { scope: 'prefix:999999', windowStart: at('2026-11-23T12:34:00Z'), count: 99 },
    { scope: 'contact:abc', windowStart: at('2026-11-17T12:00:00Z'), count: 1 },
    { scope: 'contact:abc', windowStart: at('2026-11-22T14:00:00Z'), count: 1 },
    { scope: 'contact:abc', windowStart: at('2026-11-23T10:00:00Z'), count: 2 },
  ];
  it('reads the current hour and day, the last ten minutes of the prefix, the last day and week of the person', () =>
    expect(readCounters(windows, scopes, now)).toEqual({
      hour: 7,
      day: 70,
      month: 805,
      prefixNewNumbers10Min: 7,
      contactProactive24h: 3,
      contactProactive7d: 4,
      contactFreeAt: at('2026-11-23T15:00:00Z'),
    }));
  it('starts from zero', () =>
    expect(readCounters([], scopes, now)).toEqual({
      hour: 0,
      day: 0,
      month: 0,
      prefixNewNumbers10Min: 0,
      contactProactive24h: 0,
      contactProactive7d: 0,
      contactFreeAt: null,
    }));
});

it.each([
  ['+13125550123', 'hour:3'],
  ['whatsapp:+13125550120', 'hour:0'],
  ['anonymous', 'hour:0'],
])('%s is counted in %s', (address, scope) => expect(shardOf('hour', address)).toBe(scope));
