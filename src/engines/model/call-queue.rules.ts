import { EngineFailure } from '../engine.errors.js';

/** How the queue tells the time and lets it pass; both in milliseconds. */
export interface QueueTime {
  now(): number;
  wait(ms: number): Promise<void>;
}

/** A place in the queue, given back with what came of the call. */
export type Leave = (outcome: 'answered' | 'failed' | { limitedForMs: number }) => void;

/**
 * Lets every call through until a provider says that there were too many; from then on one at a time, in order, and
 * none before the provider wants one, until one is answered. Nobody waits longer than they have time.
 */
export class CallQueue {
  private openAt = 0;
  private isNarrow = false;
  private isTaken = false;
  /** Who waits; told whether the place is theirs, or nobody needs one any more. */
  private readonly line: ((isMine: boolean) => void)[] = [];

  constructor(private readonly time: QueueTime) {}

  /** True while the provider says that there are too many calls: a shorter question helps. */
  get isLimited(): boolean {
    return this.isNarrow;
  }

  /** Resolves when the call may be made; throws `rate_limited` when that is not within `leftMs`. */
  async enter(leftMs: number): Promise<Leave> {
    if (!this.isNarrow) return (outcome) => this.note(outcome);
    const until = this.time.now() + leftMs;
    if (this.openAt >= until) throw new EngineFailure('rate_limited', true);
    if (this.isTaken && !(await this.standInLine(leftMs))) return (outcome) => this.note(outcome);
    this.isTaken = true;
    const waitMs = this.openAt - this.time.now();
    if (this.openAt >= until) {
      this.next();
      throw new EngineFailure('rate_limited', true);
    }
    if (waitMs > 0) await this.time.wait(waitMs);
    return (outcome) => {
      this.note(outcome);
      this.next();
    };
  }

  private note(outcome: Parameters<Leave>[0]): void {
    if (typeof outcome === 'object') {
      this.isNarrow = true;
      this.openAt = Math.max(this.openAt, this.time.now() + outcome.limitedForMs);
    } else if (outcome === 'answered') {
      this.isNarrow = false;
      for (const go of this.line.splice(0)) go(false);
    }
  }

  /** The place goes from hand to hand: were it free for a moment, who comes just then would call beside the one whose turn it is. */
  private next(): void {
    const go = this.line.shift();
    if (go) go(true);
    else this.isTaken = false;
  }

  private standInLine(leftMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const go = (isMine: boolean): void => {
        clearTimeout(timer);
        resolve(isMine);
      };
      const timer = setTimeout(() => {
        const at = this.line.indexOf(go);
        if (at >= 0) this.line.splice(at, 1);
        reject(new EngineFailure('rate_limited', true));
      }, leftMs);
      this.line.push(go);
    });
  }
}
