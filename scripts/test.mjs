#!/usr/bin/env node
/**
 * `npm test`: needs nothing but Node. Installs, provisions, builds, runs every suite and ends with `N passed, N failed`.
 * `npm test -- unit e2e` runs those suites only.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './lib/browser.mjs';
import { buildStale } from './lib/build.mjs';
import { installIfNeeded } from './lib/dependencies.mjs';
import { Failure } from './lib/failure.mjs';
import { connectTo } from './lib/postgres.mjs';
import { createProgress } from './lib/progress.mjs';
import { provision, stopServices } from './lib/services.mjs';
import { countResults, failedTests, summarise } from './lib/test-report.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const admin = join(root, 'admin');
const results = join(root, '.test', 'results');
// for one that hangs: a busy machine takes several times what a suite takes by itself
const SUITE_LIMIT_MS = 120 * 60_000;
const { say } = createProgress();

const suites = [
  { name: 'unit', folder: 'src', project: 'unit' },
  { name: 'contract', folder: 'test/contract', project: 'contract', needsServices: true },
  { name: 'isolation', folder: 'test/isolation', project: 'isolation', needsServices: true },
  { name: 'e2e', folder: 'test/e2e', project: 'e2e', needsServices: true },
  // the pollers alone must carry the message path
  { name: 'e2e-without-redis', folder: 'test/e2e', project: 'e2e', needsServices: true, env: { TEST_REDIS: 'off' }, only: 'message-path' },
  { name: 'security', folder: 'test/security', project: 'security', needsServices: true },
  // 100 generated requests per operation, asked for by name: npm test runs a sample of them inside `security`
  {
    name: 'fuzz',
    folder: 'test/security',
    project: 'security',
    needsServices: true,
    env: { FUZZ_RUNS: '100' },
    only: 'fuzz',
    isOnRequest: true,
  },
  { name: 'faults', folder: 'test/faults', project: 'faults', needsServices: true },
  { name: 'admin', folder: 'admin/src', cwd: admin },
  { name: 'browser', folder: 'test/browser', project: 'browser', needsServices: true, needsBrowser: true },
];

const hasTests = ({ folder, only = '' }) => {
  try {
    return readdirSync(join(root, folder), { recursive: true }).some((file) => /\.(test|spec)\.tsx?$/.test(file) && file.includes(only));
  } catch {
    return false;
  }
};

function runSuite(suite, env) {
  const report = join(results, `${suite.name}.json`);
  rmSync(report, { force: true });
  const args = [
    join(suite.cwd ?? root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  if (suite.project) args.push('--project', suite.project);
  if (suite.only) args.push(suite.only);
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: suite.cwd ?? root,
      env: { ...process.env, ...env, ...suite.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), SUITE_LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({
        name: suite.name,
        seconds: (performance.now() - began) / 1000,
        ...countResults(report, code ?? -1),
        broken: failedTests(report),
      });
    });
  });
}

/** Leaves servers that somebody else started, or still uses, alone. */
async function release(services) {
  if (!services || services.postgres.isAdopted) return;
  const client = await connectTo(root, services.postgres.superuserUrl);
  const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
  await client.end();
  if (rows.length === 0) await stopServices(services);
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !suites.some((suite) => suite.name === name));
  if (unknown) throw new Failure(`There is no suite "${unknown}": choose from ${suites.map(({ name }) => name).join(', ')}.`);
  const chosen = suites.filter((suite) => (wanted.length === 0 ? !suite.isOnRequest : wanted.includes(suite.name)) && hasTests(suite));

  mkdirSync(results, { recursive: true });
  await installIfNeeded(root, 'server', say);
  await installIfNeeded(admin, 'console', say);
  const env = {};
  let services;
  if (chosen.some((suite) => suite.needsServices)) {
    say('Starting PostgreSQL and Redis for the tests');
    services = await provision({ root, dataDir: join(root, '.test'), database: null, isDisposable: true, say });
    await buildStale(root, say);
  }
  if (chosen.some((suite) => suite.needsBrowser)) {
    const chromium = await findChromium(say);
    if (!chromium) throw new Failure('The browser tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium program.');
    env.CHROMIUM_PATH = chromium;
  }
  const done = [];
  for (const suite of chosen) {
    say(`Suite ${suite.name}`);
    done.push(await runSuite(suite, env));
  }
  await release(services);
  const { rows, passed, failed } = summarise(done);
  say('All suites ran');
  for (const { name, broken } of done)
    for (const text of broken) process.stdout.write(`\nFAILED in ${name}: ${text.replaceAll(`${root}/`, '')}\n`);
  process.stdout.write(`\n${rows.join('\n')}\n\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Failure ? error.message : error.stack}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
});
