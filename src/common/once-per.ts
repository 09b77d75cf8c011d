import type { Clock } from './clock.js';

const MAX_REMEMBERED = 50_000;

/** Lets one piece of work through per key and span of business time, in this process. Whoever comes meanwhile waits for it and does nothing. */
export class OncePer {
  private readonly known = new Map<string, { until: number; done: Promise<void> }>();

  constructor(
    private readonly spanMs: number,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Work that fails lets the next one through. */
  do(key: string, work: () => Promise<void>): Promise<void> {
    const known = this.known.get(key);
    return known && known.until > this.clock.now().getTime() ? known.done : this.anew(key, work);
  }

  /** Always; the span begins again. */
  anew(key: string, work: () => Promise<void>): Promise<void> {
    // What is forgotten is done once more.
    if (this.known.size >= MAX_REMEMBERED) this.known.clear();
    const done = work();
    this.known.set(key, { until: this.clock.now().getTime() + this.spanMs, done });
    done.catch(() => this.known.delete(key));
    return done;
  }
}
