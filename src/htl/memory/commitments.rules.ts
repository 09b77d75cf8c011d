import { KEPT, type Commitment, type Memory } from '../../conversations/memory.schema.js';
import { addMinutes } from '../../common/clock.js';
import { addDays, atLocal, localDate, weekdayOf } from '../../common/time.rules.js';
import type { TimePreference } from '../../common/time-preference.schema.js';
import type { EscalationRequest } from '../htl.schema.js';
import { promiseIn } from './promise-words.rules.js';

/** Asked of us, or about us: no promise of theirs. */
const QUESTION = /\?\s*$/;
const MAX_WORDS = 160;
/** A promise without a time is looked after on the next day. */
const UNTIMED_MINUTES = 24 * 60;
const END_OF_DAY = '18:00';

/** What the customer promised in this turn; null when they promised nothing. `dueAt` comes from the time that they named. */
export function customerPromise(said: {
  text: string;
  preference: TimePreference | null;
  now: Date;
  zone: string;
  messageId: string | null;
}): Commitment | null {
  const words = promiseIn(said.text);
  if (words === null || QUESTION.test(said.text.trim())) return null;
  return {
    by: 'customer',
    text: words.replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS),
    dueAt: dueAt(said.preference, said.now, said.zone).toISOString(),
    madeAt: said.now.toISOString(),
    sourceMessageId: said.messageId,
  };
}

/** The end of the named day, or the named hour of it; a day from now when no time was named or the time has passed. */
function dueAt(preference: TimePreference | null, now: Date, zone: string): Date {
  const later = addMinutes(now, UNTIMED_MINUTES);
  const day = preference?.dates?.[0]?.to ?? nextWeekday(preference?.weekdays?.[0], now, zone);
  if (day === undefined) return later;
  const time = preference?.exactTime ?? preference?.timeOfDay?.to ?? preference?.timeOfDay?.from ?? END_OF_DAY;
  const due = atLocal(day, time, zone).toJSDate();
  return due > now ? due : later;
}

function nextWeekday(weekday: number | undefined, now: Date, zone: string): string | undefined {
  const today = localDate(now, zone);
  return weekday === undefined
    ? undefined
    : [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, days)).find((date) => weekdayOf(date) === weekday);
}

/** Promises of ours in this turn; each is an item of the action list with the same due time. */
export function ownPromises(requests: readonly EscalationRequest[], now: Date): Commitment[] {
  return requests.flatMap(({ promise, dueAt: due }) =>
    promise === null
      ? []
      : [{ by: 'business' as const, text: promise, dueAt: due.toISOString(), madeAt: now.toISOString(), sourceMessageId: null }],
  );
}

/** The newest promises; the same one said twice is kept once, with its newer time. */
export function withCommitments(memory: Memory, added: readonly Commitment[]): Commitment[] {
  const isRepeated = (old: Commitment): boolean =>
    added.some((item) => item.by === old.by && item.text.toLowerCase() === old.text.toLowerCase());
  return [...memory.commitments.filter((item) => !isRepeated(item)), ...added].slice(-KEPT.commitments);
}

/** When the customer's newest open promise is due; null when they owe nothing. */
export function awaitedUntil(commitments: readonly Commitment[], now: Date): Date | null {
  const open = commitments.filter(({ by, dueAt: due }) => by === 'customer' && due !== null && new Date(due) > now);
  const newest = open.at(-1);
  return newest?.dueAt ? new Date(newest.dueAt) : null;
}
