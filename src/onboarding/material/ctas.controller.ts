import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateCtaDto, CtaDto, UpdateCtaDto } from '../dto/material.dto.js';
import { CTA_KINDS } from '../questionnaire.schema.js';
import { Ctas } from './ctas.service.js';

const LIST: ListSpec = {
  sort: ['createdAt', 'label'],
  defaultSort: 'createdAt',
  defaultOrder: 'ASC',
  filters: { kind: [...CTA_KINDS], isActive: 'boolean' },
  hasSearch: true,
};

/** Calls to action of the active org. */
@ApiTags('onboarding')
@Controller('api/onboarding/ctas')
export class CtasController {
  constructor(private readonly ctas: Ctas) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Calls to action', answer: CtaDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<CtaDto>> {
    const { data, total } = await this.ctas.list(query);
    return { data: data.map((row) => CtaDto.from(row)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a call to action', answer: CtaDto, status: 201 })
  async create(@Body() body: CreateCtaDto): Promise<CtaDto> {
    return CtaDto.from(await this.ctas.create(body.toValues()));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One: a call to action', answer: CtaDto })
  async get(@IdParam() id: string): Promise<CtaDto> {
    return CtaDto.from(await this.ctas.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change a call to action', answer: CtaDto })
  async update(@IdParam() id: string, @Body() body: UpdateCtaDto): Promise<CtaDto> {
    return CtaDto.from(await this.ctas.update(id, body.toPatch(), body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete a call to action', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.ctas.remove(id);
  }
}
