import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

const THREADS = 'SELECT id FROM conversations WHERE org_id = $1 AND contact_id = $2';
const ACTIONS = `org_id = $1 AND (contact_id = $2 OR conversation_id IN (${THREADS})
  OR lead_id IN (SELECT id FROM leads WHERE org_id = $1 AND contact_id = $2))`;

/** SQL that finds, copies out and empties everything that a thread with one person left behind. */
@Injectable()
export class ThreadErasureRepository {
  /** Threads, messages, sends and actions, and what the provider calls them. */
  async references(tx: Tx, contactId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id::text FROM conversations WHERE org_id = $1 AND contact_id = $2
       UNION SELECT id::text FROM escalations WHERE ${ACTIONS}
       UNION SELECT id::text FROM decisions WHERE org_id = $1 AND conversation_id IN (${THREADS})
       UNION SELECT unnest(ARRAY[id::text, provider_message_id]) FROM messages WHERE org_id = $1 AND conversation_id IN (${THREADS})
       UNION SELECT unnest(ARRAY[id::text, provider_sid]) FROM outbound WHERE org_id = $1 AND conversation_id IN (${THREADS})`,
      [tx.orgId, contactId],
    );
    return rows.map((row) => row.id).filter((id) => id !== null);
  }

  conversations(tx: Tx, contactId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id, contact_address AS "contactAddress", status, close_reason AS "closeReason", stage, handler, sentiment, priority, memory,
         opened_at AS "openedAt", closed_at AS "closedAt" FROM conversations WHERE org_id = $1 AND contact_id = $2 ORDER BY opened_at`,
      [tx.orgId, contactId],
    );
  }

  messages(tx: Tx, contactId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT m.id, m.conversation_id AS "conversationId", m.direction, m.sender, m.body, m.media, m.created_at AS "createdAt", o.to_address AS "to",
         o.state, o.delivered_at AS "deliveredAt",
         (SELECT jsonb_agg(jsonb_build_object('before', e.before, 'after', e.after, 'at', e.created_at) ORDER BY e.created_at)
            FROM message_edits e WHERE e.org_id = m.org_id AND e.message_id = m.id) AS edits
       FROM messages m LEFT JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
       WHERE m.org_id = $1 AND m.conversation_id IN (${THREADS}) ORDER BY m.created_at, m.seq`,
      [tx.orgId, contactId],
    );
  }

  decisions(tx: Tx, contactId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id, conversation_id AS "conversationId", action, reason_code AS "reasonCode", intent, sentiment, engine, model, reply, plan,
         state_before AS "stateBefore", state_after AS "stateAfter", handoff, retrieval, context, created_at AS "createdAt"
       FROM decisions WHERE org_id = $1 AND conversation_id IN (${THREADS}) ORDER BY created_at`,
      [tx.orgId, contactId],
    );
  }

  actions(tx: Tx, contactId: string): Promise<unknown[]> {
    return tx.query(
      `SELECT id, kind, priority, reason, summary, package, status, resolution, created_at AS "createdAt" FROM escalations WHERE ${ACTIONS} ORDER BY created_at`,
      [tx.orgId, contactId],
    );
  }

  /** Closed and fenced: a turn that is thinking about this thread finds that it changed hands. */
  closeThreads(tx: Tx, contactId: string): Promise<number> {
    return tx.execute(
      `UPDATE conversations SET contact_address = 'erased', last_preview = '', memory = '{}', turn_error = NULL, is_dead = false, unread_count = 0,
         close_reason = CASE WHEN status = 'open' THEN 'manual' ELSE close_reason END, closed_at = coalesce(closed_at, app_now()), status = 'closed',
         handler = 'ai', handler_user_id = NULL, processed_seq = inbound_seq, wake_at = NULL, first_wait_at = NULL, next_follow_up_at = NULL, follow_up_skip = NULL,
         lease_until = NULL, lease_token = lease_token + 1
       WHERE org_id = $1 AND contact_id = $2`,
      [tx.orgId, contactId],
    );
  }

  /** What has not left yet never leaves; what left stays counted, without its words. */
  async eraseMessages(tx: Tx, contactId: string): Promise<number> {
    await tx.execute(
      `UPDATE outbound SET to_address = 'erased', error_message = NULL, gate = '[]',
         block_reason = CASE WHEN (is_open OR state = 'draft') AND state <> 'sending' THEN 'contact_erased' ELSE block_reason END,
         settled_at = CASE WHEN (is_open OR state = 'draft') AND state <> 'sending' THEN now() ELSE settled_at END,
         state = CASE WHEN (is_open OR state = 'draft') AND state <> 'sending' THEN 'cancelled' ELSE state END
       WHERE org_id = $1 AND conversation_id IN (${THREADS})`,
      [tx.orgId, contactId],
    );
    await tx.execute(
      `DELETE FROM message_edits WHERE org_id = $1 AND message_id IN (SELECT id FROM messages WHERE org_id = $1 AND conversation_id IN (${THREADS}))`,
      [tx.orgId, contactId],
    );
    return tx.execute(`UPDATE messages SET body = '[erased]', media = '[]' WHERE org_id = $1 AND conversation_id IN (${THREADS})`, [
      tx.orgId,
      contactId,
    ]);
  }

  async eraseDecisions(tx: Tx, contactId: string): Promise<number> {
    await tx.query('SELECT erase_decision_contexts($1, $2)', [tx.orgId, contactId]);
    const [row] = await tx.query<{ count: number }>(`SELECT erase_contact_traces('decisions', $1, $2, '{}')::int AS count`, [
      tx.orgId,
      contactId,
    ]);
    return row?.count ?? 0;
  }

  eraseActions(tx: Tx, contactId: string): Promise<number> {
    return tx.execute(
      `UPDATE escalations SET summary = 'Erased', package = '{}', resolution = NULL, status = 'resolved', resolved_at = coalesce(resolved_at, app_now()),
         snoozed_until = NULL, version = version + 1, updated_at = app_now() WHERE ${ACTIONS}`,
      [tx.orgId, contactId],
    );
  }

  /** The rows stay, because they are how a repeated webhook or a backfill is recognised; what the provider told us goes. */
  async eraseProviderEvents(tx: Tx, addresses: string[], references: string[]): Promise<number> {
    await tx.execute('DELETE FROM parked_receipts WHERE org_id = $1 AND (provider_sid = ANY($2) OR mentions(receipt::text, $2))', [
      tx.orgId,
      references,
    ]);
    return tx.execute(
      `UPDATE inbound_events SET raw = '{}' WHERE org_id = $1 AND (dedupe_key = ANY($3) OR mentions(dedupe_key, $3)
         OR regexp_replace(raw ->> 'From', '^[a-z]+:', '') = ANY($2) OR regexp_replace(raw ->> 'To', '^[a-z]+:', '') = ANY($2))`,
      [tx.orgId, addresses, references],
    );
  }
}
