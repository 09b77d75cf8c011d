import { Body, Controller, Delete } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { MaybeNothing } from '../platform/http/maybe-nothing.interceptor.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { ClientStates } from './client-states.service.js';
import { RemoveOrgDto } from './dto/client-org.dto.js';
import { LeftAtProviderDto } from './dto/left-numbers.dto.js';

/** The end of the active org. It stands here because removing one gives its numbers back. */
@Controller('api/orgs/current')
export class OwnOrgController {
  constructor(private readonly states: ClientStates) {}

  @Delete()
  @MaybeNothing(LeftAtProviderDto, 'It is removed; the provider account of these numbers does not let us in, so that they stay there')
  @Permission('users.write')
  @Api({
    tenancy: 'org',
    summary: 'Remove the active org, as its owner and with its name as the confirmation',
    description: 'It is paused first where it is live; its numbers go back, nobody can enter it, its records are kept.',
    status: 204,
  })
  async remove(@CurrentPrincipal() caller: Principal, @Body() body: RemoveOrgDto): Promise<LeftAtProviderDto | undefined> {
    return LeftAtProviderDto.from(await this.states.removeOwn(caller, body.name));
  }
}
