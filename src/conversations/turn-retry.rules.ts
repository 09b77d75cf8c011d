/** After this many failed tries a thread waits for a person. */
export const MAX_TURN_ATTEMPTS = 5;
/** A database that was away says nothing of the turn; but a turn that brings it down each time must end, too. */
export const MAX_ATTEMPTS_WITHOUT_DATABASE = 20;
const LONGEST_WAIT_FOR_DATABASE = 4;

/**
 * Seconds until the next try of a turn whose `attempts`th try failed, or null when a person must look. Where the database was away the
 * customer waits no longer for it than it takes to come back.
 */
export function turnRetrySeconds(attempts: number, wasDatabaseAway: boolean): number | null {
  const seconds = 2 ** attempts;
  if (wasDatabaseAway) return attempts >= MAX_ATTEMPTS_WITHOUT_DATABASE ? null : Math.min(seconds, LONGEST_WAIT_FOR_DATABASE);
  return attempts >= MAX_TURN_ATTEMPTS ? null : seconds;
}
