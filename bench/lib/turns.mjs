/** Turns alone: a process that decides, measured from outside. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root } from './world.mjs';

/** Starts the process; `call` asks it for one of its answers. `PROFILE=<folder>` writes a processor profile of it when it ends. */
export async function startTurns(world, env) {
  const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
  const child = fork(join(root, 'bench', 'lib', 'turns-process.mjs'), [], {
    cwd: root,
    env: { ...world.env, LOG_LEVEL: 'warn', ...env },
    execArgv: ['--expose-gc', ...profile],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  const waiting = new Map();
  let next = 0;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The process of turns ended with ${code}:\n${output}`)));
    child.on('message', ({ ready, number, answer, error }) => {
      if (ready) return resolve();
      const { good, bad } = waiting.get(number);
      waiting.delete(number);
      if (error) bad(new Error(error));
      else good(answer);
    });
  });
  // a benchmark that fails leaves nothing running that the next one would be measured beside
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  return {
    pid: child.pid,
    call: (name, input) =>
      new Promise((good, bad) => {
        next += 1;
        waiting.set(next, { good, bad });
        child.send({ number: next, call: name, input });
      }),
    stop: () => (child.disconnect(), ended),
  };
}
