export interface BreakerOptions {
  failures: number;
  windowMs: number;
  openMs: number;
}

const DEFAULTS: BreakerOptions = { failures: 5, windowMs: 30_000, openMs: 15_000 };

/** Stops asking a failing provider: opens after 5 failures in 30 s, then lets one probe through (reliability.md F18). */
export class Breaker {
  private failedAt: number[] = [];
  private openedAt: number | null = null;
  private isProbing = false;

  constructor(private readonly options: BreakerOptions = DEFAULTS) {}

  state(now: number): 'closed' | 'open' | 'half_open' {
    if (this.openedAt === null) return 'closed';
    return now - this.openedAt >= this.options.openMs ? 'half_open' : 'open';
  }

  /** Whether a call may be made; in half-open state exactly one caller gets a yes until it reports. */
  tryPass(now: number): boolean {
    const state = this.state(now);
    if (state === 'closed') return true;
    if (state === 'open' || this.isProbing) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    this.failedAt = [];
    this.openedAt = null;
    this.isProbing = false;
  }

  failed(now: number): void {
    if (this.isProbing || this.openedAt !== null) {
      this.openedAt = now;
      this.isProbing = false;
      return;
    }
    this.failedAt = [...this.failedAt.filter((at) => now - at < this.options.windowMs), now];
    if (this.failedAt.length >= this.options.failures) {
      this.openedAt = now;
      this.failedAt = [];
    }
  }
}
