import { HttpException } from '@nestjs/common';
import { AppError } from '../../common/errors.js';

/** The body of every error answer. */
export interface Problem {
  code: string;
  message: string;
  requestId: string;
  errors?: Record<string, string>;
  details?: unknown;
}

export interface ProblemAnswer {
  status: number;
  body: Problem;
  retryAfterSeconds?: number;
  /** True for errors we did not expect: they are logged with their stack. */
  isUnexpected: boolean;
}

const WORDS: Readonly<Record<number, { code: string; message: string }>> = {
  400: { code: 'request.malformed', message: 'The request could not be read. Check its body and parameters.' },
  401: { code: 'access.unauthenticated', message: 'Sign in first.' },
  403: { code: 'access.forbidden', message: 'You may not do this.' },
  404: { code: 'route.not_found', message: 'There is nothing at this address.' },
  405: { code: 'route.method', message: 'This address does not take that method.' },
  413: { code: 'request.too_large', message: 'The request is too large. At most 1 MB is accepted.' },
  414: { code: 'request.address_too_long', message: 'The address is too long.' },
  415: { code: 'request.media_type', message: 'This kind of content is not accepted. Send JSON.' },
  429: { code: 'request.too_many', message: 'Too many requests. Wait a moment and try again.' },
  431: { code: 'request.headers_too_large', message: 'The headers are too large.' },
  503: { code: 'service.unavailable', message: 'The service cannot do this right now. Try again shortly.' },
};
const UNEXPECTED = { code: 'internal', message: 'Something went wrong on our side. Try again; if it stays, quote the request id.' };

// Connection refused or lost, admin shutdown, cannot connect now, too many connections, disk full, read-only (failover).
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53100',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
  // Lost every retry against other transactions: nothing was committed.
  '40001',
  '40P01',
]);
const UNREACHABLE_TEXT =
  /connection terminated|is not queryable|timeout expired|timeout exceeded when trying to connect|server closed the connection|connection timeout|not currently accepting connections/i;

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const own: unknown = Reflect.get(error, 'code');
  if (typeof own === 'string') return own;
  const driver: unknown = Reflect.get(error, 'driverError');
  return typeof driver === 'object' && driver !== null ? codeOf(driver) : '';
}

/** True when the database could not be reached or could not commit: nothing happened and a retry is right. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (UNREACHABLE.has(codeOf(error))) return true;
  if (error instanceof AggregateError) return error.errors.some((inner) => isDatabaseUnavailable(inner));
  return error instanceof Error && UNREACHABLE_TEXT.test(error.message);
}

function ofHttp(status: number, requestId: string): ProblemAnswer {
  const words = WORDS[status] ?? (status >= 500 ? UNEXPECTED : { code: `http.${status}`, message: 'The request was refused.' });
  return { status, body: { ...words, requestId }, isUnexpected: status >= 500 && status !== 503 };
}

function ofApp(error: AppError, requestId: string): ProblemAnswer {
  const { errors, details, retryAfterSeconds } = error.options;
  if (error.status >= 500 && error.status !== 503) return { ...ofHttp(500, requestId), isUnexpected: true };
  return {
    status: error.status,
    body: {
      code: error.code,
      message: error.message,
      requestId,
      ...(errors ? { errors } : {}),
      ...(details === undefined ? {} : { details }),
    },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    isUnexpected: false,
  };
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/** Translates anything thrown into the answer the caller sees; never a stack, never another system's words. */
export function toProblem(error: unknown, requestId: string): ProblemAnswer {
  if (error instanceof AppError) return ofApp(error, requestId);
  if (isDatabaseUnavailable(error)) {
    const answer = ofHttp(503, requestId);
    answer.body.message = 'The database cannot be reached or could not commit. Nothing was saved; try again shortly.';
    return { ...answer, retryAfterSeconds: 2, isUnexpected: true };
  }
  const status = statusOf(error);
  if (status === null) return { ...ofHttp(500, requestId), isUnexpected: true };
  return { ...ofHttp(status, requestId), ...(status === 503 ? { retryAfterSeconds: 5 } : {}) };
}
