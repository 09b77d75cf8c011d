import { SseParser, type StreamEvent } from './sse-parser';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'paused';
interface StreamOptions {
  url: string;
  headers: () => Promise<Record<string, string>>;
  onEvent: (event: StreamEvent) => void;
  onState: (state: ConnectionState) => void;
  /** Called on 401: one refresh, then the next attempt. */
  onUnauthorised: () => Promise<unknown>;
}

const firstDelay = 1_000;
const longestDelay = 30_000;
/** The server sends a heartbeat every 15 s; three missed ones mean the line is dead even if the socket is not. */
const silenceLimit = 45_000;

export const backoff = (attempt: number, random: () => number = Math.random): number =>
  Math.min(longestDelay, firstDelay * 2 ** attempt) * (0.5 + random() / 2);

/** One server-sent-events connection read with fetch, because EventSource cannot send an Authorization header. */
export class EventStream {
  private controller: AbortController | null = null;
  private lastId: string | null = null;
  private attempt = 0;
  private isStopped = true;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: StreamOptions) {}

  start(): void {
    if (!this.isStopped) return;
    this.isStopped = false;
    this.options.onState('connecting');
    void this.connect();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.controller?.abort();
    this.controller = null;
  }

  /** The network went away: an open stream would only notice when the heartbeat stays out. */
  interrupt(): void {
    if (!this.isStopped) this.controller?.abort();
  }

  /** The network is back: there is no reason to sit out the pause. */
  retryNow(): void {
    if (this.isStopped || this.timer === undefined) return;
    this.attempt = 0;
    this.wait(0);
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.connect();
    }, milliseconds);
  }

  private async connect(): Promise<void> {
    const controller = new AbortController();
    this.controller = controller;
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream', ...(await this.options.headers()) };
      if (this.lastId !== null) headers['Last-Event-ID'] = this.lastId;
      const response = await fetch(this.options.url, { headers, credentials: 'same-origin', cache: 'no-store', signal: controller.signal });
      if (response.status === 401) await this.options.onUnauthorised();
      if (!response.ok || !response.body) throw new Error(`events answered ${response.status}`);
      this.attempt = 0;
      this.options.onState('live');
      await this.read(response.body, controller);
    } catch {
      // Falls through to the next attempt; the state says so to the person.
    }
    if (this.isStopped || this.controller !== controller) return;
    this.options.onState('reconnecting');
    this.wait(backoff(this.attempt++));
  }

  private async read(body: ReadableStream<Uint8Array>, controller: AbortController): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new SseParser();
    let watchdog = setTimeout(() => controller.abort(), silenceLimit);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => controller.abort(), silenceLimit);
        for (const event of parser.push(decoder.decode(value, { stream: true }))) {
          if (event.id !== null) this.lastId = event.id;
          this.options.onEvent(event);
        }
      }
    } finally {
      clearTimeout(watchdog);
    }
  }
}
