import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { ScanPage, ScanRow, ScanState } from './scan.schema.js';

const COLUMNS = `s.id, s.url, s.state, s.pages, s.delay_seconds AS "delaySeconds", s.error, s.created_at AS "createdAt", s.finished_at AS "finishedAt"`;
const LIST: ListColumns = { fields: { createdAt: 's.created_at', state: 's.state' }, tieBreaker: 's.id' };

/** SQL of website scans. */
@Injectable()
export class ScansRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<ScanRow>> {
    const sql = listSql(query, LIST, { extra: ['s.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<ScanRow>(`SELECT ${COLUMNS} FROM knowledge_scans s ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM knowledge_scans s ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<ScanRow | null> {
    const [row] = await tx.query<ScanRow>(`SELECT ${COLUMNS} FROM knowledge_scans s WHERE s.org_id = $1 AND s.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async live(tx: Tx): Promise<ScanRow | null> {
    const [row] = await tx.query<ScanRow>(
      `SELECT ${COLUMNS} FROM knowledge_scans s WHERE s.org_id = $1 AND s.state IN ('queued', 'running')`,
      [tx.orgId],
    );
    return row ?? null;
  }

  /** Null when one is under way: the index decides between two that start at once. */
  async insert(tx: Tx, url: string): Promise<string | null> {
    const id = newId();
    const count = await tx.execute(
      `INSERT INTO knowledge_scans (id, org_id, url, created_at) VALUES ($1, $2, $3, app_now())
       ON CONFLICT (org_id) WHERE state IN ('queued', 'running') DO NOTHING`,
      [id, tx.orgId, url],
    );
    return count === 1 ? id : null;
  }

  /** A scan whose worker never came back holds nobody up for longer than this. */
  async failForgotten(tx: Tx, minutes: number, error: string): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_scans SET state = 'failed', error = $3, finished_at = app_now()
       WHERE org_id = $1 AND state IN ('queued', 'running') AND created_at < app_now() - make_interval(mins => $2)`,
      [tx.orgId, minutes, error],
    );
  }

  async save(
    tx: Tx,
    id: string,
    change: { state: ScanState; pages: ScanPage[]; delaySeconds: number; error: string | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_scans SET state = $3, pages = $4, delay_seconds = $5, error = $6,
         finished_at = CASE WHEN $3 IN ('done', 'failed') THEN app_now() END
       WHERE org_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
      [tx.orgId, id, change.state, JSON.stringify(change.pages), change.delaySeconds, change.error],
    );
  }
}
