import { createHash, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../common/ids.js';

/** What is stored of a session's refresh tokens. */
export interface StoredTokens {
  refreshHash: Buffer;
  previousHash: Buffer | null;
  previousValidUntil: Date | null;
}

export const GRACE_SECONDS = 30;
export const SESSION_DAYS = 30;

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** `<session id>.<secret>`: the id finds the row, so that an old secret can be told from an unknown one. */
export function splitToken(token: string): { sessionId: string; secret: string } | null {
  const [sessionId, secret, ...rest] = token.split('.');
  if (!isUuid(sessionId) || !secret || rest.length > 0 || secret.length > 200) return null;
  return { sessionId, secret };
}

export type TokenState = 'current' | 'previous' | 'reused';

/** Current; the one before it, still accepted for a moment (two tabs, a lost answer); or an older one that someone kept. */
export function stateOfToken(secret: string, stored: StoredTokens, now: Date): TokenState {
  const given = hashOf(secret);
  if (timingSafeEqual(given, stored.refreshHash)) return 'current';
  const isInGrace = stored.previousValidUntil !== null && stored.previousValidUntil > now;
  if (stored.previousHash && isInGrace && timingSafeEqual(given, stored.previousHash)) return 'previous';
  return 'reused';
}
