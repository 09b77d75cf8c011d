import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { APPOINTMENT_STATUSES } from './appointment.machine.js';
import { AppointmentDesk } from './appointment-desk.service.js';
import { Appointments } from './appointments.service.js';
import { AppointmentDetailsDto, AppointmentDto, CreateAppointmentDto, UpdateAppointmentDto } from './dto/appointment.dto.js';
import { AvailabilityQueryDto, OpeningDto } from './dto/availability.dto.js';

const APPOINTMENT_LIST: ListSpec = {
  sort: ['startsAt', 'createdAt'],
  defaultSort: 'startsAt',
  defaultOrder: 'ASC',
  filters: { from: 'instant', to: 'instant', status: APPOINTMENT_STATUSES, contactId: 'uuid', leadId: 'uuid', resourceId: 'uuid' },
  hasSearch: true,
  maxPerPage: 500,
};

/** Bookings and free openings. */
@ApiTags('appointments')
@Controller('api')
export class AppointmentsController {
  constructor(
    private readonly appointments: Appointments,
    private readonly desk: AppointmentDesk,
  ) {}

  @Get('appointments')
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'Bookings; filter[from] and filter[to] bound their start', answer: AppointmentDto, list: true })
  async list(@Listing(APPOINTMENT_LIST) query: ListQuery, @CurrentPrincipal() reader: Principal): Promise<Page<AppointmentDto>> {
    const page = await this.appointments.list(query);
    return { ...page, data: page.data.map((view) => AppointmentDto.from(view, reader)) };
  }

  @Post('appointments')
  @Permission('appointments.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Book; 409 names the booking that stands in the way', answer: AppointmentDto, status: 201 })
  async create(@Body() body: CreateAppointmentDto, @CurrentPrincipal() reader: Principal): Promise<AppointmentDto> {
    return AppointmentDto.from(await this.desk.book(body), reader);
  }

  @Get('appointments/:id')
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'One booking with its history', answer: AppointmentDetailsDto })
  async get(@IdParam() id: string, @CurrentPrincipal() reader: Principal): Promise<AppointmentDetailsDto> {
    return AppointmentDetailsDto.from(await this.appointments.get(id), reader);
  }

  @Patch('appointments/:id')
  @Permission('appointments.write')
  @Api({ tenancy: 'org', summary: 'Move, change status or edit', answer: AppointmentDto })
  async update(@IdParam() id: string, @Body() body: UpdateAppointmentDto, @CurrentPrincipal() reader: Principal): Promise<AppointmentDto> {
    return AppointmentDto.from(await this.desk.edit(id, body), reader);
  }

  @Get('availability')
  @Permission('appointments.read')
  @Api({ tenancy: 'org', summary: 'Free openings, spread over the next business days', answer: OpeningDto, list: true })
  openings(@Query() query: AvailabilityQueryDto): Promise<Page<OpeningDto>> {
    return this.desk.openings(query);
  }
}
