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
  view_as: string | null;
  chain_seq: string | null;
  hash: string | null;
}

/** What there is to choose from when filtering. */
export interface AuditFacets {
  actions: string[];
  targetTypes: string[];
  actors: { id: string; name: string }[];
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
  viewId: 'a.view_as',
};
const COLUMNS = { fields: FIELDS, search: ['a.action', 'a.actor_name', 'a.target_type', 'a.target_id'], tieBreaker: 'a.id' };
const ROW = `a.id::text, a.at, a.actor_type, a.actor_id, a.actor_name, a.action, a.target_type, a.target_id, a.before, a.after, a.ip, a.request_id,
  a.view_as, a.chain_seq::text, encode(a.hash, 'hex') AS hash`;
/** The choices come from the newest entries: looking through all of them would read the whole trail. */
const FACET_ENTRIES = 5_000;

/** SQL of the audit trail: insert and read, because the app role may do nothing else. */
@Injectable()
export class AuditRepository {
  insert(tx: Tx, row: NewAuditRow): void {
    tx.write(
      `INSERT INTO audit_entries (org_id, actor_type, actor_id, actor_name, action, target_type, target_id, before, after, ip, request_id, view_as)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, $12)`,
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
        row.actor.viewAsId ?? null,
      ],
    );
  }

  async list(tx: Tx, query: ListQuery, beforeId: string | null): Promise<{ rows: AuditRow[]; total: number }> {
    const base = { extra: ['a.org_id = $1'], params: [tx.orgId] };
    const count = listSql(query, COLUMNS, base);
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) FROM audit_entries a ${count.where}`, count.params);
    return { rows: await this.page(tx, query, beforeId), total: Number(counted?.count ?? 0) };
  }

  /** One page, newest first, of what is older than the given entry. */
  async page(tx: Tx, query: ListQuery, beforeId: string | null): Promise<AuditRow[]> {
    const base = { extra: ['a.org_id = $1'], params: [tx.orgId] };
    const page = listSql(query, COLUMNS, beforeId === null ? base : { extra: [...base.extra, 'a.id < $2'], params: [tx.orgId, beforeId] });
    return tx.query<AuditRow>(`SELECT ${ROW} FROM audit_entries a ${page.where} ${page.tail}`, page.params);
  }

  async facets(tx: Tx): Promise<AuditFacets> {
    const [row] = await tx.query<AuditFacets>(
      `WITH newest AS MATERIALIZED (SELECT action, target_type, actor_id, actor_name FROM audit_entries WHERE org_id = $1 ORDER BY id DESC LIMIT $2)
       SELECT coalesce((SELECT json_agg(DISTINCT action) FROM newest), '[]') AS actions,
         coalesce((SELECT json_agg(DISTINCT target_type) FROM newest), '[]') AS "targetTypes",
         coalesce((SELECT json_agg(json_build_object('id', p.actor_id, 'name', p.name) ORDER BY p.name)
           FROM (SELECT actor_id, max(actor_name) AS name FROM newest WHERE actor_id IS NOT NULL AND actor_name IS NOT NULL GROUP BY 1) p), '[]') AS actors`,
      [tx.orgId, FACET_ENTRIES],
    );
    return row ?? { actions: [], targetTypes: [], actors: [] };
  }
}
