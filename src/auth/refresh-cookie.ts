import type { FastifyReply } from 'fastify';
import { SESSION_DAYS } from './refresh-token.rules.js';

export const REFRESH_COOKIE = 'ringback_refresh';

const base = { path: '/api/auth', httpOnly: true, sameSite: 'strict' } as const;

/** Scripts cannot read it, other sites cannot send it, and only the auth routes receive it. */
export function setRefreshCookie(reply: FastifyReply, token: string, isSecure: boolean): void {
  void reply.setCookie(REFRESH_COOKIE, token, { ...base, secure: isSecure, maxAge: SESSION_DAYS * 86_400 });
}

export function clearRefreshCookie(reply: FastifyReply, isSecure: boolean): void {
  void reply.clearCookie(REFRESH_COOKIE, { ...base, secure: isSecure });
}
