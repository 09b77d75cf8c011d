import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { isAlive, sleep } from './processes.mjs';

export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes through a temporary file, so that a kill in the middle leaves the old content. */
export function writeJson(path, value, mode = 0o600) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode });
  chmodSync(temporary, mode);
  renameSync(temporary, path);
}

/** Generated once per data folder and kept readable for its owner only. */
export function secretsOf(dataDir) {
  const path = join(dataDir, 'secrets.json');
  const known = readJson(path) ?? {};
  const secrets = {
    superuserPassword: known.superuserPassword ?? randomBytes(24).toString('hex'),
    ownerPassword: known.ownerPassword ?? randomBytes(24).toString('hex'),
    appPassword: known.appPassword ?? randomBytes(24).toString('hex'),
    redisPassword: known.redisPassword ?? randomBytes(24).toString('hex'),
    jwtSecret: known.jwtSecret ?? randomBytes(48).toString('base64url'),
    encryptionKey: known.encryptionKey ?? randomBytes(32).toString('hex'),
  };
  if (Object.entries(secrets).some(([name, value]) => known[name] !== value)) {
    writeJson(path, { ...known, ...secrets });
  }
  return secrets;
}

/** One level at a time: the recursive mode of Node never ends where the system answers oddly (/proc). */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

export function prepareDataFolder(dataDir) {
  try {
    makeFolder(dataDir);
  } catch (error) {
    throw new Failure(`The data folder ${dataDir} cannot be created (${error.code}): set DATA_DIR to a folder you may write to.`);
  }
}

/** Takes a lock file for the length of `work`. A lock whose holder is gone is taken over. */
export async function withLock(path, work, milliseconds = 120_000) {
  const deadline = performance.now() + milliseconds;
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readSafely(path));
      // an empty file is a holder that has created it and not yet written its number
      if (holder && !isAlive(holder)) rmSync(path, { force: true });
      else if (performance.now() > deadline) {
        throw new Failure(`Another command holds ${path} for too long: end it, or delete that file if none is running.`);
      } else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function readSafely(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}
