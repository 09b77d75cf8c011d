import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { isAboutTexts } from './nudge.rules.js';

/** Nobody has written for so long. */
const IDLE = `interval '48 hours'`;

// One that is being written in is passed over: it is not idle. Whoever waits for us, or for whom something is planned, is not idle either;
// nor is whoever wrote while the business was paused: nobody read that, and nothing decided that it needs no answer.
const CLOSE = `WITH idle AS (
    SELECT c.id FROM conversations c
    WHERE c.org_id = $1 AND c.status = 'open' AND c.handler = 'ai' AND c.next_follow_up_at IS NULL AND c.last_message_at < app_now() - ${IDLE}
      AND c.processed_seq >= c.inbound_seq AND NOT c.has_drafts
      AND (c.unread_count = 0 OR c.last_outbound_at >= c.last_inbound_at OR EXISTS (
        SELECT 1 FROM decisions d WHERE d.org_id = $1 AND d.conversation_id = c.id AND d.to_seq >= c.inbound_seq AND d.reason_code <> 'org_paused' AND ${isAboutTexts('d')}))
      AND NOT EXISTS (SELECT 1 FROM outbound o WHERE o.org_id = $1 AND o.conversation_id = c.id AND o.is_open)
      AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.org_id = $1 AND j.conversation_id = c.id AND j.state = 'pending')
      AND NOT EXISTS (SELECT 1 FROM escalations e WHERE e.org_id = $1 AND e.conversation_id = c.id AND e.status <> 'resolved')
    ORDER BY c.last_message_at LIMIT $2 FOR UPDATE SKIP LOCKED),
  closed AS (
    UPDATE conversations c SET status = 'closed', close_reason = 'dormant', closed_at = app_now(), handler_user_id = NULL, priority = 'none',
      lease_token = c.lease_token + 1, lease_until = NULL, wake_at = NULL, memory = jsonb_set(c.memory, '{pending}', 'null')
    FROM idle WHERE c.org_id = $1 AND c.id = idle.id RETURNING c.id),
  told AS (
    INSERT INTO realtime_events (org_id, resource, record_id, type) SELECT $1, 'conversations', id::text, 'updated' FROM closed)
  SELECT count(*)::int AS count FROM closed`;

/** SQL of conversations in which nothing happens any more. */
@Injectable()
export class IdleThreadsRepository {
  /** Orgs that may have some. */
  async orgs(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(`SELECT idle_orgs AS id FROM idle_orgs(${IDLE})`);
    return rows.map(({ id }) => id);
  }

  /** Closes at most `limit` of the active org as dormant, in one statement; answers how many those were. */
  async close(tx: Tx, limit: number): Promise<number> {
    const [row] = await tx.query<{ count: number }>(CLOSE, [tx.orgId, limit]);
    return row?.count ?? 0;
  }
}
