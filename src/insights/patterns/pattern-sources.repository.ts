import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { ThreadEnd } from './outcome.rules.js';
import type { SaidText } from './patterns.rules.js';

/** A thread with what its end is read from. */
export interface ThreadRow extends ThreadEnd {
  id: string;
  openedAt: Date;
}

/** Where the next page of threads begins: after this one. */
export type After = Pick<ThreadRow, 'id' | 'openedAt'> | null;

/** A chatty customer does not outweigh the others: the newest texts of a thread are read. */
const MOST_TEXTS = 12;
const MOST_CHARS = 500;

/** SQL that reads what patterns are made of: threads, texts and what was understood. Nothing is written. */
@Injectable()
export class PatternSourcesRepository {
  async count(tx: Tx, from: Date, to: Date): Promise<number> {
    const [row] = await tx.query<{ total: number }>(
      'SELECT count(*)::int AS total FROM conversations c WHERE c.org_id = $1 AND c.opened_at >= $2 AND c.opened_at < $3',
      [tx.orgId, from, to],
    );
    return row?.total ?? 0;
  }

  /** Threads that began in the period, the newest first; to the millisecond, because that is what the next page is asked with. */
  threads(tx: Tx, from: Date, to: Date, after: After, most: number): Promise<ThreadRow[]> {
    return tx.query<ThreadRow>(
      `SELECT c.id, c.opened_at AS "openedAt", c.close_reason AS "closeReason", c.handler, l.status AS "leadStatus", c.last_message_at AS "lastMessageAt",
         EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = c.org_id AND a.conversation_id = c.id AND a.created_at >= c.opened_at AND a.status <> 'cancelled') AS "hasBooking",
         EXISTS (SELECT 1 FROM escalations e WHERE e.org_id = c.org_id AND e.conversation_id = c.id AND e.created_at >= c.opened_at
           AND e.kind IN ('human_needed', 'emergency')) AS "wasHandedOver",
         (SELECT m.direction FROM messages m WHERE m.org_id = c.org_id AND m.conversation_id = c.id AND m.deleted_at IS NULL ORDER BY m.seq DESC LIMIT 1) AS "lastDirection"
       FROM conversations c LEFT JOIN leads l ON l.org_id = c.org_id AND l.id = c.lead_id
       WHERE c.org_id = $1 AND c.opened_at >= $2 AND c.opened_at < $3 AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', c.opened_at), c.id) < ($4, $5::uuid))
       ORDER BY date_trunc('milliseconds', c.opened_at) DESC, c.id DESC LIMIT $6`,
      [tx.orgId, from, to, after?.openedAt ?? null, after?.id ?? null, most],
    );
  }

  /** What customers wrote in these threads since they began, with the decision that each text was answered by. */
  said(tx: Tx, threadIds: readonly string[]): Promise<SaidText[]> {
    return tx.query<SaidText>(
      `SELECT t.id AS "messageId", t.conversation_id AS "threadId", t.contact_id AS "contactId", t.body, t.at, d.intent,
         d.plan -> 'proposal' -> 'objection' ->> 'kind' AS objection, coalesce((d.plan -> 'proposal' ->> 'wantsHuman')::boolean, false) AS "wantsHuman", s.name AS service
       FROM (
         SELECT m.id, m.org_id, m.conversation_id, m.seq, c.contact_id, left(m.body, ${MOST_CHARS}) AS body, m.created_at AS at,
           row_number() OVER (PARTITION BY m.conversation_id ORDER BY m.seq DESC) AS place
         FROM messages m JOIN conversations c ON c.org_id = m.org_id AND c.id = m.conversation_id
         WHERE m.org_id = $1 AND m.conversation_id = ANY($2::uuid[]) AND m.direction = 'in' AND m.sender = 'customer' AND m.deleted_at IS NULL
           AND m.created_at >= c.opened_at AND m.body NOT IN ('', '[erased]')) t
       LEFT JOIN LATERAL (
         SELECT x.intent, x.plan FROM decisions x WHERE x.org_id = t.org_id AND x.conversation_id = t.conversation_id AND x.to_seq >= t.seq AND x.from_seq < t.seq
         ORDER BY x.to_seq, x.created_at DESC LIMIT 1) d ON true
       LEFT JOIN services s ON s.org_id = t.org_id AND s.id::text = d.plan -> 'proposal' ->> 'serviceId'
       WHERE t.place <= ${MOST_TEXTS}`,
      [tx.orgId, threadIds],
    );
  }
}
