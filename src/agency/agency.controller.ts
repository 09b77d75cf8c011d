import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import { MaybeNothing } from '../platform/http/maybe-nothing.interceptor.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { AgencyMetrics } from './agency-metrics.service.js';
import { ClientOrgs } from './client-orgs.service.js';
import { ClientStates } from './client-states.service.js';
import { AgencyHealthDto } from './dto/agency-health.dto.js';
import { AgencyMetricsDto, AgencyMetricsQueryDto } from './dto/agency-metrics.dto.js';
import { LeftAtProviderDto } from './dto/left-numbers.dto.js';
import { ClientNumberDto, ClientOrgDto, ClientPatchDto, NewClientDto, PauseDto } from './dto/client-org.dto.js';

const DEFAULT_DAYS = 7;

/** The agency's client businesses. */
@Controller('api/agency')
export class AgencyController {
  constructor(
    private readonly clients: ClientOrgs,
    private readonly metrics: AgencyMetrics,
    private readonly states: ClientStates,
  ) {}

  @Get('metrics')
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'Figures of all clients, the one in most trouble first', answer: AgencyMetricsDto })
  async figures(@CurrentPrincipal() caller: Principal, @Query() query: AgencyMetricsQueryDto): Promise<AgencyMetricsDto> {
    const days = query.days ?? DEFAULT_DAYS;
    return AgencyMetricsDto.from(days, await this.metrics.lines(caller, days));
  }

  @Get('health')
  @Permission('agency.read')
  @Api({
    tenancy: 'agency',
    summary: 'How every client does and what is wrong with it, the one in most trouble first',
    answer: AgencyHealthDto,
  })
  async health(@CurrentPrincipal() caller: Principal): Promise<AgencyHealthDto> {
    return AgencyHealthDto.from(await this.metrics.lines(caller, DEFAULT_DAYS));
  }

  @Post('orgs')
  @Permission('agency.write')
  @Idempotent()
  @Api({ tenancy: 'agency', summary: 'Add a client business, from a preset or a copy of another one', answer: ClientOrgDto })
  async add(@CurrentPrincipal() caller: Principal, @Body() body: NewClientDto): Promise<ClientOrgDto> {
    return ClientOrgDto.from(await this.clients.add(caller, body.toClient()));
  }

  @Get('orgs/:id')
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'One client business', answer: ClientOrgDto })
  async get(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<ClientOrgDto> {
    return ClientOrgDto.from(await this.clients.get(caller, id));
  }

  @Patch('orgs/:id')
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Change a client business', answer: ClientOrgDto })
  async update(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: ClientPatchDto): Promise<ClientOrgDto> {
    return ClientOrgDto.from(await this.clients.update(caller, id, body.toPatch(), body.version));
  }

  @Post('orgs/:id/numbers')
  @Permission('agency.write')
  @Idempotent()
  @Api({ tenancy: 'agency', summary: 'Buy a number for a client business', answer: ClientOrgDto })
  async addNumber(
    @CurrentPrincipal() caller: Principal,
    @IdParam() id: string,
    @Body() body: ClientNumberDto,
    @Headers('idempotency-key') requestKey?: string,
  ): Promise<ClientOrgDto> {
    const wanted = { ...body, ...(requestKey === undefined ? {} : { requestKey }) };
    return ClientOrgDto.from(await this.clients.addNumber(caller, id, wanted));
  }

  @Post('orgs/:id/pause')
  @HttpCode(204)
  @Permission('agency.write')
  @Api({
    tenancy: 'agency',
    summary: 'Pause a client: calls ring through, STOP counts, texts are stored, nothing is sent by itself',
    status: 204,
  })
  pause(@CurrentPrincipal() caller: Principal, @IdParam() id: string, @Body() body: PauseDto): Promise<void> {
    return this.states.pause(caller, id, body.reason);
  }

  @Post('orgs/:id/resume')
  @HttpCode(204)
  @Permission('agency.write')
  @Api({ tenancy: 'agency', summary: 'Resume a paused client; what was withdrawn is not sent later', status: 204 })
  resume(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<void> {
    return this.states.resume(caller, id);
  }

  @Delete('orgs/:id')
  @MaybeNothing(LeftAtProviderDto, 'It is removed; the provider account of these numbers does not let us in, so that they stay there')
  @Permission('agency.write')
  @Api({
    tenancy: 'agency',
    summary: 'Remove a paused client: its numbers go back, nobody can enter it, its records are kept',
    status: 204,
  })
  async remove(@CurrentPrincipal() caller: Principal, @IdParam() id: string): Promise<LeftAtProviderDto | undefined> {
    return LeftAtProviderDto.from(await this.states.remove(caller, id));
  }
}
