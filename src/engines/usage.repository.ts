import { Injectable } from '@nestjs/common';
import type { Since } from '../orgs/quota.rules.js';
import type { PlainParam, Tx } from '../platform/database/database.service.js';
import type { Used } from './caps.rules.js';

export interface UsageRow {
  kind: 'model.started' | 'model.finished';
  quantity: number;
  costMicros: number | null;
  engine: string;
  model: string | null;
  conversationId: string | null;
  detail: Record<string, unknown>;
}

const ADD = `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, conversation_id, detail)
  SELECT $1::uuid, app_now(), $2::text, $3::bigint, $4::bigint, $5::text, $6::text, $7::uuid, $8::jsonb`;

/** SQL of the usage ledger: append and sum. */
@Injectable()
export class UsageRepository {
  /** What the active org used of models, and what one conversation of it; calls of models whose price is unknown count no money. */
  async used(tx: Tx, since: Since, conversationId: string | null): Promise<Used> {
    const [row] = await tx.query<Record<keyof Used, string>>(
      `SELECT coalesce(sum(cost_micros) FILTER (WHERE at >= $2), 0)::text AS "microsPerMonth",
         coalesce(sum(cost_micros) FILTER (WHERE at >= $3), 0)::text AS "microsPerDay",
         coalesce(sum(cost_micros) FILTER (WHERE at >= $4), 0)::text AS "microsPerHour",
         coalesce(sum(quantity) FILTER (WHERE at >= $3 AND kind IN ('model.finished', 'embedding.finished')), 0)::text AS "tokensPerDay",
         coalesce(sum(quantity) FILTER (WHERE at >= $4 AND kind = 'model.finished' AND conversation_id = $5), 0)::text AS "tokensPerConversationHour"
       FROM usage_ledger WHERE org_id = $1 AND at >= least($2, $3)`,
      [tx.orgId, since.month, since.day, since.hour, conversationId],
    );
    return {
      microsPerMonth: Number(row?.microsPerMonth ?? 0),
      microsPerDay: Number(row?.microsPerDay ?? 0),
      microsPerHour: Number(row?.microsPerHour ?? 0),
      tokensPerDay: Number(row?.tokensPerDay ?? 0),
      tokensPerConversationHour: Number(row?.tokensPerConversationHour ?? 0),
    };
  }

  /** The last answer that an engine gave this org, which is the same for every process; null when there was none for a day. */
  async lastAnswer(tx: Tx, engine: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT max(id)::text AS id FROM usage_ledger
       WHERE org_id = $1 AND at > app_now() - interval '1 day' AND kind = 'model.finished' AND engine = $2`,
      [tx.orgId, engine],
    );
    return row?.id ?? null;
  }

  add(tx: Tx, row: UsageRow): void {
    tx.write(ADD, valuesOf(tx, row));
  }

  /** Unless it stands there: a commit whose answer was lost has written it. A call is over within the hour. */
  addMissing(tx: Tx, row: UsageRow): void {
    tx.write(
      `${ADD} WHERE NOT EXISTS (SELECT 1 FROM usage_ledger u WHERE u.org_id = $1 AND u.at > app_now() - interval '1 hour'
         AND u.kind = $2 AND u.conversation_id = $7 AND u.detail ->> 'call' = $8::jsonb ->> 'call' AND u.detail ->> 'toSeq' = $8::jsonb ->> 'toSeq')`,
      valuesOf(tx, row),
    );
  }
}

function valuesOf(tx: Tx, row: UsageRow): PlainParam[] {
  return [tx.orgId, row.kind, row.quantity, row.costMicros, row.engine, row.model, row.conversationId, JSON.stringify(row.detail)];
}
