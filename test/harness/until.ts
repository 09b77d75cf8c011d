/** Says that something will never be, and no more: a machine that is busy with other work as well takes its time. */
const DEADLINE_MS = 45_000;

/** Waits for a state, asking every 50 ms; fails at the deadline with the last answer. Never a fixed sleep. */
export async function until<T>(what: string, check: () => Promise<T | true>, deadlineMs = DEADLINE_MS): Promise<void> {
  const start = performance.now();
  for (;;) {
    const answer = await check();
    if (answer === true) return;
    if (performance.now() - start > deadlineMs) throw new Error(`Waited ${deadlineMs} ms until ${what}; still: ${String(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the check gives a value, and answers it. */
export async function eventually<T>(
  what: string,
  check: () => Promise<T | null | undefined | false>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  let found: T | undefined;
  await until(
    what,
    async () => {
      const value = await check();
      if (value === null || value === undefined || value === false) return 'nothing yet';
      found = value;
      return true;
    },
    deadlineMs,
  );
  return found as T;
}
