import { SPAM_SIGNALS, type SpamText } from './spam-signals.rules.js';

export const RISKS = ['low', 'medium', 'high'] as const;
export type Risk = (typeof RISKS)[number];

/** From these points on (of 100) a text is of that class. */
export const MEDIUM_FROM = 20;
export const HIGH_FROM = 45;

export interface SpamReason {
  code: string;
  points: number;
  /** What is wrong, in plain words. */
  message: string;
  /** What to do about it. */
  advice: string;
}

export interface SpamReading {
  risk: Risk;
  /** 0-100. */
  score: number;
  /** The heaviest first. */
  reasons: SpamReason[];
}

/** How much a text looks like spam, and why. */
export function spamCheck(text: SpamText): SpamReading {
  const reasons = SPAM_SIGNALS.flatMap((signal): SpamReason[] => {
    const found = signal.find(text);
    if (found.length === 0) return [];
    const points = Math.min(signal.most, signal.points + signal.each * (found.length - 1));
    return [{ code: signal.code, points, message: signal.why(found), advice: signal.advice }];
  }).sort((a, b) => b.points - a.points);
  const score = Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
  return { risk: riskOf(score), score, reasons };
}

export function riskOf(score: number): Risk {
  return score >= HIGH_FROM ? 'high' : score >= MEDIUM_FROM ? 'medium' : 'low';
}
