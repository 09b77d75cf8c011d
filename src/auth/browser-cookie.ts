import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_MINUTES } from './link.rules.js';

const BROWSER_COOKIE = 'ringback_browser';

export function browserOf(request: FastifyRequest): string | null {
  const value = request.cookies[BROWSER_COOKIE];
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}

/** Marks the browser that asks for a sign-in link, so that a link read by someone else opens nothing. */
export function markBrowser(request: FastifyRequest, reply: FastifyReply, isSecure: boolean): string {
  const browser = browserOf(request) ?? randomBytes(32).toString('base64url');
  void reply.setCookie(BROWSER_COOKIE, browser, {
    path: '/api/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    maxAge: LINK_MINUTES * 60,
  });
  return browser;
}
