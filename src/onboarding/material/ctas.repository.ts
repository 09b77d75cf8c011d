import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Cta } from '../questionnaire.schema.js';

export type CtaValues = Pick<Cta, 'kind' | 'label' | 'steps' | 'target' | 'url' | 'fileId' | 'serviceId' | 'isActive'>;

const SELECT = `SELECT c.id, c.kind, c.label, c.steps, c.target, c.url, c.file_id AS "fileId", f.file_name AS "fileName",
  c.service_id AS "serviceId", s.name AS "serviceName", c.is_active AS "isActive", c.version
  FROM ctas c LEFT JOIN onboarding_files f ON f.org_id = c.org_id AND f.id = c.file_id
  LEFT JOIN services s ON s.org_id = c.org_id AND s.id = c.service_id AND s.is_active`;
const COLUMNS: ListColumns = {
  fields: { createdAt: 'c.created_at', label: 'c.label', kind: 'c.kind', isActive: 'c.is_active' },
  search: ['c.label'],
  tieBreaker: 'c.id',
};

/** SQL of the calls to action. */
@Injectable()
export class CtasRepository {
  all(tx: Tx): Promise<Cta[]> {
    return tx.query<Cta>(`${SELECT} WHERE c.org_id = $1 ORDER BY c.created_at, c.id`, [tx.orgId]);
  }

  async list(tx: Tx, query: ListQuery): Promise<Page<Cta>> {
    const sql = listSql(query, COLUMNS, { extra: ['c.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<Cta>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM ctas c ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<Cta | null> {
    const [row] = await tx.query<Cta>(`${SELECT} WHERE c.org_id = $1 AND c.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ total: number }>('SELECT count(*)::int AS total FROM ctas WHERE org_id = $1', [tx.orgId]);
    return row?.total ?? 0;
  }

  async insert(tx: Tx, id: string, cta: CtaValues): Promise<void> {
    await tx.execute(
      `INSERT INTO ctas (id, org_id, kind, label, steps, target, url, file_id, service_id, is_active, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_now(), app_now())`,
      [id, tx.orgId, cta.kind, cta.label, cta.steps, cta.target, cta.url, cta.fileId, cta.serviceId, cta.isActive],
    );
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, cta: CtaValues): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE ctas SET kind = $4, label = $5, steps = $6, target = $7, url = $8, file_id = $9, service_id = $10, is_active = $11,
         version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, cta.kind, cta.label, cta.steps, cta.target, cta.url, cta.fileId, cta.serviceId, cta.isActive],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM ctas WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  async labelExists(tx: Tx, cta: Pick<Cta, 'kind' | 'label'>, exceptId: string | null): Promise<boolean> {
    const rows = await tx.query(
      'SELECT 1 FROM ctas WHERE org_id = $1 AND kind = $2 AND lower(label) = lower($3) AND ($4::uuid IS NULL OR id <> $4)',
      [tx.orgId, cta.kind, cta.label, exceptId],
    );
    return rows.length > 0;
  }
}
