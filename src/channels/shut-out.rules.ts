import { AppError } from '../common/errors.js';

const SHUT_OUT: ReadonlySet<string> = new Set(['channels.provider_login', 'channels.provider_closed']);

/** Whether the provider does not let us into the account any more: asking again changes nothing until somebody enters credentials. */
export function isShutOut(error: unknown): error is AppError {
  return error instanceof AppError && SHUT_OUT.has(error.code);
}
