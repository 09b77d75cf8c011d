import { Injectable } from '@nestjs/common';
import type { PlainParam, Tx } from '../platform/database/database.service.js';

export interface UsageRow {
  kind: 'model.started' | 'model.finished';
  quantity: number;
  costMicros: number | null;
  engine: string;
  model: string | null;
  conversationId: string;
  detail: { call: number } & Record<string, unknown>;
}

const ADD = `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, conversation_id, detail)
  SELECT $1::uuid, app_now(), $2::text, $3::bigint, $4::bigint, $5::text, $6::text, $7::uuid, $8::jsonb`;

/** SQL of the usage ledger: append and sum. */
@Injectable()
export class UsageRepository {
  /** Micro-dollars since `from`; calls of models whose price is unknown count nothing. */
  async spentMicros(tx: Tx, from: Date): Promise<number> {
    const [row] = await tx.query<{ micros: string }>(
      'SELECT coalesce(sum(cost_micros), 0)::text AS micros FROM usage_ledger WHERE org_id = $1 AND at >= $2',
      [tx.orgId, from],
    );
    return Number(row?.micros ?? 0);
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
