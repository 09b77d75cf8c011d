import { cpus, release, totalmem } from 'node:os';
import { historySection } from './fault-history.mjs';

/** docs/faults.md from the results of the cells: the last result of each, the machine that they were made on, and the runs before. */
/** Where a cell asks less than the plan, or waits longer, and why. By hand: change it with the cell. */
const SMALLER = [
  '## Where a cell differs from the plan',
  '',
  '- F1 to F5 write 4 texts a second instead of 20: every kill costs two seconds of a core to start the process again, and 20 texts a second',
  '  beside it would measure the starts of processes on two cores. Cells in which no process dies write 20 a second.',
  '- F1, F2 and F6 heal within their limit plus 15 s: counting begins when the last process was replaced, and it starts within those.',
  '- F3 and F4 heal within twice 25 s plus the start: a text behind another one of its thread waits for that one to be settled.',
  '- F5 takes "this time was just taken" for a slot that the same caller won before its answer was lost: the diary is what is compared.',
  '- F20 speaks through texts, profile and answers of the model; pages, lists and pictures that the assistant reads are attacked in the suites.',
  '- F27 has no campaign: waves that wait while replies are owed come with campaigns. It keeps the wait for further words that the',
  '  product ships with (2.5 s) for all businesses: a reply is timed as a customer sees it. Where it goes stands in the last column.',
  '- F31 replaces every process by one of the same version; there is no older release to put beside it yet, and no migration runs meanwhile.',
  '  A connection that breaks with the process it was made to is repeated by the sender, as providers do; a 5xx is a violation.',
  '- F35 is judged without the log of commits, which belongs to the database of the rig: what was stored, answered and sent is compared.',
  '- F36 lasts 30 minutes.',
  '',
];

export function faultReport(rows, ids, history) {
  const last = new Map(rows.map((row) => [row.id, row]));
  const dates = rows.map((row) => row.at).sort();
  const seconds = [...last.values()].reduce((sum, row) => sum + row.seconds, 0);
  const violations = [...last.values()].reduce((sum, row) => sum + row.violations.length, 0);
  const heads = ['Cell', 'Fault', 'Strength', 'Hits', 'Texts', 'Violations', 'Healed after', 'Run for', 'Deadlines x', 'Seen'];
  return [
    '# Fault matrix: the last report',
    '',
    'Written by `npm run faults:full`; never by hand. What each cell does stands in `test/faults/cells/`, what is compared after it in',
    '`test/faults/rig/judge.ts`: the book of the sender, the book of the provider, and the database read as its superuser.',
    '',
    `- Run: ${dates[0] ?? 'never'} to ${dates.at(-1) ?? 'never'}, ${Math.round(seconds / 60)} minutes of cells.`,
    `- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}.`,
    "- Deadlines are those of a quiet machine; where programs that are not the rig's work too, they are stretched by the largest factor in the",
    '  table. Counts and ratios never are, and what product, rig and servers use themselves stretches nothing.',
    '- Strength `full` is the count of the plan; `quick` is the same cell with the loads and counts of `npm run faults`.',
    `- Cells: ${last.size} of ${ids.length}; violations: ${violations}.`,
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...ids.map((id) => line(id, last.get(id))),
    '',
    ...details([...last.values()]),
    ...SMALLER,
    ...historySection(history),
  ].join('\n');
}

function line(id, row) {
  if (!row) return `| ${id} | not run in this report | | | | | | | | |`;
  const hits = Object.entries(row.hits).map(([name, count]) => `${name} ${count}`);
  const heal = row.healMs === null ? '-' : `${(row.healMs / 1000).toFixed(1)} s`;
  const cells = [
    id,
    row.title,
    row.strength ?? 'full',
    hits.join(', '),
    row.texts,
    row.violations.length,
    heal,
    `${row.seconds} s`,
    row.patience ?? 1,
    row.notes.join('; '),
  ];
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '/')).join(' | ')} |`;
}

function details(rows) {
  const broken = rows.filter((row) => row.violations.length > 0);
  if (broken.length === 0) return ['No promise was broken in the cells that were run.', ''];
  return [
    '## Violations',
    '',
    ...broken.flatMap((row) => row.violations.map((text) => `- ${row.id}: ${text.replaceAll('\n', ' ').slice(0, 400)}`)),
    '',
  ];
}
