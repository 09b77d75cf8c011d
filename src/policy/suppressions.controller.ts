import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateSuppressionDto, SuppressionDto } from './dto/suppression.dto.js';
import { SUPPRESSION_SCOPES, SUPPRESSION_SOURCES } from './suppression.schema.js';
import { Suppressions } from './suppressions.service.js';

const SUPPRESSION_LIST: ListSpec = {
  sort: ['createdAt'],
  defaultSort: 'createdAt',
  filters: { source: SUPPRESSION_SOURCES, scope: SUPPRESSION_SCOPES, contactId: 'uuid', createdAt: 'instant' },
  hasSearch: true,
};

/** Opt-outs of the active org. */
@ApiTags('compliance')
@Controller('api/suppressions')
export class SuppressionsController {
  constructor(private readonly suppressions: Suppressions) {}

  @Get()
  @Permission('suppressions.read')
  @Api({
    tenancy: 'org',
    summary: 'People who opted out; q takes a whole phone number or its last four digits',
    answer: SuppressionDto,
    list: true,
  })
  async list(@Listing(SUPPRESSION_LIST) query: ListQuery): Promise<Page<SuppressionDto>> {
    const page = await this.suppressions.list(query);
    return { data: page.data.map((view) => SuppressionDto.from(view)), total: page.total };
  }

  @Post()
  @Permission('suppressions.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Enter an opt-out for somebody; a repeated one answers the first', answer: SuppressionDto, status: 201 })
  async create(@Body() body: CreateSuppressionDto): Promise<SuppressionDto> {
    return SuppressionDto.from(await this.suppressions.add(body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('suppressions.write')
  @Api({ tenancy: 'org', summary: 'Lift an opt-out after renewed consent; the row stays as history', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.suppressions.remove(id);
  }
}
