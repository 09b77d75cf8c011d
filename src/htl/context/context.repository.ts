import { Injectable } from '@nestjs/common';
import { readMemory } from '../../conversations/memory.schema.js';
import type { TurnThread } from '../../conversations/turn.port.js';
import type { Tx } from '../../platform/database/database.service.js';
import { FACT_KINDS } from '../../policy/kinds.rules.js';

/** What a thread has stored of itself and of the person. */
export interface StoredThread extends Pick<
  TurnThread,
  'contactId' | 'contactName' | 'contactHome' | 'accountId' | 'sentiment' | 'memory' | 'profileVersionId'
> {
  leadId: string | null;
  /** What the customer wrote last. */
  lastText: string | null;
}

/** What the context needs and no service of a lower floor offers. */
@Injectable()
export class ContextRepository {
  /** The fact that a decision told, or passed on from one before it that had not reached the customer either; null when it told none. */
  async factIn(tx: Tx, decisionId: string): Promise<string | null> {
    const [row] = await tx.query<{ fact: string | null }>(
      `SELECT CASE WHEN message_type = ANY($3) THEN reply ELSE replay ->> 'unsaid' END AS fact FROM decisions WHERE org_id = $1 AND id = $2`,
      [tx.orgId, decisionId, FACT_KINDS],
    );
    return row?.fact ?? null;
  }

  /** How many items of a thread are done whose key is this one, or begins with it and a colon. */
  async resolvedItems(tx: Tx, conversationId: string, key: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM escalations
       WHERE org_id = $1 AND conversation_id = $2 AND status = 'resolved' AND (dedupe_key = $3 OR starts_with(dedupe_key, $3 || ':'))`,
      [tx.orgId, conversationId, key],
    );
    return row?.count ?? 0;
  }

  /** A thread as it is stored between turns; null where it is not this org's. */
  async stored(tx: Tx, conversationId: string): Promise<StoredThread | null> {
    const [row] = await tx.query<Omit<StoredThread, 'memory'> & { memory: unknown }>(
      `SELECT c.contact_id AS "contactId", k.name AS "contactName", k.address AS "contactHome", c.channel_account_id AS "accountId", c.lead_id AS "leadId",
         c.sentiment, c.memory, c.profile_version_id AS "profileVersionId",
         (SELECT m.body FROM messages m WHERE m.org_id = c.org_id AND m.conversation_id = c.id AND m.direction = 'in' AND m.deleted_at IS NULL
          ORDER BY m.seq DESC LIMIT 1) AS "lastText"
       FROM conversations c JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id WHERE c.org_id = $1 AND c.id = $2`,
      [tx.orgId, conversationId],
    );
    return row ? { ...row, memory: readMemory(row.memory) } : null;
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
