// Reads the counted windows of one business into what the gate asks.
import { monthStart } from '../orgs/quota.rules.js';
import { nextWindow, windowStart } from './windows.rules.js';

// Ten rows per window instead of one, by the last digit of the number, so that concurrent claims of one business rarely wait for each other.
const SHARDS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
export const HOUR_SCOPES: readonly string[] = SHARDS.map((shard) => `hour:${shard}`);
export const DAY_SCOPES: readonly string[] = SHARDS.map((shard) => `day:${shard}`);
export const MONTH_SCOPES: readonly string[] = SHARDS.map((shard) => `month:${shard}`);
export const KEEP_DAYS = 8;
const VELOCITY_MINUTES = 10;
const DAY_MS = 86_400_000;

export interface CountedWindow {
  scope: string;
  windowStart: Date;
  count: number;
}

/** The counted row of a kind that a number falls into. */
export function shardOf(kind: 'hour' | 'day' | 'month', address: string): string {
  return `${kind}:${/\d(?=\D*$)/.exec(address)?.[0] ?? '0'}`;
}

export interface CounterFacts {
  hour: number;
  day: number;
  /** Of the calendar month in UTC. */
  month: number;
  prefixNewNumbers10Min: number;
  contactProactive24h: number;
  contactProactive7d: number;
  contactFreeAt: Date | null;
}

/** `prefix` and `contact` are the scopes of the number in question. Contact windows are hours, prefix windows are minutes. */
export function readCounters(windows: readonly CountedWindow[], scopes: { prefix: string; contact: string }, now: Date): CounterFacts {
  const at = now.getTime();
  const sum = (scope: string, since: number): number =>
    windows
      .filter((window) => window.scope === scope && window.windowStart.getTime() > since)
      .reduce((total, window) => total + window.count, 0);
  const current = (scopes: readonly string[], start: Date): number =>
    windows
      .filter((window) => scopes.includes(window.scope) && window.windowStart.getTime() === start.getTime())
      .reduce((total, window) => total + window.count, 0);
  const recent = windows.filter((window) => window.scope === scopes.contact && window.windowStart.getTime() > at - DAY_MS);
  const oldest = recent[0]?.windowStart;
  return {
    hour: current(HOUR_SCOPES, windowStart('hour', now)),
    day: current(DAY_SCOPES, windowStart('day', now)),
    month: current(MONTH_SCOPES, monthStart(now)),
    prefixNewNumbers10Min: sum(scopes.prefix, at - VELOCITY_MINUTES * 60_000),
    contactProactive24h: sum(scopes.contact, at - DAY_MS),
    contactProactive7d: sum(scopes.contact, at - 7 * DAY_MS),
    // An hour's bucket leaves the window when its last minute does.
    contactFreeAt: oldest ? new Date(nextWindow('hour', oldest).getTime() + DAY_MS) : null,
  };
}
