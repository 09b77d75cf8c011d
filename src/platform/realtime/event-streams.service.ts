import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { Observable, Subject, filter, from, interval, map, merge, mergeMap, of, switchMap, takeUntil, timer } from 'rxjs';
import { SessionLiveness } from '../http/session-liveness.service.js';
import type { Principal } from '../http/principal.schema.js';
import { RealtimeHub, type RealtimeEvent } from './realtime-hub.service.js';

const HEARTBEAT_MS = 15_000;
const LIVENESS_MS = 5_000;
/** An access token lives ten minutes; the stream ends with it and the console reconnects with a fresh one. */
const STREAM_MS = 600_000;

/** One stream per console: what was missed since Last-Event-ID, then what happens now, while the session is alive. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly stopped = new Subject<void>();

  constructor(
    private readonly hub: RealtimeHub,
    private readonly sessions: SessionLiveness,
  ) {}

  open(principal: Principal, lastEventId: string | undefined): Observable<MessageEvent> {
    const live = this.hub.events.pipe(
      filter((event) => event.orgId === principal.orgId),
      map(toMessage),
    );
    const heartbeat = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'hb' })));
    const isAlive = interval(LIVENESS_MS).pipe(switchMap(() => this.sessions.isAlive(principal)));
    return merge(
      of({ type: 'ready', id: lastEventId ?? String(this.hub.position), data: {} }),
      this.missed(principal.orgId, lastEventId),
      live,
      heartbeat,
    ).pipe(takeUntil(merge(this.stopped, timer(STREAM_MS), isAlive.pipe(filter((alive) => !alive)))));
  }

  beforeApplicationShutdown(): void {
    this.stopped.next();
    this.stopped.complete();
  }

  private missed(orgId: string, lastEventId: string | undefined): Observable<MessageEvent> {
    const id = Number(lastEventId);
    if (!lastEventId || !Number.isSafeInteger(id) || id < 0) return of();
    return from(this.hub.since(orgId, id)).pipe(
      mergeMap((events) =>
        events === null ? of({ type: 'reset', id: String(this.hub.position), data: {} }) : from(events.map(toMessage)),
      ),
    );
  }
}

function toMessage(event: RealtimeEvent): MessageEvent {
  return { id: String(event.id), data: { resource: event.resource, recordId: event.recordId, type: event.type, actorId: event.actorId } };
}
