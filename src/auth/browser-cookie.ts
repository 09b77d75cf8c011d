import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_MINUTES } from './link.rules.js';

const BROWSER_COOKIE = 'ringback_browser';
const DEVICE_COOKIE = 'ringback_device';
const DEVICE_DAYS = 365;

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

export function deviceOf(request: FastifyRequest): string | null {
  const value = request.cookies[DEVICE_COOKIE];
  return value !== undefined && /^[\w.-]{20,200}$/.test(value) ? value : null;
}

/** After a sign-in: this browser counts its wrong passwords on its own from now on. */
export function markDevice(reply: FastifyReply, token: string, isSecure: boolean): void {
  void reply.setCookie(DEVICE_COOKIE, token, {
    path: '/api/auth',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    maxAge: DEVICE_DAYS * 86_400,
  });
}

/** Who asks, before anyone is known. */
export function callerOf(request: FastifyRequest): { ip: string; userAgent: string | null; device: string | null } {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? null, device: deviceOf(request) };
}
