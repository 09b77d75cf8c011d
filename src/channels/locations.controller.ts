import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateLocationDto, LocationDto, LocationPageDto, UpdateLocationDto } from './dto/locations.dto.js';
import { Locations } from './locations.service.js';

/** The places of the active org. */
@Controller('api/locations')
export class LocationsController {
  constructor(private readonly locations: Locations) {}

  @Get()
  @Permission('numbers.read')
  @Api({ tenancy: 'org', summary: 'Places of the business, by name', answer: LocationPageDto })
  async list(): Promise<LocationPageDto> {
    return LocationPageDto.from(await this.locations.list());
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a place with its address, hours and zone', answer: LocationDto })
  async create(@Body() body: CreateLocationDto): Promise<LocationDto> {
    return LocationDto.from(await this.locations.create(body.toInput()));
  }

  @Get(':id')
  @Permission('numbers.read')
  @Api({ tenancy: 'org', summary: 'One place', answer: LocationDto })
  async get(@IdParam() id: string): Promise<LocationDto> {
    return LocationDto.from(await this.locations.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change a place', answer: LocationDto })
  async update(@IdParam() id: string, @Body() body: UpdateLocationDto): Promise<LocationDto> {
    return LocationDto.from(await this.locations.update(id, body.toInput(), body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Remove a place; its numbers stay with the business', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.locations.remove(id);
  }
}
