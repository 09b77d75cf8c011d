import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePorts } from '../../harness/ports.js';

/** What happens to one request that the rule picked. */
export type Strike =
  | { kind: 'reset' } // never forwarded, connection reset
  // forwarded; the answer, or what of it begins with the chunk that holds `from`, is thrown away and the connection reset
  | { kind: 'drop-answer'; from?: string; onDrop?: () => void }
  | { kind: 'hang' } // never forwarded, never answered
  | { kind: 'answer'; bytes: string; isForwarded: boolean }; // our bytes instead of the server's

/** Asked with everything the client sent since the last request: 'more' waits for the rest, null lets it pass. */
export type Rule = (request: Buffer) => Strike | 'more' | null;

export type ProxyMode = 'open' | 'refused' | 'half-open';

/** Stands between the product and what it depends on. Knows bytes, not protocols; a rule may pick single requests. */
export class TcpProxy {
  latencyMs = 0;
  /** 0 is unlimited. */
  bytesPerSecond = 0;
  rule?: Rule;
  /** Makes a rule with a memory for each new connection; asked before `rule`. */
  ruleOf?: () => Rule;
  strikes = 0;
  connections = 0;
  private next = 0;
  private server?: Server;
  private mode: ProxyMode = 'open';
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private upstreams: number[],
  ) {}

  static async start(upstreams: number[]): Promise<TcpProxy> {
    // not a port that the system chooses: an outgoing connection may be given it while the door is closed
    const [port] = await freePorts(1);
    const server = createServer();
    await listen(server, port!);
    const proxy = new TcpProxy(port!, upstreams);
    proxy.serve(server);
    return proxy;
  }

  /** Several upstreams take turns; one that refuses is passed over. */
  aim(upstreams: number[]): void {
    this.upstreams = upstreams;
  }

  /** `refused` closes the door, `half-open` accepts and then says nothing, `open` is normal. Standing connections feel it too. */
  async set(mode: ProxyMode): Promise<void> {
    if (mode === this.mode) return;
    const was = this.mode;
    this.mode = mode;
    if (mode === 'refused') {
      const closed = new Promise((resolve) => this.server?.close(resolve));
      this.resetAll();
      await closed;
    } else if (was === 'refused') {
      const server = createServer();
      await listen(server, this.port);
      this.serve(server);
    }
    if (was === 'half-open') this.resetAll();
  }

  /** Resets every connection that stands now. */
  resetAll(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    if (this.mode === 'refused') return;
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.resetAll();
    await closed;
  }

  private serve(server: Server): void {
    this.server = server;
    server.on('connection', (client) => {
      this.connections += 1;
      this.track(client);
      client.pause();
      this.reach(client, this.upstreams.length);
    });
  }

  private reach(client: Socket, triesLeft: number): void {
    if (triesLeft <= 0 || client.destroyed) return void client.destroy();
    const port = this.upstreams[this.next % this.upstreams.length]!;
    this.next += 1;
    const upstream = connect({ port, host: '127.0.0.1' });
    upstream.once('error', () => this.reach(client, triesLeft - 1));
    upstream.once('connect', () => {
      upstream.removeAllListeners('error');
      this.track(upstream);
      this.join(client, upstream);
    });
  }

  private join(client: Socket, upstream: Socket): void {
    let pending: Buffer = Buffer.alloc(0);
    let struck: Strike | undefined;
    const own = this.ruleOf?.();
    client.on('data', (chunk: Buffer) => {
      if (this.mode === 'half-open' || struck?.kind === 'hang') return;
      pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      const verdict = own?.(pending) ?? this.rule?.(pending) ?? null;
      if (verdict === 'more') return;
      // what the last strike waited for was not in its answer
      if (struck?.kind === 'drop-answer') struck = undefined;
      const request = pending;
      pending = Buffer.alloc(0);
      if (verdict) {
        this.strikes += 1;
        struck = verdict;
        if (!this.strike(verdict, client)) return;
      }
      this.pass(upstream, request);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (this.mode === 'half-open') return;
      if (struck?.kind === 'drop-answer' && (struck.from === undefined || chunk.includes(struck.from))) {
        struck.onDrop?.();
        return this.cut(client, upstream);
      }
      if (struck?.kind === 'answer') return void client.end(struck.bytes);
      this.pass(client, chunk);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('end', () => other.end());
    }
    client.resume();
  }

  /** True when the request still goes to the server. */
  private strike(strike: Strike, client: Socket): boolean {
    if (strike.kind === 'drop-answer') return true;
    if (strike.kind === 'reset') client.resetAndDestroy();
    if (strike.kind === 'answer' && !strike.isForwarded) client.end(strike.bytes);
    return strike.kind === 'answer' && strike.isForwarded;
  }

  private cut(client: Socket, upstream: Socket): void {
    client.resetAndDestroy();
    upstream.destroy();
  }

  private pass(to: Socket, bytes: Buffer): void {
    const wait = this.latencyMs + (this.bytesPerSecond > 0 ? (bytes.length * 1000) / this.bytesPerSecond : 0);
    if (wait === 0) return void (to.destroyed || to.write(bytes));
    setTimeout(() => to.destroyed || to.write(bytes), wait);
  }

  private track(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}

/** A rule over whole HTTP/1.1 requests: head and body together. */
export function httpRule(decide: (head: string, body: string) => Strike | null): Rule {
  return (request) => {
    const text = request.toString('latin1');
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return 'more';
    const head = text.slice(0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (text.length < end + 4 + length) return 'more';
    return decide(head, text.slice(end + 4));
  };
}

/** The bytes of an answer that the server never gave. */
export const jsonAnswer = (status: string, body: string, headers = ''): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`;

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
