/** What this machine is, how busy it is, and the processor time of processes as the kernel counts it. */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** Nanoseconds on a processor of every thread of a process; 0 once it is gone. */
function nanosecondsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => {
      try {
        return sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        return sum;
      }
    }, 0);
  } catch {
    return 0;
  }
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Processor time since the watch began, in microseconds: the app, PostgreSQL with all its connections, Redis. */
export class CpuWatch {
  #app;
  #services;
  #began;

  constructor(appPid, services) {
    this.#app = appPid;
    this.#services = services;
    this.#began = this.#read();
  }

  #read() {
    const postmaster = this.#services.postgres.pid;
    const postgres = new Map([postmaster, ...childrenOf(postmaster)].map((pid) => [pid, nanosecondsOf(pid)]));
    return { app: nanosecondsOf(this.#app), postgres, redis: nanosecondsOf(this.#services.redis.pid) };
  }

  microseconds() {
    const now = this.#read();
    let postgres = 0;
    for (const [pid, nanoseconds] of now.postgres) postgres += nanoseconds - (this.#began.postgres.get(pid) ?? 0);
    const app = (now.app - this.#began.app) / 1000;
    const redis = (now.redis - this.#began.redis) / 1000;
    return { app, postgres: postgres / 1000, redis, sum: app + postgres / 1000 + redis };
  }
}

export function load() {
  return loadavg()[0].toFixed(1);
}

export function machineName() {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}`;
}
