// Shares of people and how sure they are.

/** Standard normal quantiles, two-sided: of one comparison at 95 %, and of two and three that hold together at 95 % (Bonferroni). */
const TOGETHER_95 = [1.959964, 2.241403, 2.39398] as const;
/** Two-sided 99 %. */
export const Z_99 = 2.575829;
/** One-sided 80 %: the power of a planned comparison. */
const Z_POWER = 0.841621;

export interface Share {
  /** How many of the people. */
  count: number;
  of: number;
}

export interface Interval {
  low: number;
  high: number;
}

export interface Estimate extends Interval {
  /** Null where nobody was asked. */
  value: number | null;
}

/** The quantile for `comparisons` (1 to 3) that hold together at 95 %. */
export function zTogether(comparisons: number): number {
  return TOGETHER_95[Math.min(Math.max(comparisons, 1), TOGETHER_95.length) - 1]!;
}

/** The interval of a share, without continuity correction (Wilson 1927; method 3 of Newcombe, Statistics in Medicine 17, 1998, 857-872). */
export function wilson({ count, of }: Share, z: number): Estimate {
  if (of === 0) return { value: null, low: 0, high: 1 };
  const share = count / of;
  const square = z * z;
  const middle = (2 * count + square) / (2 * (of + square));
  const half = (z * Math.sqrt(square + 4 * count * (1 - share))) / (2 * (of + square));
  // of none and of all the interval ends at 0 and at 1; floating point would miss it by a hair
  return { value: share, low: count === 0 ? 0 : middle - half, high: count === of ? 1 : middle + half };
}

/** The interval of the difference `a - b` of two shares (method 10 of Newcombe, Statistics in Medicine 17, 1998, 873-890). */
export function difference(a: Share, b: Share, z: number): Estimate {
  if (a.of === 0 || b.of === 0) return { value: null, low: -1, high: 1 };
  const [of, other] = [wilson(a, z), wilson(b, z)];
  const [p, q] = [a.count / a.of, b.count / b.of];
  return {
    value: p - q,
    low: p - q - Math.hypot(p - of.low, other.high - q),
    high: p - q + Math.hypot(of.high - p, q - other.low),
  };
}

/**
 * People that each of two groups needs before a difference of `effect` would be seen four times out of five (Fleiss, Levin, Paik:
 * Statistical Methods for Rates and Proportions, 3rd ed., formula 4.14, without continuity correction). What is known of the baseline is
 * drawn towards one half, which is the hardest to tell apart: a share that was seen of few people is no base to plan on.
 */
export function neededPerGroup(baseline: Share, effect: number, z: number): number {
  const base = (baseline.count + 1) / (baseline.of + 2);
  const other = base + effect <= 1 ? base + effect : base - effect;
  const mean = (base + other) / 2;
  const root = z * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER * Math.sqrt(base * (1 - base) + other * (1 - other));
  return Math.ceil((root / effect) ** 2);
}

/** Fewer than this are uneven by nature. */
const SPLIT_MIN = 50;
/** Two-sided 99.9 %: an alarm that says "these figures are worth nothing" must not cry wolf. */
const Z_SPLIT = 3.290527;

/** Do the groups have other sizes than their shares would give them? Then something chose who was counted, and no result can be trusted. */
export function isSplitOff(groups: readonly { exposed: number; percent: number }[]): boolean {
  const all = groups.reduce((sum, { exposed }) => sum + exposed, 0);
  const shares = groups.reduce((sum, { percent }) => sum + percent, 0);
  if (all < SPLIT_MIN || shares === 0) return false;
  return groups.some(({ exposed, percent }) => {
    const share = percent / shares;
    return Math.abs(exposed - all * share) > Z_SPLIT * Math.sqrt(all * share * (1 - share));
  });
}
