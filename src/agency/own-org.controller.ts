import { Body, Controller, Delete, HttpCode } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { ClientStates } from './client-states.service.js';
import { RemoveOrgDto } from './dto/client-org.dto.js';

/** The end of the active org. It stands here because removing one gives its numbers back. */
@Controller('api/orgs/current')
export class OwnOrgController {
  constructor(private readonly states: ClientStates) {}

  @Delete()
  @HttpCode(204)
  @Permission('users.write')
  @Api({
    tenancy: 'org',
    summary: 'Remove the active org, as its owner and with its name as the confirmation',
    description: 'It is paused first where it is live; its numbers go back, nobody can enter it, its records are kept.',
    status: 204,
  })
  remove(@CurrentPrincipal() caller: Principal, @Body() body: RemoveOrgDto): Promise<void> {
    return this.states.removeOwn(caller, body.name);
  }
}
