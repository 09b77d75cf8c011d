import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';

export interface ContactFacts {
  name: string | null;
  address: string | null;
}

/** What the context needs and no service of a lower floor offers. */
@Injectable()
export class ContextRepository {
  async contact(tx: Tx, contactId: string): Promise<ContactFacts> {
    const [row] = await tx.query<ContactFacts>('SELECT name, address FROM contacts WHERE org_id = $1 AND id = $2', [tx.orgId, contactId]);
    return row ?? { name: null, address: null };
  }

  /** Ids of these messages that came with a picture or a file. */
  async withMedia(tx: Tx, ids: readonly string[]): Promise<boolean> {
    const rows = await tx.query(
      'SELECT 1 FROM messages WHERE org_id = $1 AND id = ANY($2::uuid[]) AND jsonb_array_length(media) > 0 LIMIT 1',
      [tx.orgId, ids],
    );
    return rows.length > 0;
  }

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
