import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Redis } from 'ioredis';
import { Subject, type Observable } from 'rxjs';
import { Config } from '../config/config.service.js';
import { Database, type Tx } from '../database/database.service.js';
import { withoutGaps, type Gap, type ReadRow } from './gapless.rules.js';

/** One change as the console receives it. */
export interface RealtimeEvent {
  id: number;
  orgId: string;
  resource: string;
  recordId: string;
  type: string;
  actorId: string | null;
}

interface TailRow {
  id: string;
  org_id: string;
  resource: string;
  record_id: string;
  type: string;
  actor_id: string | null;
}

/** The tail, and the oldest transaction that ran when it was read. */
const TAIL = `SELECT id, org_id, resource, record_id, type, actor_id, pg_snapshot_xmin(pg_current_snapshot())::text AS xmin
  FROM realtime_tail($1, $2)`;
/** A transaction of our own, the youngest of all: a snapshot's xmax follows the last one that ended, and those behind it may be running. */
const YOUNGEST = 'SELECT pg_current_xact_id()::text AS xid';

const POLL_MS = 300;
const WAKE_MS = 15;
/** How soon to look again at what stands behind a gap. */
const AGAIN_MS = 50;
const PAGE = 1000;
const RECONNECT_CAP_MS = 2000;

/**
 * Reads committed changes once per API process and hands them to the open streams. Rows are read only below the oldest running
 * transaction, and handed out only behind ids whose fate is known, so that a late commit with a lower id is never skipped. Redis only
 * wakes it earlier.
 */
@Injectable()
export class RealtimeHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RealtimeHub.name);
  private readonly subject = new Subject<RealtimeEvent>();
  private readonly channel: string;
  private publisher?: Redis;
  private subscriber?: Redis;
  private timer?: NodeJS.Timeout;
  private waking: NodeJS.Timeout | undefined;
  private again: NodeJS.Timeout | undefined;
  private lastId = 0;
  private gap: Gap | null = null;
  private isReading = false;
  private isStopped = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {
    this.channel = `${config.values.REDIS_PREFIX}:realtime`;
  }

  get events(): Observable<RealtimeEvent> {
    return this.subject.asObservable();
  }

  async onApplicationBootstrap(): Promise<void> {
    const { REDIS_URL, isApi } = this.config.values;
    if (REDIS_URL) this.publisher = this.connect(REDIS_URL);
    if (!isApi) return;
    this.lastId = (await this.database.asSystem('find the newest change', (tx) => this.bounds(tx))).newest;
    if (REDIS_URL) {
      this.subscriber = this.connect(REDIS_URL);
      this.subscriber.on('ready', () => void this.subscriber?.subscribe(this.channel).catch(() => undefined));
      this.subscriber.on('message', () => this.hurry());
    }
    this.timer = setInterval(() => void this.read(), POLL_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    this.isStopped = true;
    clearInterval(this.timer);
    clearTimeout(this.again);
    this.subject.complete();
    this.publisher?.disconnect();
    this.subscriber?.disconnect();
  }

  /** Tells every API process to look now, once for all commits of a moment; without Redis they look every 300 ms anyway. */
  wake(): void {
    this.waking ??= setTimeout(() => {
      this.waking = undefined;
      if (this.publisher?.status === 'ready') this.publisher.publish(this.channel, '1').catch(() => undefined);
      if (this.config.values.isApi) this.hurry();
    }, WAKE_MS).unref();
  }

  /** Every commit hurries, in a rush many times a second: while nobody listens, the look that comes anyway is soon enough. */
  private hurry(): void {
    if (this.subject.observed) void this.read();
  }

  /**
   * Changes of one org after an id, up to what was handed out here, for a stream that reconnects: the others will come to it live. Null
   * when the id is older than what is kept.
   */
  async since(orgId: string, lastEventId: number): Promise<RealtimeEvent[] | null> {
    return this.database.asOrg(orgId, async (tx) => {
      const { oldest, newest } = await this.bounds(tx);
      if (lastEventId < oldest - 1 || lastEventId > newest) return null;
      const rows = await tx.query<TailRow>(
        `SELECT id, org_id, resource, record_id, type, actor_id FROM realtime_events
         WHERE org_id = $1 AND id > $2 AND id <= $3 ORDER BY id LIMIT $4`,
        [orgId, lastEventId, this.lastId, PAGE],
      );
      return rows.length === PAGE ? null : rows.map(toEvent);
    });
  }

  /** The newest change that this process has handed out: where a fresh stream begins. */
  get position(): number {
    return this.lastId;
  }

  private async bounds(tx: Tx): Promise<{ oldest: number; newest: number }> {
    const [row] = await tx.query<{ oldest: string; newest: string }>('SELECT oldest, newest FROM realtime_bounds()');
    return { oldest: Number(row?.oldest ?? 0), newest: Number(row?.newest ?? 0) };
  }

  private async read(): Promise<void> {
    if (this.isReading || this.isStopped) return;
    this.isReading = true;
    try {
      for (;;) {
        const read = await this.database.asSystem('read changes', (tx) => tx.query<TailRow & ReadRow>(TAIL, [this.lastId, PAGE]));
        const { rows, gap } = withoutGaps(read, this.lastId, this.gap);
        this.gap = gap && { id: gap.id, before: gap.before ?? (await this.youngest()) };
        for (const row of rows) this.subject.next(toEvent(row));
        if (rows.length > 0) this.lastId = Number(rows.at(-1)!.id);
        if (gap === null && read.length === PAGE) continue;
        // whoever fills the gap wakes us; whoever was undone does not
        if (gap !== null) this.soon();
        return;
      }
    } catch (error) {
      this.logger.warn(`changes could not be read: ${(error as Error).message}`);
    } finally {
      this.isReading = false;
    }
  }

  private async youngest(): Promise<bigint> {
    const [row] = await this.database.asSystem('date a gap', (tx) => tx.query<{ xid: string }>(YOUNGEST));
    return BigInt(row!.xid);
  }

  private soon(): void {
    this.again ??= setTimeout(() => {
      this.again = undefined;
      this.hurry();
    }, AGAIN_MS).unref();
  }

  private connect(url: string): Redis {
    const client = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: (times) => Math.min(times * 100, RECONNECT_CAP_MS),
    });
    // The stream keeps polling; a missing Redis is reported once by the hints.
    client.on('error', () => undefined);
    return client;
  }
}

function toEvent(row: TailRow): RealtimeEvent {
  return { id: Number(row.id), orgId: row.org_id, resource: row.resource, recordId: row.record_id, type: row.type, actorId: row.actor_id };
}
