import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import type { BusySpan } from './availability.rules.js';

export interface HoldSpan {
  resourceId: string;
  startsAt: Date;
  busyUntil: Date;
}

/** Openings that are offered (shared) or picked (exclusive) and not yet booked. */
@Injectable()
export class HoldsRepository {
  async clear(tx: Tx, conversationId: string): Promise<void> {
    await tx.execute('DELETE FROM slot_holds WHERE org_id = $1 AND conversation_id = $2', [tx.orgId, conversationId]);
  }

  async add(tx: Tx, conversationId: string, mode: 'shared' | 'exclusive', spans: readonly HoldSpan[], minutes: number): Promise<void> {
    for (const span of spans) {
      await tx.execute(
        `INSERT INTO slot_holds (id, org_id, resource_id, starts_at, busy_until, mode, conversation_id, expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, app_now() + make_interval(mins => $8), app_now())`,
        [newId(), tx.orgId, span.resourceId, span.startsAt, span.busyUntil, mode, conversationId, minutes],
      );
    }
  }

  /** Only exclusive holds of other conversations keep a time from being offered or booked: the first pick of a shared one wins. */
  exclusiveOfOthers(
    tx: Tx,
    span: { resourceIds: readonly string[]; from: Date; to: Date },
    conversationId: string | null,
  ): Promise<BusySpan[]> {
    return tx.query<BusySpan>(
      `SELECT resource_id AS "resourceId", starts_at AS "startsAt", busy_until AS "endsAt" FROM slot_holds
       WHERE org_id = $1 AND resource_id = ANY($2::uuid[]) AND mode = 'exclusive' AND expires_at > app_now()
         AND starts_at < $4 AND busy_until > $3 AND ($5::uuid IS NULL OR conversation_id <> $5)`,
      [tx.orgId, span.resourceIds, span.from, span.to, conversationId],
    );
  }

  /** What this conversation picked but could not book yet. An expired pick is still worth a try: it may be free. */
  async picked(tx: Tx, conversationId: string): Promise<HoldSpan | null> {
    const [row] = await tx.query<HoldSpan>(
      `SELECT resource_id AS "resourceId", starts_at AS "startsAt", busy_until AS "busyUntil" FROM slot_holds
       WHERE org_id = $1 AND conversation_id = $2 AND mode = 'exclusive' AND starts_at > app_now() ORDER BY created_at DESC LIMIT 1`,
      [tx.orgId, conversationId],
    );
    return row ?? null;
  }
}
