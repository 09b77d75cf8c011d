// How well the offline engine reads labelled texts: `npm run bench:language [-- task]`. Exits with 1 on a critical error.
import { scoreAll } from '../test/fixtures/language-score.js';

const only = process.argv[2];
const scores = scoreAll().filter(({ task }) => only === undefined || task === only);
const percent = (right: number, total: number): string => `${((100 * right) / total).toFixed(1)} %`.padStart(8);
const row = (name: string, right: number, total: number, critical: number): string =>
  `${name.padEnd(22)} ${String(right).padStart(5)}  ${String(total).padStart(5)}  ${percent(right, total)}  ${String(critical).padStart(8)}`;

console.log(`${'task and set'.padEnd(22)} right  total  accuracy  critical`);
for (const { task, set, right, total, critical, byLanguage } of scores) {
  console.log(row(task + set, right, total, critical.length));
  for (const [language, one] of Object.entries(byLanguage))
    console.log(
      `  ${language.padEnd(20)} ${String(one.right).padStart(5)}  ${String(one.total).padStart(5)}  ${percent(one.right, one.total)}`,
    );
}
const sum = (part: (score: (typeof scores)[number]) => number): number => scores.reduce((all, one) => all + part(one), 0);
console.log(
  row(
    'all',
    sum(({ right }) => right),
    sum(({ total }) => total),
    sum(({ critical }) => critical.length),
  ),
);

for (const { task, set, misses, critical } of scores) {
  for (const miss of misses) {
    const kind = critical.includes(miss) ? 'CRITICAL' : 'miss';
    console.log(`${kind} ${task}${set}: "${miss.text}" wanted ${JSON.stringify(miss.want)}, read ${JSON.stringify(miss.got)}`);
  }
}

if (scores.some(({ critical }) => critical.length > 0)) process.exitCode = 1;
