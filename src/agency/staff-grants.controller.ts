import { Body, Controller, Get, Put } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { StaffGrantsDto, StaffListDto } from './dto/staff.dto.js';
import { StaffGrants } from './staff-grants.service.js';

/** Who of the agency's staff may enter a client. */
@Controller('api/agency/orgs/:id/staff')
export class StaffGrantsController {
  constructor(private readonly grants: StaffGrants) {}

  @Get()
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'The people of the agency and whether they may enter this client', answer: StaffListDto })
  async list(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<StaffListDto> {
    return StaffListDto.from(await this.grants.list(caller, id));
  }

  @Put()
  @Permission('agency.write')
  @Api({
    tenancy: 'agency',
    summary: 'Replace who of the staff may enter this client; a revocation holds within five seconds',
    answer: StaffListDto,
  })
  async replace(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: StaffGrantsDto): Promise<StaffListDto> {
    return StaffListDto.from(await this.grants.replace(caller, id, body.userIds));
  }
}
