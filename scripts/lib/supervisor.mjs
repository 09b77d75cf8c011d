import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from './data-folder.mjs';
import { commandLine, isAlive, sleep, stopProcess } from './processes.mjs';

const ENTRY = join('dist', 'main.js');
const LOG_LIMIT = 20 * 1024 * 1024;
/** Clean ends: the app repeats the signal after its shutdown hooks ran. */
const CLEAN = new Set([0, 130, 143]);
const DRAIN = {
  api: [
    ['SIGTERM', 15_000],
    ['SIGKILL', 3000],
  ],
  worker: [
    ['SIGTERM', 40_000],
    ['SIGKILL', 3000],
  ],
};

/** Keeps the api and the worker running, and knows how to stop them and what a killed launcher left behind. */
export class Supervisor {
  #children = new Map();
  #isStopping = false;

  constructor({ root, dataDir, say }) {
    this.root = root;
    this.say = say;
    this.logs = join(dataDir, 'logs');
    this.pidFile = join(dataDir, 'processes.json');
    mkdirSync(this.logs, { recursive: true });
  }

  /** Ends api and worker processes of a launcher that was killed; gives how many there were. */
  async stopLeftovers() {
    const known = readJson(this.pidFile) ?? {};
    const stopped = await Promise.all(
      Object.entries(known).map(async ([role, pid]) => {
        if (!isAlive(pid) || !(await commandLine(pid)).includes(ENTRY)) return 0;
        await stopProcess(pid, DRAIN[role] ?? DRAIN.worker);
        return 1;
      }),
    );
    rmSync(this.pidFile, { force: true });
    return stopped.reduce((sum, count) => sum + count, 0);
  }

  /** `onEarlyEnd(reason)` is called instead of a restart while the process has never been ready. */
  start(role, env, onEarlyEnd) {
    this.#children.set(role, { role, env, failures: 0, hasBeenReady: false, onEarlyEnd });
    this.#spawn(this.#children.get(role));
  }

  markReady() {
    for (const child of this.#children.values()) child.hasBeenReady = true;
  }

  pids() {
    return Object.fromEntries([...this.#children.values()].filter(({ pid }) => pid).map(({ role, pid }) => [role, pid]));
  }

  /** Gives every process a new environment (the database moved to another port) by restarting it. */
  async restartWith(env) {
    for (const child of this.#children.values()) {
      child.env = { ...child.env, ...env };
      if (child.pid) await stopProcess(child.pid, DRAIN[child.role]);
    }
  }

  async stop() {
    this.#isStopping = true;
    // the api first: no new work comes in while the worker finishes what it holds
    for (const role of ['api', 'worker']) {
      const child = this.#children.get(role);
      if (child?.pid && !(await stopProcess(child.pid, DRAIN[role]))) this.say(`The ${role} process ${child.pid} could not be stopped`);
    }
    rmSync(this.pidFile, { force: true });
  }

  lastLines(role, count) {
    const path = join(this.logs, `${role}.log`);
    return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count) : [];
  }

  #spawn(child) {
    const path = join(this.logs, `${child.role}.log`);
    if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
    // a file and not a pipe: the process must be able to log on when the launcher is killed
    const log = openSync(path, 'a', 0o600);
    const started = performance.now();
    const node = spawn(process.execPath, ['--enable-source-maps', ENTRY], {
      cwd: this.root,
      env: { ...child.env, APP_ROLE: child.role },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.pid = node.pid;
    writeJson(this.pidFile, this.pids());
    node.on('exit', (code, signal) => void this.#ended(child, code, signal, performance.now() - started));
    node.on('error', (error) => child.onEarlyEnd(error.message));
  }

  async #ended(child, code, signal, upFor) {
    child.pid = undefined;
    if (this.#isStopping) return;
    if (!child.hasBeenReady && code !== null && !CLEAN.has(code)) {
      child.onEarlyEnd(reasonFrom(this.lastLines(child.role, 30)));
      return;
    }
    child.failures = upFor > 60_000 ? 0 : child.failures + 1;
    const wait = Math.min(30_000, 250 * 2 ** Math.min(child.failures, 7));
    this.say(`The ${child.role} ended unexpectedly (${signal ?? `code ${code}`}): starting it again in ${wait / 1000} s`);
    await sleep(wait);
    if (!this.#isStopping) this.#spawn(child);
  }
}

/** The app's last words: the message of a JSON log line, or the line itself. */
function reasonFrom(lines) {
  for (const line of lines.reverse()) {
    if (/^\s*(at |\}|\{?$|Node\.js v)/.test(line)) continue;
    try {
      const { msg, err } = JSON.parse(line);
      return String(err?.message ?? msg);
    } catch {
      if (line.trim()) return line.trim();
    }
  }
  return 'it gave no reason';
}
