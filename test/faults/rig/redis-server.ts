import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { sleep } from '../../../src/common/retry.js';

/** A Redis of the rig's own, without persistence: what a kill takes is gone. */
export class RedisServer {
  private child?: ChildProcess;

  constructor(
    readonly port: number,
    private readonly folder: string,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const flags = [
      '--port',
      String(this.port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      this.folder,
      '--maxmemory-policy',
      'noeviction',
    ];
    this.child = spawn('redis-server', flags, { stdio: 'ignore' });
    const deadline = performance.now() + 20_000;
    while (
      !(await this.command('ping')
        .then(() => true)
        .catch(() => false))
    ) {
      if (performance.now() > deadline) throw new Error('Redis did not start.');
      await sleep(50);
    }
  }

  /** One command on a connection of its own. */
  async command(name: string, ...args: string[]): Promise<unknown> {
    const client = new Redis(this.url, { maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async kill(): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
