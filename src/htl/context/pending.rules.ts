import type { PendingQuestion } from '../../engines/engine.port.js';

/** The open question, unless its time has passed. */
export function openQuestion(pending: PendingQuestion | null, now: Date): PendingQuestion | null {
  return pending && 'expiresAt' in pending && new Date(pending.expiresAt) <= now ? null : pending;
}
