import { cpus, release, totalmem } from 'node:os';
import { historySection } from './fault-history.mjs';

/** Where a cell asks less than the plan, or waits longer, and why. By hand: change it with the cell. */
const SMALLER = [
  '## Where a cell differs from the plan',
  '',
  '- F1 to F6 and F36 write 4 texts a second instead of 20: every kill costs two seconds of a core to start the process again, and 20 texts a',
  '  second beside it would measure the starts of processes on two cores. The other cells with a stream of texts write 20 a second.',
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

const sum = (rows, of) => rows.reduce((all, row) => all + of(row), 0);
const violationsOf = (rows) => sum(rows, (row) => row.violations.length);

/**
 * docs/faults.md from the results of the cells: every result of the last run, what was run by name beside it, the machine that they were made
 * on, and the runs before. No result hides another one: a cell that was red in the run stays red in its report.
 */
export function faultReport(rows, ids, history) {
  const run = rows.findLast((row) => row.run)?.run;
  const own = rows.filter((row) => run !== undefined && row.run === run);
  const beside = rows.filter((row) => !own.includes(row));
  const dates = own.map((row) => row.at).sort();
  const heads = ['Cell', 'Fault', 'Strength', 'Hits', 'Texts', 'Violations', 'Healed after', 'Run for', 'Deadlines x', 'Seen'];
  return [
    '# Fault matrix: the last report',
    '',
    'Written by `npm run faults:full`; never by hand. What each cell does stands in `test/faults/cells/`, what is compared after it in',
    '`test/faults/rig/judge.ts`: the book of the sender, the book of the provider, and the database read as its superuser.',
    '',
    run === undefined
      ? '- Run: none; the cells below were run by name.'
      : `- Run: ${run}, cells ended from ${dates[0]} to ${dates.at(-1)}, ${Math.round(sum(own, (row) => row.seconds) / 60)} minutes of cells.`,
    `- Machine: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}, Node ${process.version}.`,
    "- Deadlines are those of a quiet machine; where programs that are not the rig's work too, they are stretched by the largest factor in the",
    '  table. Counts and ratios never are, and what product, rig and servers use themselves stretches nothing.',
    '- Strength `full` is the count of the plan; `quick` is the same cell with the loads and counts of `npm run faults`.',
    `- Cells in the run: ${new Set(own.map((row) => row.id)).size} of ${ids.length}; violations in it: ${violationsOf(own)}.`,
    ...(beside.length > 0
      ? [
          `- Beside the run, by name: ${beside.length} results, violations in them: ${violationsOf(beside)}. They are marked, and change nothing in the line above.`,
        ]
      : []),
    '',
    `| ${heads.join(' | ')} |`,
    `|${heads.map(() => '---').join('|')}|`,
    ...ids.flatMap((id) => lines(id, own, beside)),
    '',
    ...details([...own, ...beside.map((row) => ({ ...row, id: besides(row.id) }))]),
    ...SMALLER,
    ...historySection(history),
  ].join('\n');
}

const besides = (id) => `${id} (beside the run)`;

/** Every result of a cell, those of the run first. */
function lines(id, own, beside) {
  const of = (rows, name) => rows.filter((row) => row.id === id).map((row) => line(name, row));
  const inRun = of(own, id);
  return [...(inRun.length > 0 ? inRun : [`| ${id} | not run in this run | | | | | | | | |`]), ...of(beside, besides(id))];
}

function line(id, row) {
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
