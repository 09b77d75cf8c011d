#!/usr/bin/env node
/**
 * The fault matrix of docs/faults.md.
 *   npm run faults                           the quick set, at most six minutes
 *   npm run faults:full                      every cell at full strength, at most an hour
 *   npm run faults:full -- --minutes 9       begins no cell after nine minutes; go on with --resume
 *   npm run faults:full -- --resume          the cells that are left of the last run
 *   npm run faults:full -- --rounds 3        three runs in a row; the report keeps a line of each that was finished
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
import { cellsLeft, finishedRun, readHistory, withRun } from './lib/fault-history.mjs';
import { faultReport } from './lib/fault-report.mjs';
import { createProgress } from './lib/progress.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, '.test', 'faults-full.jsonl');
const report = join(root, 'docs', 'faults.md');
/** Half an hour on its own: part of no run. */
const SOAK = 'F36';
const MINUTES = 60;
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

/** A new run begins with nothing but the last half hour of random faults, which is part of no run. */
function keepOnlySoak() {
  const soak = readResults().findLast((row) => row.id === SOAK);
  rmSync(results, { force: true });
  if (soak) writeFileSync(results, `${JSON.stringify(soak)}\n`);
}

/** One run of every cell, or what is left of one; cells that are named stand beside the runs and finish none. */
async function full({ wanted, isResumed, minutes, strength }) {
  const known = allCells();
  const unknown = wanted?.find((id) => !known.includes(id));
  if (unknown) throw new Failure(`There is no cell "${unknown}": choose from ${known.join(' ')}.`);
  mkdirSync(join(root, '.test'), { recursive: true });
  if (!isResumed && !wanted) keepOnlySoak();
  const inRun = known.filter((id) => id !== SOAK);
  const began = new Date().toISOString();
  const run = (isResumed && readResults().findLast((row) => row.run)?.run) || began;
  const left = wanted ?? cellsLeft(readResults(), run, inRun);
  if (left.length === 0) say('Every cell was run: start anew without --resume');
  else {
    await vitest('faults-full', 'test/faults/full/matrix', {
      FAULTS_CELLS: left.join(','),
      FAULTS_RESULTS: results,
      FAULTS_STRENGTH: strength,
      FAULTS_UNTIL: String(Date.now() + minutes * 60_000),
      ...(wanted ? {} : { FAULTS_RUN: run }),
    });
  }
  return conclude(run, inRun, { ids: wanted ?? inRun, isAsked: (row) => (wanted ? row.at > began : row.run === run) });
}

/** Writes the report; answers whether this run is finished. `isAsked` tells the results of the cells `ids` that were asked for from older ones. */
function conclude(run, inRun, { ids, isAsked }) {
  const rows = readResults();
  const isFinished = cellsLeft(rows, run, inRun).length === 0;
  const before = existsSync(report) ? readHistory(readFileSync(report, 'utf8')) : [];
  writeFileSync(report, faultReport(rows, allCells(), isFinished ? withRun(before, finishedRun(rows, run)) : before));
  const asked = rows.filter(isAsked);
  const violations = asked.reduce((sum, row) => sum + row.violations.length, 0);
  const missing = ids.filter((id) => !asked.some((row) => row.id === id));
  say(
    `${new Set(asked.map((row) => row.id)).size} cells, ${violations} violations${missing.length > 0 ? `; left: ${missing.join(' ')}` : ''} (docs/faults.md)`,
  );
  if (violations > 0 || missing.length > 0) process.exitCode = 1;
  return isFinished;
}

/** So many runs, one after the other; a run that its minutes cut short is the last one, and --resume goes on with it. */
async function rounds(args) {
  const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const many = Number(option('--rounds') ?? 1);
  const wanted = option('--cell')?.split(',');
  const minutes = Number(option('--minutes') ?? MINUTES);
  if (!(many >= 1) || !(minutes > 0)) throw new Failure('--rounds and --minutes take a number above 0.');
  process.exitCode = 0;
  for (let round = 0; round < many; round += 1) {
    const isResumed = round === 0 && args.includes('--resume');
    const isFinished = await full({ wanted, isResumed, minutes, strength: option('--strength') ?? 'full' });
    if (!isFinished && !wanted) {
      say('The run is not finished: go on with --resume');
      break;
    }
  }
}

async function main([set = 'quick', ...args]) {
  await buildStale(root, say, 'server');
  if (set === 'quick') process.exitCode = await vitest('faults', 'test/faults/quick', {});
  else if (set === 'full') await rounds(args);
  else if (set === 'soak') await rounds(['--cell', SOAK]);
  else throw new Failure('Choose quick, full or soak.');
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
