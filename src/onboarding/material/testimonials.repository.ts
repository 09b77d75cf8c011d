import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Testimonial } from '../questionnaire.schema.js';

export type TestimonialValues = Omit<Testimonial, 'id' | 'isUsable' | 'version'>;

const USABLE = `(t.permission = 'granted' AND t.source <> '')`;
const SELECT = `SELECT t.id, t.kind, t.body, t.author, t.source, t.source_url AS "sourceUrl", t.permission, t.permission_note AS "permissionNote",
  ${USABLE} AS "isUsable", t.version FROM testimonials t`;
const COLUMNS: ListColumns = {
  fields: { createdAt: 't.created_at', author: 't.author', kind: 't.kind', permission: 't.permission', isUsable: USABLE },
  search: ['t.author', 't.body'],
  tieBreaker: 't.id',
};

/** SQL of testimonials and case studies. */
@Injectable()
export class TestimonialsRepository {
  all(tx: Tx): Promise<Testimonial[]> {
    return tx.query<Testimonial>(`${SELECT} WHERE t.org_id = $1 ORDER BY t.created_at, t.id`, [tx.orgId]);
  }

  async list(tx: Tx, query: ListQuery): Promise<Page<Testimonial>> {
    const sql = listSql(query, COLUMNS, { extra: ['t.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<Testimonial>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM testimonials t ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<Testimonial | null> {
    const [row] = await tx.query<Testimonial>(`${SELECT} WHERE t.org_id = $1 AND t.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ total: number }>('SELECT count(*)::int AS total FROM testimonials WHERE org_id = $1', [tx.orgId]);
    return row?.total ?? 0;
  }

  async insert(tx: Tx, id: string, values: TestimonialValues): Promise<void> {
    await tx.execute(
      `INSERT INTO testimonials (id, org_id, kind, body, author, source, source_url, permission, permission_note, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_now(), app_now())`,
      [id, tx.orgId, ...inOrder(values)],
    );
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, values: TestimonialValues): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE testimonials SET kind = $4, body = $5, author = $6, source = $7, source_url = $8, permission = $9, permission_note = $10,
         version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, ...inOrder(values)],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM testimonials WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }
}

function inOrder(values: TestimonialValues): unknown[] {
  return [values.kind, values.body, values.author, values.source, values.sourceUrl, values.permission, values.permissionNote];
}
