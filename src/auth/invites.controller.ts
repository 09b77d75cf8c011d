import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { INVITE_LIST, InviteCreateDto, InviteDto } from './dto/link.dto.js';
import { Invites } from './invites.service.js';

/** Open invites of the active org. */
@Controller('api/invites')
export class InvitesController {
  constructor(
    private readonly invites: Invites,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permission('users.read')
  @Api({ tenancy: 'org', summary: 'Invites that nobody has accepted yet', answer: InviteDto, list: true })
  async list(@Listing(INVITE_LIST) query: ListQuery): Promise<Page<InviteDto>> {
    const { rows, total } = await this.invites.list(query);
    return { data: rows.map((row) => InviteDto.from(row, this.clock.real())), total };
  }

  @Post()
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Invite someone by mail, with a role that may do no more than the caller', answer: InviteDto })
  async create(@CurrentPrincipal() caller: Principal, @Body() body: InviteCreateDto): Promise<InviteDto> {
    return InviteDto.from(await this.invites.create(caller, body.email, body.role), this.clock.real());
  }

  @Post(':id/resend')
  @HttpCode(200)
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Mail a fresh link; the older one stops working', answer: InviteDto, status: 200 })
  async resend(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<InviteDto> {
    return InviteDto.from(await this.invites.resend(caller, id), this.clock.real());
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('users.write')
  @Api({ tenancy: 'org', summary: 'Take an invite back' })
  async revoke(@IdParam() id: string): Promise<void> {
    await this.invites.revoke(id);
  }
}
