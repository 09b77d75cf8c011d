import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { FoundChunk } from '../knowledge.schema.js';
import { signsOf } from './vectors.rules.js';

/** A piece with the cosine between it and the question instead of a relevance. */
export type NearChunk = Omit<FoundChunk, 'relevance'> & { similarity: number };

/** What one request for vectors used. */
export interface EmbeddingBill {
  provider: string;
  model: string;
  tokens: number;
  /** Micro-dollars; null for a model whose price is unknown. */
  costMicros: number | null;
  what: string;
  texts: number;
}

const PIECE = `c.id AS "chunkId", d.id AS "documentId", d.title, d.source_url AS "sourceUrl", d.kind, c.heading, c.body, c.is_pair AS "isPair",
  d.is_stale AS "isStale", d.last_verified_at AS "verifiedAt"`;
const OF_THE_ORG = `JOIN knowledge_chunks c ON c.org_id = $1 AND c.text_key = n.text_key JOIN knowledge_documents d ON d.org_id = $1 AND d.id = c.document_id`;

// Few bits differ between the signs of near vectors: the thirty nearest by them are compared exactly.
const NEAR_BY_SIGNS = `WITH n AS MATERIALIZED (
    SELECT v.text_key, v.vector FROM knowledge_vectors v WHERE v.org_id = $1 AND v.model = $2 AND length(v.signs) = length($4::bit varying)
    ORDER BY bit_count(v.signs # $4::bit varying) LIMIT 30)
  SELECT ${PIECE}, (SELECT sum(a.x * a.y) FROM unnest(n.vector, $3::real[]) AS a(x, y))::real AS similarity FROM n ${OF_THE_ORG} ORDER BY similarity DESC LIMIT $5`;
const NEAR_BY_PGVECTOR = `WITH n AS MATERIALIZED (
    SELECT v.text_key, 1 - (v.vector::vector <=> $3::real[]::vector) AS similarity FROM knowledge_vectors v
    WHERE v.org_id = $1 AND v.model = $2 AND length(v.signs) = length($4::bit varying)
    ORDER BY v.vector::vector <=> $3::real[]::vector LIMIT 30)
  SELECT ${PIECE}, n.similarity::real FROM n ${OF_THE_ORG} ORDER BY n.similarity DESC LIMIT $5`;

/** SQL of vectors: those of the pieces, and what they cost. */
@Injectable()
export class VectorsRepository {
  /** Whether the database has the extension pgvector. */
  async hasPgvector(tx: Tx): Promise<boolean> {
    const [row] = await tx.query<{ has: boolean }>(`SELECT to_regtype('vector') IS NOT NULL AS has`);
    return row?.has ?? false;
  }

  async due(tx: Tx, model: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM vectors_due($1, $2) AS id', [model, limit]);
    return rows.map(({ id }) => id);
  }

  /** Texts of pieces without a vector of the model, each once. */
  missing(tx: Tx, model: string, limit: number): Promise<{ key: string; text: string }[]> {
    return tx.query(
      `SELECT DISTINCT ON (c.text_key) c.text_key AS key, left(coalesce(c.heading, '') || E'\\n' || c.body, 4000) AS text FROM knowledge_chunks c
       WHERE c.org_id = $1 AND NOT EXISTS (SELECT 1 FROM knowledge_vectors v WHERE v.org_id = $1 AND v.model = $2 AND v.text_key = c.text_key)
       ORDER BY c.text_key LIMIT $3`,
      [tx.orgId, model, limit],
    );
  }

  async add(tx: Tx, model: string, key: string, vector: readonly number[]): Promise<void> {
    await tx.execute(
      `INSERT INTO knowledge_vectors (org_id, model, text_key, vector, signs) VALUES ($1, $2, $3, $4::real[], $5::bit varying) ON CONFLICT DO NOTHING`,
      [tx.orgId, model, key, vector, signsOf(vector)],
    );
  }

  /** Those of other models, and of texts that are gone. */
  async removeOld(tx: Tx, model: string): Promise<void> {
    await tx.execute(
      `DELETE FROM knowledge_vectors v WHERE v.org_id = $1 AND (v.model <> $2
         OR NOT EXISTS (SELECT 1 FROM knowledge_chunks c WHERE c.org_id = $1 AND c.text_key = v.text_key))`,
      [tx.orgId, model],
    );
    await tx.execute('DELETE FROM knowledge_models WHERE org_id = $1 AND model <> $2', [tx.orgId, model]);
  }

  async threshold(tx: Tx, model: string): Promise<number | null> {
    const [row] = await tx.query<{ threshold: number }>('SELECT threshold FROM knowledge_models WHERE org_id = $1 AND model = $2', [
      tx.orgId,
      model,
    ]);
    return row?.threshold ?? null;
  }

  async setThreshold(tx: Tx, model: string, threshold: number): Promise<void> {
    await tx.execute('INSERT INTO knowledge_models (org_id, model, threshold) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      tx.orgId,
      model,
      threshold,
    ]);
  }

  /** The pieces whose text lies nearest to the vector of a question. */
  near(tx: Tx, model: string, vector: readonly number[], limit: number, hasPgvector: boolean): Promise<NearChunk[]> {
    const params = [tx.orgId, model, vector, signsOf(vector), limit];
    return hasPgvector ? tx.query<NearChunk>(NEAR_BY_PGVECTOR, params) : tx.query<NearChunk>(NEAR_BY_SIGNS, params);
  }

  async pay(tx: Tx, bill: EmbeddingBill): Promise<void> {
    await tx.execute(
      `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, detail)
       VALUES ($1, app_now(), 'embedding.finished', $2, $3, $4, $5, $6::jsonb)`,
      [tx.orgId, bill.tokens, bill.costMicros, bill.provider, bill.model, JSON.stringify({ for: bill.what, texts: bill.texts })],
    );
  }
}
