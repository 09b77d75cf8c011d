import { Injectable } from '@nestjs/common';
import type { Lane } from '../policy/gate-facts.schema.js';
import type { Tx } from '../platform/database/database.service.js';

export interface NewOutbound {
  outboundId: string;
  messageId: string;
  conversationId: string | null;
  accountId: string;
  to: string;
  toHmac: Buffer;
  body: string;
  lane: Lane;
  kind: string;
  dedupeKey: string;
  sender: 'ai' | 'human' | 'system';
  notBefore: Date | null;
  expiresAt: Date | null;
  basedOnSeq: number | null;
  decisionId: string | null;
  groupId: string | null;
  userId: string | null;
  /** It waits for a person's approval: no claim takes it. */
  isDraft: boolean;
}

const QUEUE = `WITH known AS (SELECT 1 FROM outbound WHERE org_id = $1 AND dedupe_key = $2),
  thread AS (
    UPDATE conversations SET last_seq = last_seq + 1, last_outbound_at = app_now(), last_message_at = app_now(), last_preview = left($3, 160)
    WHERE id = $4 AND org_id = $1 AND NOT EXISTS (SELECT 1 FROM known) RETURNING last_seq),
  place AS (SELECT last_seq AS seq FROM thread UNION ALL SELECT NULL::bigint WHERE $4::uuid IS NULL AND NOT EXISTS (SELECT 1 FROM known)),
  body AS (
    INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, sender_user_id, kind, body, decision_id, created_at)
    SELECT $5, $1, $4, $6, seq, 'out', $7, $8, CASE WHEN $19 THEN 'draft' ELSE $9 END, $3, $10, app_now() FROM place RETURNING id)
  INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, group_id, seq, to_address, to_hmac, dedupe_key, lane, kind,
    not_before, expires_at, based_on_seq, created_by_user_id, state)
  SELECT $11, $1, $4, $5, $6, $12, seq, $13, $18, $2, $14, $9, coalesce($15, app_now()), $16, $17, $8, CASE WHEN $19 THEN 'draft' ELSE 'queued' END
  FROM place, body
  RETURNING id`;

// The thread has counted these texts already, and their keys come from a decision that is new.
const APPEND = `WITH body AS (
    INSERT INTO messages (id, org_id, conversation_id, channel_account_id, seq, direction, sender, kind, body, decision_id, created_at)
    VALUES ($5, $1, $4, $6, $12, 'out', $16, CASE WHEN $15 THEN 'draft' ELSE $7 END, $3, $8, app_now()) RETURNING id)
  INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, to_hmac, dedupe_key, lane, kind, not_before, based_on_seq, state)
  SELECT $9, $1, $4, id, $6, $12, $10, $14, $2, $11, $7, app_now(), $13, CASE WHEN $15 THEN 'draft' ELSE 'queued' END FROM body`;

/** A reply of a turn with its number in the thread. */
export type NewReply = Pick<
  NewOutbound,
  'outboundId' | 'messageId' | 'accountId' | 'to' | 'toHmac' | 'body' | 'lane' | 'kind' | 'dedupeKey'
> & {
  conversationId: string;
  decisionId: string;
  basedOnSeq: number;
  seq: number;
  isDraft: boolean;
  fileId?: string;
};

/** SQL of the outbound queue. */
@Injectable()
export class OutboundRepository {
  /** Writes body and state together; false when the dedupe key is known. Locks the conversation. */
  async queue(tx: Tx, row: NewOutbound): Promise<boolean> {
    const rows = await tx.query(QUEUE, [
      tx.orgId,
      row.dedupeKey,
      row.body,
      row.conversationId,
      row.messageId,
      row.accountId,
      row.sender,
      row.userId,
      row.kind,
      row.decisionId,
      row.outboundId,
      row.groupId,
      row.to,
      row.lane,
      row.notBefore,
      row.expiresAt,
      row.basedOnSeq,
      row.toHmac,
      row.isDraft,
    ]);
    return rows.length === 1;
  }

  /** A reply in a thread that this transaction has locked and counted on. */
  append(tx: Tx, row: NewReply): void {
    tx.write(APPEND, [
      tx.orgId,
      row.dedupeKey,
      row.body,
      row.conversationId,
      row.messageId,
      row.accountId,
      row.kind,
      row.decisionId,
      row.outboundId,
      row.to,
      row.lane,
      row.seq,
      row.basedOnSeq,
      row.toHmac,
      row.isDraft,
      // Fixed words about a danger are the house's, whoever decided that they leave.
      row.lane === 'emergency' ? 'system' : 'ai',
    ]);
  }

  /** A document that goes with the text; people see it in the thread, delivery decides whether the channel carries it. */
  attach(tx: Tx, messageId: string, fileId: string): void {
    tx.write(
      `UPDATE messages SET media = (SELECT jsonb_build_array(jsonb_build_object('url', '/api/onboarding/files/' || f.id || '/content',
           'contentType', f.media_type, 'fileId', f.id, 'sizeBytes', f.size_bytes)) FROM onboarding_files f WHERE f.org_id = $1 AND f.id = $3)
       WHERE org_id = $1 AND id = $2 AND EXISTS (SELECT 1 FROM onboarding_files g WHERE g.org_id = $1 AND g.id = $3)`,
      [tx.orgId, messageId, fileId],
    );
  }

  /** Cancels what is still queued, or waits for approval, in a thread; what is queued of the kinds in `kept` stays. Answers the ids. */
  async cancel(tx: Tx, conversationId: string, lanes: Lane[], reason: string, kept: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE outbound SET state = 'cancelled', block_reason = $4, settled_at = now()
       WHERE conversation_id = $1 AND org_id = $2 AND ((is_open AND state = 'queued' AND kind <> ALL($5)) OR state = 'draft') AND lane = ANY($3)
         AND created_by_user_id IS NULL RETURNING id`,
      [conversationId, tx.orgId, lanes, reason, kept],
    );
    return rows.map((row) => row.id);
  }
}
