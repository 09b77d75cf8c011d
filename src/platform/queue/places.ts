/** What one business may have of the places: the next text of another finds one free, however long those of the first are kept. */
const MOST_OF_ONE = 0.5;

/**
 * A number of places, given to the businesses in turn: a rush of one makes its own line longer, never that of the others.
 * Within a business the order of asking stays.
 */
export class Places {
  private readonly inside = new Map<string, number>();
  /** The line of each business that waits; the next place goes to the first of them, which then goes to the end. */
  private readonly lines = new Map<string, (() => void)[]>();
  private taken = 0;
  /** How many are given out now; all of them, except while the processor cannot carry so much. */
  private open: number;

  /** `longestLine`: how many of one business may wait; the hints of all businesses share what a worker takes from the queue. */
  constructor(
    private readonly size: number,
    private readonly longestLine: number,
  ) {
    this.open = size;
  }

  /** True with a place, perhaps after a wait; false at once when the line of this business is full. */
  async take(orgId: string): Promise<boolean> {
    if (this.enter(orgId)) return true;
    const line = this.lines.get(orgId) ?? [];
    if (line.length >= this.longestLine) return false;
    this.lines.set(orgId, line);
    await new Promise<void>((resolve) => line.push(resolve));
    return true;
  }

  /** The businesses whose line is at least half full: whoever looks for more work looks past them. */
  crowded(): string[] {
    return [...this.lines].filter(([, line]) => line.length * 2 >= this.longestLine).map(([orgId]) => orgId);
  }

  /** Gives the place of a business back: to the business whose turn it is, if any waits. */
  free(orgId: string): void {
    const others = (this.inside.get(orgId) ?? 1) - 1;
    if (others > 0) this.inside.set(orgId, others);
    else this.inside.delete(orgId);
    this.taken -= 1;
    this.handOut();
  }

  /** Gives out so many of the places from now on; nobody who has one loses it. */
  limit(open: number): void {
    this.open = open;
    this.handOut();
  }

  /** A business with nothing in hand waits for none of the limits but the number of places itself. */
  private enter(orgId: string): boolean {
    const own = this.inside.get(orgId) ?? 0;
    const isFree = own === 0 ? this.taken < this.size : this.taken < this.open && own < Math.max(1, Math.floor(this.open * MOST_OF_ONE));
    if (!isFree) return false;
    this.taken += 1;
    this.inside.set(orgId, own + 1);
    return true;
  }

  private handOut(): void {
    for (const [orgId, line] of this.lines) {
      if (this.taken >= this.size) return;
      if (!this.enter(orgId)) continue;
      this.lines.delete(orgId);
      const enter = line.shift();
      // a map visits what is set again behind the others once more
      if (line.length > 0) this.lines.set(orgId, line);
      enter?.();
    }
  }
}
