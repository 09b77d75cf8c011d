import { AppError, conflict } from '../common/errors.js';

export const TAKEN = 'appointments.taken';

export interface ConflictingBooking {
  id: string;
  resourceName: string;
  contactName: string;
  serviceName: string;
  startsAt: string;
  endsAt: string;
}

/** 409 that names what stands in the way, so that a person can decide. */
export function taken(sentence: string, current?: ConflictingBooking): AppError {
  return conflict(TAKEN, sentence, current);
}

export function isTaken(error: unknown): boolean {
  return error instanceof AppError && error.code === TAKEN;
}
