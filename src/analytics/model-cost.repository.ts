import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { CostRow } from './model-cost.rules.js';

/** A call within a turn names no task: it answered a customer; the test chat marks its own with call 0. */
const TASK = `CASE WHEN x.kind = 'embedding.finished' THEN 'embedding' WHEN x.detail ? 'task' THEN x.detail ->> 'task'
    WHEN x.detail ->> 'call' = '0' THEN 'test_chat' ELSE 'reply' END`;

/** The engines that the calls of a row name: all that were asked for one answer, those in vain among them (engines/answer-facts.schema.ts). */
const CALLS = `jsonb_to_recordset(x.detail -> 'calls')
    AS c(engine text, model text, "tokensIn" bigint, "tokensOut" bigint, "costMicros" bigint, attempts int, failure text)`;

/**
 * Who was asked for the answer of a row, each with its own part: those that were asked in vain as they were called, and who answered, or
 * stood in, with the rest. The parts of a row always add up to it.
 */
const ASKED = `
    SELECT c.engine, c.model, c."tokensIn" + c."tokensOut" AS tokens, c."costMicros" AS cost, c."costMicros" IS NULL AS is_unpriced
    FROM ${CALLS} WHERE c.failure IS NOT NULL AND c.attempts > 0
    UNION ALL
    SELECT x.engine, x.model, x.quantity - coalesce(v.tokens, 0), x.cost_micros - coalesce(v.cost, 0),
      CASE WHEN x.detail ? 'calls' THEN v.is_unpriced ELSE x.detail ? 'isPriceUnknown' OR (x.kind = 'embedding.finished' AND x.cost_micros IS NULL) END
    FROM (SELECT sum(c."tokensIn" + c."tokensOut") FILTER (WHERE c.failure IS NOT NULL AND c.attempts > 0) AS tokens,
        sum(c."costMicros") FILTER (WHERE c.failure IS NOT NULL AND c.attempts > 0) AS cost,
        coalesce(bool_or(c."costMicros" IS NULL) FILTER (WHERE c.failure IS NULL), false) AS is_unpriced FROM ${CALLS}) v`;

const COSTS = `
WITH days AS (
  SELECT d::date AS day FROM generate_series(
    date_trunc('day', app_now() AT TIME ZONE $2) - make_interval(days => $3::int - 1), date_trunc('day', app_now() AT TIME ZONE $2), interval '1 day') d),
b AS MATERIALIZED (SELECT (min(day)::timestamp AT TIME ZONE $2) AS since, app_now() AS now FROM days),
u AS (
  SELECT (x.at AT TIME ZONE $2)::date AS day, ${TASK} AS task, p.engine, p.model, count(*)::int AS calls, sum(p.tokens)::float8 AS tokens,
    coalesce(sum(p.cost), 0)::float8 AS cost, count(*) FILTER (WHERE p.is_unpriced)::int AS unpriced
  FROM b JOIN usage_ledger x ON x.org_id = $1 AND x.at >= b.since AND x.at <= b.now AND x.kind IN ('model.finished', 'embedding.finished')
  CROSS JOIN LATERAL (${ASKED}) p
  GROUP BY 1, 2, 3, 4)
SELECT to_char(days.day, 'YYYY-MM-DD') AS day, u.task, u.engine, u.model, coalesce(u.calls, 0) AS calls, coalesce(u.tokens, 0) AS tokens,
  coalesce(u.cost, 0) AS "costMicros", coalesce(u.unpriced, 0) AS unpriced
FROM days LEFT JOIN u USING (day) ORDER BY days.day`;

/** SQL of what language models cost. */
@Injectable()
export class ModelCostRepository {
  /** The last `days` days of the business, today included, by task, engine and model; embeddings too. */
  rows(tx: Tx, timeZone: string, days: number): Promise<CostRow[]> {
    return tx.query<CostRow>(COSTS, [tx.orgId, timeZone, days]);
  }

  /** In how many conversations a model was asked within the same days, and what they cost, whatever it was asked for there. */
  async conversations(tx: Tx, timeZone: string, days: number): Promise<{ conversations: number; conversationMicros: number }> {
    const [row] = await tx.query<{ conversations: number; conversationMicros: number }>(
      `SELECT count(DISTINCT x.conversation_id)::int AS conversations, coalesce(sum(x.cost_micros), 0)::float8 AS "conversationMicros" FROM usage_ledger x
       WHERE x.org_id = $1 AND x.kind = 'model.finished' AND (x.quantity > 0 OR x.cost_micros > 0) AND x.conversation_id IS NOT NULL AND ${TASK} <> 'test_chat' AND x.at <= app_now()
         AND x.at >= (date_trunc('day', app_now() AT TIME ZONE $2) - make_interval(days => $3::int - 1)) AT TIME ZONE $2`,
      [tx.orgId, timeZone, days],
    );
    return row ?? { conversations: 0, conversationMicros: 0 };
  }
}
