export const ACCESS_SECONDS = 600;
export const ISSUER = 'ringback';
export const AUDIENCE = 'ringback-api';
/** Pinned: a token that names another algorithm is refused whatever it says. */
export const ALGORITHM = 'HS256';

/** The whole content of an access token. */
export interface AccessClaims {
  sub: string;
  sid: string;
  org: string;
}

/** True for claims that we could have signed. */
export function isAccessClaims(value: unknown): value is AccessClaims {
  if (typeof value !== 'object' || value === null) return false;
  const { sub, sid, org } = value as Record<string, unknown>;
  return [sub, sid, org].every((part) => typeof part === 'string' && part.length === 36);
}
