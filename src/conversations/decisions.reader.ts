import { Injectable } from '@nestjs/common';
import type { TurnMessage } from './turn.port.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import {
  GOALS,
  SEND_PLANS,
  type BusinessState,
  type FiredRule,
  type Goal,
  type RetrievalPart,
  type SendPlan,
  type StatePatch,
  type StoredContext,
} from './decision.schema.js';

export interface DecisionView {
  id: string;
  conversationId: string;
  trigger: string;
  fromSeq: number;
  toSeq: number;
  action: string;
  reasonCode: string;
  messageType: string | null;
  intent: string | null;
  sentiment: string | null;
  confidence: number | null;
  engine: string;
  model: string | null;
  reply: string | null;
  plan: unknown;
  checks: unknown;
  stateBefore: unknown;
  stateAfter: unknown;
  tokensIn: number;
  tokensOut: number;
  costMicros: number | null;
  durationMs: number;
  supersedes: string | null;
  goal: Goal;
  sendPlan: SendPlan;
  cta: Record<string, unknown> | null;
  statePatch: StatePatch;
  handoff: Record<string, unknown> | null;
  followUp: Record<string, unknown> | null;
  retrieval: RetrievalPart | null;
  rules: FiredRule[];
  createdAt: Date;
  /** The texts this decision wrote, each with its state and its gate trace. */
  outbound: { id: string; body: string; state: string; blockReason: string | null; gate: unknown }[];
}

/** A variant that the person was in at a decision. */
interface TriedVariant {
  experimentId: string;
  experiment: string;
  variant: string;
}

/** One decision with what was compiled for it, as it is stored: messages by their numbers. */
export interface DecisionRecord extends DecisionView {
  context: StoredContext | null;
  tried: TriedVariant[];
  replay: unknown;
}

/** What became of the words: as they were drafted, written anew after a check, or refused by the gate. */
const VERDICTS = ['passed', 'reworded', 'refused'] as const;
/** How far back the choices of the filters are counted, in days. */
const FACET_DAYS = 30;

interface FacetValue {
  value: string;
  count: number;
}

export interface DecisionFacets {
  reasonCodes: FacetValue[];
  engines: FacetValue[];
}

/** What GET /api/decisions allows. */
export const DECISION_LIST: ListSpec = {
  sort: ['createdAt', 'costMicros'],
  defaultSort: 'createdAt',
  filters: {
    action: ['reply', 'no_reply', 'escalate', 'close'],
    goal: [...GOALS],
    sendPlan: [...SEND_PLANS],
    intent: 'text',
    sentiment: 'text',
    engine: 'text',
    model: 'text',
    reasonCode: 'text',
    messageType: 'text',
    verdict: [...VERDICTS],
    ruleId: 'uuid',
    costMicros: 'number',
    createdAt: 'instant',
  },
  params: { conversationId: 'uuid' },
};

const COLUMNS: ListColumns = {
  fields: {
    createdAt: 'd.created_at',
    action: 'd.action',
    engine: 'd.engine',
    reasonCode: 'd.reason_code',
    goal: 'd.goal',
    sendPlan: 'd.send_plan',
    intent: 'd.intent',
    sentiment: 'd.sentiment',
    model: 'd.model',
    messageType: 'd.message_type',
    conversationId: 'd.conversation_id',
    // at most one own rule decides a turn, and it comes first
    ruleId: `CASE WHEN d.rules -> 0 ->> 'heldBack' IS NULL THEN d.rules -> 0 ->> 'id' END`,
    // an unknown price counts as none
    costMicros: 'coalesce(d.cost_micros, 0)::float8',
    verdict: `CASE WHEN EXISTS (SELECT 1 FROM messages m JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
        WHERE m.org_id = d.org_id AND m.conversation_id = d.conversation_id AND m.decision_id = d.id AND o.state = 'blocked') THEN 'refused'
      WHEN d.checks @> '[{"verdict": "fail"}]' THEN 'reworded' ELSE 'passed' END`,
  },
  tieBreaker: 'd.id',
};

const SELECT = `SELECT d.id, d.conversation_id AS "conversationId", d.trigger, d.from_seq::int AS "fromSeq", d.to_seq::int AS "toSeq", d.action,
  d.reason_code AS "reasonCode", d.message_type AS "messageType", d.intent, d.sentiment, d.confidence, d.engine, d.model, d.reply, d.plan, d.checks,
  d.state_before AS "stateBefore", d.state_after AS "stateAfter", d.tokens_in AS "tokensIn", d.tokens_out AS "tokensOut",
  d.cost_micros::float8 AS "costMicros", d.duration_ms AS "durationMs", d.supersedes, d.created_at AS "createdAt",
  d.goal, d.send_plan AS "sendPlan", d.cta, d.state_patch AS "statePatch", d.handoff, d.follow_up AS "followUp", d.retrieval, d.rules,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'body', m.body, 'state', o.state, 'blockReason', o.block_reason, 'gate', o.gate) ORDER BY o.seq)
    FROM messages m JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id WHERE m.org_id = d.org_id AND m.conversation_id = d.conversation_id AND m.decision_id = d.id), '[]') AS outbound`;

