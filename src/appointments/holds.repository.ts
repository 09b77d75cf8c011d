import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import type { BusySpan } from './availability.rules.js';

export interface HoldSpan {
  resourceId: string;
  startsAt: Date;
  busyUntil: Date;
}

/** An opening as the customer hears of it. */
export interface Visit {
  resourceId: string;
  startsAt: Date;
  endsAt: Date;
}

/** Openings that are offered (shared) or picked (exclusive) and not yet booked. */
@Injectable()
export class HoldsRepository {
  clear(tx: Tx, conversationId: string): void {
    tx.write('DELETE FROM slot_holds WHERE org_id = $1 AND conversation_id = $2', [tx.orgId, conversationId]);
  }

  /**
   * What a conversation holds from now on, for so many minutes, instead of what it held. Spans end where the visits do: the way to the next
   * one, as the service has it now, is added.
   */
  replace(
    tx: Tx,
    conversationId: string,
    held: { mode: 'shared' | 'exclusive'; visits: readonly Visit[]; serviceId: string | null; minutes: number },
  ): void {
    this.clear(tx, conversationId);
    tx.write(
      `INSERT INTO slot_holds (id, org_id, resource_id, starts_at, busy_until, mode, conversation_id, expires_at, created_at)
       SELECT v.id, $1, v.resource_id, v.starts_at, v.ends_at + make_interval(mins => coalesce(s.buffer_minutes, 0)), $6, $7,
         app_now() + make_interval(mins => $8), app_now()
       FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS v(id, resource_id, starts_at, ends_at)
       LEFT JOIN services s ON s.org_id = $1 AND s.id = $9`,
      [
        tx.orgId,
        held.visits.map(() => newId()),
        held.visits.map(({ resourceId }) => resourceId),
        held.visits.map(({ startsAt }) => startsAt),
        held.visits.map(({ endsAt }) => endsAt),
        held.mode,
        conversationId,
        held.minutes,
        held.serviceId,
      ],
    );
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
