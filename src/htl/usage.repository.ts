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

/** SQL of the usage ledger: append only. */
@Injectable()
export class UsageRepository {
  add(tx: Tx, row: UsageRow): void {
    tx.write(
      `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, conversation_id, detail) VALUES ($1, app_now(), $2, $3, $4, $5, $6, $7, $8::jsonb)`,
      [tx.orgId, row.kind, row.quantity, row.costMicros, row.engine, row.model, row.conversationId, JSON.stringify(row.detail)],
    );
  }
}
