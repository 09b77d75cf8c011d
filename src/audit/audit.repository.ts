import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Actor } from '../platform/tenancy/tenant-context.js';

export interface AuditRow {
  id: string;
  at: Date;
  actor_type: string;
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  target_type: string;
  target_id: string;
  before: unknown;
  after: unknown;
  ip: string | null;
  request_id: string | null;
}

export interface NewAuditRow {
  actor: Actor;
  action: string;
  targetType: string;
  targetId: string;
  before: unknown;
  after: unknown;
  ip?: string;
  requestId?: string;
}

const FIELDS = {
  id: 'a.id',
  at: 'a.at',
  action: 'a.action',
  actorType: 'a.actor_type',
  actorId: 'a.actor_id',
  targetType: 'a.target_type',
  targetId: 'a.target_id',
};

/** SQL of the audit trail: insert and read, because the app role may do nothing else. */
@Injectable()
export class AuditRepository {
  insert(tx: Tx, row: NewAuditRow): void {
    tx.write(
      `INSERT INTO audit_entries (org_id, actor_type, actor_id, actor_name, action, target_type, target_id, before, after, ip, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11)`,
      [
        tx.orgId,
        row.actor.type,
        row.actor.id ?? null,
        row.actor.name ?? null,
        row.action,
        row.targetType,
        row.targetId,
        JSON.stringify(row.before ?? null),
        JSON.stringify(row.after ?? null),
        row.ip ?? null,
        row.requestId ?? null,
      ],
    );
  }

  async list(tx: Tx, query: ListQuery, beforeId: string | null): Promise<{ rows: AuditRow[]; total: number }> {
    const base = { extra: ['a.org_id = $1'], params: [tx.orgId] };
    const count = listSql(query, { fields: FIELDS, tieBreaker: 'a.id' }, base);
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) FROM audit_entries a ${count.where}`, count.params);
    const page = listSql(
      query,
      { fields: FIELDS, tieBreaker: 'a.id' },
      beforeId ? { extra: [...base.extra, 'a.id < $2'], params: [tx.orgId, beforeId] } : base,
    );
    const rows = await tx.query<AuditRow>(
      `SELECT a.id::text, a.at, a.actor_type, a.actor_id, a.actor_name, a.action, a.target_type, a.target_id, a.before, a.after, a.ip, a.request_id
       FROM audit_entries a ${page.where} ${page.tail}`,
      page.params,
    );
    return { rows, total: Number(counted?.count ?? 0) };
  }
}
