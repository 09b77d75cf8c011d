import type { TimePreference } from '../common/time-preference.schema.js';
import type { Candidate } from './candidate.schema.js';
import { minuteOfDay, minutesFrom } from './preference.rules.js';

interface SpreadOptions {
  limit: number;
  zone: string;
  preference: TimePreference | null;
}

const NOON = 720;
/** Two offers on one day should not be the same offer. */
const MIN_GAP_MINUTES = 120;

/** Chooses the few openings that are worth reading, earliest first. */
export function spread(candidates: readonly Candidate[], options: SpreadOptions): Candidate[] {
  const { limit, zone, preference } = options;
  if (limit <= 0) return [];
  if (preference?.exactTime) return closest(candidates, preference.exactTime, zone, limit);
  if (preference?.isAsap) return spaced(candidates, limit);
  const chosen = fromBuckets(candidates, limit, zone);
  for (const gap of [MIN_GAP_MINUTES, MIN_GAP_MINUTES / 2, 0]) {
    for (const candidate of candidates) {
      if (chosen.length >= limit) break;
      if (!chosen.includes(candidate) && isApart(candidate, chosen, gap)) chosen.push(candidate);
    }
  }
  return inOrder(chosen);
}

/** The exact time where it is free; else the nearest ones on each day, nearest first by distance, then by date. */
function closest(candidates: readonly Candidate[], exactTime: string, zone: string, limit: number): Candidate[] {
  const distance = (candidate: Candidate): number => minutesFrom(exactTime, candidate.start, zone);
  const exact = candidates.filter((candidate) => distance(candidate) === 0);
  if (exact.length > 0) return inOrder(exact.slice(0, limit));
  return inOrder([...candidates].sort((a, b) => distance(a) - distance(b) || a.start.getTime() - b.start.getTime()).slice(0, limit));
}

function spaced(candidates: readonly Candidate[], limit: number): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    if (chosen.length < limit && isApart(candidate, chosen, MIN_GAP_MINUTES)) chosen.push(candidate);
  }
  return chosen;
}

/** One per day first, mornings and afternoons by turns; then the other half of each day. */
function fromBuckets(candidates: readonly Candidate[], limit: number, zone: string): Candidate[] {
  const days = [...new Set(candidates.map((candidate) => candidate.date))];
  const half = (candidate: Candidate): number => (minuteOfDay(candidate.start, zone) < NOON ? 0 : 1);
  const chosen: Candidate[] = [];
  for (const round of [0, 1]) {
    days.forEach((date, index) => {
      const wanted = (index + round) % 2;
      const next = candidates.find(
        (candidate) => candidate.date === date && half(candidate) === wanted && isApart(candidate, chosen, MIN_GAP_MINUTES),
      );
      if (next && chosen.length < limit) chosen.push(next);
    });
  }
  return chosen;
}

function isApart(candidate: Candidate, chosen: readonly Candidate[], gapMinutes: number): boolean {
  return chosen.every(
    (other) => other !== candidate && Math.abs(other.start.getTime() - candidate.start.getTime()) >= Math.max(gapMinutes, 1) * 60_000,
  );
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => a.start.getTime() - b.start.getTime());
}
