import { EventStream, type ConnectionState } from './event-stream';
import type { StreamEvent } from './sse-parser';
import type { Session } from '../auth/session';

export interface ChangeEvent {
  resource: string;
  recordId: string;
  type: string;
  actorId: string | null;
}
interface Listener {
  onChange: (change: ChangeEvent) => void;
  onState: (state: ConnectionState) => void;
  /** Events may have been missed: read everything on screen again. */
  onResync: () => void;
}
type Relay = { type: 'event'; event: StreamEvent } | { type: 'state'; state: ConnectionState } | { type: 'ask' };

const hiddenLimit = 5 * 60_000;
/** A page needs about as long for its first rows; what changes while a slower stream is on its way may be missing from them. */
const promptMs = 1_000;

/**
 * One event stream per browser and organisation: the tab that holds the lock reads it and tells the others.
 * HTTP/1.1 allows six connections per host, so six tabs with a stream each would freeze the console.
 */
export class SharedStream {
  private readonly name: string;
  private readonly channel: BroadcastChannel | null;
  private readonly stream: EventStream;
  private release: (() => void) | null = null;
  private pending: AbortController | null = null;
  private isLeader = false;
  private state: ConnectionState = 'connecting';
  private wasInterrupted = false;
  /** What came between the leader before and this one nobody has heard. */
  private isFollower = false;
  private ledSince = 0;
  private hideTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    orgId: string,
    private readonly session: Session,
    private readonly listener: Listener,
  ) {
    this.name = `ringback-events-${orgId}`;
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(this.name);
    this.stream = new EventStream({
      url: '/api/events',
      headers: async () => {
        const token = await session.token();
        return { ...(token ? { Authorization: `Bearer ${token}` } : {}), 'X-Org-Id': orgId };
      },
      onEvent: (event) => {
        this.channel?.postMessage({ type: 'event', event } satisfies Relay);
        this.deliver(event);
      },
      onState: (state) => {
        this.channel?.postMessage({ type: 'state', state } satisfies Relay);
        this.moveTo(state);
      },
      onUnauthorised: () => this.session.refresh(),
    });
  }

  start(): void {
    if (this.channel) this.channel.onmessage = (message: MessageEvent<Relay>) => this.hear(message.data);
    document.addEventListener('visibilitychange', this.onVisibility);
    window.addEventListener('offline', this.onOffline);
    window.addEventListener('online', this.onOnline);
    this.join();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    window.removeEventListener('offline', this.onOffline);
    window.removeEventListener('online', this.onOnline);
    clearTimeout(this.hideTimer);
    this.leave();
    this.channel?.close();
  }

  private join(): void {
    if (this.release || this.pending) return;
    if (typeof navigator === 'undefined' || !navigator.locks) {
      this.isLeader = true;
      this.release = () => undefined;
      this.stream.start();
      return;
    }
    this.channel?.postMessage({ type: 'ask' } satisfies Relay);
    const pending = new AbortController();
    this.pending = pending;
    navigator.locks
      .request(this.name, { signal: pending.signal }, () => {
        this.pending = null;
        this.isLeader = true;
        if (this.isFollower) this.wasInterrupted = true;
        this.isFollower = false;
        this.ledSince = performance.now();
        this.stream.start();
        return new Promise<void>((resolve) => {
          this.release = resolve;
        });
      })
      .catch(() => undefined);
  }

  private leave(): void {
    this.pending?.abort();
    this.pending = null;
    this.stream.stop();
    this.isLeader = false;
    this.release?.();
    this.release = null;
  }

  private hear(relay: Relay): void {
    if (this.isLeader) {
      if (relay.type === 'ask') this.channel?.postMessage({ type: 'state', state: this.state } satisfies Relay);
      return;
    }
    this.isFollower = true;
    if (relay.type === 'event') this.deliver(relay.event);
    else if (relay.type === 'state' && this.state !== 'paused') this.moveTo(relay.state);
  }

  private deliver(event: StreamEvent): void {
    if (event.event === 'reset' || event.event === 'resync') return this.listener.onResync();
    try {
      this.listener.onChange(JSON.parse(event.data) as ChangeEvent);
    } catch {
      this.listener.onResync();
    }
  }

  private moveTo(state: ConnectionState): void {
    const isLate = this.isLeader && this.state === 'connecting' && performance.now() - this.ledSince > promptMs;
    if (state === 'live' && (this.wasInterrupted || isLate)) {
      this.wasInterrupted = false;
      this.listener.onResync();
    }
    if (state === 'reconnecting' || state === 'paused') this.wasInterrupted = true;
    this.state = state;
    this.listener.onState(state);
  }

  private readonly onOffline = (): void => {
    if (this.isLeader) this.stream.interrupt();
  };
  private readonly onOnline = (): void => {
    if (this.isLeader) this.stream.retryNow();
  };

  private readonly onVisibility = (): void => {
    clearTimeout(this.hideTimer);
    if (document.visibilityState === 'hidden') {
      this.hideTimer = setTimeout(() => {
        this.leave();
        this.moveTo('paused');
      }, hiddenLimit);
    } else if (this.state === 'paused') {
      this.moveTo('connecting');
      this.join();
    }
  };
}
