import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { AgencyInvites } from './agency-invites.service.js';
import { AgencyInviteCreateDto, INVITE_LIST, InviteDto } from './dto/link.dto.js';

/** Open invites into the agency. */
@Controller('api/agency/invites')
export class AgencyInvitesController {
  constructor(
    private readonly invites: AgencyInvites,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Invites into the agency that nobody has accepted yet', answer: InviteDto, list: true })
  async list(@CurrentPrincipal() caller: Principal, @Listing(INVITE_LIST) query: ListQuery): Promise<Page<InviteDto>> {
    const { rows, total } = await this.invites.list(caller, query);
    return { data: rows.map((row) => InviteDto.from(row, this.clock.real())), total };
  }

  @Post()
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Invite someone into the agency by mail, as staff or as another owner', answer: InviteDto })
  async create(@CurrentPrincipal() caller: Principal, @Body() body: AgencyInviteCreateDto): Promise<InviteDto> {
    return InviteDto.from(await this.invites.create(caller, body.email, body.role), this.clock.real());
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Mail a fresh link; the older one stops working', answer: InviteDto, status: 200 })
  async resend(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<InviteDto> {
    return InviteDto.from(await this.invites.resend(caller, id), this.clock.real());
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Take an invite into the agency back' })
  async revoke(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    await this.invites.revoke(caller, id);
  }
}
