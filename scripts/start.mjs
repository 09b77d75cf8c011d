#!/usr/bin/env node
/** `npm start`: brings up the whole product on this machine, and takes it down in order on Ctrl-C. */
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './lib/failure.mjs';
import { Launcher } from './lib/launcher.mjs';
import { createProgress } from './lib/progress.mjs';
import { readSettings } from './lib/settings.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const progress = createProgress();
let launcher;

async function main() {
  const settings = readSettings(root);
  launcher = new Launcher(settings, progress);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void launcher.stop());
  stopWithNpm();
  const { password, email, hasRedis } = await launcher.start();
  const lines = [
    '',
    `  Console     ${settings.localAddress}/admin/`,
    password ? `  Sign in     ${email}   password ${password}   (shown this once)` : `  Sign in     ${email}`,
    `  Logs        ${shortest(join(settings.dataDir, 'logs'))}`,
    ...(hasRedis ? [] : ['  No Redis    replies come up to a second later; install redis-server to hurry them']),
    '',
    '  Stop with Ctrl-C. The data stays for the next start.',
    '',
  ];
  progress.say(`Ringback is ready`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function shortest(path) {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}

/** npm passes a signal on to its shell only, which ends without telling us: a lost parent means stop. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void launcher.stop();
  }, 500).unref();
}

main().catch((error) => {
  const complaint = error instanceof Failure ? error.message : error.stack;
  if (launcher) return launcher.stop(complaint);
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
});
