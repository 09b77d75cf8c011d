/** How many measurements took at most each bound, the last one counting all: what a Prometheus histogram holds. */
export type Counts = readonly number[];

/** A line of a histogram as the metrics library answers it. */
export interface Sample {
  value: number;
  metricName?: string;
  labels: Partial<Record<string, string | number>>;
}

/** The counts of a histogram over all its labels; `bounds` are its buckets without the infinite one. */
export function countsOf(samples: readonly Sample[], bounds: readonly number[]): Counts {
  const counts = new Array<number>(bounds.length + 1).fill(0);
  for (const { metricName, labels, value } of samples) {
    if (!metricName?.endsWith('_bucket')) continue;
    const at = labels.le === '+Inf' ? bounds.length : bounds.indexOf(Number(labels.le));
    if (at >= 0) counts[at] = counts[at]! + value;
  }
  return counts;
}

/** What came to the counts since an earlier look at the same histogram. */
export function since(counts: Counts, earlier: Counts | undefined): Counts {
  return counts.map((count, at) => Math.max(0, count - (earlier?.[at] ?? 0)));
}

/** The counts of several processes as one. */
export function together(all: readonly Counts[], length: number): Counts {
  return Array.from({ length }, (_, at) => all.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
}

/**
 * The value that a share `q` (0 to 1) of the measurements does not exceed, in the unit of the bounds; even within a bucket, as
 * Prometheus' histogram_quantile has it. Null without measurements; what lies beyond the last bound is answered by it.
 */
export function quantile(q: number, counts: Counts, bounds: readonly number[]): number | null {
  const total = counts.at(-1) ?? 0;
  if (total === 0) return null;
  const rank = q * total;
  const at = counts.findIndex((count) => count >= rank);
  const upper = bounds[at];
  if (upper === undefined) return bounds.at(-1) ?? null;
  const lower = bounds[at - 1] ?? 0;
  const below = counts[at - 1] ?? 0;
  const inside = counts[at]! - below;
  return inside === 0 ? upper : lower + (upper - lower) * ((rank - below) / inside);
}
