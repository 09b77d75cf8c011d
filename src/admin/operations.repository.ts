import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface BacklogRow {
  kind: string;
  oldest_due_seconds: number;
  count: string;
}

export type DeadLetterType = 'job' | 'conversation';

export interface DeadLetterRow {
  id: string;
  type: DeadLetterType;
  org_id: string;
  org_name: string;
  kind: string;
  attempts: number;
  error: string | null;
  at: Date;
  conversation_id: string | null;
}

const DEAD = `
  SELECT j.id, 'job' AS type, j.org_id, o.name AS org_name, j.kind, j.attempts, j.last_error AS error, coalesce(j.finished_at, j.created_at) AS at, j.conversation_id
  FROM jobs j JOIN orgs o ON o.id = j.org_id WHERE j.org_id = ANY($1) AND j.state = 'dead'
  UNION ALL
  SELECT c.id, 'conversation', c.org_id, o.name, 'turn', c.turn_attempts, c.turn_error, coalesce(c.last_inbound_at, c.last_message_at), c.id
  FROM conversations c JOIN orgs o ON o.id = c.org_id WHERE c.org_id = ANY($1) AND c.is_dead`;

/** SQL of what waits and of what has given up. */
@Injectable()
export class OperationsRepository {
  /** The whole installation: counts and ages only. */
  backlog(tx: Tx): Promise<BacklogRow[]> {
    return tx.query<BacklogRow>('SELECT kind, oldest_due_seconds, count FROM backlog()');
  }

  async dead(tx: Tx, orgIds: string[], page: { take: number; skip: number }): Promise<{ rows: DeadLetterRow[]; total: number }> {
    const rows = await tx.query<DeadLetterRow>(`SELECT * FROM (${DEAD}) dead ORDER BY at DESC, id LIMIT $2 OFFSET $3`, [
      orgIds,
      page.take,
      page.skip,
    ]);
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) FROM (${DEAD}) dead`, [orgIds]);
    return { rows, total: Number(counted?.count ?? 0) };
  }

  /** Which of the agency's orgs this dead letter belongs to, and what it is. */
  async find(tx: Tx, orgIds: string[], id: string): Promise<{ org_id: string; type: DeadLetterType } | null> {
    const [row] = await tx.query<{ org_id: string; type: DeadLetterType }>(
      `SELECT org_id, type FROM (${DEAD}) dead WHERE id = $2 LIMIT 1`,
      [orgIds, id],
    );
    return row ?? null;
  }

  /** Gives a conversation whose turns failed another try. */
  async reviveConversation(tx: Tx, id: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE conversations SET is_dead = false, turn_attempts = 0, turn_error = NULL, wake_at = app_now(), lease_until = NULL, hinted_at = NULL
       WHERE id = $1 AND org_id = $2 AND is_dead`,
      [id, tx.orgId],
    );
    return count === 1;
  }
}
