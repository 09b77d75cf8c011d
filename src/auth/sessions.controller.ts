import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, SignedIn } from '../platform/http/access.decorators.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { SessionDto, SessionsEndedDto } from './dto/session.dto.js';
import { OwnSessions } from './own-sessions.service.js';

/** The caller's own sessions, in every business. */
@Controller('api/auth/sessions')
export class SessionsController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Where the caller is signed in, the latest first', answer: SessionDto, list: true })
  async list(@CurrentPrincipal() caller: Principal): Promise<Page<SessionDto>> {
    const rows = await this.sessions.list(caller);
    return { data: rows.map((row) => SessionDto.from(row, caller.sessionId)), total: rows.length };
  }

  @Post('end-others')
  @HttpCode(200)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'Sign out everywhere but here', answer: SessionsEndedDto, status: 200 })
  async endOthers(@CurrentPrincipal() caller: Principal): Promise<SessionsEndedDto> {
    return { ended: await this.sessions.endOthers(caller) };
  }

  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  @Api({ tenancy: 'org', summary: 'End one of the own sessions; refused everywhere within five seconds' })
  async end(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.sessions.end(caller, id);
  }
}
