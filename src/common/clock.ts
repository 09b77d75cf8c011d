import { sleep } from './retry.js';

/**
 * Two kinds of time. `now` is business time, which the simulator may move forward; `real` is the machine's,
 * used for leases, tokens, limits and idempotency.
 */
export abstract class Clock {
  abstract now(): Date;
  abstract real(): Date;

  /** Lets so many milliseconds of the machine's time pass. */
  wait(ms: number): Promise<void> {
    return sleep(ms);
  }
}

/** The machine's clock, for code that runs before or outside the application. */
export const wallClock: Clock = {
  now: () => new Date(),
  real: () => new Date(),
  wait: sleep,
};

export function addSeconds(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}

export function addMinutes(at: Date, minutes: number): Date {
  return addSeconds(at, minutes * 60);
}
