/** Waits for a state, asking every 50 ms; fails at the deadline with the last answer. Never a fixed sleep. */
export async function until<T>(what: string, check: () => Promise<T | true>, deadlineMs = 10_000): Promise<void> {
  const start = performance.now();
  for (;;) {
    const answer = await check();
    if (answer === true) return;
    if (performance.now() - start > deadlineMs) throw new Error(`Waited ${deadlineMs} ms until ${what}; still: ${String(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the check gives a value, and answers it. */
export async function eventually<T>(what: string, check: () => Promise<T | null | undefined | false>, deadlineMs = 10_000): Promise<T> {
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
