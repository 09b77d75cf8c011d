import { createHash, randomBytes } from 'node:crypto';
import { PERMISSIONS } from '../orgs/roles.rules.js';

/** Tells our keys from other bearer tokens, and lets secret scanners find one that was published. */
const MARK = 'rbk_';
const KEY = /^rbk_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;

export interface NewApiKey {
  /** The whole key: shown once, never stored. */
  secret: string;
  /** The part that lists show, so that people can tell keys apart. */
  prefix: string;
  hash: Buffer;
}

/** 256 bits from the system's generator. */
export function newApiKey(): NewApiKey {
  const prefix = `${MARK}${randomBytes(4).toString('hex')}`;
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { secret, prefix, hash: hashOfKey(secret) };
}

export function hashOfKey(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The key in an Authorization header; null for anything that is not in the form of ours. */
export function keyIn(authorization: string | undefined): string | null {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  return token !== undefined && KEY.test(token) ? token : null;
}

const isAgencyWide = (scope: string): boolean => scope.startsWith('agency.') || scope.startsWith('admin.');

/** Why these scopes cannot be given, or null. Keys are made by people, so no key may make keys. */
export function scopeFault(scopes: readonly string[], own: ReadonlySet<string>, orgKind: string): string | null {
  const unknown = scopes.find((scope) => !(PERMISSIONS as readonly string[]).includes(scope));
  if (unknown !== undefined) return `"${unknown}" is not a permission`;
  if (scopes.includes('api_keys.write')) return 'a key cannot make keys: leave out api_keys.write';
  const missing = scopes.find((scope) => !own.has(scope));
  if (missing !== undefined) return `you do not have the permission "${missing}" yourself`;
  const wide = orgKind === 'operations' ? undefined : scopes.find(isAgencyWide);
  return wide === undefined ? null : `"${wide}" reaches beyond this business: make such a key in the agency's own organisation`;
}

/** What a key may do now: its scopes as far as its maker still has them. */
export function effectiveScopes(scopes: readonly string[], makerHas: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(scopes.filter((scope) => makerHas.has(scope)));
}

export type KeyState = 'active' | 'expired' | 'revoked';

export function stateOfKey(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): KeyState {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && key.expiresAt <= now ? 'expired' : 'active';
}
