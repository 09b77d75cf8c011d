import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { FeltVariant } from '../experiments/experiment.schema.js';
import type { Tx } from '../platform/database/database.service.js';
import { UNDO_HOLD_SECONDS, type Reviewed } from './draft.rules.js';

/** A text that a person reviews, with all texts of the same decision: they leave together or not at all. */
export interface ReviewedText {
  messageId: string;
  outboundId: string | null;
  conversationId: string | null;
  body: string;
  state: string | null;
  /** The decision left the thread waiting for the customer, so that nudges are due after it. */
  isWaiting: boolean;
  /** A moment that the customer named: nothing reminds them before it. */
  quietUntil: Date | null;
  contactId: string | null;
  /** The variants of experiments that its decision makes felt, once its words leave. */
  felt: FeltVariant[];
  /** A person has put other words in place of those of the assistant. */
  isEdited: boolean;
}

interface Row {
  message_id: string;
  outbound_id: string | null;
  conversation_id: string | null;
  body: string;
  state: string | null;
  is_waiting: boolean;
  quiet_until: string | null;
  contact_id: string | null;
  felt: FeltVariant[] | null;
  is_edited: boolean;
}

// The decision's own words; a nudge waits for the customer by its nature but plans the next one itself.
const SELECT = `SELECT m.id AS message_id, o.id AS outbound_id, m.conversation_id, m.body, o.state,
    coalesce((d.plan ->> 'isWaiting')::boolean, false) AS is_waiting, d.plan ->> 'quietUntil' AS quiet_until,
    (SELECT c.contact_id FROM conversations c WHERE c.org_id = m.org_id AND c.id = m.conversation_id) AS contact_id,
    jsonb_path_query_array(d.plan, '$.variants[*] ? (@.isFelt == true)') AS felt,
    EXISTS (SELECT 1 FROM message_edits e WHERE e.org_id = m.org_id AND e.message_id = m.id) AS is_edited
  FROM messages m LEFT JOIN decisions d ON d.org_id = m.org_id AND d.id = m.decision_id LEFT JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id`;

/** SQL of drafts: reading, approving, discarding. The caller holds the lock of the thread. */
@Injectable()
export class DraftsRepository {
  async conversationOf(tx: Tx, messageId: string): Promise<string | null | undefined> {
    const [row] = await tx.query<{ conversation_id: string | null }>('SELECT conversation_id FROM messages WHERE org_id = $1 AND id = $2', [
      tx.orgId,
      messageId,
    ]);
    return row?.conversation_id;
  }

  async get(tx: Tx, messageId: string): Promise<ReviewedText | null> {
    const [row] = await tx.query<Row>([SELECT, 'WHERE m.org_id = $1 AND m.id = $2'].join(' '), [tx.orgId, messageId]);
    return row ? toText(row) : null;
  }

  /** The drafts that the same decision wrote, in their order, with the given one among them. */
  async together(tx: Tx, messageId: string): Promise<ReviewedText[]> {
    const rows = await tx.query<Row>(
      [
        SELECT,
        `WHERE m.org_id = $1 AND o.state = 'draft' AND (m.id = $2 OR (m.conversation_id, m.decision_id) =
           (SELECT x.conversation_id, x.decision_id FROM messages x WHERE x.org_id = $1 AND x.id = $2)) ORDER BY m.seq`,
      ].join(' '),
      [tx.orgId, messageId],
    );
    return rows.map(toText);
  }

  async edit(tx: Tx, text: ReviewedText, body: string, userId: string | null): Promise<void> {
    await tx.execute('UPDATE messages SET body = $3 WHERE org_id = $1 AND id = $2', [tx.orgId, text.messageId, body]);
    await tx.execute(
      'INSERT INTO message_edits (id, org_id, message_id, user_id, before, after, created_at) VALUES ($1, $2, $3, $4, $5, $6, app_now())',
      [newId(), tx.orgId, text.messageId, userId, text.body, body],
    );
  }

  /** From the end of the time to take it back the text is like any other that is due: the same claim, the same gate. */
  async approve(tx: Tx, outboundIds: readonly string[], userId: string | null): Promise<void> {
    await tx.execute(
      `WITH due AS (
         UPDATE outbound SET state = 'queued', not_before = app_now() + make_interval(secs => $4), hinted_at = NULL, reviewed_by_user_id = $3, reviewed_at = app_now()
         WHERE org_id = $1 AND id = ANY($2) AND state = 'draft' RETURNING message_id, kind)
       UPDATE messages m SET kind = due.kind FROM due WHERE m.org_id = $1 AND m.id = due.message_id`,
      [tx.orgId, outboundIds, userId, UNDO_HOLD_SECONDS],
    );
  }

  async discard(tx: Tx, outboundIds: readonly string[], userId: string | null): Promise<void> {
    await tx.execute(
      `UPDATE outbound SET state = 'cancelled', block_reason = 'draft_discarded', settled_at = now(), reviewed_by_user_id = $3, reviewed_at = app_now()
       WHERE org_id = $1 AND id = ANY($2) AND state = 'draft'`,
      [tx.orgId, outboundIds, userId],
    );
  }

