import type { SendResult } from '../channel.port.js';
import { isRetryableCode, meaningOf } from './twilio-errors.rules.js';

/** A provider's HTTP answer, before anyone has judged it. */
export interface ProviderAnswer {
  status: number;
  body: unknown;
  retryAfter?: string;
}

const MAX_RETRY_AFTER_MS = 3_600_000;
const DEFAULT_RETRY_AFTER_MS = 1_000;

/** Errors that prove that nothing was written to the provider. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Milliseconds to wait, from seconds or an HTTP date; bounded, because the header is not ours. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined || header.trim() === '') return DEFAULT_RETRY_AFTER_MS;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now.getTime();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS) : DEFAULT_RETRY_AFTER_MS;
}

/** reliability.md 4.5: sure acceptance, sure refusal, sure non-delivery, and everything else is unknown. */
export function classifyAnswer(answer: ProviderAnswer, now: Date): SendResult {
  const body = objectOf(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    const sid = body?.sid;
    if (typeof sid !== 'string' || sid === '') return { kind: 'unknown', reason: 'unreadable_answer' };
    return { kind: 'accepted', sid, status: typeof body?.status === 'string' ? body.status : 'queued' };
  }
  const code = codeOf(body?.code);
  if (answer.status === 429) return { kind: 'retry', after: retryAfterMs(answer.retryAfter, now), reason: 'rate_limited' };
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) {
    if (isRetryableCode(code)) return { kind: 'retry', after: retryAfterMs(answer.retryAfter, now), reason: `provider_${code}` };
    const meaning = meaningOf(code);
    return { kind: 'failed', code: code ?? `http_${answer.status}`, reason: meaning.reason, message: meaning.message };
  }
  return { kind: 'unknown', reason: `http_${answer.status}` };
}

/** What a request that got no answer means. Only a connection that never stood is safe to repeat (C-79). */
export function classifyTransport(error: unknown): SendResult {
  const code = transportCode(error);
  if (code !== undefined && NOT_CONNECTED.has(code)) return { kind: 'retry', reason: code.toLowerCase() };
  return { kind: 'unknown', reason: (code ?? 'no_answer').toLowerCase() };
}

function transportCode(error: unknown): string | undefined {
  for (let at: unknown = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

function objectOf(body: unknown): Record<string, unknown> | undefined {
  let value = body;
  if (typeof body === 'string') {
    try {
      value = JSON.parse(body);
    } catch {
      return undefined;
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
