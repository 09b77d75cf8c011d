/** What a process tells of one business and kind of work in a second; about what two cores can do in it. */
export const HINTS_PER_SECOND = 30;

/**
 * Counts hints, so that a rush of one business does not fill the queue in front of all others. What is due beyond the allowance is found
 * by the pollers, many rows in one look, which is also the cheaper way to learn of many.
 */
export class HintAllowance {
  private readonly given = new Map<string, number>();
  private second = -1;

  /** True when one more may leave now; `nowMs` is any clock that only goes forward, in ms. */
  take(kind: string, orgId: string, nowMs: number): boolean {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.second) {
      this.given.clear();
      this.second = second;
    }
    const key = `${kind} ${orgId}`;
    const given = (this.given.get(key) ?? 0) + 1;
    this.given.set(key, given);
    return given <= HINTS_PER_SECOND;
  }
}
