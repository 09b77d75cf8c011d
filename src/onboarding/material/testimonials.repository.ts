import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Testimonial } from '../questionnaire.schema.js';

export type TestimonialValues = Omit<Testimonial, 'id' | 'contactName' | 'isUsable' | 'version'>;

const USABLE = `(t.permission = 'granted' AND t.source <> '')`;
const SELECT = `SELECT t.id, t.kind, t.body, t.author, t.source, t.source_url AS "sourceUrl", t.permission, t.permission_note AS "permissionNote",
  t.contact_id AS "contactId", c.name AS "contactName", ${USABLE} AS "isUsable", t.version
  FROM testimonials t LEFT JOIN contacts c ON c.org_id = t.org_id AND c.id = t.contact_id`;
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
      `INSERT INTO testimonials (id, org_id, kind, body, author, source, source_url, permission, permission_note, contact_id, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, app_now(), app_now())`,
      [id, tx.orgId, ...inOrder(values)],
    );
    await this.mark(tx, values);
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, values: TestimonialValues): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE testimonials SET kind = $4, body = $5, author = $6, source = $7, source_url = $8, permission = $9, permission_note = $10,
         contact_id = $11, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, ...inOrder(values)],
    );
    if (changed === 1) await this.mark(tx, values);
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM testimonials WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  /** What a person said, as they get it on request. */
  ofContact(tx: Tx, contactId: string): Promise<Record<string, unknown>[]> {
    return tx.query(
      `SELECT id, kind, body, author, source, source_url AS "sourceUrl", permission, permission_note AS "permissionNote", created_at AS "createdAt"
       FROM testimonials WHERE org_id = $1 AND contact_id = $2 ORDER BY created_at, id`,
      [tx.orgId, contactId],
    );
  }

  /** Deletes what a person said, here and in every version of the documents that quotes it; answers how many rows it touched. */
  async forget(tx: Tx, contactId: string): Promise<number> {
    const params = [tx.orgId, contactId];
    const [quoted] = await tx.query<{ count: number }>('SELECT forget_quotes($1, $2) AS count', params);
    await tx.execute('DELETE FROM testimonial_marks WHERE org_id = $1 AND contact_id = $2', params);
    return (quoted?.count ?? 0) + (await tx.execute('DELETE FROM testimonials WHERE org_id = $1 AND contact_id = $2', params));
  }

  /** Remembers a wording by its hash, so that an erasure finds it where it was quoted. */
  private async mark(tx: Tx, { contactId, body }: TestimonialValues): Promise<void> {
    if (contactId === null) return;
    await tx.execute(
      `INSERT INTO testimonial_marks (org_id, contact_id, mark) VALUES ($1, $2, sha256(convert_to($3, 'UTF8'))) ON CONFLICT DO NOTHING`,
      [tx.orgId, contactId, body],
    );
  }
}

function inOrder(values: TestimonialValues): unknown[] {
  const { kind, body, author, source, sourceUrl, permission, permissionNote, contactId } = values;
  return [kind, body, author, source, sourceUrl, permission, permissionNote, contactId];
}
