import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { UnreadThread } from './opt-outs.service.js';

/** SQL of stopping everything automatic of one org at once. */
@Injectable()
export class PausesRepository {
  /** What people wrote still goes, and so do safety texts, staff alerts and answers that the law asks for. */
  withdraw(tx: Tx, keptKinds: readonly string[]): Promise<number> {
    return tx.execute(
      `UPDATE outbound SET state = 'cancelled', block_reason = 'org_paused', settled_at = now()
       WHERE org_id = $1 AND (state = 'queued' OR state = 'draft') AND created_by_user_id IS NULL AND lane NOT IN ('emergency', 'staff') AND NOT kind = ANY($2)`,
      [tx.orgId, keptKinds],
    );
  }

  /** Threads with texts that wait for their turn, which will not come. */
  async unread(tx: Tx): Promise<(UnreadThread & { inboundSeq: number })[]> {
    const rows = await tx.query<UnreadThread & { processedSeq: string; inboundSeq: string }>(
      `SELECT id, contact_id AS "contactId", lead_id AS "leadId", contact_address AS "contactAddress", channel_account_id AS "accountId",
         processed_seq AS "processedSeq", inbound_seq AS "inboundSeq", memory
       FROM conversations WHERE org_id = $1 AND status = 'open' AND handler = 'ai' AND processed_seq < inbound_seq ORDER BY id FOR UPDATE`,
      [tx.orgId],
    );
    return rows.map((row) => ({ ...row, processedSeq: Number(row.processedSeq), inboundSeq: Number(row.inboundSeq) }));
  }

  /** Unanswered texts stay unread for people; no turn comes for them, and one under way loses its lease. */
  async settleThreads(tx: Tx): Promise<void> {
    await tx.execute(
      `UPDATE conversations SET processed_seq = inbound_seq, wake_at = NULL, first_wait_at = NULL, hinted_at = NULL, lease_token = lease_token + 1,
         lease_until = NULL, next_follow_up_at = NULL
       WHERE org_id = $1 AND status = 'open' AND handler = 'ai' AND (processed_seq < inbound_seq OR next_follow_up_at IS NOT NULL)`,
      [tx.orgId],
    );
    await tx.execute(
      `UPDATE conversations c SET has_drafts = false WHERE c.org_id = $1 AND c.has_drafts
         AND NOT EXISTS (SELECT 1 FROM outbound o WHERE o.org_id = $1 AND o.conversation_id = c.id AND o.state = 'draft')`,
      [tx.orgId],
    );
  }
}
