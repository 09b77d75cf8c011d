import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_DAYS } from './refresh-token.rules.js';

const REFRESH_COOKIE = 'ringback_refresh';

const base = { path: '/api/auth', httpOnly: true, sameSite: 'strict' } as const;

/** Scripts cannot read it, other sites cannot send it, and only the auth routes receive it. */
export function setRefreshCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  void reply.setCookie(REFRESH_COOKIE, token, { ...base, secure: isSecure, maxAge: SESSION_DAYS * 86_400 });
}

export function clearRefreshCookie(reply: FastifyReply, isSecure: boolean): void {
  void reply.clearCookie(REFRESH_COOKIE, { ...base, secure: isSecure });
}

/** The refresh token of a request: in the body of an API client, in the cookie of a browser. */
export function refreshTokenOf(request: FastifyRequest): string | null {
  const body = request.body as { refreshToken?: unknown } | null | undefined;
  const token = typeof body?.refreshToken === 'string' ? body.refreshToken : request.cookies[REFRESH_COOKIE];
  return token === undefined || token === '' ? null : token;
}
