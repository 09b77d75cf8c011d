const waiting: (() => void)[] = [];

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/**
 * Resolves in a round of the event loop that no other caller has. Answers of a database and of a model come in bundles, and what each of
 * them sets off takes milliseconds: done in one round, two hundred of them let a webhook wait for all. Between two rounds everything else
 * that waits is looked after. Who asks first goes first.
 */
export function ownRound(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(next);
  });
}
