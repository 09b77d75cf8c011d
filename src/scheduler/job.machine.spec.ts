import { MAX_JOB_ATTEMPTS, retryDelayMs } from './job.machine.js';

describe('retryDelayMs', () => {
  it('waits longer after each failure and gives up after the last attempt', () => {
    const most = () => 0.999;
    const delays = [1, 2, 3, 4].map((attempts) => retryDelayMs(attempts, most)!);
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays[0]).toBeGreaterThan(1000);
    expect(retryDelayMs(MAX_JOB_ATTEMPTS, most)).toBeNull();
  });
});
