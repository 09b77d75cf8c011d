import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { TenantContext } from '../../platform/tenancy/tenant-context.js';
import { DOCUMENTS_FORMAT } from './documents.schema.js';
import type { NewVersion, VersionRow, VersionSummary } from './version.schema.js';

const STATE = `CASE WHEN s.published_version_id = v.id THEN 'published' WHEN s.test_version_id = v.id THEN 'test'
  WHEN EXISTS (SELECT 1 FROM profile_releases r WHERE r.org_id = v.org_id AND r.version_id = v.id AND r.kind IN ('publish', 'rollback')) THEN 'retired'
  ELSE 'draft' END`;
const SUMMARY = `v.id, v.number, v.base_version_id AS "baseVersionId", v.origin, ${STATE} AS state, v.reason, v.engine, v.model,
  v.cost_micros::float8 AS "costMicros", v.notes, v.created_by AS "createdBy", u.name AS "createdByName", v.created_at AS "createdAt"`;
const FROM = `FROM profile_versions v LEFT JOIN profile_states s ON s.org_id = v.org_id LEFT JOIN users u ON u.id = v.created_by`;
const ONE = `SELECT ${SUMMARY}, v.documents ${FROM} WHERE v.org_id = $1 AND v.id = $2`;
const COLUMNS: ListColumns = {
  fields: { number: 'v.number', createdAt: 'v.created_at', origin: 'v.origin' },
  search: ['v.reason'],
  tieBreaker: 'v.id',
};

/** SQL of versions: they are added and read, never changed. */
@Injectable()
export class VersionsRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<VersionSummary>> {
    const sql = listSql(query, COLUMNS, { extra: ['v.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<VersionSummary>([`SELECT ${SUMMARY}`, FROM, sql.where, sql.tail].join(' '), sql.params);
    const [count] = await tx.query<{ total: number }>(['SELECT count(*)::int AS total', FROM, sql.where].join(' '), sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<VersionRow | null> {
    const [row] = await tx.query<VersionRow>(ONE, [tx.orgId, id]);
    return row ?? null;
  }

  /** The caller holds the lock of the business's profile state: numbers follow each other. */
  async insert(tx: Tx, version: NewVersion): Promise<string> {
    const id = newId();
    await tx.execute(
      `INSERT INTO profile_versions (id, org_id, number, format, base_version_id, origin, documents, reason, engine, model, cost_micros, tokens, notes,
         answers_hash, created_by, created_at)
       SELECT $1, $2, coalesce(max(p.number), 0) + 1, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12::text[],
         coalesce($13, (SELECT b.answers_hash FROM profile_versions b WHERE b.org_id = $2 AND b.id = $4)), $14, app_now()
       FROM profile_versions p WHERE p.org_id = $2`,
      [
        id,
        tx.orgId,
        DOCUMENTS_FORMAT,
        version.baseVersionId,
        version.origin,
        JSON.stringify(version.documents),
        version.reason,
        version.engine ?? null,
        version.model ?? null,
        version.costMicros ?? null,
        version.tokens ?? 0,
        version.notes ?? [],
        version.answersHash ?? null,
        TenantContext.personId(),
      ],
    );
    return id;
  }

  /** What a version was made of; null where nobody wrote it down. */
  async answersHash(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ hash: string | null }>(
      'SELECT answers_hash AS hash FROM profile_versions WHERE org_id = $1 AND id = $2',
      [tx.orgId, id],
    );
    return row?.hash ?? null;
  }

  /** Whether a section, a call to action, a testimonial or a script was saved after this moment. */
  async hasAnswersSince(tx: Tx, since: Date): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM onboarding_answers WHERE org_id = $1 AND updated_at > $2 UNION ALL SELECT 1 FROM ctas WHERE org_id = $1 AND updated_at > $2
       UNION ALL SELECT 1 FROM testimonials WHERE org_id = $1 AND updated_at > $2
       UNION ALL SELECT 1 FROM scripts WHERE org_id = $1 AND updated_at > $2 LIMIT 1`,
      [tx.orgId, since],
    );
    return rows.length > 0;
  }
}
