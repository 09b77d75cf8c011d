import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../common/errors.js';
import { isUuid } from '../common/ids.js';

/** `setup` sets a first password, for somebody who was added to a business. */
export type LinkPurpose = 'magic' | 'reset' | 'setup';

/** OWASP ASVS 5.0, 6.5.5: out-of-band codes live ten minutes at most. */
export const LINK_MINUTES = 10;
export const INVITE_DAYS = 7;
/** It opens no account that exists, so it may wait for the next morning. */
export const SIGNUP_HOURS = 24;
/** More live links than this are not sent: someone else may be asking for them. */
export const MAX_LIVE_LINKS = 3;
export const MAX_ATTEMPTS = 5;

const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** 256 bits from the system's generator; the id finds the row, so that wrong secrets can be counted. */
export function newLink(id: string): { token: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${id}.${secret}`, hash: hashOfSecret(secret) };
}

export function splitLink(token: string): { id: string; hash: Buffer } | null {
  const [id, secret, ...rest] = token.split('.');
  if (!isUuid(id) || secret === undefined || rest.length > 0 || !SECRET.test(secret)) return null;
  return { id, hash: hashOfSecret(secret) };
}

/** What is stored of a link. */
export interface StoredLink {
  secretHash: Buffer;
  browserHash: Buffer | null;
  attempts: number;
  expiresAt: Date;
  usedAt: Date | null;
}

export type LinkVerdict = 'good' | 'wrong' | 'spent' | 'used' | 'expired' | 'other_browser';

/** Why a link does not open, told in detail only to someone who holds its secret. */
export function judgeLink(link: StoredLink, given: Buffer, browser: Buffer | null, now: Date): LinkVerdict {
  if (link.attempts >= MAX_ATTEMPTS) return 'spent';
  if (!link.secretHash.equals(given)) return 'wrong';
  if (link.usedAt) return 'used';
  if (link.expiresAt <= now) return 'expired';
  if (link.browserHash && !(browser && link.browserHash.equals(browser))) return 'other_browser';
  return 'good';
}

const WORDS: Record<Exclude<LinkVerdict, 'good'>, { code: string; message: string }> = {
  wrong: { code: 'auth.link_invalid', message: 'This link is not complete. Open it from the mail again, or ask for a new one.' },
  spent: { code: 'auth.link_spent', message: 'This link was tried too often. Ask for a new one.' },
  used: { code: 'auth.link_used', message: 'This link was used before. Ask for a new one if that was not you.' },
  expired: { code: 'auth.link_expired', message: 'This link has run out. Ask for a new one.' },
  other_browser: {
    code: 'auth.link_other_browser',
    message: 'Open this link in the browser in which you asked for it, or ask for a new one here.',
  },
};

export function linkError(verdict: Exclude<LinkVerdict, 'good'>): AppError {
  const { code, message } = WORDS[verdict];
  return new AppError(code, 422, message);
}

/** Why a password is no good, or null. Length decides; the few that everybody tries first are refused as well. */
export function passwordFault(password: string, email: string): string | null {
  const plain = password.trim().toLowerCase();
  if (plain.length < 10) return 'must have at least 10 characters';
  if (new Set(plain).size < 4) return 'must not repeat the same few characters';
  if (plain === email.toLowerCase()) return 'must not be your e-mail address';
  return /^(?:password|qwertyuiop|1234567890|letmein|ringback)\d*!*$/.test(plain) ? 'is one that everybody tries first' : null;
}
