import { Controller, Get } from '@nestjs/common';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Audit } from './audit.service.js';
import { AUDIT_LIST, AuditEntryDto } from './dto/audit-entry.dto.js';

/** Who changed what in the active org. */
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: Audit) {}

  @Get()
  @Permission('audit.read')
  @Api({ tenancy: 'org', summary: 'Audit trail, newest first', answer: AuditEntryDto, list: true })
  async list(@Listing(AUDIT_LIST) query: ListQuery): Promise<Page<AuditEntryDto>> {
    const { rows, total, nextCursor } = await this.audit.list(query);
    return { data: rows.map((row) => AuditEntryDto.from(row)), total, pageInfo: { nextCursor } };
  }
}
