import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { ActionDto, UpdateActionDto } from './dto/action.dto.js';
import { ACTION_LIST } from './escalations.reader.js';
import { Escalations } from './escalations.service.js';

/** The action list: what needs a person. */
@ApiTags('actions')
@Controller('api/actions')
export class ActionsController {
  constructor(private readonly escalations: Escalations) {}

  @Get()
  @Permission('actions.read')
  @Api({ tenancy: 'org', summary: 'What needs a person, most urgent first', answer: ActionDto, list: true })
  async list(@Listing(ACTION_LIST) query: ListQuery, @CurrentPrincipal() principal: Principal): Promise<Page<ActionDto>> {
    const page = await this.escalations.list(query);
    return { ...page, data: page.data.map((view) => ActionDto.from(view, principal)) };
  }

  @Get(':id')
  @Permission('actions.read')
  @Api({ tenancy: 'org', summary: 'One item', answer: ActionDto })
  async get(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ActionDto> {
    return ActionDto.from(await this.escalations.get(id), principal);
  }

  @Patch(':id')
  @Permission('actions.write')
  @Api({ tenancy: 'org', summary: 'Snooze, resolve or reopen an item', answer: ActionDto })
  async update(@IdParam() id: string, @Body() body: UpdateActionDto, @CurrentPrincipal() principal: Principal): Promise<ActionDto> {
    return ActionDto.from(await this.escalations.update(id, body), principal);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Permission('actions.write')
  @Api({ tenancy: 'org', summary: 'Take an item on; stops the alarm chain', answer: ActionDto, status: 200 })
  async accept(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ActionDto> {
    return ActionDto.from(await this.escalations.accept(id), principal);
  }
}
