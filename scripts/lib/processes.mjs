import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';

const running = new Set();

/** Ends the commands of this process that still run (a build, an installation) when it has to stop. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
}

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a command to its end. `onLine` sees each line of output; the last 200 lines are kept. */
export function run(command, args, { cwd, env, uid, gid, onLine } = {}) {
  return new Promise((resolve) => {
    const lines = [];
    const stdout = [];
    let child;
    try {
      child = spawn(command, args, { cwd, env, uid, gid, stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      resolve({ code: -1, stdout: '', output: error.message });
      return;
    }
    running.add(child);
    const collect = (stream, isStdout) => {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        if (isStdout) stdout.push(chunk);
        const parts = (rest + chunk).split('\n');
        rest = parts.pop() ?? '';
        for (const line of parts) keep(line);
      });
      stream.on('end', () => rest && keep(rest));
    };
    const keep = (line) => {
      lines.push(line);
      if (lines.length > 200) lines.shift();
      onLine?.(line);
    };
    collect(child.stdout, true);
    collect(child.stderr, false);
    child.on('error', (error) => resolve({ code: -1, stdout: '', output: error.message }));
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? -1, signal, stdout: stdout.join(''), output: lines.join('\n') });
    });
  });
}

/** True while the process runs. A zombie (dead, not yet collected by its parent) counts as gone. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return true; // no /proc (macOS): the signal test above is the answer
  }
}

/** The command line of a process, or an empty string. Guards against a pid that was given to somebody else. */
export async function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    const { code, stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']);
    return code === 0 ? stdout.trim() : '';
  }
}

export async function waitUntilGone(pid, milliseconds) {
  const deadline = performance.now() + milliseconds;
  while (isAlive(pid)) {
    if (performance.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Sends each signal in turn and waits; resolves true once the process is gone. */
export async function stopProcess(pid, steps) {
  for (const [signal, milliseconds] of steps) {
    if (!isAlive(pid)) return true;
    try {
      process.kill(pid, signal);
    } catch {
      // it ended between the check and the signal
    }
    if (await waitUntilGone(pid, milliseconds)) return true;
  }
  return !isAlive(pid);
}

export function findOnPath(name, extraFolders = []) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...extraFolders]) {
    if (!folder) continue;
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // not here
    }
  }
  return null;
}

export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Below 32,768, from where Linux numbers outgoing connections: none takes the port of a service while that is restarted. */
export async function freePort() {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 21_000);
    if (await isPortFree(port)) return port;
  }
}

/** True if something accepts a TCP connection there. */
export function answers(host, port, milliseconds = 1000) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (isUp) => {
      socket.destroy();
      resolve(isUp);
    };
    socket.setTimeout(milliseconds, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
