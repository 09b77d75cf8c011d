import { Injectable } from '@nestjs/common';
import { invalid } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditRow } from './audit.repository.js';
import { maskForAudit } from './masking.rules.js';

export interface AuditRecord {
  /** `area.verb`, for instance `leads.update`. */
  action: string;
  targetType: string;
  targetId: string;
  before?: unknown;
  after?: unknown;
}

/** The trail of who changed what: one row per mutating action, written in the transaction of the change. */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly entries: AuditRepository,
  ) {}

  /** Actor, ip and request id come from the context; personal values are masked here, so that callers cannot forget it. */
  async record(tx: Tx, record: AuditRecord): Promise<void> {
    const context = TenantContext.current();
    this.entries.insert(tx, {
      actor: context?.actor ?? { type: 'system' },
      action: record.action,
      targetType: record.targetType,
      targetId: record.targetId,
      before: maskForAudit(record.before),
      after: maskForAudit(record.after),
      ...(context?.ip === undefined ? {} : { ip: context.ip }),
      ...(context?.requestId === undefined ? {} : { requestId: context.requestId }),
    });
  }

  /** Newest first; `cursor` goes on where the last page ended. */
  list(query: ListQuery): Promise<{ rows: AuditRow[]; total: number; nextCursor: string | null }> {
    if (query.cursor !== undefined && !/^\d{1,18}$/.test(query.cursor))
      throw invalid({ cursor: 'is not a cursor that this list gave out' });
    return this.database.transaction(async (tx) => {
      const { rows, total } = await this.entries.list(tx, query, query.cursor ?? null);
      const last = rows.length === query.perPage ? rows.at(-1) : undefined;
      return { rows, total, nextCursor: last?.id ?? null };
    });
  }
}
