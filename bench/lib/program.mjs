/** A server or worker in a process of its own: the built product, or one of our bare baselines. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { answers, freePort, sleep } from '../../scripts/lib/processes.mjs';
import { root } from './world.mjs';

/** `PROFILE=<folder>` writes a processor profile of the product when it ends. */
export async function startProgram({ script, env, settleMs = 1500, isProduct = false }) {
  const port = await freePort();
  const profile = isProduct && process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
  const child = spawn(process.execPath, [...profile, join(root, script)], {
    cwd: root,
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), PUBLIC_BASE_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // a benchmark that fails leaves nothing running that the next one would be measured beside
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const program = { port, pid: child.pid, log: () => output, stop: () => (child.kill('SIGTERM'), ended) };
  if (env.APP_ROLE !== 'worker') {
    while (!(await answers('127.0.0.1', port))) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${output}`);
      await sleep(50);
    }
  }
  await sleep(settleMs);
  if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${output}`);
  return program;
}
