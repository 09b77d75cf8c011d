import { backoffMs } from '../common/retry.js';

/** After this many attempts a job waits for a person in the dead-letter list. */
export const MAX_JOB_ATTEMPTS = 5;

/** As often a job under a lease may begin: more than its attempts, because a process also dies for reasons that are not the job's. */
export const MAX_JOB_LEASES = 10;

/** Milliseconds until the next attempt, or null when the job has used all of them. `attempts` counts the failed ones. */
export function retryDelayMs(attempts: number, random?: () => number): number | null {
  if (attempts >= MAX_JOB_ATTEMPTS) return null;
  return 1000 + backoffMs(attempts, 2000, 300_000, random);
}
