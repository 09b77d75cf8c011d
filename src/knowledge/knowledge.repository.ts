import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { DocumentRow, DocumentSummary, FoundChunk, KnowledgeChunk, NewDocument } from './knowledge.schema.js';
import type { Piece } from './reading/faq.rules.js';
import { hintsOf } from './words.rules.js';

const SUMMARY = `d.id, d.kind, d.title, d.source_url AS "sourceUrl", d.file_name AS "fileName", d.chunk_count AS "chunkCount",
  d.pair_count AS "pairCount", d.last_verified_at AS "lastVerifiedAt", d.is_stale AS "isStale", d.stale_reason AS "staleReason",
  d.version, d.created_at AS "createdAt", d.updated_at AS "updatedAt"`;
const COLUMNS: ListColumns = {
  fields: {
    title: 'd.title',
    createdAt: 'd.created_at',
    lastVerifiedAt: 'd.last_verified_at',
    chunkCount: 'd.chunk_count',
    kind: 'd.kind',
    isStale: 'd.is_stale',
  },
  search: ['d.title', 'd.source_url'],
  tieBreaker: 'd.id',
};

/** SQL of documents and their pieces. */
@Injectable()
export class KnowledgeRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<DocumentSummary>> {
    const sql = listSql(query, COLUMNS, { extra: ['d.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<DocumentSummary>(`SELECT ${SUMMARY} FROM knowledge_documents d ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM knowledge_documents d ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string, isLocked = false): Promise<DocumentRow | null> {
    const [row] = await tx.query<DocumentRow>(isLocked ? FIND_LOCKED : FIND, [tx.orgId, id]);
    return row ?? null;
  }

  /** The file or page that came from the same place before. */
  async findSource(tx: Tx, source: { fileName?: string | null; sourceUrl?: string | null }): Promise<DocumentRow | null> {
    const [row] = await tx.query<DocumentRow>(
      `SELECT ${SUMMARY}, d.content, d.found_content AS "foundContent" FROM knowledge_documents d
       WHERE d.org_id = $1 AND ((d.kind = 'file' AND lower(d.file_name) = lower($2)) OR (d.kind = 'page' AND d.source_url = $3)) FOR UPDATE`,
      [tx.orgId, source.fileName ?? null, source.sourceUrl ?? null],
    );
    return row ?? null;
  }

  async insert(tx: Tx, document: NewDocument): Promise<string> {
    const id = newId();
    await tx.execute(
      `INSERT INTO knowledge_documents (id, org_id, kind, title, source_url, file_name, content, last_verified_at, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, app_now(), app_now(), app_now())`,
      [id, tx.orgId, document.kind, document.title, document.sourceUrl ?? null, document.fileName ?? null, document.content],
    );
    return id;
  }

  /** New words: seen by a person or a scan just now, so they are fresh. */
  async setContent(tx: Tx, id: string, title: string, content: string): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_documents SET title = $3, content = $4, found_content = NULL, is_stale = false, stale_reason = NULL,
         last_verified_at = app_now(), version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, title, content],
    );
  }

  async setVerified(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE knowledge_documents SET found_content = NULL, is_stale = false, stale_reason = NULL, last_verified_at = app_now(),
         version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id],
    );
  }

  async remove(tx: Tx, id: string): Promise<void> {
    // the pieces first: they point at it
    await tx.execute('DELETE FROM knowledge_chunks WHERE org_id = $1 AND document_id = $2', [tx.orgId, id]);
    await tx.execute('DELETE FROM knowledge_documents WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  /** Replaces the pieces of a document in one statement each way. */
  async setPieces(tx: Tx, documentId: string, pieces: readonly Piece[]): Promise<void> {
    await tx.execute('DELETE FROM knowledge_chunks WHERE org_id = $1 AND document_id = $2', [tx.orgId, documentId]);
    await tx.execute(
      `INSERT INTO knowledge_chunks (id, org_id, document_id, position, heading, body, is_pair, hints)
       SELECT p.id, $1, $2, p.position, p.heading, p.body, p.is_pair, p.hints
       FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::boolean[], $8::text[]) AS p(id, position, heading, body, is_pair, hints)`,
      [
        tx.orgId,
        documentId,
        pieces.map(() => newId()),
        pieces.map((_, index) => index + 1),
        pieces.map((piece) => piece.heading),
        pieces.map((piece) => piece.body),
        pieces.map((piece) => piece.isPair),
        pieces.map((piece) => hintsOf(piece.heading)),
      ],
    );
    await tx.execute('UPDATE knowledge_documents SET chunk_count = $3, pair_count = $4 WHERE org_id = $1 AND id = $2', [
      tx.orgId,
      documentId,
      pieces.length,
      pieces.filter((piece) => piece.isPair).length,
    ]);
  }

  chunks(tx: Tx, documentId: string): Promise<KnowledgeChunk[]> {
    return tx.query<KnowledgeChunk>(
      `SELECT c.id, c.position, c.heading, c.body, c.is_pair AS "isPair" FROM knowledge_chunks c
       WHERE c.org_id = $1 AND c.document_id = $2 ORDER BY c.position`,
      [tx.orgId, documentId],
    );
  }

  async chunkCount(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ total: number }>(
      'SELECT coalesce(sum(d.chunk_count), 0)::int AS total FROM knowledge_documents d WHERE d.org_id = $1',
      [tx.orgId],
    );
    return row?.total ?? 0;
  }

  /** The best pieces for the telling words of a question. */
  search(tx: Tx, groups: readonly string[], limit: number): Promise<FoundChunk[]> {
    return tx.query<FoundChunk>(
      `SELECT c.id AS "chunkId", d.id AS "documentId", d.title, d.source_url AS "sourceUrl", d.kind, c.heading, c.body, c.is_pair AS "isPair",
         d.is_stale AS "isStale", d.last_verified_at AS "verifiedAt", s.relevance
       FROM knowledge_search($1, $2::text[], $3) s
       JOIN knowledge_chunks c ON c.org_id = $1 AND c.id = s.chunk_id JOIN knowledge_documents d ON d.org_id = $1 AND d.id = s.document_id
       ORDER BY s.relevance DESC, c.id`,
      [tx.orgId, groups, limit],
    );
  }

  async isAnyStale(tx: Tx): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM knowledge_documents d WHERE d.org_id = $1 AND d.is_stale LIMIT 1', [tx.orgId]);
    return rows.length > 0;
  }

  async summary(tx: Tx): Promise<{ documents: number; chunks: number; staleDocuments: number }> {
    const [row] = await tx.query<{ documents: number; chunks: number; staleDocuments: number }>(
      `SELECT count(*)::int AS documents, coalesce(sum(d.chunk_count), 0)::int AS chunks,
         (count(*) FILTER (WHERE d.is_stale))::int AS "staleDocuments" FROM knowledge_documents d WHERE d.org_id = $1`,
      [tx.orgId],
    );
    return row!;
  }
}

const FIND = `SELECT ${SUMMARY}, d.content, d.found_content AS "foundContent" FROM knowledge_documents d WHERE d.org_id = $1 AND d.id = $2`;
const FIND_LOCKED = `${FIND} FOR UPDATE`;
