/**
 * A number of places, given to the businesses in turn: a rush of one makes its own line longer, never that of the others.
 * Within a business the order of asking stays.
 */
export class Places {
  /** The line of each business that waits; the next place goes to the first of them, which then goes to the end. */
  private readonly lines = new Map<string, (() => void)[]>();

  /** `longestLine`: how many of one business may wait; the hints of all businesses share what a worker takes from the queue. */
  constructor(
    private left: number,
    private readonly longestLine: number,
  ) {}

  /** True with a place, perhaps after a wait; false at once when the line of this business is full. */
  async take(orgId: string): Promise<boolean> {
    if (this.left > 0) {
      this.left -= 1;
      return true;
    }
    const line = this.lines.get(orgId) ?? [];
    if (line.length >= this.longestLine) return false;
    this.lines.set(orgId, line);
    await new Promise<void>((resolve) => line.push(resolve));
    return true;
  }

  /** Gives a place back: to the business whose turn it is, if any waits. */
  free(): void {
    const [next] = this.lines;
    if (!next) {
      this.left += 1;
      return;
    }
    const [orgId, line] = next;
    this.lines.delete(orgId);
    const enter = line.shift();
    if (line.length > 0) this.lines.set(orgId, line);
    enter?.();
  }
}
