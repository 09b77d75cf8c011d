import { Injectable } from '@nestjs/common';
import { signsOf } from '../../knowledge/embedding/vectors.rules.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { NearLine } from '../conversation-search.rules.js';
import { wasSaid } from '../said.rules.js';

/** The newest lines are in every context anyway: a line gets its vector once so many follow it. */
export const UNSEEN_AFTER = 10;
/** A thread that goes on for years: its newest lines, as the search by words has it. */
const LINES_PER_THREAD = 1000;
const THREADS_AT_ONCE = 500;
const MAX_TEXT = 2000;

/** A line that may have a vector: words that somebody wrote and nobody took back. "ok" means nothing by itself. */
const SAYS = `x.deleted_at IS NULL AND x.kind <> 'draft' AND length(x.body) >= 8 AND x.body <> '[erased]'`;

const MISSING = `SELECT x.id, left(x.body, ${MAX_TEXT}) AS text, md5(x.body) AS hash
  FROM (SELECT id, last_seq FROM conversations
    WHERE org_id = $1 AND last_message_at > app_now() - interval '6 hours' AND last_seq > ${UNSEEN_AFTER}
    ORDER BY last_message_at DESC LIMIT ${THREADS_AT_ONCE}) c
  JOIN messages x ON x.org_id = $1 AND x.conversation_id = c.id AND x.seq BETWEEN c.last_seq - ${LINES_PER_THREAD} AND c.last_seq - ${UNSEEN_AFTER}
  WHERE ${SAYS} AND NOT EXISTS (SELECT 1 FROM message_vectors v WHERE v.org_id = $1 AND v.message_id = x.id AND v.model = $2)
  LIMIT $3`;

// Only if the words are still the ones that were embedded; the lock makes whoever changes them wait, and then find the vector to remove.
const ADD = `INSERT INTO message_vectors (org_id, message_id, model, vector, signs)
  SELECT x.org_id, x.id, $3, $4::real[], $5::bit varying FROM messages x WHERE x.org_id = $1 AND x.id = $2 AND md5(x.body) = $6 AND ${SAYS} FOR SHARE
  ON CONFLICT (org_id, message_id) DO UPDATE SET model = excluded.model, vector = excluded.vector, signs = excluded.signs`;

const HAS = `SELECT EXISTS (SELECT 1 FROM messages x JOIN message_vectors v ON v.org_id = $1 AND v.message_id = x.id AND v.model = $4
  WHERE x.org_id = $1 AND x.conversation_id = $2 AND x.seq < $3) AS has`;

// Few bits differ between the signs of near vectors: the thirty nearest by them are compared exactly.
const NEAR = `WITH n AS MATERIALIZED (
    SELECT x.id, x.seq, coalesce(x.provider_at, x.created_at) AS at, x.sender, x.body, v.vector
    FROM messages x JOIN message_vectors v ON v.org_id = $1 AND v.message_id = x.id AND v.model = $4 AND length(v.signs) = length($6::bit varying)
    WHERE x.org_id = $1 AND x.conversation_id = $2 AND x.seq < $3 AND ${SAYS}
      AND ${wasSaid('x')}
    ORDER BY bit_count(v.signs # $6::bit varying) LIMIT 30)
  SELECT n.id AS "messageId", $2::uuid AS "conversationId", n.seq::int, n.at, n.sender, n.body AS text,
    (SELECT sum(a.x * a.y) FROM unnest(n.vector, $5::real[]) AS a(x, y))::real AS similarity
  FROM n ORDER BY similarity DESC LIMIT $7`;

/** SQL of the vectors of what people wrote. */
@Injectable()
export class MessageVectorsRepository {
  /** Businesses with a line that has scrolled out of sight without a vector of the model. */
  async due(tx: Tx, model: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM message_vectors_due($1, $2, $3) AS id', [model, UNSEEN_AFTER, limit]);
    return rows.map(({ id }) => id);
  }

  /** Such lines, with what tells whether their words are still the same when their vector comes. */
  missing(tx: Tx, model: string, limit: number): Promise<{ id: string; text: string; hash: string }[]> {
    return tx.query(MISSING, [tx.orgId, model, limit]);
  }

  /** Nothing happens where the words changed or went meanwhile. */
  async add(tx: Tx, model: string, line: { id: string; hash: string }, vector: readonly number[]): Promise<void> {
    await tx.execute(ADD, [tx.orgId, line.id, model, vector, signsOf(vector), line.hash]);
  }

  /** Whether a line before `beforeSeq` of the conversation has a vector of the model. */
  async has(tx: Tx, conversationId: string, beforeSeq: number, model: string): Promise<boolean> {
    const [row] = await tx.query<{ has: boolean }>(HAS, [tx.orgId, conversationId, beforeSeq, model]);
    return row?.has ?? false;
  }

  /** The lines before `beforeSeq` of the conversation that lie nearest to the vector of a question; texts that never left are not among them. */
  near(
    tx: Tx,
    place: { conversationId: string; beforeSeq: number },
    question: { model: string; vector: readonly number[] },
    limit: number,
  ): Promise<NearLine[]> {
    const { conversationId, beforeSeq } = place;
    const { model, vector } = question;
    return tx.query<NearLine>(NEAR, [tx.orgId, conversationId, beforeSeq, model, vector, signsOf(vector), limit]);
  }
}
