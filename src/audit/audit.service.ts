import { Injectable } from '@nestjs/common';
import { csvLine } from '../common/csv.rules.js';
import { invalid, refused } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { AuditRepository } from './audit.repository.js';
import type { AuditFacets, AuditRow } from './audit.repository.js';
import { maskForAudit } from './masking.rules.js';

export interface AuditRecord {
  /** `area.verb`, for instance `leads.update`. */
  action: string;
  targetType: string;
  targetId: string;
  before?: unknown;
  after?: unknown;
}

const EXPORT_PAGE = 1_000;
const MAX_EXPORT = 50_000;
const CSV_HEAD = [
  'seq',
  'id',
  'at',
  'actorType',
  'actorId',
  'actorName',
  'viewAs',
  'action',
  'targetType',
  'targetId',
  'before',
  'after',
  'ip',
  'requestId',
  'hash',
];

function cellsOf(row: AuditRow): unknown[] {
  return [
    ...[row.chain_seq, row.id, row.at.toISOString(), row.actor_type, row.actor_id, row.actor_name, row.view_as, row.action],
    ...[row.target_type, row.target_id, row.before, row.after, row.ip, row.request_id, row.hash],
  ];
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

  /** What there is to filter by, from the newest entries. */
  facets(): Promise<AuditFacets> {
    return this.database.transaction((tx) => this.entries.facets(tx));
  }

  /** Everything that the filters keep, newest first, as the text of a CSV file; more than a spreadsheet can hold is refused. */
  async export(query: ListQuery): Promise<string> {
    const lines = [csvLine(CSV_HEAD)];
    const all = { ...query, page: 1, skip: 0, perPage: EXPORT_PAGE, sort: 'id', order: 'DESC' as const };
    await this.database.transaction((tx) => this.record(tx, { action: 'audit.export', targetType: 'audit', targetId: tx.orgId }));
    for (let cursor: string | null = null; ;) {
      const rows: AuditRow[] = await this.database.transaction((tx) => this.entries.page(tx, all, cursor));
      lines.push(...rows.map((row) => csvLine(cellsOf(row))));
      if (lines.length > MAX_EXPORT)
        throw refused('audit.export_too_large', `These are more than ${MAX_EXPORT} entries. Choose a shorter time and export again.`);
      if (rows.length < EXPORT_PAGE) return lines.join('');
      cursor = rows.at(-1)!.id;
    }
  }
}
