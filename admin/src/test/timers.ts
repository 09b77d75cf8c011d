/** Timers of this length never end while the test runs: what stands for some seconds stands for as long as a busy machine needs to look. */
export function endless(ms: number): void {
  const wait = globalThis.setTimeout;
  const held = (run: (...rest: unknown[]) => void, after?: number, ...rest: unknown[]): unknown =>
    wait(after === ms ? () => undefined : run, after, ...rest);
  const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation(held as unknown as typeof setTimeout);
  onTestFinished(() => spy.mockRestore());
}
