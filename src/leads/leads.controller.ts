import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateLeadDto, LeadDto, TimelineEntryDto, UpdateLeadDto } from './dto/lead.dto.js';
import { LeadDesk } from './lead-desk.service.js';
import { LeadTimeline } from './lead-timeline.service.js';
import { LEAD_SOURCES, LEAD_STATUSES } from './lead.machine.js';
import { Leads } from './leads.service.js';
import { URGENCIES } from './slots.rules.js';

const LEAD_LIST: ListSpec = {
  sort: ['lastActivityAt', 'createdAt', 'name', 'status', 'estimatedValueMinor'],
  defaultSort: 'lastActivityAt',
  filters: {
    status: LEAD_STATUSES,
    source: LEAD_SOURCES,
    urgency: URGENCIES,
    isOpen: 'boolean',
    contactId: 'uuid',
    ownerUserId: 'uuid',
    createdAt: 'instant',
    lastActivityAt: 'instant',
  },
  hasSearch: true,
};

/** Opportunities. */
@ApiTags('leads')
@Controller('api/leads')
export class LeadsController {
  constructor(
    private readonly leads: Leads,
    private readonly desk: LeadDesk,
    private readonly timelines: LeadTimeline,
  ) {}

  @Get()
  @Permission('leads.read')
  @Api({
    tenancy: 'org',
    summary: 'Leads; q finds a phone in any format, a name, a service, an address or a note',
    answer: LeadDto,
    list: true,
  })
  async list(@Listing(LEAD_LIST) query: ListQuery, @CurrentPrincipal() reader: Principal): Promise<Page<LeadDto>> {
    const page = await this.leads.list(query);
    return { data: page.data.map((lead) => LeadDto.from(lead, reader)), total: page.total };
  }

  @Post()
  @Permission('leads.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Add a lead; 409 names the open lead of this person', answer: LeadDto, status: 201 })
  async create(@Body() body: CreateLeadDto, @CurrentPrincipal() reader: Principal): Promise<LeadDto> {
    return LeadDto.from(await this.desk.create(body), reader);
  }

  @Get(':id')
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'One lead with its facts', answer: LeadDto })
  async get(@IdParam() id: string, @CurrentPrincipal() reader: Principal): Promise<LeadDto> {
    return LeadDto.from(await this.leads.get(id), reader);
  }

  @Patch(':id')
  @Permission('leads.write')
  @Api({ tenancy: 'org', summary: 'Correct facts, move the status, write notes', answer: LeadDto })
  async update(@IdParam() id: string, @Body() body: UpdateLeadDto, @CurrentPrincipal() reader: Principal): Promise<LeadDto> {
    return LeadDto.from(await this.desk.update(id, body), reader);
  }

  @Get(':id/timeline')
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'Everything that happened around a lead, newest first', answer: TimelineEntryDto, list: true })
  async timeline(@IdParam() id: string): Promise<Page<TimelineEntryDto>> {
    const entries = await this.timelines.of(id);
    return { data: entries.map((entry) => TimelineEntryDto.from(entry)), total: entries.length };
  }
}
