import type { Turn } from '../conversations/turn.port.js';

/** From a customer's newest text to the decision, in milliseconds: the reply leaves within ten seconds (reliability.md F18) where the business waits at most 3.5 s for further words. */
const REPLY_MS = 9_500;
/** What models get at least, where the text waited long before anybody could think about it. */
const LEAST_MS = 6_000;

/** Milliseconds that models have for a turn, of which the wait for the customer's next words is a part already gone. */
export function thinkingMs({ claimedAt, messages }: Pick<Turn, 'claimedAt' | 'messages'>): number {
  const newest = messages.at(-1)?.at ?? claimedAt;
  const waited = Math.max(0, claimedAt.getTime() - newest.getTime());
  return Math.max(LEAST_MS, REPLY_MS - waited);
}
