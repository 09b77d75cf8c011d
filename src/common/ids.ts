import { randomUUID } from 'node:crypto';
import { wallClock } from './clock.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A clock that is set back by less than this is waited for; one that is set back further is believed. Milliseconds. */
const CORRECTED_MS = 1_000;
const LAST_COUNT = 0xfff;
let last = { ms: 0, count: 0 };

/** The time of an id, and its place among those of the same millisecond (RFC 9562 6.2, method 1), so that ids of one process keep their order. */
function nextMoment(): { ms: number; count: number } {
  const ms = wallClock.now().getTime();
  const isNew = ms > last.ms || last.ms - ms > CORRECTED_MS;
  if (isNew) last = { ms, count: 0 };
  else last = last.count < LAST_COUNT ? { ms: last.ms, count: last.count + 1 } : { ms: last.ms + 1, count: 0 };
  return last;
}

/** Where the variant and what is random of a UUID begin; both versions have them there. */
const RANDOM_AT = 19;

/** A UUID of version 7 (RFC 9562): time-ordered, so that new rows land at the end of their indexes. */
export function newId(): string {
  const { ms, count } = nextMoment();
  const time = ms.toString(16).padStart(12, '0');
  // the platform draws what is random for many ids at a time
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${randomUUID().slice(RANDOM_AT)}`;
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
