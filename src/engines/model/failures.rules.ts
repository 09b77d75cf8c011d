import { EngineFailure, type EngineFailureCode } from '../engine.errors.js';

/** An answer that says no: its status and how to read its headers. */
export interface Refused {
  status: number;
  header(name: string): string | null | undefined;
  /** The provider's own word for it, where it has one. */
  code?: string | null;
}

const RETRYABLE: ReadonlySet<EngineFailureCode> = new Set(['rate_limited', 'overloaded', 'server_error', 'connection']);

/** Whether the same question may be asked again: it was not answered, and the next moment may be better. */
export const isRetryable = (failure: EngineFailure): boolean => RETRYABLE.has(failure.code);

/** Milliseconds that the provider asks us to wait (RFC 9110 10.2.3: seconds or a date); null when it says nothing readable. */
export function retryAfterMs(header: Refused['header'], now: Date): number | null {
  const milliseconds = Number(header('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return Math.ceil(milliseconds);
  const text = header('retry-after')?.trim();
  if (!text) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds)) return seconds >= 0 ? Math.ceil(seconds * 1000) : null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

/** HTTP statuses of model providers in our words. 529 is Anthropic's "overloaded"; 404 is a model or path that does not exist. */
export function failureOfStatus(refused: Refused, now: Date): EngineFailure {
  const [code, isOutage] = wordFor(refused);
  return new EngineFailure(
    code,
    isOutage,
    undefined,
    retryAfterMs((name) => refused.header(name), now),
  );
}

function wordFor({ status, code }: Refused): [EngineFailureCode, boolean] {
  if (status === 429) return [code === 'insufficient_quota' ? 'quota' : 'rate_limited', true];
  if (status === 402) return ['quota', true];
  if (status === 401 || status === 403) return ['auth', true];
  if (status === 404) return ['model_missing', true];
  if (status === 503 || status === 529) return ['overloaded', true];
  if (status === 408 || status === 409 || status >= 500) return ['server_error', true];
  return ['bad_request', false];
}

/** What the runtime throws of itself when a connection is refused, reset or cut off: a TypeError with the cause of the network. */
export const isBrokenOff = (error: unknown): boolean => error instanceof TypeError && error.cause !== undefined;
