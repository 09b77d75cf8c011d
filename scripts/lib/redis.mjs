import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readJson, writeJson } from './data-folder.mjs';
import { findOnPath, freePort, isAlive, isPortFree, run, sleep, stopProcess } from './processes.mjs';

const USUAL_FOLDERS = [
  '/usr/bin',
  '/usr/local/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/redis/bin',
  '/opt/homebrew/opt/valkey/bin',
  '/usr/local/opt/redis/bin',
  '/home/linuxbrew/.linuxbrew/bin',
  '/snap/bin',
];

const ADOPT_PATIENCE_MS = 10_000;

/**
 * Starts the Redis of a data folder or adopts the one left running. Gives null when there is none to start:
 * Redis only hurries the work, and the pollers carry it without.
 */
export async function startRedis({ dataDir, secrets, say = () => {}, mayInstall = true, isDisposable = false }) {
  const folder = join(dataDir, 'redis');
  const stateFile = join(dataDir, 'redis.json');
  const state = readJson(stateFile) ?? {};
  if (await isRunning(state, secrets)) return { pid: state.pid, port: state.port, url: urlOf(state.port, secrets), isAdopted: true };
  const server = findServer() ?? (mayInstall ? await installRedis(say) : null);
  if (!server) return null;

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (!state.port || !(await isPortFree(state.port))) state.port = await freePort();
    const child = launch({ server, folder, dataDir, port: state.port, secrets, isDisposable });
    writeJson(stateFile, { port: state.port, pid: child.pid });
    for (let wait = 0; wait < 400 && !child.hasEnded; wait += 1) {
      if (await ping(state.port, secrets.redisPassword)) {
        return { pid: child.pid, port: state.port, url: urlOf(state.port, secrets), isAdopted: false };
      }
      await sleep(25);
    }
    await sleep(500);
  }
  say(`Redis did not start (see ${join(dataDir, 'redis.log')}): going on without it, replies come up to a second later`);
  return null;
}

/** One that is busy or reads its data is given ten seconds: a second one on the same folder would spoil it. */
async function isRunning({ port, pid }, secrets) {
  const deadline = performance.now() + ADOPT_PATIENCE_MS;
  for (;;) {
    if (!port || !isAlive(pid)) return false;
    if (await ping(port, secrets.redisPassword)) return true;
    // the number in the file may belong to a stranger after a reboot
    if (performance.now() > deadline) return false;
    await sleep(100);
  }
}

export function stopRedis(pid) {
  return stopProcess(pid, [
    ['SIGTERM', 10_000],
    ['SIGKILL', 3000],
  ]);
}

function urlOf(port, secrets) {
  return `redis://:${secrets.redisPassword}@127.0.0.1:${port}`;
}

function findServer() {
  return findOnPath('redis-server', USUAL_FOLDERS) ?? findOnPath('valkey-server', USUAL_FOLDERS);
}

function launch({ server, folder, dataDir, port, secrets, isDisposable }) {
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `dir "${folder}"`,
    'save ""',
    'maxmemory-policy noeviction',
    'databases 1024',
    `requirepass ${secrets.redisPassword}`,
    `pidfile "${join(folder, 'redis.pid')}"`,
    'daemonize no',
    isDisposable ? 'appendonly no' : 'appendonly yes',
    'appendfsync everysec',
  ];
  const file = join(folder, 'redis.conf'); // a file and not flags: the password must not stand in the process list
  writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 });
  const log = openSync(join(dataDir, 'redis.log'), 'a', 0o600);
  const child = spawn(server, [file], { cwd: '/', detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const handle = { pid: child.pid, hasEnded: false };
  child.on('exit', () => (handle.hasEnded = true));
  child.on('error', () => (handle.hasEnded = true));
  child.unref();
  return handle;
}

/** AUTH and PING over a plain socket: works before any package is installed. */
export function ping(port, password, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    let reply = '';
    const end = (isUp) => {
      socket.destroy();
      resolve(isUp);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('connect', () => socket.write(`${password ? `AUTH ${password}\r\n` : ''}PING\r\n`));
    socket.on('data', (chunk) => {
      reply += chunk;
      if (reply.includes('+PONG')) end(true);
      else if (/^-(ERR|WRONGPASS|NOAUTH|LOADING)/m.test(reply)) end(false);
    });
  });
}

/** Installs Redis where that needs no question: apt as root or with sudo that asks nothing, or Homebrew. */
async function installRedis(say) {
  const isRoot = process.getuid?.() === 0;
  if (process.platform === 'linux' && findOnPath('apt-get')) {
    const prefix = isRoot ? [] : await passwordlessSudo();
    if (!prefix) return null;
    say('Redis is not installed: installing redis-server with apt-get (this changes the machine, not only this folder)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => run(prefix[0] ?? 'apt-get', prefix.length ? [...prefix.slice(1), 'apt-get', ...args] : args, { env });
    await apt('update', '-q');
    const { code } = await apt('install', '-y', '-q', '--no-install-recommends', 'redis-server');
    if (code !== 0) say('apt-get could not install redis-server');
    return findServer();
  }
  const brew = findOnPath('brew', USUAL_FOLDERS);
  if (process.platform === 'darwin' && brew && !isRoot) {
    say('Redis is not installed: installing it with Homebrew');
    await run(brew, ['install', 'redis']);
    return findServer();
  }
  return null;
}

async function passwordlessSudo() {
  const sudo = findOnPath('sudo');
  return sudo && (await run(sudo, ['-n', 'true'])).code === 0 ? [sudo, '-n'] : null;
}

/** Host and port of an external Redis, for a first look before the app starts. */
export function redisAddress(url) {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port || 6379) };
}
