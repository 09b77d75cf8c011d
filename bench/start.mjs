#!/usr/bin/env node
/**
 * `node bench/start.mjs`: one line with the seconds of the first and the second start and the idle memory of api and worker.
 * The packages are installed already; the first start begins without a data folder and without build results.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, sleep } from '../scripts/lib/processes.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
chmodSync(dataDir, 0o755); // as root, PostgreSQL runs under a user of its own and must get in
const IDLE_MS = 20_000;

/** Proportional share: shared pages count once over all processes that use them. */
function pssMegabytes(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)[1]) / 1024;
}

async function start(port) {
  const began = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const ended = new Promise((resolve) => child.on('exit', resolve));
  while (!output.includes('Ringback is ready')) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output}`);
    await sleep(50);
  }
  return { seconds: (performance.now() - began) / 1000, stop: () => (child.kill('SIGTERM'), ended) };
}

for (const folder of ['dist', 'admin/dist']) rmSync(join(root, folder), { recursive: true, force: true });
try {
  const port = await freePort();
  const first = await start(port);
  await first.stop();
  const second = await start(port);
  await sleep(IDLE_MS);
  const pids = JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'));
  const memory = Object.values(pids).reduce((sum, pid) => sum + pssMegabytes(pid), 0);
  await second.stop();
  process.stdout.write(
    `start: first ${first.seconds.toFixed(1)} s, second ${second.seconds.toFixed(1)} s, idle api+worker ${memory.toFixed(0)} MB PSS, ${cpus().length} cores\n`,
  );
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
