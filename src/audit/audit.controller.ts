import { Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Audit } from './audit.service.js';
import { AuditChain } from './audit-chain.service.js';
import { AUDIT_EXPORT, AUDIT_LIST, AuditEntryDto, AuditFacetsDto, AuditVerificationDto } from './dto/audit-entry.dto.js';

/** Who changed what in the active org. */
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly audit: Audit,
    private readonly chain: AuditChain,
  ) {}

  @Get()
  @Permission('audit.read')
  @Api({ tenancy: 'org', summary: 'Audit trail, newest first', answer: AuditEntryDto, list: true })
  async list(@Listing(AUDIT_LIST) query: ListQuery): Promise<Page<AuditEntryDto>> {
    const { rows, total, nextCursor } = await this.audit.list(query);
    return { data: rows.map((row) => AuditEntryDto.from(row)), total, pageInfo: { nextCursor } };
  }

  @Get('facets')
  @Permission('audit.read')
  @Api({ tenancy: 'org', summary: 'Actions, targets and people to filter the trail by', answer: AuditFacetsDto })
  async facets(): Promise<AuditFacetsDto> {
    return AuditFacetsDto.from(await this.audit.facets());
  }

  // It writes an entry of its own, so it is no GET.
  @Post('export')
  @HttpCode(200)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.csv"')
  @ApiProduces('text/csv')
  @Permission('audit.read')
  @Api({ tenancy: 'org', summary: 'The trail as a CSV file, with the filters of the list', status: 200 })
  export(@Listing(AUDIT_EXPORT) query: ListQuery): Promise<string> {
    return this.audit.export(query);
  }

  @Get('verify')
  @Permission('audit.read')
  @Api({ tenancy: 'org', summary: 'Whether the trail is as it was written; names the first broken entry', answer: AuditVerificationDto })
  async verify(): Promise<AuditVerificationDto> {
    return AuditVerificationDto.from(await this.chain.verify());
  }
}
