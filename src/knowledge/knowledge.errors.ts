import { AppError, refused } from '../common/errors.js';

export const FILE_LIMIT_BYTES = 5_000_000;

/** A file that cannot become knowledge; the sentence says what to do, and what was there before stays. */
export function unreadable(reason: string, message: string, details?: unknown): AppError {
  return refused(`knowledge.${reason}`, message, details);
}

export function tooLarge(): AppError {
  return new AppError(
    'knowledge.too_large',
    413,
    `This file is larger than ${FILE_LIMIT_BYTES / 1_000_000} MB. Split it, or keep only the questions and answers.`,
  );
}
