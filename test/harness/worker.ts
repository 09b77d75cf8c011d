import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { World } from './world.js';

/** A worker in a process of its own, for tests that kill it. Runs the built server, as production does. */
export class WorkerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly output: string[],
  ) {}

  static start(world: World, env: Record<string, string> = {}): WorkerProcess {
    const { settings } = world;
    const output: string[] = [];
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        APP_ROLE: 'worker',
        HOST: settings.HOST,
        PORT: String(settings.PORT),
        DATABASE_URL: settings.DATABASE_URL,
        ...(settings.REDIS_URL ? { REDIS_URL: settings.REDIS_URL, REDIS_PREFIX: settings.REDIS_PREFIX } : {}),
        JWT_SECRET: settings.JWT_SECRET,
        ENCRYPTION_KEY: settings.ENCRYPTION_KEY,
        DATA_DIR: settings.DATA_DIR,
        STALE_SENDING_SECONDS: '3',
        SETTLE_SECONDS: '3',
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    return new WorkerProcess(child, output);
  }

  /** How it ended: a signal or an exit code. */
  async ended(): Promise<string> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return String(this.child.signalCode ?? this.child.exitCode);
  }

  /** What it printed, for the message of a failed expectation. */
  get log(): string {
    return this.output.join('').slice(-2000);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<string> {
    this.child.kill(signal);
    return this.ended();
  }
}
