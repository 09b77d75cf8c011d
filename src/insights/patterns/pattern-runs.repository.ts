import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { OutcomeCounts } from './outcome.rules.js';
import type { PatternRun } from './pattern-run.schema.js';
import type { Pattern } from './patterns.rules.js';

const RUN = `r.id, r.state, r.days, r.from_at AS "from", r.to_at AS "to", r.threads_total AS "threadsTotal", r.threads_read AS "threadsRead", r.outcomes,
  r.error, r.created_at AS "createdAt", r.finished_at AS "finishedAt"`;
const LIST: ListColumns = { fields: { createdAt: 'r.created_at', state: 'r.state', days: 'r.days' }, tieBreaker: 'r.id' };

/** A stored pattern: its examples are ids. */
export interface PatternRow extends Pattern {
  id: string;
}

/** The words behind an example, as long as they are there. */
export interface ExampleRow {
  id: string;
  conversationId: string;
  body: string;
  at: Date;
}

/** SQL of looks at a period and of what they found. */
@Injectable()
export class PatternRunsRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<PatternRun>> {
    const sql = listSql(query, LIST, { extra: ['r.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<PatternRun>(`SELECT ${RUN} FROM insight_runs r ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM insight_runs r ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<PatternRun | null> {
    const [row] = await tx.query<PatternRun>(`SELECT ${RUN} FROM insight_runs r WHERE r.org_id = $1 AND r.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async live(tx: Tx): Promise<PatternRun | null> {
    const [row] = await tx.query<PatternRun>(`SELECT ${RUN} FROM insight_runs r WHERE r.org_id = $1 AND r.state IN ('queued', 'running')`, [
      tx.orgId,
    ]);
    return row ?? null;
  }

  /** Null when one is under way: the index decides between two that start at once. */
  async insert(tx: Tx, days: number): Promise<string | null> {
    const id = newId();
    const count = await tx.execute(
      `INSERT INTO insight_runs (id, org_id, days, from_at, to_at, created_at)
       VALUES ($1, $2, $3::int, app_now() - make_interval(days => $3::int), app_now(), app_now())
       ON CONFLICT (org_id) WHERE state IN ('queued', 'running') DO NOTHING`,
      [id, tx.orgId, days],
    );
    return count === 1 ? id : null;
  }

  /** A run whose worker never came back holds nobody up for longer than this. */
  async failForgotten(tx: Tx, minutes: number, error: string): Promise<void> {
    await tx.execute(
      `UPDATE insight_runs SET state = 'failed', error = $3, finished_at = app_now()
       WHERE org_id = $1 AND state IN ('queued', 'running') AND created_at < app_now() - make_interval(mins => $2)`,
      [tx.orgId, minutes, error],
    );
  }

  /** Old looks make room, with their patterns. */
  async keepNewest(tx: Tx, kept: number): Promise<void> {
    await tx.execute(
      `DELETE FROM insight_runs WHERE org_id = $1 AND id IN (
         SELECT id FROM insight_runs WHERE org_id = $1 ORDER BY created_at DESC, id DESC OFFSET $2)`,
      [tx.orgId, kept],
    );
  }

  async progress(tx: Tx, id: string, done: { read: number; total: number }): Promise<void> {
    await tx.execute(
      `UPDATE insight_runs SET state = 'running', threads_read = $3, threads_total = $4 WHERE org_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
      [tx.orgId, id, done.read, done.total],
    );
  }

  /** False when the run has ended already, as after a crash that came behind the commit. */
  async finish(tx: Tx, id: string, outcomes: OutcomeCounts): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE insight_runs SET state = 'done', outcomes = $3, finished_at = app_now() WHERE org_id = $1 AND id = $2 AND state IN ('queued', 'running')`,
      [tx.orgId, id, JSON.stringify(outcomes)],
    );
    return count === 1;
  }

  async insertPatterns(tx: Tx, runId: string, patterns: readonly Pattern[]): Promise<void> {
    const rows = patterns.map((pattern, position) => ({ ...pattern, id: newId(), position }));
    await tx.execute(
      `INSERT INTO insight_patterns (id, org_id, run_id, position, kind, key, words, threads, people, texts, outcomes, examples)
       SELECT p.id, $1, $2, p.position, p.kind, p.key, p.words, p.threads, p.people, p.texts, p.outcomes, p.examples
       FROM jsonb_to_recordset($3::jsonb) AS p(id uuid, position int, kind text, key text, words text[], threads int, people int, texts int, outcomes jsonb, examples uuid[])`,
      [tx.orgId, runId, JSON.stringify(rows)],
    );
  }

  patterns(tx: Tx, runId: string): Promise<PatternRow[]> {
    return tx.query<PatternRow>(
      `SELECT p.id, p.kind, p.key, p.words, p.threads, p.people, p.texts, p.outcomes, p.examples
       FROM insight_patterns p WHERE p.org_id = $1 AND p.run_id = $2 ORDER BY p.position`,
      [tx.orgId, runId],
    );
  }

  /** The words of examples that are still there: neither erased nor deleted. */
  examples(tx: Tx, messageIds: readonly string[]): Promise<ExampleRow[]> {
    return tx.query<ExampleRow>(
      `SELECT m.id, m.conversation_id AS "conversationId", m.body, m.created_at AS at FROM messages m
       WHERE m.org_id = $1 AND m.id = ANY($2::uuid[]) AND m.conversation_id IS NOT NULL AND m.deleted_at IS NULL AND m.body NOT IN ('', '[erased]')`,
      [tx.orgId, messageIds],
    );
  }
}
