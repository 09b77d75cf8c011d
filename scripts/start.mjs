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
  const { password, email, hasRedis } = await launcher.start();
  const lines = [
    '',
    `  Console     ${settings.localAddress}/admin/`,
    password ? `  Sign in     ${email}   password ${password}   (shown this once)` : `  Sign in     ${email}`,
    `  Logs        ${relative(process.cwd(), join(settings.dataDir, 'logs')) || settings.dataDir}`,
    ...(hasRedis ? [] : ['  No Redis    replies come up to a second later; install redis-server to hurry them']),
    '',
    '  Stop with Ctrl-C. The data stays for the next start.',
    '',
  ];
  progress.say(`Ringback is ready`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

main().catch((error) => {
  const complaint = error instanceof Failure ? error.message : error.stack;
  if (launcher) return launcher.stop(complaint);
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
});
