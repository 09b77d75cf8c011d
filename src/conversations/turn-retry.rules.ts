/** After this many failed tries a thread waits for a person. */
export const MAX_TURN_ATTEMPTS = 5;

/** Seconds until the next try of a turn that failed `attempts` times, or null when a person must look. */
export function turnRetrySeconds(attempts: number): number | null {
  return attempts >= MAX_TURN_ATTEMPTS ? null : 2 ** attempts;
}
