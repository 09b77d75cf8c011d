import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Asker, Known, OpenQuestion, QuestionState } from './questions.schema.js';

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

  /** False when nobody may be kept under this id any more; an erasure that begins now waits for us. */
  async holdAsker(tx: Tx, contactId: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM contacts WHERE org_id = $1 AND id = $2 AND anonymised_at IS NULL FOR KEY SHARE', [
      tx.orgId,
      contactId,
    ]);
    return rows.length === 1;
  }

  /** One more time the same, or a new one. */
  async asked(tx: Tx, question: string, fingerprint: string, { source, contactId }: Asker): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO knowledge_questions AS q (id, org_id, question, fingerprint, source, contact_id, first_asked_at, last_asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, app_now(), app_now())
       ON CONFLICT (org_id, fingerprint) WHERE state = 'open'
         DO UPDATE SET times = q.times + 1, question = excluded.question, contact_id = excluded.contact_id, last_asked_at = excluded.last_asked_at,
           source = CASE WHEN excluded.source = 'conversation' THEN 'conversation' ELSE q.source END
       RETURNING q.id`,
      [newId(), tx.orgId, question, fingerprint, source, contactId],
    );
    if (contactId !== null)
      await tx.execute(
        `INSERT INTO knowledge_question_askers (org_id, question_id, contact_id, question, asked_at) VALUES ($1, $2, $3, $4, app_now())
         ON CONFLICT (org_id, question_id, contact_id) DO UPDATE SET question = excluded.question, asked_at = excluded.asked_at`,
        [tx.orgId, row!.id, contactId, question],
      );
    await tx.execute(
      `DELETE FROM knowledge_questions WHERE org_id = $1 AND id IN (
         SELECT id FROM knowledge_questions WHERE org_id = $1 AND state = 'open' ORDER BY (id = $2) DESC, times DESC, last_asked_at DESC OFFSET $3)`,
      [tx.orgId, row!.id, MOST_OPEN],
    );
    return row!.id;
  }

  /** By which words those who asked could be told, as far as it is known today. */
  async knownOf(tx: Tx, ids: readonly string[]): Promise<Known> {
    const rows = await tx.query<{ name: string | null; address: string | null }>(
      `SELECT DISTINCT c.name, c.address FROM knowledge_question_askers a JOIN contacts c ON c.org_id = a.org_id AND c.id = a.contact_id
       WHERE a.org_id = $1 AND a.question_id = ANY($2::uuid[])`,
      [tx.orgId, ids],
    );
    const all = (values: (string | null)[]): string[] => values.filter((value) => value !== null);
    return { names: all(rows.map(({ name }) => name)), addresses: all(rows.map(({ address }) => address)) };
  }

  /** What a person asked in vain, in their words. */
  askedBy(tx: Tx, contactId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT a.question, a.asked_at AS "askedAt", q.state FROM knowledge_question_askers a
         JOIN knowledge_questions q ON q.org_id = a.org_id AND q.id = a.question_id
       WHERE a.org_id = $1 AND a.contact_id = $2 ORDER BY a.asked_at`,
      [tx.orgId, contactId],
    );
  }

  /** What others asked too stands in the words of one of them from now on; the rest goes. */
  async forget(tx: Tx, contactId: string): Promise<number> {
    const params = [tx.orgId, contactId];
    const count = await tx.execute('DELETE FROM knowledge_question_askers WHERE org_id = $1 AND contact_id = $2', params);
    // held, so that an erasure of the other one finds the words where they are now
    await tx.execute(
      `WITH other AS (
         SELECT q.id, a.question, a.contact_id FROM knowledge_questions q CROSS JOIN LATERAL (
           SELECT k.question, k.contact_id FROM knowledge_question_askers k WHERE k.org_id = q.org_id AND k.question_id = q.id
           ORDER BY k.asked_at DESC LIMIT 1 FOR SHARE SKIP LOCKED) a
         WHERE q.org_id = $1 AND q.contact_id = $2)
       UPDATE knowledge_questions q SET question = other.question, contact_id = other.contact_id FROM other WHERE q.org_id = $1 AND q.id = other.id`,
      params,
    );
    return count + (await tx.execute('DELETE FROM knowledge_questions WHERE org_id = $1 AND contact_id = $2', params));
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
