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
  /** The view of a client that the token is for, when it is for one. */
  via?: string;
}

/** True for claims that we could have signed. */
export function isAccessClaims(value: unknown): value is AccessClaims {
  if (typeof value !== 'object' || value === null) return false;
  const { sub, sid, org, via } = value as Record<string, unknown>;
  const isId = (part: unknown): boolean => typeof part === 'string' && part.length === 36;
  return [sub, sid, org].every(isId) && (via === undefined || isId(via));
}
