import type { Lane } from './gate-facts.schema.js';
import type { Freshness, Gauges } from './gauges.rules.js';

/** What a customer's budget of unasked texts hangs on; amounts in minor units of the business's own currency. */
export interface BudgetFacts {
  /** What this customer's wish is worth; null when nobody knows. */
  value: number | null;
  /** What a customer of this business is worth on average. */
  averageValue: number;
  /** The share of our texts that were answered, 0 to 1; null before there was one to answer. */
  responseRate: number | null;
  /** The slope of the last moods, -1 (falling) to +1 (rising). */
  trend: number;
}

const BASE = 5;
const LEAST = 1;
const HOT = 2;
const SILENT = 2;
const FALLING = 1;
/** Below this hardly anything of ours is answered. */
const SILENT_RATE = 0.3;

/**
 * How many texts that nobody asked for one customer may get in 24 hours and in one sequence: more for a hot lead, fewer for somebody
 * who does not answer or whose mood falls (specs on the message budget). It never holds back a reply, and where another limit is
 * smaller that one counts (rules.md C-28).
 */
export function messageBudget({ value, averageValue, responseRate: rate, trend }: BudgetFacts): number {
  const hot = value !== null && averageValue > 0 && value > averageValue ? HOT : 0;
  const silent = rate !== null && rate < SILENT_RATE ? SILENT : 0;
  const falling = trend < 0 ? FALLING : 0;
  return Math.max(LEAST, BASE + hot - silent - falling);
}

/** Per person and week, over all lanes in which we speak first. */
export const PROACTIVE_PER_WEEK = 8;
/** The most of a day, whoever the customer is; three is also the state limit where there is one (contracts.md 4.3). */
export const PROACTIVE_PER_DAY = 3;
/** What the assistant may start by itself in a talk that is not awake any more, in 24 hours (specs on staleness, rules.md C-21). */
const NUDGES: Readonly<Record<Freshness, number>> = { never_replied: 1, active: PROACTIVE_PER_DAY, cooling: 2, cold: 1, archived: 0 };

/**
 * How many unasked texts of one lane this customer may get in 24 hours as things stand now: the budget in the measure of the
 * permission to write to them, and for what the assistant starts by itself of how awake the talk is. Planned steps and campaigns are
 * not stopped by a talk that sleeps (C-21). None only where nothing may be said, or the talk has slept for three days.
 */
export function allowance(lane: Lane, budget: number | null, now: Gauges | null): number {
  const most = Math.min(PROACTIVE_PER_DAY, budget ?? PROACTIVE_PER_DAY);
  if (!now) return most;
  const permitted = Math.ceil(most * now.messagingPermission);
  return lane === 'ai_nudge' ? Math.min(permitted, NUDGES[now.freshness]) : permitted;
}

/** What a customer got of the texts that nobody asked for, and may still get, as a person reads it. */
export interface BudgetState {
  /** In the last 24 hours. */
  used: number;
  /** Of planned texts in 24 hours, as things stand now. */
  limit: number;
  /** May still be sent now; the smaller of what the day and the week leave. */
  left: number;
  usedWeek: number;
  limitWeek: number;
  /** When the oldest text of the day leaves the count; null where that frees nothing. */
  freeAt: Date | null;
}

/** The counts of one number beside its limits. */
export interface BudgetCounts {
  contactProactive24h: number;
  contactProactive7d: number;
  contactFreeAt?: Date | null;
}

/** The limits of planned texts, which the frequency rule of the gate holds sends against, beside what is counted. */
export function budgetState(budget: number | null, now: Gauges, counts: BudgetCounts): BudgetState {
  const limit = allowance('configured_sequence', budget, now);
  const { contactProactive24h: used, contactProactive7d: usedWeek } = counts;
  const ofWeek = Math.max(0, PROACTIVE_PER_WEEK - usedWeek);
  const left = Math.min(Math.max(0, limit - used), ofWeek);
  const isOfDay = limit > 0 && left === 0 && ofWeek > 0;
  return { used, limit, left, usedWeek, limitWeek: PROACTIVE_PER_WEEK, freeAt: isOfDay ? (counts.contactFreeAt ?? null) : null };
}
