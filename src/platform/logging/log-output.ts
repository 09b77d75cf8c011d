import { write, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** Lines that may wait for a slow reader of the log; what comes beyond is lost. */
const MOST_WAITING = 1_048_576;
const AGAIN_MS = 50;

/**
 * Standard output as the log. A full disk or a closed pipe costs lines, never the process: pino's own output ends the process
 * with an unhandled error there, or tries for ever to write its last lines when the process wants to end.
 */
export class LogOutput implements DestinationStream {
  private waiting: string[] = [];
  private size = 0;
  private current: Buffer | null = null;

  constructor(private readonly fd = 1) {
    process.once('exit', () => this.last());
  }

  write(line: string): void {
    if (this.size + line.length > MOST_WAITING) return;
    this.waiting.push(line);
    this.size += line.length;
    if (!this.current) this.next();
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    this.send(this.take());
  }

  private take(): Buffer {
    const all = Buffer.from(this.waiting.join(''));
    this.waiting = [];
    this.size = 0;
    return all;
  }

  private send(chunk: Buffer): void {
    this.current = chunk;
    write(this.fd, chunk, (error, written) => {
      if (error?.code === 'EAGAIN') return void setTimeout(() => this.send(chunk), AGAIN_MS).unref();
      if (!error && written < chunk.length) return this.send(chunk.subarray(written));
      this.current = null;
      this.next();
    });
  }

  /** What was under way may stand in the log twice: better than not at all. */
  private last(): void {
    try {
      for (const chunk of [this.current, this.take()]) if (chunk && chunk.length > 0) writeSync(this.fd, chunk);
    } catch {
      // nobody is left to be told
    }
  }
}

/** The few sentences that go straight to the terminal are worth no process either. */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
