import { Controller, Delete, HttpCode } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { FactorResets } from './factor-resets.service.js';

/** Second factors of other people. */
@Controller('api/users')
export class FactorResetsController {
  constructor(private readonly resets: FactorResets) {}

  @Delete(':id/second-factor')
  @HttpCode(204)
  @Permission('agency.write')
  @Api({ tenancy: 'org', summary: 'Remove the second step of someone who lost phone and recovery codes; they are signed out' })
  async reset(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.resets.reset(caller, id);
  }
}
