import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Script } from '../questionnaire.schema.js';

export type ScriptValues = Omit<Script, 'id' | 'version'>;

const SELECT = 'SELECT s.id, s.kind, s.name, s.language, s.body, s.version FROM scripts s';
const COLUMNS: ListColumns = {
  fields: { createdAt: 's.created_at', name: 's.name', kind: 's.kind', language: 's.language' },
  search: ['s.name', 's.body'],
  tieBreaker: 's.id',
};

/** SQL of the scripts. */
@Injectable()
export class ScriptsRepository {
  all(tx: Tx): Promise<Script[]> {
    return tx.query<Script>(`${SELECT} WHERE s.org_id = $1 ORDER BY s.kind, s.name, s.language`, [tx.orgId]);
  }

  async list(tx: Tx, query: ListQuery): Promise<Page<Script>> {
    const sql = listSql(query, COLUMNS, { extra: ['s.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<Script>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM scripts s ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<Script | null> {
    const [row] = await tx.query<Script>(`${SELECT} WHERE s.org_id = $1 AND s.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  /** False when there is one for this moment and language already. */
  async insert(tx: Tx, id: string, { kind, name, language, body }: ScriptValues): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO scripts (id, org_id, kind, name, language, body, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, app_now(), app_now()) ON CONFLICT (org_id, kind, name, language) DO NOTHING`,
      [id, tx.orgId, kind, name, language, body],
    );
    return inserted === 1;
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, body: string): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE scripts SET body = $4, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, body],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM scripts WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }
}
