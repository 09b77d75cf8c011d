import { Body, Controller, Get, Put } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { AgencyUsageDto, QuotasDto, UsageDto } from './dto/usage.dto.js';
import { UsageMeters } from './usage.service.js';

/** What businesses use of their limits. */
@Controller('api')
export class UsageController {
  constructor(private readonly usage: UsageMeters) {}

  @Get('usage')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Texts, model spend, seats and storage of the active business against its limits', answer: UsageDto })
  async own(): Promise<UsageDto> {
    return UsageDto.from(await this.usage.own());
  }

  @Get('agency/usage')
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'The same of all clients, the one nearest to a limit first', answer: AgencyUsageDto })
  async clients(@CurrentPrincipal() caller: Principal): Promise<AgencyUsageDto> {
    return AgencyUsageDto.from(await this.usage.clients(caller));
  }

  @Get('agency/orgs/:id/quotas')
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'Limits and use of one client', answer: UsageDto })
  async ofOne(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<UsageDto> {
    return UsageDto.from(await this.usage.ofOne(caller, id));
  }

  @Put('agency/orgs/:id/quotas')
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Set the limits of one client', answer: UsageDto })
  async setLimits(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: QuotasDto): Promise<UsageDto> {
    return UsageDto.from(await this.usage.setLimits(caller, id, body.toLimits(), body.version));
  }
}
