import { Controller, HttpCode, Post } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { SessionsEndedDto } from './dto/session.dto.js';
import { MemberSessions } from './member-sessions.service.js';

/** Sign-ins of other people. */
@Controller('api/users')
export class MemberSessionsController {
  constructor(private readonly sessions: MemberSessions) {}

  @Post(':id/sign-out')
  @HttpCode(200)
  @Permission('users.write')
  @Api({
    tenancy: 'org',
    summary: 'Sign a member out everywhere; 422 where they also work in a business that is not yours',
    answer: SessionsEndedDto,
    status: 200,
  })
  async end(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<SessionsEndedDto> {
    return { ended: await this.sessions.end(caller, id) };
  }
}
