#!/usr/bin/env node
/**
 * The fault matrix of docs/faults.md.
 *   npm run faults                           the quick set, at most six minutes
 *   npm run faults:full                      every cell at full strength, at most an hour
 *   npm run faults:full -- --minutes 9       begins no cell after nine minutes; go on with --resume
 *   npm run faults:full -- --resume          the cells that are left of the last run
 *   npm run faults:full -- --cell F7,F8      these cells only
 *   npm run faults:full -- --strength quick  with the loads and counts of the quick set; the report says so
 *   npm run faults:soak                      half an hour of load with random faults
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale } from './lib/build.mjs';
import { Failure } from './lib/failure.mjs';
import { faultReport } from './lib/fault-report.mjs';
import { createProgress } from './lib/progress.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, '.test', 'faults-full.jsonl');
const report = join(root, 'docs', 'faults.md');
const { say } = createProgress();

/** Ids of the cells, from their files: the list itself is TypeScript. */
function allCells() {
  const folder = join(root, 'test', 'faults', 'cells');
  const ids = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/\bid: '(F\d+)'/g)].map(([, id]) => id),
  );
  return [...new Set(ids)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

function readResults() {
  if (!existsSync(results)) return [];
  return readFileSync(results, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function vitest(project, file, env) {
  return new Promise((resolve) => {
    const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project, '--reporter=default', file];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function full(args) {
  const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const isResumed = args.includes('--resume');
  const wanted = option('--cell')?.split(',');
  const known = allCells();
  const unknown = wanted?.find((id) => !known.includes(id));
  if (unknown) throw new Failure(`There is no cell "${unknown}": choose from ${known.join(' ')}.`);
  mkdirSync(join(root, '.test'), { recursive: true });
  if (!isResumed && !wanted) rmSync(results, { force: true });
  const done = new Set(readResults().map(({ id }) => id));
  const left = wanted ?? known.filter((id) => id !== 'F36' && !done.has(id));
  if (left.length === 0) say('Every cell was run: start anew without --resume');
  else {
    const minutes = Number(option('--minutes') ?? 60);
    await vitest('faults-full', 'test/faults/full/matrix', {
      FAULTS_CELLS: left.join(','),
      FAULTS_RESULTS: results,
      FAULTS_STRENGTH: option('--strength') ?? 'full',
      FAULTS_UNTIL: String(Date.now() + minutes * 60_000),
    });
  }
  const rows = readResults();
  writeFileSync(report, faultReport(rows, known));
  const violations = rows.reduce((sum, row) => sum + row.violations.length, 0);
  const missing = known.filter((id) => id !== 'F36' && !rows.some((row) => row.id === id));
  say(
    `${new Set(rows.map((row) => row.id)).size} cells, ${violations} violations${missing.length > 0 ? `; left: ${missing.join(' ')}` : ''} (docs/faults.md)`,
  );
  process.exitCode = violations === 0 ? 0 : 1;
}

async function main([set = 'quick', ...args]) {
  await buildStale(root, say, 'server');
  if (set === 'quick') process.exitCode = await vitest('faults', 'test/faults/quick', {});
  else if (set === 'full') await full(args);
  else if (set === 'soak') await full(['--cell', 'F36']);
  else throw new Failure('Choose quick, full or soak.');
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
