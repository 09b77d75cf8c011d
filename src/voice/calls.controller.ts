import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CALL_LIST } from './calls.reader.js';
import { Calls } from './calls.service.js';
import { CallDetailsDto, CallDto } from './dto/call.dto.js';

/** Calls to the numbers of the active org. */
@ApiTags('calls')
@Controller('api/calls')
export class CallsController {
  constructor(private readonly calls: Calls) {}

  @Get()
  @Permission('calls.read')
  @Api({ tenancy: 'org', summary: 'Calls, newest first', answer: CallDto, list: true })
  async list(@Listing(CALL_LIST) query: ListQuery, @CurrentPrincipal() principal: Principal): Promise<Page<CallDto>> {
    const page = await this.calls.list(query);
    return { ...page, data: page.data.map((view) => CallDto.from(view, principal)) };
  }

  @Get(':id')
  @Permission('calls.read')
  @Api({ tenancy: 'org', summary: 'One call with its events', answer: CallDetailsDto })
  async get(@IdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<CallDetailsDto> {
    return CallDetailsDto.from(await this.calls.get(id), principal);
  }
}
