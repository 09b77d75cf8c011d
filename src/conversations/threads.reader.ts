import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { likePattern, listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { StepSkip } from './nudge.rules.js';
import { isOurWord, wasSaid } from './said.rules.js';

export interface ThreadView {
  id: string;
  contactId: string;
  contactName: string | null;
  contactAddress: string;
  channel: 'sms' | 'whatsapp';
  leadId: string | null;
  leadStatus: string | null;
  status: 'open' | 'closed';
  closeReason: string | null;
  stage: string;
  handler: 'ai' | 'human' | 'paused';
  handlerUserId: string | null;
  handlerUserName: string | null;
  handlerSince: Date;
  lastPreview: string;
  lastMessageAt: Date;
  lastInboundAt: Date | null;
  unreadCount: number;
  sentiment: string;
  priority: string;
  followUpCount: number;
  nextFollowUpAt: Date | null;
  /** Why the next nudge was left out; null when none was since the customer's last text. */
  followUpSkip: StepSkip | null;
  serviceWindowUntil: Date | null;
  isWaitingOnUs: boolean;
  isDead: boolean;
  /** A turn of the assistant runs, or waits for further words. */
  isThinking: boolean;
  /** A reply waits for a person's approval. */
  hasDrafts: boolean;
  /** null: as the business decided. */
  replyMode: 'send' | 'draft' | null;
  openActions: number;
  createdAt: Date;
}

/** What GET /api/conversations allows. */
export const THREAD_LIST: ListSpec = {
  sort: ['lastMessageAt', 'createdAt', 'unreadCount', 'waitingSince'],
  defaultSort: 'lastMessageAt',
  filters: {
    status: ['open', 'closed'],
    handler: ['ai', 'human', 'paused'],
    closeReason: ['booked', 'no_response', 'opted_out', 'manual', 'declined', 'dormant'],
    unread: 'boolean',
    hasDrafts: 'boolean',
    needsHuman: 'boolean',
    leadId: 'uuid',
    contactId: 'uuid',
    handlerUserId: 'uuid',
    closedAt: 'instant',
    lastMessageAt: 'instant',
  },
  hasSearch: true,
};

const OPEN_ACTIONS = `(SELECT count(*)::int FROM escalations e WHERE e.org_id = c.org_id AND e.conversation_id = c.id AND e.status <> 'resolved')`;

/**
 * Threads in which something was said. What is searched for is mostly recent, and there is no index of everybody's words (migration 019):
 * the newest lines of the business are read.
 */
const SEARCHED_LINES = 20_000;
const SAID = `SELECT DISTINCT m.conversation_id AS id
  FROM (SELECT x.id, x.conversation_id, x.body, x.kind FROM messages x WHERE x.org_id = $1 AND x.deleted_at IS NULL ORDER BY x.created_at DESC LIMIT ${SEARCHED_LINES}) m
  WHERE m.body ILIKE $2 AND m.body <> '[erased]'
    AND ${wasSaid('m')}`;
/** Shorter words stand in every other line. */
const LEAST_LETTERS = 3;

const COLUMNS: ListColumns = {
  fields: {
    status: 'c.status',
    handler: 'c.handler',
    closeReason: 'c.close_reason',
    unread: '(c.unread_count > 0)',
    hasDrafts: 'c.has_drafts',
    needsHuman: `(c.status = 'open' AND (c.handler <> 'ai' OR ${OPEN_ACTIONS} > 0))`,
    leadId: 'c.lead_id',
    contactId: 'c.contact_id',
    handlerUserId: 'c.handler_user_id',
    closedAt: 'c.closed_at',
    lastMessageAt: 'c.last_message_at',
    createdAt: 'c.created_at',
    unreadCount: 'c.unread_count',
    waitingSince: 'c.last_inbound_at',
  },
  search: ['k.name', 'c.contact_address', 'c.last_preview'],
  searchElsewhere: 'c.id = ANY($2)',
  tieBreaker: 'c.id',
};

const UNANSWERED = `NOT EXISTS (SELECT 1 FROM messages x WHERE x.org_id = $1 AND x.conversation_id = c.id AND x.seq > c.inbound_seq AND ${isOurWord('x')})`;

const FROM = `FROM conversations c JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id JOIN channel_accounts a ON a.org_id = c.org_id AND a.id = c.channel_account_id
  LEFT JOIN leads l ON l.org_id = c.org_id AND l.id = c.lead_id LEFT JOIN users u ON u.id = c.handler_user_id`;
const SELECT = `SELECT c.id, c.contact_id AS "contactId", k.name AS "contactName", c.contact_address AS "contactAddress", a.channel, c.lead_id AS "leadId",
  l.status AS "leadStatus", c.status, c.close_reason AS "closeReason", c.stage, c.handler, c.handler_user_id AS "handlerUserId", u.name AS "handlerUserName",
  c.handler_since AS "handlerSince", c.last_preview AS "lastPreview", c.last_message_at AS "lastMessageAt", c.last_inbound_at AS "lastInboundAt",
  c.unread_count AS "unreadCount", c.sentiment, c.priority, c.follow_up_count AS "followUpCount", c.next_follow_up_at AS "nextFollowUpAt",
  CASE WHEN c.next_follow_up_at IS NULL AND (c.follow_up_skip ->> 'inboundSeq')::bigint = c.inbound_seq THEN c.follow_up_skip ->> 'reason' END AS "followUpSkip",
  c.service_window_until AS "serviceWindowUntil", ((c.inbound_seq > 0 AND c.status = 'open' AND ${UNANSWERED}) OR c.has_drafts) AS "isWaitingOnUs",
  (c.inbound_seq > c.processed_seq AND c.handler = 'ai' AND c.status = 'open' AND c.wake_at IS NOT NULL AND NOT c.is_dead) AS "isThinking",
  c.has_drafts AS "hasDrafts", c.reply_mode AS "replyMode",
  c.is_dead AS "isDead", ${OPEN_ACTIONS} AS "openActions", c.created_at AS "createdAt"`;

const VERSION = `, c.memory, c.profile_version_id AS "profileVersionId",
  (SELECT v.number FROM profile_versions v WHERE v.org_id = c.org_id AND v.id = c.profile_version_id) AS "profileVersionNumber",
  (SELECT sum(x.cost_micros)::float8 FROM usage_ledger x WHERE x.org_id = c.org_id AND x.conversation_id = c.id AND x.cost_micros > 0) AS "costMicros"`;

/** One thread with what only its own page shows. */
export interface ThreadRecord extends ThreadView {
  memory: unknown;
  /** The version of the business's documents that it runs on. */
  profileVersionId: string | null;
  profileVersionNumber: number | null;
  /** What language models cost here so far, whatever they were asked for; null where nothing was paid. */
  costMicros: number | null;
}

/** Reads of threads for the inbox. */
@Injectable()
export class ThreadsReader {
  async list(tx: Tx, query: ListQuery): Promise<Page<ThreadView>> {
    // People type a phone in any format; the address is compared by its digits.
    const digits = query.q?.replace(/\D/g, '') ?? '';
    const readable = query.q !== undefined && digits.length >= 4 && /^[\d\s()+.-]+$/.test(query.q) ? { ...query, q: digits } : query;
    const params = query.q === undefined ? [tx.orgId] : [tx.orgId, await this.said(tx, query.q)];
    const parts = listSql(readable, COLUMNS, { extra: ['c.org_id = $1'], params });
    const data = await tx.query<ThreadView>([SELECT, FROM, parts.where, parts.tail].join(' '), parts.params);
    const [count] = await tx.query<{ total: number }>(['SELECT count(*)::int AS total', FROM, parts.where].join(' '), parts.params);
    return { data, total: count?.total ?? 0 };
  }

  async get(tx: Tx, id: string): Promise<ThreadRecord | null> {
    const [row] = await tx.query<ThreadRecord>([SELECT, VERSION, FROM, 'WHERE c.org_id = $1 AND c.id = $2'].join(' '), [tx.orgId, id]);
    return row ?? null;
  }

  /** Open threads of a number in which somebody waits: an unanswered text, one on its way, a planned follow-up, or a person who took over. */
  async unfinished(tx: Tx, channelAccountId: string): Promise<number> {
    const [row] = await tx.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM conversations c
       WHERE c.org_id = $1 AND c.channel_account_id = $2 AND c.status = 'open' AND
         (c.inbound_seq > c.processed_seq OR c.handler = 'human' OR c.next_follow_up_at IS NOT NULL OR c.has_drafts OR EXISTS (
           SELECT 1 FROM outbound o WHERE o.org_id = $1 AND o.conversation_id = c.id AND o.is_open))`,
      [tx.orgId, channelAccountId],
    );
    return row?.waiting ?? 0;
  }

  private async said(tx: Tx, words: string): Promise<string[]> {
    if (words.length < LEAST_LETTERS) return [];
    const rows = await tx.query<{ id: string }>(SAID, [tx.orgId, likePattern(words)]);
    return rows.map(({ id }) => id);
  }
}
