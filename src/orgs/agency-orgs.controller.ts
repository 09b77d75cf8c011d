import { Controller, Get } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AgencyOrgs } from './agency-orgs.service.js';
import { AGENCY_ORG_LIST, AgencyOrgDto } from './dto/org.dto.js';

/** The client businesses of the caller's agency. */
@Controller('api/agency/orgs')
export class AgencyOrgsController {
  constructor(private readonly orgs: AgencyOrgs) {}

  @Get()
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'Orgs that the caller may enter through the agency', answer: AgencyOrgDto, list: true })
  async list(@CurrentPrincipal() caller: Principal, @Listing(AGENCY_ORG_LIST) query: ListQuery): Promise<Page<AgencyOrgDto>> {
    const { rows, total } = await this.orgs.list(caller.userId, caller.agencyId, query);
    return { data: rows.map((row) => AgencyOrgDto.from(row)), total };
  }
}
