import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { Page } from '../platform/http/page.schema.js';

export interface MessageView {
  id: string;
  conversationId: string | null;
  seq: number | null;
  direction: 'in' | 'out';
  sender: 'customer' | 'ai' | 'human' | 'system';
  senderName: string | null;
  kind: string;
  body: string;
  media: { url: string; contentType: string }[];
  createdAt: Date;
  outboundId: string | null;
  state: string | null;
  lane: string | null;
  providerStatus: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  blockReason: string | null;
  gate: { rule: string; verdict: string; reason: string }[];
  notBefore: Date | null;
  deliveredAt: Date | null;
  decisionId: string | null;
  /** Who approved or discarded it, when it had to wait for that. */
  reviewedByName: string | null;
  reviewedAt: Date | null;
  /** The words that the assistant had written, when a person changed them. */
  originalBody: string | null;
}

/** What GET /api/messages allows. */
export const MESSAGE_LIST: ListSpec = {
  sort: ['seq', 'createdAt'],
  defaultSort: 'createdAt',
  filters: {
    direction: ['in', 'out'],
    sender: ['customer', 'ai', 'human', 'system'],
    createdAt: 'instant',
    seq: 'number',
    state: ['draft', 'queued', 'failed', 'blocked', 'expired', 'cancelled'],
  },
  params: { conversationId: 'uuid', contactId: 'uuid' },
  maxPerPage: 200,
};

const COLUMNS: ListColumns = {
  fields: {
    seq: 'm.seq',
    createdAt: 'm.created_at',
    direction: 'm.direction',
    sender: 'm.sender',
    state: 'o.state',
    conversationId: 'm.conversation_id',
    contactId: 'c.contact_id',
  },
  tieBreaker: 'm.id',
};

const FROM = `FROM messages m LEFT JOIN conversations c ON c.org_id = m.org_id AND c.id = m.conversation_id LEFT JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
  LEFT JOIN users u ON u.id = m.sender_user_id LEFT JOIN users r ON r.id = o.reviewed_by_user_id`;
const SELECT = `SELECT m.id, m.conversation_id AS "conversationId", m.seq::int, m.direction, m.sender, u.name AS "senderName", m.kind, m.body, m.media,
  m.created_at AS "createdAt", o.id AS "outboundId", o.state, o.lane, o.provider_status AS "providerStatus", o.error_code AS "errorCode",
  o.error_message AS "errorMessage", o.block_reason AS "blockReason", coalesce(o.gate, '[]') AS gate, o.not_before AS "notBefore",
  o.delivered_at AS "deliveredAt", m.decision_id AS "decisionId", r.name AS "reviewedByName",
  o.reviewed_at AS "reviewedAt", (SELECT e.before FROM message_edits e WHERE e.org_id = m.org_id AND e.message_id = m.id ORDER BY e.created_at, e.id LIMIT 1) AS "originalBody"`;

/** Reads of the transcript, each outgoing text with its delivery state and its gate trace. */
@Injectable()
export class MessagesReader {
  async list(tx: Tx, query: ListQuery): Promise<Page<MessageView>> {
    const parts = listSql(query, COLUMNS, {
      extra: ['m.org_id = $1', 'm.conversation_id IS NOT NULL', 'm.deleted_at IS NULL'],
      params: [tx.orgId],
    });
    const data = await tx.query<MessageView>([SELECT, FROM, parts.where, parts.tail].join(' '), parts.params);
    const [count] = await tx.query<{ total: number }>(['SELECT count(*)::int AS total', FROM, parts.where].join(' '), parts.params);
    return { data, total: count?.total ?? 0 };
  }

  async get(tx: Tx, id: string): Promise<MessageView | null> {
    const [row] = await tx.query<MessageView>([SELECT, FROM, 'WHERE m.org_id = $1 AND m.id = $2'].join(' '), [tx.orgId, id]);
    return row ?? null;
  }

  async idByKey(tx: Tx, dedupeKey: string): Promise<string | null> {
    const [row] = await tx.query<{ message_id: string }>('SELECT message_id FROM outbound WHERE org_id = $1 AND dedupe_key = $2', [
      tx.orgId,
      dedupeKey,
    ]);
    return row?.message_id ?? null;
  }
}
