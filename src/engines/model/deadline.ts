import { EngineFailure } from '../engine.errors.js';

/** Runs a call for at most `ms` milliseconds; then it is aborted and `timeout` is thrown, whatever the call does about it. */
export async function withinTime<T>(ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (ms <= 0) throw new EngineFailure('timeout', true);
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new EngineFailure('timeout', true));
      controller.abort();
    }, ms);
  });
  const answer = call(controller.signal);
  // After the deadline nobody waits for the call any more; its late rejection is expected.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
