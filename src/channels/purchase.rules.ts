import { AppError } from '../common/errors.js';

const PREFIX = 'ringback ';

/** What a number is called at the provider from the moment it is bought: the way back to its purchase. */
export function purchaseName(purchaseId: string): string {
  return `${PREFIX}${purchaseId}`;
}

/**
 * Whether the provider surely did not sell: it answered, and the answer was a refusal. No answer, a 429 that came late or a
 * 5xx leave it open, and an open purchase is looked up before anybody pays again.
 */
export function isSurelyNotBought(error: unknown): boolean {
  return error instanceof AppError && error.status !== 503 && error.status < 500;
}
