/** Full-jitter exponential backoff: a random delay between 0 and `base * 2^attempt`, at most `cap` milliseconds. */
export function backoffMs(attempt: number, baseMs: number, capMs: number, random: () => number = Math.random): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** attempt));
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A database that restarts is back within seconds; whoever holds a lease keeps trying for so long to write down what became of its work. */
const INSIST_WAITS_MS = [250, 1000, 2000, 4000, 8000];

/** What `work` answers, tried again after each failure for some 15 seconds; the last failure is thrown. `work` must bear being repeated. */
export async function insist<T>(work: () => Promise<T>, onFailure: (error: Error) => void): Promise<T> {
  for (const waitMs of INSIST_WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      onFailure(error as Error);
      await sleep(waitMs);
    }
  }
  return work();
}
