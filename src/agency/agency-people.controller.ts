import { Body, Controller, Delete, Get, HttpCode, Patch } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { AgencyPeople } from './agency-people.service.js';
import { AgencyPeopleDto, AgencyPersonDto, AgencyPersonPatchDto } from './dto/agency-people.dto.js';

/** The people of the agency itself. They come in by `api/agency/invites`. */
@Controller('api/agency/people')
export class AgencyPeopleController {
  constructor(private readonly people: AgencyPeople) {}

  @Get()
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Owners and staff of the agency, with how many clients each may enter', answer: AgencyPeopleDto })
  async list(@CurrentPrincipal() caller: Principal): Promise<AgencyPeopleDto> {
    return AgencyPeopleDto.from(await this.people.list(caller));
  }

  @Patch(':id')
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Make someone an owner of the agency or staff; the last owner stays one', answer: AgencyPersonDto })
  async update(
    @CurrentPrincipal() caller: Principal,
    @IdParam() id: string,
    @Body() { role }: AgencyPersonPatchDto,
  ): Promise<AgencyPersonDto> {
    return AgencyPersonDto.from(await this.people.setRole(caller, id, role));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Take someone out of the agency, within five seconds everywhere; the last owner stays' })
  async remove(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.people.remove(caller, id);
  }
}
