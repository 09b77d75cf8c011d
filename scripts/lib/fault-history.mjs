/** How many finished full runs the report remembers. */
const KEPT = 3;
const HEADS = ['Run', 'Cells', 'Violations', 'Minutes', 'Strength'];
const ROW = /^\| (\d{4}-\d\d-\d\dT[\d:.]+Z) \| (\d+) \| (\d+) \| (\d+) \| (full|quick|mixed) \|$/gm;

/** The finished runs that a report tells of; the report itself is their only store. */
export function readHistory(report) {
  return [...report.matchAll(ROW)].map(([, run, cells, violations, minutes, strength]) => ({
    run,
    cells: Number(cells),
    violations: Number(violations),
    minutes: Number(minutes),
    strength,
  }));
}

/** What is left of a run that was begun: cells that were run one by one beside it do not count. */
export function cellsLeft(rows, run, ids) {
  const done = new Set(rows.filter((row) => row.run === run).map(({ id }) => id));
  return ids.filter((id) => !done.has(id));
}

/** The line of a run of which no cell is left. Every result counts, also one that a later result of the same cell replaced. */
export function finishedRun(rows, run) {
  const own = rows.filter((row) => row.run === run);
  const strengths = new Set(own.map((row) => row.strength));
  return {
    run,
    cells: new Set(own.map(({ id }) => id)).size,
    violations: own.reduce((sum, row) => sum + row.violations.length, 0),
    minutes: Math.round(own.reduce((sum, row) => sum + row.seconds, 0) / 60),
    strength: strengths.size === 1 ? [...strengths][0] : 'mixed',
  };
}

/** Newest last, one line per run. */
export function withRun(history, line) {
  return [...history.filter(({ run }) => run !== line.run), line].sort((a, b) => a.run.localeCompare(b.run)).slice(-KEPT);
}

export function historySection(history) {
  const lines = history.map((line) => `| ${[line.run, line.cells, line.violations, line.minutes, line.strength].join(' | ')} |`);
  return [
    `## The last ${KEPT} finished full runs`,
    '',
    ...(lines.length > 0
      ? [`| ${HEADS.join(' | ')} |`, `|${HEADS.map(() => '---').join('|')}|`, ...lines]
      : ['None was finished yet: a run counts when every cell was run in it, in one piece or resumed.']),
    '',
  ];
}
