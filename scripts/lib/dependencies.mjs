import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './data-folder.mjs';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/** Installs the packages of a folder when one is missing or of another version than package.json names. */
export async function installIfNeeded(folder, label, say) {
  if (!existsSync(join(folder, 'package.json')) || !isMissing(folder)) return false;
  say(`Installing the ${label} packages with npm; the first time takes a minute or two`);
  const ticker = setInterval(() => say(`  still installing the ${label} packages: ${countPackages(folder)} so far`), 10_000);
  try {
    // not "npm ci": npm drops entries of other platforms from a lock file and then refuses it there
    const npm = npmCommand();
    const { code, output } = await run(npm[0], [...npm.slice(1), 'install', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: folder,
      env: process.env,
    });
    if (code !== 0) {
      const reason =
        output
          .split('\n')
          .find((line) => /npm (error|ERR!)/.test(line))
          ?.replace(/npm (error|ERR!)\s*/, '') ?? 'npm gave no reason';
      throw new Failure(
        `The ${label} packages could not be installed (${reason}): check the network, then run "npm install" in ${folder}.`,
      );
    }
  } finally {
    clearInterval(ticker);
  }
  return true;
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

function isMissing(folder) {
  const wanted = readJson(join(folder, 'package.json'));
  const isThere = (name, version) => {
    const found = readJson(join(folder, 'node_modules', name, 'package.json'));
    return found !== null && (/^[~^><=*]/.test(version) || !/^\d/.test(version) || found.version === version);
  };
  return Object.entries({ ...wanted.dependencies, ...wanted.devDependencies }).some(([name, version]) => !isThere(name, version));
}

function countPackages(folder) {
  try {
    // npm makes all folders first and fills them one after the other
    return readdirSync(join(folder, 'node_modules')).filter((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))
      .length;
  } catch {
    return 0;
  }
}
