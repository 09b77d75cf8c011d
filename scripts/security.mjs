#!/usr/bin/env node
/**
 * `npm run security`: runs every case that SECURITY.md relies on and writes their counts and results into it.
 * `--check` says whether the list still speaks of the cases that exist; it is part of `npm run check`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './lib/browser.mjs';
import { buildStale } from './lib/build.mjs';
import { readJson } from './lib/data-folder.mjs';
import { Failure } from './lib/failure.mjs';
import { createProgress } from './lib/progress.mjs';
import { END, PROMISES, START, tableOf, titlesOf } from './lib/security-cases.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const results = join(root, '.test', 'results');
const document = join(root, 'SECURITY.md');
const { say } = createProgress();
const FILES = PROMISES.flatMap(({ files }) => files);

function titlesHash() {
  const hash = createHash('sha256');
  for (const { promise, files } of PROMISES) {
    hash.update(promise);
    for (const file of files) hash.update(file).update(titlesOf(readFileSync(join(root, file), 'utf8')).join('\n'));
  }
  return hash.digest('hex').slice(0, 12);
}

function check() {
  const text = readFileSync(document, 'utf8');
  // a list that was never written says nothing wrong
  if (!text.includes('| Promise |')) return;
  const missing = PROMISES.filter(({ promise }) => !text.includes(promise));
  if (missing.length > 0) throw new Failure(`SECURITY.md lacks: ${missing[0].promise}. Run \`npm run security\`.`);
  if (!text.includes(titlesHash()))
    throw new Failure('The cases behind SECURITY.md have changed since its last run: run `npm run security`.');
  if (/\*\*(none ran|\d+ failed)\*\*/.test(text)) throw new Failure('SECURITY.md tells of a promise that does not hold.');
}

/** The project of vitest.config.ts that runs a file. */
function projectOf(file) {
  return /^(src|scripts)\//.test(file) ? 'unit' : file.split('/')[1];
}

const reportOf = (project) => join(results, `promises-${project}.json`);

function run(project, files, env) {
  const report = reportOf(project);
  rmSync(report, { force: true });
  const args = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', project, ...files];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', () => resolve(readJson(report)?.testResults ?? []));
  });
}

async function main() {
  if (process.argv.includes('--check')) return check();
  mkdirSync(results, { recursive: true });
  await buildStale(root, say);
  const env = { FUZZ_RUNS: '100', CHROMIUM_PATH: (await findChromium(say)) ?? '' };
  // `npm run security -- isolation` runs one group again and takes the last reports of the others
  const wanted = process.argv.slice(2);
  const ran = [];
  for (const project of new Set(FILES.map(projectOf))) {
    const isWanted = wanted.length === 0 || wanted.includes(project);
    say(`Cases of ${project}${isWanted ? '' : ', as last time'}`);
    const files = FILES.filter((file) => projectOf(file) === project);
    ran.push(...(isWanted ? await run(project, files, env) : (readJson(reportOf(project))?.testResults ?? [])));
  }
  const rows = PROMISES.map(({ promise, files }) => {
    const cases = ran.filter((one) => files.some((file) => one.name.endsWith(`/${file}`))).flatMap((one) => one.assertionResults);
    const broken = files.filter((file) => !ran.some((one) => one.name.endsWith(`/${file}`) && one.assertionResults.length > 0));
    const count = (status) => cases.filter((one) => one.status === status).length;
    return { promise, files, passed: count('passed'), failed: count('failed') + broken.length };
  });
  const text = readFileSync(document, 'utf8');
  const mutants = readJson(join(results, 'mutants.json'));
  const known = /Planted defects found: ([^.]+)\./.exec(text)?.[1] ?? 'not run';
  const about = {
    date: new Date().toISOString().slice(0, 10),
    mutants: mutants ? `${mutants.found} of ${mutants.total} (${mutants.date})` : known,
    titles: titlesHash(),
  };
  const table = tableOf(rows, about);
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < 0) throw new Failure('SECURITY.md has no place for the list of cases.');
  writeFileSync(document, `${text.slice(0, start)}${table}${text.slice(end + END.length)}`);
  for (const { promise, passed, failed } of rows) say(`${String(passed).padStart(5)} passed, ${failed} failed   ${promise}`);
  process.exitCode = rows.every((row) => row.failed === 0 && row.passed > 0) ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.exitCode = 1;
});
