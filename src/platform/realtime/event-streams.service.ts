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
/** Below every id: a console that has seen nothing, or nothing that counts. */
const NOTHING = -1;

/** One stream per console: what was missed since Last-Event-ID, then what happens now, while the session is alive. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly stopped = new Subject<void>();

  constructor(
    private readonly hub: RealtimeHub,
    private readonly sessions: SessionLiveness,
  ) {}

  open(principal: Principal, lastEventId: string | undefined): Observable<MessageEvent> {
    const seen = { upTo: idOf(lastEventId) ?? NOTHING };
    const live = this.hub.events.pipe(
      filter((event) => event.orgId === principal.orgId && event.id > seen.upTo),
      map(toMessage),
    );
    const heartbeat = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'hb' })));
    const isAlive = interval(LIVENESS_MS).pipe(switchMap(() => this.sessions.isAlive(principal)));
    return merge(
      of({ type: 'ready', id: lastEventId ?? String(this.hub.position), data: {} }),
      this.missed(principal.orgId, seen),
      live,
      heartbeat,
    ).pipe(takeUntil(merge(this.stopped, timer(STREAM_MS), isAlive.pipe(filter((alive) => !alive)))));
  }

  beforeApplicationShutdown(): void {
    this.stopped.next();
    this.stopped.complete();
  }

  /** What the console has not seen yet; one that has seen what is not kept any more, or never was, begins anew with what comes now. */
  private missed(orgId: string, seen: { upTo: number }): Observable<MessageEvent> {
    if (seen.upTo === NOTHING) return of();
    return from(this.hub.since(orgId, seen.upTo)).pipe(
      mergeMap((events) => {
        if (events !== null) return from(events.map(toMessage));
        seen.upTo = NOTHING;
        return of({ type: 'reset', id: String(this.hub.position), data: {} });
      }),
    );
  }
}

function idOf(lastEventId: string | undefined): number | null {
  const id = Number(lastEventId);
  return lastEventId && Number.isSafeInteger(id) && id >= 0 ? id : null;
}

function toMessage(event: RealtimeEvent): MessageEvent {
  return { id: String(event.id), data: { resource: event.resource, recordId: event.recordId, type: event.type, actorId: event.actorId } };
}
