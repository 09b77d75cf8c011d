/** A turn of the event loop may take so long, in ms; a reply waits for some twenty of them. */
const SLOW_MS = 15;
const QUICK_MS = 8;
const FEWER = 0.7;
const MORE = 0.05;
/** A loop can also be slow because other programs have the processor: then fewer places make nothing quicker. */
const LEAST_SHARE = 0.25;

/**
 * The share of its places that a worker uses next, from the one it uses now and the median delay of its event loop in ms. A worker that
 * has more in hand than its processor can carry makes each piece wait for all others; with fewer pieces in hand it does as many, each of
 * them sooner, and the lines of the businesses are what grows (additive increase, multiplicative decrease, as RFC 5681 does for networks).
 */
export function nextShare(share: number, delayMs: number): number {
  if (delayMs > SLOW_MS) return Math.max(LEAST_SHARE, share * FEWER);
  return delayMs < QUICK_MS ? Math.min(1, share + MORE) : share;
}

/** How many of `concurrency` places a share leaves. */
export function placesOf(concurrency: number, share: number): number {
  return Math.max(1, Math.round(concurrency * share));
}
