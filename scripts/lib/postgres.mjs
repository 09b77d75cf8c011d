import { spawn } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readJson, writeJson } from './data-folder.mjs';
import { Failure } from './failure.mjs';
import { findPostgres, versionOf } from './postgres-binaries.mjs';
import { freePort, isAlive, isPortFree, run, sleep, stopProcess, waitUntilGone } from './processes.mjs';
import { clusterHome, databaseUser } from './system-user.mjs';

const SUPERUSER = 'postgres';
const START_PATIENCE_MS = 10_000;

/** A connected client of the `pg` package, which is there only after the dependencies are installed. */
export async function connectTo(root, connectionString) {
  const { Client } = createRequire(join(root, 'package.json'))('pg');
  const client = new Client({ connectionString, connectionTimeoutMillis: 5000, application_name: 'ringback-launcher' });
  client.on('error', () => {}); // a database that stops must not end the launcher
  await client.connect();
  return client;
}

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that a killed launcher left running.
 * `isDisposable` trades durability for speed (test data only).
 */
export async function startPostgres({ root, dataDir, secrets, isDisposable = false }) {
  const user = await databaseUser();
  const stateFile = join(dataDir, 'postgres.json');
  const state = readJson(stateFile) ?? {};
  state.home = state.home && existsSync(state.home) ? state.home : await clusterHome(dataDir, user);
  const cluster = join(state.home, 'data');

  const adopted = await adopt(root, cluster, secrets);
  if (adopted) {
    writeJson(stateFile, { ...state, port: adopted.port });
    return describe({ ...adopted, cluster, secrets, isAdopted: true, isNew: false });
  }

  const bin = await findPostgres(root, state.home, user);
  const isNew = !existsSync(join(cluster, 'PG_VERSION'));
  if (isNew) await createCluster(bin, cluster, secrets, user, isDisposable);
  else await refuseOtherVersion(bin, cluster);
  if (!state.port || !(await isPortFree(state.port))) state.port = await freePort();
  writeJson(stateFile, state);
  const pid = await launch({ root, bin, cluster, state, user, secrets, dataDir, isDisposable });
  return describe({ pid, port: state.port, version: await versionOf(bin), cluster, secrets, isAdopted: false, isNew });
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back and the files are left clean. */
export function stopPostgres(pid) {
  return stopProcess(pid, [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
  ]);
}

export function localUrl(user, password, port, database) {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function describe({ pid, port, version, cluster, secrets, isAdopted, isNew }) {
  return { pid, port, version, cluster, isAdopted, isNew, superuserUrl: localUrl(SUPERUSER, secrets.superuserPassword, port, 'postgres') };
}

function readPidFile(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** Uses a server that already runs on this cluster. One that is starting or stopping is given ten seconds. */
async function adopt(root, cluster, secrets) {
  const deadline = performance.now() + START_PATIENCE_MS;
  for (;;) {
    const running = readPidFile(cluster);
    if (!running || !isAlive(running.pid)) return null;
    const version = await probe(root, cluster, localUrl(SUPERUSER, secrets.superuserPassword, running.port, 'postgres'));
    if (version) return { ...running, version };
    // the number in the file may belong to a stranger after a reboot: PostgreSQL itself decides when we start it
    if (performance.now() > deadline) return null;
    await sleep(100);
  }
}

/** The server's version if it answers and serves exactly this folder, else null. */
async function probe(root, cluster, url) {
  try {
    const client = await connectTo(root, url);
    try {
      const { rows } = await client.query(
        "SELECT current_setting('data_directory') AS folder, current_setting('server_version') AS version",
      );
      return rows[0].folder === cluster ? rows[0].version.split(' ')[0] : null;
    } finally {
      await client.end();
    }
  } catch {
    return null;
  }
}

/** Builds the cluster beside its final place, so that a killed first start leaves nothing half made. */
async function createCluster(bin, cluster, secrets, user, isDisposable) {
  const temporary = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(temporary, { recursive: true, force: true });
  writeFileSync(passwordFile, secrets.superuserPassword, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const flags = ['-D', temporary, '-U', SUPERUSER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  if (isDisposable) flags.push('--no-sync');
  let result;
  for (const locale of ['C.UTF-8', 'C']) {
    result = await run(join(bin, 'initdb'), [...flags, `--locale=${locale}`], { ...user, cwd: '/' });
    if (result.code === 0) break;
    rmSync(temporary, { recursive: true, force: true });
  }
  rmSync(passwordFile, { force: true });
  if (result.code !== 0) {
    throw new Failure(`PostgreSQL could not create its data folder ${cluster}: ${lastLine(result.output)}`);
  }
  rmSync(cluster, { recursive: true, force: true });
  renameSync(temporary, cluster);
}

async function refuseOtherVersion(bin, cluster) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const available = (await versionOf(bin)).split('.')[0];
  if (made !== available) {
    throw new Failure(
      `The data in ${cluster} was made by PostgreSQL ${made} but version ${available} is installed: install version ${made} again, or move that folder away to begin anew.`,
    );
  }
}

async function launch({ root, bin, cluster, state, user, secrets, dataDir, isDisposable }) {
  const logFile = join(dataDir, 'postgres.log');
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  if (isDisposable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=2GB', 'autovacuum=off');
  const url = () => localUrl(SUPERUSER, secrets.superuserPassword, state.port, 'postgres');
  const deadline = performance.now() + START_PATIENCE_MS;
  for (;;) {
    const log = openSync(logFile, 'a', 0o600);
    const flags = ['-D', cluster, '-p', String(state.port), ...settings.flatMap((setting) => ['-c', setting])];
    // its own process group: Ctrl-C must reach the app first and the database last
    const child = spawn(join(bin, 'postgres'), flags, { ...user, cwd: '/', detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    let hasEnded = false;
    child.on('exit', () => (hasEnded = true));
    child.on('error', () => (hasEnded = true));
    child.unref();
    const patience = performance.now() + 60_000; // crash recovery may take its time
    while (!hasEnded && performance.now() < patience) {
      if (await probe(root, cluster, url())) return child.pid;
      await sleep(25);
    }
    // a predecessor that was just killed counts as running until its parent has collected it
    if (performance.now() > deadline) {
      throw new Failure(`PostgreSQL did not start: ${lastLine(readFileSync(logFile, 'utf8'))} (more in ${logFile}).`);
    }
    await waitUntilGone(readPidFile(cluster)?.pid ?? 0, 500);
    await sleep(300);
  }
}

function lastLine(text) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.filter((line) => /FATAL|ERROR|error:/.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? 'no reason given').replace(/^.*?(FATAL|ERROR):\s*/, '');
}
