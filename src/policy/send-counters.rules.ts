// The counted windows of one business, as the SQL function send_counts sums them, in the words of the gate.
import { nextWindow } from './windows.rules.js';

export const KEEP_DAYS = 8;
const DAY_MS = 86_400_000;

/** The rows of a month's sends; see shardOf. */
export const MONTH_SCOPES: readonly string[] = Array.from({ length: 10 }, (_, shard) => `month:${shard}`);

/** A row of the SQL function send_counts. */
export interface CountsRow {
  hour: number;
  day: number;
  month: number;
  prefix: number;
  person_day: number;
  person_week: number;
  person_since: Date | string | null;
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

/**
 * The counted row of a kind that a number falls into: ten rows per window instead of one, by the last digit of the number, so that
 * concurrent claims of one business rarely wait for each other. send_counts adds them up.
 */
export function shardOf(kind: 'hour' | 'day' | 'month', address: string): string {
  return `${kind}:${/\d(?=\D*$)/.exec(address)?.[0] ?? '0'}`;
}

/** Windows of a person are hours. */
export function counterFacts(row: CountsRow): CounterFacts {
  return {
    hour: row.hour,
    day: row.day,
    month: row.month,
    prefixNewNumbers10Min: row.prefix,
    contactProactive24h: row.person_day,
    contactProactive7d: row.person_week,
    // An hour's bucket leaves the last day when its last minute does.
    contactFreeAt: row.person_since ? new Date(nextWindow('hour', new Date(row.person_since)).getTime() + DAY_MS) : null,
  };
}
