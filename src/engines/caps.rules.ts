import type { EngineCall } from './answer-facts.schema.js';

/** Limits over the time that ends now; null is none. Money is in micro-dollars. */
export interface Caps {
  microsPerMonth: number | null;
  microsPerDay: number | null;
  microsPerHour: number | null;
  tokensPerDay: number | null;
  tokensPerConversationHour: number | null;
}

/** What was used in the same times; money for models whose price is unknown counts nothing, their tokens do. */
export type Used = Record<keyof Caps, number>;

/** True when any limit is set: only then is it worth looking what was used. */
export const isCapped = (caps: Caps): boolean => Object.values(caps).some((cap) => cap !== null);

/** Whether one more call may be paid: nothing may stand at its limit (reliability.md 3.12, LLM10). */
export function isWithin(caps: Caps, used: Used): boolean {
  return (Object.keys(caps) as (keyof Caps)[]).every((name) => caps[name] === null || used[name] < caps[name]);
}

/** The known part of a bill, so that it counts against the limits; null when no engine of it has a known price. */
export function knownCost(calls: readonly EngineCall[]): number | null {
  const known = calls.flatMap(({ costMicros }) => (costMicros === null ? [] : [costMicros]));
  return known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0);
}
