import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';

/** A document that can be sent as it is. */
export interface SendableFile {
  id: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  createdAt: Date;
}

/** A document byte for byte. */
export interface FileContent {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
}

const SELECT = `SELECT f.id, f.file_name AS "fileName", f.media_type AS "mediaType", f.size_bytes AS "sizeBytes", f.created_at AS "createdAt"
  FROM onboarding_files f`;
const COLUMNS: ListColumns = {
  fields: { createdAt: 'f.created_at', fileName: 'f.file_name' },
  search: ['f.file_name'],
  tieBreaker: 'f.id',
};

/** SQL of the documents that are sent to customers. */
@Injectable()
export class FilesRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<SendableFile>> {
    const sql = listSql(query, COLUMNS, { extra: ['f.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<SendableFile>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM onboarding_files f ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<SendableFile | null> {
    const [row] = await tx.query<SendableFile>(`${SELECT} WHERE f.org_id = $1 AND f.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async content(tx: Tx, id: string): Promise<FileContent | null> {
    const [row] = await tx.query<FileContent>(
      `SELECT f.file_name AS "fileName", f.media_type AS "mediaType", f.bytes FROM onboarding_files f WHERE f.org_id = $1 AND f.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ total: number }>('SELECT count(*)::int AS total FROM onboarding_files WHERE org_id = $1', [tx.orgId]);
    return row?.total ?? 0;
  }

  async insert(tx: Tx, id: string, file: { fileName: string; mediaType: string; bytes: Buffer }): Promise<void> {
    await tx.execute(
      `INSERT INTO onboarding_files (id, org_id, file_name, media_type, bytes, size_bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6, app_now())`,
      [id, tx.orgId, file.fileName, file.mediaType, file.bytes, file.bytes.length],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM onboarding_files WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }
}
