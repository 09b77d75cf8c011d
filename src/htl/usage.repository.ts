import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface UsageRow {
  kind: 'model.started' | 'model.finished';
  quantity: number;
  costMicros: number | null;
  engine: string;
  model: string | null;
  conversationId: string;
  detail: Record<string, unknown>;
}

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
    tx.write(
      `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, conversation_id, detail) VALUES ($1, app_now(), $2, $3, $4, $5, $6, $7, $8::jsonb)`,
      [tx.orgId, row.kind, row.quantity, row.costMicros, row.engine, row.model, row.conversationId, JSON.stringify(row.detail)],
    );
  }
}
