import type { ConversationDetail } from '../shared/types';

type Budget = ConversationDetail['insight']['budget'];

const MINUTE = 60_000;
const SOON_MINUTES = 60;

/** What is left of the 24 hours in which free texts may go out: "11 h 42 min"; null when they are over, or never began. */
export function windowLeft(until: string | null, now: number): { words: string; isShort: boolean } | null {
  const left = until === null ? 0 : new Date(until).getTime() - now;
  if (left <= 0) return null;
  const minutes = Math.floor(left / MINUTE);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = minutes < 1 ? 'less than a minute' : hours === 0 ? `${rest} min` : `${hours} h ${rest} min`;
  return { words, isShort: minutes < SOON_MINUTES };
}

/** "1 of 3 sent in 24 hours, 2 left" */
export function budgetWords({ used, limit, left }: Budget): string {
  if (limit === 0) return used === 0 ? 'None may be sent now' : `${used} sent in 24 hours, none may be sent now`;
  return `${used} of ${limit} sent in 24 hours, ${left === 0 ? 'none' : left} left`;
}

/** The week is worth a word only where it is what holds texts back. */
export const weekWords = ({ limit, left, used, usedWeek, limitWeek }: Budget): string | null =>
  left < limit - used ? `${usedWeek} of ${limitWeek} sent this week` : null;
