import { existsSync } from 'node:fs';
import { findOnPath, run } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** A Chromium for the browser tests: CHROMIUM_PATH, PATH, the usual place on macOS, else apt-get where that needs no question. */
export async function findChromium(say) {
  const known = () =>
    process.env.CHROMIUM_PATH ?? NAMES.map((name) => findOnPath(name)).find(Boolean) ?? MAC.find((path) => existsSync(path)) ?? null;
  if (known()) return known();
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !findOnPath('apt-get')) return null;
  say('Installing chromium with apt-get for the browser tests (this changes the machine, not only this folder)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env });
  return known();
}
