import { Injectable } from '@nestjs/common';
import type { PlainParam, Tx } from '../platform/database/database.service.js';

/** A job row as the handlers see it. */
export interface Job {
  id: string;
  orgId: string;
  kind: string;
  dedupeKey: string;
  payload: Record<string, unknown>;
  dueAt: Date;
  conversationId: string | null;
  createdSeq: number | null;
  attempts: number;
}

export interface NewJob {
  id: string;
  kind: string;
  dedupeKey: string;
  dueAt: Date;
  payload: Record<string, unknown>;
  conversationId: string | null;
  cancelOnReply: boolean;
  createdSeq: number | null;
}

export interface JobFilter {
  kind?: string;
  conversationId?: string;
  dedupeKey?: string;
  onReplyOnly?: boolean;
}

interface JobRow {
  id: string;
  org_id: string;
  kind: string;
  dedupe_key: string;
  payload: Record<string, unknown>;
  due_at: Date;
  conversation_id: string | null;
  created_seq: string | null;
  attempts: number;
}

const COLUMNS = 'id, org_id, kind, dedupe_key, payload, due_at, conversation_id, created_seq, attempts';

const INSERT_NEW = `INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at, conversation_id, cancel_on_reply, created_seq)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const INSERT = `${INSERT_NEW} ON CONFLICT (org_id, kind, dedupe_key) DO NOTHING`;

/** SQL of the jobs table. */
@Injectable()
export class JobsRepository {
  async insert(tx: Tx, job: NewJob): Promise<boolean> {
    return (await tx.execute(INSERT, valuesOf(tx, job))) === 1;
  }

  /** The same where nobody asks whether it was new. */
  put(tx: Tx, job: NewJob): void {
    tx.write(INSERT, valuesOf(tx, job));
  }

  /** Told once the commit is durable, where this one was put and not the one that existed before it. */
  ifThere(tx: Tx, id: string, tell: () => void): void {
    tx.closing('SELECT 1 FROM jobs WHERE id = $1 AND org_id = $2', [id, tx.orgId], (rows) => rows.length > 0 && tell());
  }

  /** Adds it, or gives the one of the same kind and key this time, whatever became of it. */
  async move(tx: Tx, job: NewJob): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `${INSERT_NEW} ON CONFLICT (org_id, kind, dedupe_key) DO UPDATE SET due_at = EXCLUDED.due_at, payload = EXCLUDED.payload, state = 'pending',
         attempts = 0, hinted_at = NULL, finished_at = NULL, last_error = NULL, lease_until = NULL, lease_token = jobs.lease_token + 1 RETURNING id`,
      valuesOf(tx, job),
    );
    return row!.id;
  }

  withdraw(tx: Tx, kind: string, conversationId: string): void {
    tx.write(
      `UPDATE jobs SET state = 'cancelled', finished_at = now() WHERE org_id = $1 AND conversation_id = $2 AND kind = $3 AND state = 'pending'`,
      [tx.orgId, conversationId, kind],
    );
  }

  cancel(tx: Tx, filter: JobFilter): Promise<number> {
    return tx.execute(
      `UPDATE jobs SET state = 'cancelled', finished_at = now()
       WHERE org_id = $1 AND state = 'pending' AND ($2::text IS NULL OR kind = $2) AND ($3::uuid IS NULL OR conversation_id = $3)
         AND ($4::text IS NULL OR dedupe_key = $4) AND (NOT $5 OR cancel_on_reply)`,
      [tx.orgId, filter.kind ?? null, filter.conversationId ?? null, filter.dedupeKey ?? null, filter.onReplyOnly ?? false],
    );
  }

  /** Locks a due job for the rest of this transaction; null if another worker has it or it is no longer due. */
  async lockDue(tx: Tx, id: string): Promise<Job | null> {
    const [row] = await tx.query<JobRow>(
      `SELECT ${COLUMNS} FROM jobs WHERE id = $1 AND org_id = $2 AND state = 'pending' AND due_at <= app_now() FOR UPDATE SKIP LOCKED`,
      [id, tx.orgId],
    );
    return row ? toJob(row) : null;
  }

  /** Leases a due job (or one whose lease ran out) for `seconds`; null if it is not to be had. */
  async lease(tx: Tx, id: string, seconds: number): Promise<(Job & { leaseToken: number }) | null> {
    const [row] = await tx.query<JobRow & { lease_token: number }>(
      `UPDATE jobs SET state = 'running', lease_until = now() + make_interval(secs => $3), lease_token = lease_token + 1, attempts = attempts + 1
       WHERE id = $1 AND org_id = $2
         AND ((state = 'pending' AND due_at <= app_now()) OR (state = 'running' AND lease_until < now()))
       RETURNING ${COLUMNS}, lease_token`,
      [id, tx.orgId, seconds],
    );
    return row ? { ...toJob(row), leaseToken: row.lease_token } : null;
  }

  /** Which kind a pending or running job is, so that the worker knows how to run it. */
  async kindOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ kind: string }>(
      `SELECT kind FROM jobs WHERE id = $1 AND org_id = $2 AND state IN ('pending', 'running')`,
      [id, tx.orgId],
    );
    return row?.kind ?? null;
  }

  async finish(tx: Tx, id: string, leaseToken?: number): Promise<void> {
    await tx.execute(
      `UPDATE jobs SET state = 'done', finished_at = now(), lease_until = NULL WHERE id = $1 AND org_id = $2 AND ($3::int IS NULL OR lease_token = $3)`,
      [id, tx.orgId, leaseToken ?? null],
    );
  }

  /**
   * Puts a failed job back with a delay, or into the dead-letter list when `delayMs` is null. A job that is done stays done: its commit
   * may have succeeded although the answer was lost. `leaseToken` names the attempt that failed, another one's is left alone. Answers the
   * kind of a job that is dead now.
   */
  async fail(tx: Tx, id: string, delayMs: number | null, error: string, leaseToken: number | null): Promise<string | null> {
    const [row] = await tx.query<{ kind: string; state: string }>(
      `UPDATE jobs SET state = CASE WHEN $3::bigint IS NULL THEN 'dead' ELSE 'pending' END,
         due_at = CASE WHEN $3::bigint IS NULL THEN due_at ELSE app_now() + make_interval(secs => $3::bigint / 1000.0) END,
         finished_at = CASE WHEN $3::bigint IS NULL THEN now() END,
         lease_until = NULL, hinted_at = NULL, last_error = $4, attempts = attempts + CASE WHEN $5::int IS NULL THEN 1 ELSE 0 END
       WHERE id = $1 AND org_id = $2 AND state IN ('pending', 'running') AND ($5::int IS NULL OR lease_token = $5) RETURNING kind, state`,
      [id, tx.orgId, delayMs, error.slice(0, 2000), leaseToken],
    );
    return row?.state === 'dead' ? row.kind : null;
  }

  async attempts(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.query<{ attempts: number }>('SELECT attempts FROM jobs WHERE id = $1 AND org_id = $2', [id, tx.orgId]);
    return row?.attempts ?? 0;
  }

  /** Revives a dead job; false when there is none. */
  async revive(tx: Tx, id: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE jobs SET state = 'pending', attempts = 0, due_at = app_now(), finished_at = NULL, hinted_at = NULL WHERE id = $1 AND org_id = $2 AND state = 'dead'`,
      [id, tx.orgId],
    );
    return count === 1;
  }
}

function valuesOf(tx: Tx, job: NewJob): PlainParam[] {
  const { id, kind, dedupeKey, dueAt, conversationId, cancelOnReply, createdSeq } = job;
  return [id, tx.orgId, kind, dedupeKey, JSON.stringify(job.payload), dueAt, conversationId, cancelOnReply, createdSeq];
}

function toJob(row: JobRow): Job {
  return {
    id: row.id,
    orgId: row.org_id,
    kind: row.kind,
    dedupeKey: row.dedupe_key,
    payload: row.payload,
    dueAt: row.due_at,
    conversationId: row.conversation_id,
    createdSeq: row.created_seq === null ? null : Number(row.created_seq),
    attempts: row.attempts,
  };
}
