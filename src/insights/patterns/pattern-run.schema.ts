import type { OutcomeCounts } from './outcome.rules.js';
import type { Pattern } from './patterns.rules.js';

export const RUN_STATES = ['queued', 'running', 'done', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One look at a period, and how far it is. */
export interface PatternRun {
  id: string;
  state: RunState;
  days: number;
  from: Date;
  to: Date;
  /** Threads that began in the period; the newest of them are read. */
  threadsTotal: number;
  threadsRead: number;
  outcomes: Partial<OutcomeCounts>;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** A text that stands for many, without numbers and addresses in it. */
export interface PatternExample {
  messageId: string;
  conversationId: string;
  text: string;
  at: Date;
}

export interface FoundPattern extends Omit<Pattern, 'examples'> {
  id: string;
  examples: PatternExample[];
}

export interface PatternRunDetails extends PatternRun {
  patterns: FoundPattern[];
}
