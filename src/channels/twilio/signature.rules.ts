import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Form } from './form.rules.js';

const NO_PARAMS: Form = new Map();

/** base64(HMAC-SHA1(token, url + sorted key+value)); repeated keys contribute each distinct value once, sorted (contracts.md 1.1). */
export function expectedSignature(authToken: string, url: string, form: Form): string {
  const keys = [...form.keys()].sort(byBytes);
  let text = url;
  for (const key of keys) {
    const values = form.get(key)!;
    if (values.length === 1) text += key + values[0]!;
    else for (const value of [...new Set(values)].sort(byBytes)) text += key + value;
  }
  return createHmac('sha1', authToken).update(Buffer.from(text, 'utf8')).digest('base64');
}

const HAS_SURROGATE = /[\ud800-\udfff]/;

/** The order of the UTF-8 bytes; JavaScript's own order differs from it only beyond the basic plane. */
function byBytes(a: string, b: string): number {
  if (HAS_SURROGATE.test(a) || HAS_SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface SignedRequest {
  /** Scheme, host, path and query as the provider sees them; the query byte for byte. */
  url: string;
  rawBody: string;
  contentType: string;
  signature: string | undefined;
}

/** Is this request signed with this account's token? Forms over their parameters, JSON over the body hash in the address. */
export function isSignedBy(authToken: string, request: SignedRequest): boolean {
  const { signature } = request;
  if (!signature || !authToken) return false;
  const isForm = request.contentType.toLowerCase().includes('application/x-www-form-urlencoded');
  if (!isForm && request.rawBody !== '' && !hasBodyHash(request)) return false;
  const form = isForm ? formOf(request.rawBody) : NO_PARAMS;
  return urlVariants(request.url).some((url) => isEqual(expectedSignature(authToken, url, form), signature));
}

function formOf(rawBody: string): Form {
  const form = new Map<string, string[]>();
  for (const [key, value] of new URLSearchParams(rawBody)) {
    const values = form.get(key);
    if (values) values.push(value);
    else form.set(key, [value]);
  }
  return form;
}

function hasBodyHash(request: SignedRequest): boolean {
  const given = new URL(request.url).searchParams.get('bodySHA256');
  return given !== null && isEqual(createHash('sha256').update(request.rawBody, 'utf8').digest('hex'), given);
}

/** Twilio signs standard ports sometimes with and sometimes without ":443"; the official validator tries both. */
function urlVariants(url: string): string[] {
  const match = /^(https?|wss?):\/\/([^/?#]+)(.*)$/.exec(url);
  if (!match) return [url];
  const [, scheme, host, rest] = match;
  const standard = scheme === 'https' || scheme === 'wss' ? 443 : 80;
  const bare = host!.replace(/:\d+$/, '');
  return [...new Set([url, `${scheme}://${bare}${rest}`, `${scheme}://${bare}:${standard}${rest}`])];
}

function isEqual(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
