import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateResourceDto, ResourceDto, UpdateResourceDto } from './dto/resource.dto.js';
import { Resources } from './resources.service.js';

const RESOURCE_LIST: ListSpec = {
  sort: ['name'],
  defaultSort: 'name',
  defaultOrder: 'ASC',
  filters: { isActive: 'boolean' },
  hasSearch: true,
};

/** What can be booked in parallel: trucks, chairs, people. */
@ApiTags('resources')
@Controller('api/resources')
export class ResourcesController {
  constructor(private readonly resources: Resources) {}

  @Get()
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'Resources', answer: ResourceDto, list: true })
  list(@Listing(RESOURCE_LIST) query: ListQuery): Promise<Page<ResourceDto>> {
    return this.resources.list(query);
  }

  @Post()
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Add a resource', answer: ResourceDto, status: 201 })
  async create(@Body() body: CreateResourceDto): Promise<ResourceDto> {
    return ResourceDto.from(await this.resources.create(body));
  }

  @Get(':id')
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'One resource', answer: ResourceDto })
  async get(@IdParam() id: string): Promise<ResourceDto> {
    return ResourceDto.from(await this.resources.get(id));
  }

  @Patch(':id')
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Change a resource', answer: ResourceDto })
  async update(@IdParam() id: string, @Body() body: UpdateResourceDto): Promise<ResourceDto> {
    return ResourceDto.from(await this.resources.update(id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Delete a resource; one with bookings is switched off', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.resources.remove(id);
  }
}
