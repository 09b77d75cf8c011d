import { beforeDeadline } from '../../common/deadline.js';
import { EngineFailure } from '../engine.errors.js';

/** Runs a call for at most `ms` milliseconds; then it is aborted and `timeout` is thrown, whatever the call does about it. */
export async function withinTime<T>(ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (ms <= 0) throw new EngineFailure('timeout', true);
  const controller = new AbortController();
  return beforeDeadline(ms, call(controller.signal), () => {
    controller.abort();
    throw new EngineFailure('timeout', true);
  });
}
