import { KEPT, type Memory } from '../../conversations/memory.schema.js';
import type { Sentiment } from '../../engines/engine.port.js';
import type { Facts } from '../htl.schema.js';

const SCORES: Readonly<Record<string, number>> = { angry: -2, frustrated: -1, neutral: 0, positive: 1, happy: 2 };
/** Between the extremes lie four levels: a fall through all of them within three turns is -1. */
const LEVELS = 4;
const TURNS = 3;
/** One level within three turns. */
const NOTICEABLE = 1 / LEVELS;
/** Somebody who is losing patience chooses between two times, not four. */
export const OPTIONS_WHEN_DECLINING = 2;

/** -2 (angry) to 2 (happy); unknown words count as neutral. */
export function moodScore(sentiment: string): number {
  return SCORES[sentiment] ?? 0;
}

/** The five levels in three, as a summary tells them (C-49); derived, never stored. */
export function moodView(sentiment: string): 'negative' | 'neutral' | 'positive' {
  const score = moodScore(sentiment);
  return score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral';
}

/** The slope of the last three turns, -1 (declining) to +1 (improving); 0 while there is only one. For equal steps it is last minus first. */
export function trendOf(sentiments: readonly { sentiment: string }[]): number {
  const recent = sentiments.slice(-TURNS);
  const [first] = recent;
  const last = recent.at(-1);
  if (!first || !last || recent.length < 2) return 0;
  return (moodScore(last.sentiment) - moodScore(first.sentiment)) / LEVELS;
}

/** The slope in a word, for the people who take over. */
export function trendWord(slope: number): 'better' | 'worse' | 'steady' {
  return slope > 0 ? 'better' : slope < 0 ? 'worse' : 'steady';
}

/** The timeline with this turn's mood, and the slope that follows from it. */
export function withMood(memory: Memory, sentiment: Sentiment, at: Date): Pick<Memory, 'sentiments' | 'trend'> {
  const sentiments = [...memory.sentiments, { at: at.toISOString(), sentiment }].slice(-KEPT.sentiments);
  return { sentiments, trend: trendOf(sentiments) };
}

/** Patience is running out: apologise once (soothe.rules.ts), say less (two times, not four), ask plainly (what was asked already). */
export function isDeclining({ memory, proposal }: Facts): boolean {
  return memory.trend <= -NOTICEABLE && moodView(proposal.sentiment) === 'negative';
}

/** A good moment to come to the point. */
export function isImproving({ memory, proposal }: Facts): boolean {
  return memory.trend >= NOTICEABLE && moodView(proposal.sentiment) === 'positive';
}
