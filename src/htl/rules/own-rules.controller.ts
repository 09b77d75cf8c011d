import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateOwnRuleDto, OwnRuleDto, RuleFiguresDto, UpdateOwnRuleDto } from '../dto/own-rule.dto.js';
import { OwnRules } from './own-rules.service.js';

const LIST: ListSpec = {
  sort: ['position', 'createdAt', 'name'],
  defaultSort: 'position',
  defaultOrder: 'ASC',
  filters: { isActive: 'boolean' },
  hasSearch: true,
};

/** Rules that the active org adds to ours. */
@ApiTags('ai')
@Controller('api/ai/rules')
export class OwnRulesController {
  constructor(private readonly rules: OwnRules) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Own rules, in the order in which they are tried', answer: OwnRuleDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<OwnRuleDto>> {
    const { data, total } = await this.rules.list(query);
    return { data: data.map((row) => OwnRuleDto.from(row)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add an own rule', answer: OwnRuleDto, status: 201 })
  async create(@Body() body: CreateOwnRuleDto): Promise<OwnRuleDto> {
    return OwnRuleDto.from(await this.rules.create(body.toInput()));
  }

  @Get('figures')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'How often each own rule decided a turn in the last 30 days', answer: [RuleFiguresDto] })
  async figures(): Promise<RuleFiguresDto[]> {
    return (await this.rules.figures()).map((row) => RuleFiguresDto.from(row));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One own rule', answer: OwnRuleDto })
  async get(@IdParam() id: string): Promise<OwnRuleDto> {
    return OwnRuleDto.from(await this.rules.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change an own rule', answer: OwnRuleDto })
  async update(@IdParam() id: string, @Body() body: UpdateOwnRuleDto): Promise<OwnRuleDto> {
    return OwnRuleDto.from(await this.rules.update(id, body.toPatch(), body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete an own rule', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.rules.remove(id);
  }
}
