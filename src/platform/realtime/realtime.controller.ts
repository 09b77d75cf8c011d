import { Controller, Headers, Sse, type MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { Api, CurrentPrincipal, SignedIn } from '../http/access.decorators.js';
import type { Principal } from '../http/principal.schema.js';
import { EventStreams } from './event-streams.service.js';

/** Server-sent events of the caller's org. */
@Controller('api/events')
export class RealtimeController {
  constructor(private readonly streams: EventStreams) {}

  @Sse()
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Live changes of the active org as server-sent events; Last-Event-ID resumes' })
  events(@CurrentPrincipal() principal: Principal, @Headers('last-event-id') lastEventId?: string): Observable<MessageEvent> {
    return this.streams.open(principal, lastEventId);
  }
}
