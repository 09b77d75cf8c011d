#!/usr/bin/env node
/**
 * `npm run isolation:mutants`: plants one defect at a time into a copy of the tree and runs the cases of its module, which must
 * turn red within 30 seconds; where the machine is so busy that the same cases without a defect need more than half of that, within twice
 * what they needed, and the limit is printed beside them. Ends with `found n/m`. A word from the name of a defect chooses some:
 * `npm run isolation:mutants -- policy`.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from '../test/isolation/mutants.mjs';
import { Failure } from './lib/failure.mjs';
import { provision, stopServices } from './lib/services.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const copy = join(root, '.test', 'mutants');
const LIMIT_MS = 30_000;
// the first run also fills the caches of the copy
const CONTROL_LIMIT_MS = 180_000;
const NEEDED = ['src', 'test', 'migrations', 'scripts', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'openapi.json'];

function makeCopy() {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of NEEDED) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
}

/** Runs the chosen cases in the copy. `didStart` is false when no case ran at all. */
function run(spec, only, limitMs) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const began = performance.now();
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'isolation', `test/isolation/${spec}.isolation.spec.ts`, '-t', only];
  const child = spawn(process.execPath, [...args, '--reporter=json', `--outputFile=${report}`], {
    cwd: copy,
    env: { ...process.env, TEST_REDIS: 'off' },
    stdio: 'ignore',
    detached: true,
  });
  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    // the group of this one child: its forks hold a database
    process.kill(-child.pid, 'SIGKILL');
  }, limitMs);
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(limit);
      const seconds = (performance.now() - began) / 1000;
      resolve({ isLate, seconds, ...casesOf(report) });
    });
  });
}

function casesOf(report) {
  try {
    const cases = JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) => file.assertionResults);
    const named = (status) => cases.filter((one) => one.status === status).map((one) => one.fullName);
    return { passed: named('passed'), failed: named('failed') };
  } catch {
    return { passed: [], failed: [] };
  }
}

function plant({ file, find, replace }) {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  // by function: a text with $1 must stand as it is
  writeFileSync(path, find === '$END' ? before + replace : before.replace(find, () => replace));
  return () => writeFileSync(path, before);
}

/** All of them before the first run: a defect that no longer fits its file is a fault of the list. */
function checkTexts(mutants) {
  const stale = mutants.filter(({ file, find }) => find !== '$END' && !readFileSync(join(copy, file), 'utf8').includes(find));
  if (stale.length > 0)
    throw new Failure(`Mend test/isolation/mutants.mjs, these texts are gone: ${stale.map(({ name }) => name).join('; ')}.`);
}

/** The same cases without a defect: they must be there and green, or a red one would prove nothing. */
async function control(mutants) {
  const limits = new Map();
  for (const spec of new Set(mutants.map((mutant) => mutant.spec))) {
    const own = mutants.filter((mutant) => mutant.spec === spec);
    const cases = own.map((mutant) => `(?:${mutant.only})`).join('|');
    // what the first run needs to fill the caches of the copy no later one needs: a limit is made of a warm run
    if (limits.size === 0) await run(spec, cases, CONTROL_LIMIT_MS);
    const result = await run(spec, cases, CONTROL_LIMIT_MS);
    if (result.failed.length > 0) throw new Failure(`Red without a defect: ${result.failed.slice(0, 3).join('; ')}`);
    const idle = own.find((mutant) => !result.passed.some((name) => new RegExp(mutant.only).test(name)));
    // a case may exist only once the defect does, as with a new field
    if (idle && !idle.isNewCase) throw new Failure(`"${idle.name}": no case of ${spec} matches /${idle.only}/.`);
    // on a machine that is busy with other things the same cases get twice what they needed just now
    const limitMs = Math.max(LIMIT_MS, 2000 * result.seconds);
    limits.set(spec, limitMs);
    const limit = `limit of a defect ${(limitMs / 1000).toFixed(0)} s${limitMs > LIMIT_MS ? ', stretched: the machine is busy' : ''}`;
    process.stdout.write(`control ${spec}: ${result.passed.length} green, ${result.seconds.toFixed(1)} s; ${limit}\n`);
  }
  return limits;
}

async function main() {
  const word = process.argv[2] ?? '';
  const mutants = MUTANTS.filter((mutant) => mutant.name.includes(word));
  makeCopy();
  checkTexts(mutants);
  const services = await provision({ root: copy, dataDir: join(copy, '.test'), database: null, isDisposable: true, wantsRedis: false });
  let found = 0;
  try {
    const limits = await control(mutants);
    // time that runs out is no verdict: those are asked once more at the end
    const queue = mutants.map((mutant) => ({ mutant, isLast: false }));
    for (const { mutant, isLast } of queue) {
      const mend = plant(mutant);
      const result = await run(mutant.spec, mutant.only, limits.get(mutant.spec));
      mend();
      const isFound = result.failed.length > 0;
      const isAgain = result.isLate && !isFound && !isLast;
      if (isAgain) queue.push({ mutant, isLast: true });
      if (isFound) found += 1;
      const verdict = isFound ? 'found  ' : isAgain ? 'later  ' : 'MISSED ';
      const detail = isFound ? `${result.failed.length} red` : result.isLate ? 'out of time' : `${result.passed.length} green`;
      process.stdout.write(`${verdict} ${mutant.name} (${mutant.spec}: ${detail}, ${result.seconds.toFixed(1)} s)\n`);
    }
  } finally {
    await stopServices(services);
    rmSync(copy, { recursive: true, force: true });
  }
  process.stdout.write(`found ${found}/${mutants.length}\n`);
  if (mutants.length === MUTANTS.length) {
    mkdirSync(join(root, '.test', 'results'), { recursive: true });
    const result = { found, total: mutants.length, date: new Date().toISOString().slice(0, 10) };
    writeFileSync(join(root, '.test', 'results', 'mutants.json'), JSON.stringify(result));
  }
  process.exitCode = found === mutants.length && found > 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
