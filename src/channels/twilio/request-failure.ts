import type { ProviderAnswer } from './classify-answer.rules.js';

/** An answer of the provider that is not a readable success, kept whole for classification. */
export class ProviderFailure extends Error {
  constructor(readonly answer: ProviderAnswer) {
    super(`The provider answered ${answer.status}.`);
    this.name = 'ProviderFailure';
  }
}

interface RawResponse {
  statusCode: number;
  body: unknown;
  headers?: unknown;
}

/** The failure an answer stands for, or nothing when it is a readable success. */
export function clientFailure(method: string, response: RawResponse): ProviderFailure | undefined {
  const isSuccess = response.statusCode >= 200 && response.statusCode < 300;
  const isObject = typeof response.body === 'object' && response.body !== null;
  if (isSuccess && (isObject || method.toLowerCase() === 'delete')) return undefined;
  const headers = (response.headers ?? {}) as Record<string, unknown>;
  const retryAfter = headers['retry-after'];
  return new ProviderFailure({
    status: response.statusCode,
    body: response.body,
    ...(typeof retryAfter === 'string' ? { retryAfter } : {}),
  });
}
