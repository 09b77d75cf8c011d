/** What was paid on one day for one task to one engine and model, whether its answer was used or not; a day without any has nulls. */
export interface CostRow {
  /** A day of the business, as YYYY-MM-DD. */
  day: string;
  task: string | null;
  engine: string | null;
  model: string | null;
  calls: number;
  tokens: number;
  costMicros: number;
  /** Calls of models whose price nobody knows; they count as nothing above. */
  unpriced: number;
}

interface CostSum {
  calls: number;
  tokens: number;
  costMicros: number;
  unpriced: number;
}

interface CostDay extends CostSum {
  day: string;
}

interface CostTask extends CostSum {
  task: string;
  engine: string;
  model: string | null;
}

export interface CostSheet {
  days: CostDay[];
  tasks: CostTask[];
  total: CostSum;
}

const NOTHING: CostSum = { calls: 0, tokens: 0, costMicros: 0, unpriced: 0 };

const plus = (sum: CostSum, row: CostSum): CostSum => ({
  calls: sum.calls + row.calls,
  tokens: sum.tokens + row.tokens,
  costMicros: sum.costMicros + row.costMicros,
  unpriced: sum.unpriced + row.unpriced,
});

/** The rows summed by day (every day, oldest first) and by task, engine and model (the dearest first), in micro-dollars. */
export function costSheet(rows: readonly CostRow[]): CostSheet {
  const days = new Map<string, CostSum>();
  const tasks = new Map<string, CostTask>();
  let total = NOTHING;
  for (const row of rows) {
    days.set(row.day, plus(days.get(row.day) ?? NOTHING, row));
    if (row.task === null) continue;
    total = plus(total, row);
    const { task, model } = row;
    const engine = row.engine ?? 'unknown';
    const key = JSON.stringify([task, engine, model]);
    tasks.set(key, { task, engine, model, ...plus(tasks.get(key) ?? NOTHING, row) });
  }
  return {
    days: [...days].map(([day, sum]) => ({ day, ...sum })).sort((a, b) => a.day.localeCompare(b.day)),
    tasks: [...tasks.values()].sort((a, b) => b.costMicros - a.costMicros || b.calls - a.calls || a.task.localeCompare(b.task)),
    total,
  };
}
