/** Medians, quantiles and the way figures are written. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (values) => quantile(values, 0.5);

export const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** One line of the table: what was measured, the figure, the line it must reach. */
export function row(bench, figure, value, { must = '', isMet = null, note = '' } = {}) {
  return { bench, figure, value, must, isMet, note };
}

/** Prints the rows for a reader, and for the runner that asked for them as data. */
export function print(rows) {
  if (process.send) process.send(rows);
  for (const each of rows) {
    const verdict = each.isMet === null ? '' : each.isMet ? '  ok' : '  MISSED';
    const must = each.must ? `  (must ${each.must})` : '';
    process.stdout.write(`${each.bench}: ${each.figure}: ${each.value}${must}${verdict}${each.note ? `  ${each.note}` : ''}\n`);
  }
}

export const isQuick = process.argv.includes('--quick');

/**
 * Were two thirds of the fair rounds calm? `fair` holds the slowest answer of each, in ms. Only when there are as many as were planned: what
 * was not shown was not met.
 */
export function calmRounds(fair, { planned, stallMs }) {
  if (fair.length < planned) return { value: `not shown: ${fair.length} fair of ${planned}`, isMet: false };
  const calm = fair.filter((max) => max <= stallMs).length;
  return { value: `${calm} of ${fair.length} fair`, isMet: 3 * calm >= 2 * planned };
}
