import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateScriptDto, ScriptDto, UpdateScriptDto } from '../dto/material.dto.js';
import { LANGUAGES, SCRIPT_KINDS } from '../questionnaire.schema.js';
import { Scripts } from './scripts.service.js';

const LIST: ListSpec = {
  sort: ['createdAt', 'name'],
  defaultSort: 'name',
  defaultOrder: 'ASC',
  filters: { kind: [...SCRIPT_KINDS], language: [...LANGUAGES] },
  hasSearch: true,
};

/** Scripts of the active org. */
@ApiTags('onboarding')
@Controller('api/onboarding/scripts')
export class ScriptsController {
  constructor(private readonly scripts: Scripts) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Scripts', answer: ScriptDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<ScriptDto>> {
    const { data, total } = await this.scripts.list(query);
    return { data: data.map((row) => ScriptDto.from(row)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a script', answer: ScriptDto, status: 201 })
  async create(@Body() body: CreateScriptDto): Promise<ScriptDto> {
    return ScriptDto.from(await this.scripts.create(body.toValues()));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One: a script', answer: ScriptDto })
  async get(@IdParam() id: string): Promise<ScriptDto> {
    return ScriptDto.from(await this.scripts.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change a script', answer: ScriptDto })
  async update(@IdParam() id: string, @Body() body: UpdateScriptDto): Promise<ScriptDto> {
    return ScriptDto.from(await this.scripts.update(id, body.body, body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete a script', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.scripts.remove(id);
  }
}
