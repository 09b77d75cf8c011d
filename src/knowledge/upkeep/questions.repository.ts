import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { OpenQuestion, QuestionSource, QuestionState } from './questions.schema.js';

const FIELDS = `q.id, q.question, q.times, q.source, q.state, q.answer_document_id AS "answerDocumentId", q.first_asked_at AS "firstAskedAt",
  q.last_asked_at AS "lastAskedAt", q.settled_at AS "settledAt"`;
const COLUMNS: ListColumns = {
  fields: { lastAskedAt: 'q.last_asked_at', times: 'q.times', state: 'q.state', source: 'q.source' },
  search: ['q.question'],
  tieBreaker: 'q.id',
};
/** Whoever floods the box fills no disk: the oldest rare questions make room. */
const MOST_OPEN = 500;

/** SQL of the questions that nothing answered. */
@Injectable()
export class QuestionsRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<OpenQuestion>> {
    const sql = listSql(query, COLUMNS, { extra: ['q.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<OpenQuestion>(`SELECT ${FIELDS} FROM knowledge_questions q ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM knowledge_questions q ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  /** Locked in the order of their ids, so that two people who answer the same ones never wait for each other in a circle. */
  lock(tx: Tx, ids: readonly string[]): Promise<OpenQuestion[]> {
    return tx.query<OpenQuestion>(
      `SELECT ${FIELDS} FROM knowledge_questions q WHERE q.org_id = $1 AND q.id = ANY($2::uuid[]) ORDER BY q.id FOR UPDATE`,
      [tx.orgId, ids],
    );
  }

  /** All that are open, the most asked first; `asked` keeps them few. */
  open(tx: Tx): Promise<OpenQuestion[]> {
    return tx.query<OpenQuestion>(
      `SELECT ${FIELDS} FROM knowledge_questions q WHERE q.org_id = $1 AND q.state = 'open' ORDER BY q.times DESC, q.id LIMIT 500`,
      [tx.orgId],
    );
  }

  /** One more time the same, or a new one. */
  async asked(tx: Tx, question: string, fingerprint: string, source: QuestionSource): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO knowledge_questions AS q (id, org_id, question, fingerprint, source, first_asked_at, last_asked_at)
       VALUES ($1, $2, $3, $4, $5, app_now(), app_now())
       ON CONFLICT (org_id, fingerprint) WHERE state = 'open'
         DO UPDATE SET times = q.times + 1, question = excluded.question, last_asked_at = excluded.last_asked_at,
           source = CASE WHEN excluded.source = 'conversation' THEN 'conversation' ELSE q.source END
       RETURNING q.id`,
      [newId(), tx.orgId, question, fingerprint, source],
    );
    await tx.execute(
      `DELETE FROM knowledge_questions WHERE org_id = $1 AND id IN (
         SELECT id FROM knowledge_questions WHERE org_id = $1 AND state = 'open' ORDER BY (id = $2) DESC, times DESC, last_asked_at DESC OFFSET $3)`,
      [tx.orgId, row!.id, MOST_OPEN],
    );
    return row!.id;
  }

  /** True when it was open until now. */
  async settle(tx: Tx, id: string, state: Exclude<QuestionState, 'open'>, documentId: string | null): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE knowledge_questions SET state = $3, answer_document_id = $4, settled_at = app_now() WHERE org_id = $1 AND id = $2 AND state = 'open'`,
      [tx.orgId, id, state, documentId],
    );
    return count === 1;
  }
}
