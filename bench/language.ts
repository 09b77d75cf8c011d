// How well the offline engine reads fresh texts: `npm run bench:language`. Exits with 1 on a critical error.
import { score, TASKS } from '../test/fixtures/language-score.js';

const scores = TASKS.map(score);
const percent = (right: number, total: number): string => `${((100 * right) / total).toFixed(0)} %`.padStart(6);

console.log(`${'task'.padEnd(12)} right  total  accuracy  critical`);
for (const { task, right, total, critical } of scores)
  console.log(
    `${task.padEnd(12)} ${String(right).padStart(5)}  ${String(total).padStart(5)}  ${percent(right, total)}    ${critical.length}`,
  );
const total = scores.reduce((sum, one) => sum + one.total, 0);
const right = scores.reduce((sum, one) => sum + one.right, 0);
console.log(`${'all'.padEnd(12)} ${String(right).padStart(5)}  ${String(total).padStart(5)}  ${percent(right, total)}`);

for (const { task, misses, critical } of scores) {
  for (const miss of misses) {
    const kind = critical.includes(miss) ? 'CRITICAL' : 'miss';
    console.log(`${kind} ${task}: "${miss.text}" wanted ${JSON.stringify(miss.want)}, read ${JSON.stringify(miss.got)}`);
  }
}
for (const { task, unguarded } of scores) for (const text of unguarded) console.log(`only the engine sees (${task}): "${text}"`);

if (scores.some(({ critical }) => critical.length > 0)) process.exitCode = 1;
