import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';

/** What the context needs and no service of a lower floor offers. */
@Injectable()
export class ContextRepository {
  /** The reply that newer texts kept from leaving, with its kind. */
  async supersededReply(tx: Tx, decisionId: string): Promise<{ reply: string; kind: string } | null> {
    const [row] = await tx.query<{ reply: string | null; kind: string | null }>(
      'SELECT reply, message_type AS kind FROM decisions WHERE org_id = $1 AND id = $2',
      [tx.orgId, decisionId],
    );
    return row?.reply && row.kind ? { reply: row.reply, kind: row.kind } : null;
  }

  /** Newer texts came in while this turn was decided. The caller holds the thread's lock. */
  async hasNewer(tx: Tx, conversationId: string, toSeq: number): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM conversations WHERE org_id = $1 AND id = $2 AND inbound_seq > $3', [
      tx.orgId,
      conversationId,
      toSeq,
    ]);
    return rows.length > 0;
  }
}