// Names as they are now: an experiment may have been renamed since.
const TRIED = `, coalesce((SELECT jsonb_agg(jsonb_build_object('experimentId', e.id, 'experiment', e.name, 'variant', coalesce(
      (SELECT x ->> 'name' FROM jsonb_array_elements(e.variants) x WHERE x ->> 'key' = t.variant), t.variant)) ORDER BY e.name)
    FROM jsonb_to_recordset(d.plan -> 'variants') AS t("experimentId" uuid, variant text)
    JOIN experiments e ON e.org_id = d.org_id AND e.id = t."experimentId"), '[]') AS tried`;

/** Reads of the decision log. */
@Injectable()
export class DecisionsReader {
  async list(tx: Tx, query: ListQuery): Promise<Page<DecisionView>> {
    const parts = listSql(query, COLUMNS, { extra: ['d.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<DecisionView>([SELECT, 'FROM decisions d', parts.where, parts.tail].join(' '), parts.params);
    const [count] = await tx.query<{ total: number }>(
      ['SELECT count(*)::int AS total FROM decisions d', parts.where].join(' '),
      parts.params,
    );
    return { data, total: count?.total ?? 0 };
  }

  /** The reasons and engines of the last days, the most frequent first. */
  async facets(tx: Tx): Promise<DecisionFacets> {
    const rows = await tx.query<FacetValue & { facet: string }>(
      `WITH d AS (SELECT reason_code, engine FROM decisions WHERE org_id = $1 AND created_at >= app_now() - make_interval(days => $2))
       SELECT 'reason' AS facet, reason_code AS value, count(*)::int AS count FROM d GROUP BY reason_code
       UNION ALL SELECT 'engine', engine, count(*)::int FROM d GROUP BY engine ORDER BY 3 DESC, 2`,
      [tx.orgId, FACET_DAYS],
    );
    const of = (facet: string): FacetValue[] => rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
    return { reasonCodes: of('reason'), engines: of('engine') };
  }

  async get(tx: Tx, id: string): Promise<DecisionRecord | null> {
    const [row] = await tx.query<DecisionRecord>(
      [SELECT, TRIED, ', d.context, d.replay FROM decisions d WHERE d.org_id = $1 AND d.id = $2'].join(''),
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async newestOf(tx: Tx, conversationId: string): Promise<DecisionView | null> {
    const [row] = await tx.query<DecisionView>(
      [SELECT, 'FROM decisions d WHERE d.org_id = $1 AND d.conversation_id = $2 ORDER BY d.created_at DESC, d.id DESC LIMIT 1'].join(' '),
      [tx.orgId, conversationId],
    );
    return row ?? null;
  }

  async businessState(tx: Tx, hash: string): Promise<BusinessState | null> {
    const [row] = await tx.query<{ body: BusinessState }>('SELECT body FROM decision_businesses WHERE org_id = $1 AND hash = $2', [
      tx.orgId,
      hash,
    ]);
    return row?.body ?? null;
  }

  /** The words behind the numbers of messages. */
  async lines(tx: Tx, conversationId: string, seqs: readonly number[]): Promise<Map<number, { sender: string; body: string }>> {
    const rows = await tx.query<{ seq: number; sender: string; body: string }>(
      'SELECT seq::int, sender, body FROM messages WHERE org_id = $1 AND conversation_id = $2 AND seq = ANY($3) AND deleted_at IS NULL',
      [tx.orgId, conversationId, seqs],
    );
    return new Map(rows.map(({ seq, sender, body }) => [seq, { sender, body }]));
  }

  /** The messages that a turn may have read, in the order of their numbers; its record names those that it did not (ReplayRecord.unread). */
  messages(tx: Tx, conversationId: string, from: number, to: number): Promise<TurnMessage[]> {
    return tx.query<TurnMessage>(
      `SELECT id, seq::int, direction, sender, body, coalesce(provider_at, created_at) AS at FROM messages
       WHERE org_id = $1 AND conversation_id = $2 AND seq BETWEEN $3 AND $4 AND deleted_at IS NULL AND kind <> 'draft' ORDER BY seq`,
      [tx.orgId, conversationId, from, to],
    );
  }

  /** Only decisions that can be made again. */
  async idsOf(tx: Tx, conversationId: string, most: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM decisions WHERE org_id = $1 AND conversation_id = $2 AND replay IS NOT NULL ORDER BY created_at, id LIMIT $3`,
      [tx.orgId, conversationId, most],
    );
    return rows.map(({ id }) => id);
  }
}