  /** The moments after a review of this text, with the business time of now; null for a text that was never queued. */
  async reviewed(tx: Tx, messageId: string): Promise<{ review: Reviewed; now: Date } | null> {
    const [row] = await tx.query<Reviewed & { now: Date }>(
      `SELECT o.state, o.block_reason AS "blockReason", o.reviewed_at AS "reviewedAt", o.not_before AS "notBefore", c.handler,
         coalesce(c.inbound_seq > o.based_on_seq, false) AS "hasNewerText", app_now() AS now
       FROM outbound o JOIN conversations c ON c.org_id = o.org_id AND c.id = o.conversation_id WHERE o.org_id = $1 AND o.message_id = $2`,
      [tx.orgId, messageId],
    );
    if (!row) return null;
    const { now, ...review } = row;
    return { review, now };
  }

  /** Every text of the same review waits again, or has expired; answers their messages. The caller has looked whether none has left. */
  async undo(tx: Tx, messageId: string, state: 'draft' | 'expired'): Promise<string[]> {
    const rows = await tx.query<{ message_id: string }>(
      `WITH back AS (
         UPDATE outbound o SET state = $3, not_before = app_now(), hinted_at = NULL, reviewed_by_user_id = NULL, reviewed_at = NULL,
           block_reason = CASE WHEN $3 = 'expired' THEN 'customer_replied' END, settled_at = CASE WHEN $3 = 'expired' THEN now() END
         FROM outbound x JOIN messages y ON y.org_id = x.org_id AND y.id = x.message_id
         WHERE x.org_id = $1 AND x.message_id = $2 AND o.org_id = $1 AND o.conversation_id = x.conversation_id AND o.state = x.state
           AND o.reviewed_at = x.reviewed_at AND (o.id = x.id OR EXISTS (
             SELECT 1 FROM messages z WHERE z.org_id = $1 AND z.id = o.message_id AND z.decision_id = y.decision_id))
         RETURNING o.message_id)
       UPDATE messages m SET kind = 'draft' FROM back WHERE m.org_id = $1 AND m.id = back.message_id RETURNING m.id AS message_id`,
      [tx.orgId, messageId, state],
    );
    return rows.map((row) => row.message_id);
  }

  /** What the inbox shows of the thread after a taken-back review: as if it had not been. */
  async unsettle(tx: Tx, conversationId: string): Promise<void> {
    await tx.execute(
      `UPDATE conversations c SET has_drafts = EXISTS (SELECT 1 FROM outbound o WHERE o.org_id = $2 AND o.conversation_id = $1 AND o.state = 'draft'),
         last_preview = coalesce(left(last.body, 160), ''), last_message_at = coalesce(times.any_at, c.last_message_at), last_outbound_at = times.out_at
       FROM (SELECT max(coalesce(o.reviewed_at, m.created_at)) AS any_at,
           max(coalesce(o.reviewed_at, m.created_at)) FILTER (WHERE m.direction = 'out' AND m.kind <> 'draft') AS out_at
         FROM messages m LEFT JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id WHERE m.org_id = $2 AND m.conversation_id = $1) times
       LEFT JOIN LATERAL (SELECT m.body FROM messages m WHERE m.org_id = $2 AND m.conversation_id = $1 AND m.kind <> 'draft' AND m.deleted_at IS NULL
         ORDER BY m.seq DESC LIMIT 1) last ON true
       WHERE c.id = $1 AND c.org_id = $2`,
      [conversationId, tx.orgId],
    );
  }

  /** What the inbox shows of the thread after a review; `preview` is the text that leaves, null when none does. */
  async settle(tx: Tx, conversationId: string, preview: string | null): Promise<void> {
    await tx.execute(
      `UPDATE conversations SET has_drafts = EXISTS (SELECT 1 FROM outbound o WHERE o.org_id = $2 AND o.conversation_id = $1 AND o.state = 'draft'),
         last_preview = coalesce(left($3, 160), last_preview), last_outbound_at = CASE WHEN $3::text IS NULL THEN last_outbound_at ELSE app_now() END,
         last_message_at = CASE WHEN $3::text IS NULL THEN last_message_at ELSE app_now() END,
         unread_count = CASE WHEN $3::text IS NULL THEN greatest(unread_count, 1) ELSE unread_count END
       WHERE id = $1 AND org_id = $2`,
      [conversationId, tx.orgId, preview],
    );
  }

  setReplyMode(tx: Tx, conversationId: string, mode: 'send' | 'draft' | null): Promise<number> {
    return tx.execute('UPDATE conversations SET reply_mode = $3 WHERE id = $1 AND org_id = $2', [conversationId, tx.orgId, mode]);
  }
}

function toText(row: Row): ReviewedText {
  return {
    messageId: row.message_id,
    outboundId: row.outbound_id,
    conversationId: row.conversation_id,
    body: row.body,
    state: row.state,
    isWaiting: row.is_waiting,
    quietUntil: row.quiet_until === null ? null : new Date(row.quiet_until),
    contactId: row.contact_id,
    felt: row.felt ?? [],
    isEdited: row.is_edited,
  };
}
