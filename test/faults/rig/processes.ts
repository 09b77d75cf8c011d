import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, createWriteStream, openSync, type WriteStream } from 'node:fs';
import { get } from 'node:http';
import { sleep } from '../../../src/common/retry.js';

export type Env = Record<string, string>;

/** One place for a process: who sits there is replaced when it dies, until the place is closed. */
export class Slot {
  starts = 0;
  /** Ends by SIGKILL, with the failpoint that did it where it was one. */
  readonly kills: (string | null)[] = [];
  /** Ends that nobody asked for: a crash of the product. */
  readonly crashes: string[] = [];
  /** Faults of failpoints that did not end the process. */
  strikes = 0;
  child?: ChildProcess;
  /** Where the next life writes its log; without it we read it. */
  output?: string;
  private isClosed = false;
  private isExpected = false;
  private tail = '';
  private ended: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly command: { args: string[]; cwd: string; health?: string },
    private readonly envFor: (slot: Slot) => Env,
    private readonly log: WriteStream,
  ) {}

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  start(): void {
    this.isClosed = false;
    this.spawnNow();
  }

  /** Starts only if nobody sits here and nobody is about to. */
  ensure(): void {
    if (this.isClosed || this.starts === 0) this.start();
  }

  /** kill -9 of what we started here; a new life begins at once unless the place is closed. */
  kill(): boolean {
    if (!this.isRunning) return false;
    return this.child!.kill('SIGKILL');
  }

  /** Closes the place: answers the exit code or signal. */
  async stop(signal: NodeJS.Signals = 'SIGTERM', withinMs = 40_000): Promise<string> {
    this.isClosed = true;
    this.isExpected = true;
    if (!this.isRunning) return 'gone';
    const { child } = this;
    child!.kill(signal);
    const timer = setTimeout(() => child!.kill('SIGKILL'), withinMs);
    await this.ended;
    clearTimeout(timer);
    return String(child!.signalCode ?? child!.exitCode);
  }

  async ready(withinMs = 90_000): Promise<void> {
    if (!this.command.health) return;
    const deadline = performance.now() + withinMs;
    while (!(this.isRunning && (await isOk(this.command.health)))) {
      if (performance.now() > deadline) throw new Error(`${this.name} did not become ready: ${this.tail}`);
      await sleep(100);
    }
  }

  private spawnNow(): void {
    this.starts += 1;
    this.isExpected = false;
    this.tail = '';
    const file = this.output === undefined ? undefined : openSync(this.output, 'a');
    const child = spawn(process.execPath, this.command.args, {
      cwd: this.command.cwd,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...this.envFor(this) },
      stdio: ['ignore', file ?? 'pipe', file ?? 'pipe'],
    });
    if (file !== undefined) closeSync(file);
    this.child = child;
    let failpoint: string | null = null;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        failpoint = /failpoint ([\w.]+): kill/.exec(text)?.[1] ?? failpoint;
        this.strikes += text.match(/^failpoint [\w.]+: (?!kill)/gm)?.length ?? 0;
        this.tail = (this.tail + text).slice(-2000);
        this.log.write(text.replace(/^/gm, `${this.name} `));
      });
    }
    this.ended = new Promise((resolve) => child.once('close', () => resolve()));
    child.once('close', (code, signal) => {
      if (signal === 'SIGKILL') this.kills.push(failpoint);
      else if (!this.isExpected) this.crashes.push(`${this.name} ended with ${signal ?? `code ${code}`}: ${this.tail.slice(-400)}`);
      if (!this.isClosed) setTimeout(() => this.isClosed || this.spawnNow(), signal === 'SIGKILL' ? 0 : 500);
    });
  }
}

/** Starts processes of the built server and ends nothing but those. */
export class Processes {
  readonly slots: Slot[] = [];
  private readonly log: WriteStream;

  constructor(
    private readonly cwd: string,
    logFile: string,
  ) {
    this.log = createWriteStream(logFile, { flags: 'a' });
  }

  add(name: string, args: string[], envFor: (slot: Slot) => Env, health?: string): Slot {
    const slot = new Slot(name, { args, cwd: this.cwd, ...(health ? { health } : {}) }, envFor, this.log);
    this.slots.push(slot);
    return slot;
  }

  crashes(): string[] {
    return this.slots.flatMap((slot) => slot.crashes);
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.stop('SIGKILL')));
    this.log.end();
  }
}

function isOk(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
    request.on('timeout', () => request.destroy());
  });
}
