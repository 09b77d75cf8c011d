import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateServiceDto, ServiceDto, UpdateServiceDto } from './dto/service.dto.js';
import { ServiceCatalog } from './service-catalog.service.js';

const SERVICE_LIST: ListSpec = {
  sort: ['sort', 'name'],
  defaultSort: 'sort',
  defaultOrder: 'ASC',
  filters: { isActive: 'boolean' },
  hasSearch: true,
};

/** The services a business sells by appointment. */
@ApiTags('services')
@Controller('api/services')
export class ServiceCatalogController {
  constructor(private readonly services: ServiceCatalog) {}

  @Get()
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'Services', answer: ServiceDto, list: true })
  list(@Listing(SERVICE_LIST) query: ListQuery): Promise<Page<ServiceDto>> {
    return this.services.list(query);
  }

  @Post()
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Add a service', answer: ServiceDto, status: 201 })
  async create(@Body() body: CreateServiceDto): Promise<ServiceDto> {
    return ServiceDto.from(await this.services.create(body));
  }

  @Get(':id')
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'One service', answer: ServiceDto })
  async get(@IdParam() id: string): Promise<ServiceDto> {
    return ServiceDto.from(await this.services.get(id));
  }

  @Patch(':id')
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Change a service', answer: ServiceDto })
  async update(@IdParam() id: string, @Body() body: UpdateServiceDto): Promise<ServiceDto> {
    return ServiceDto.from(await this.services.update(id, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('services.write')
  @Api({ tenancy: 'org', summary: 'Delete a service; one with bookings is switched off', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.services.remove(id);
  }
}
