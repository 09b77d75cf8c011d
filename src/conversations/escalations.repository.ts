import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';

export type EscalationKind =
  'emergency' | 'human_needed' | 'commitment' | 'booking' | 'delivery' | 'opt_out' | 'repeat_call' | 'suppressed_message' | 'failure';
export type EscalationPriority = 'low' | 'medium' | 'high' | 'critical';

export interface NewEscalation {
  kind: EscalationKind;
  priority: EscalationPriority;
  /** One stable word. */
  reason: string;
  /** One or two sentences for the person who opens it. */
  summary: string;
  /** The handoff brief: slots, trend, recommended action, value. */
  package?: Record<string, unknown>;
  conversationId?: string | null;
  leadId?: string | null;
  contactId?: string | null;
  dueAt?: Date | null;
  dedupeKey: string;
}

/** SQL of the action list. */
@Injectable()
export class EscalationsRepository {
  /** Inserts, or answers the existing one with the same key; a resolved one stays resolved. */
  async upsert(tx: Tx, values: NewEscalation): Promise<{ id: string; isNew: boolean }> {
    const id = newId();
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO escalations (id, org_id, conversation_id, lead_id, contact_id, kind, priority, reason, summary, package, due_at, dedupe_key, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, app_now(), app_now())
       ON CONFLICT (org_id, dedupe_key) DO UPDATE SET updated_at = escalations.updated_at RETURNING id`,
      [
        id,
        tx.orgId,
        values.conversationId ?? null,
        values.leadId ?? null,
        values.contactId ?? null,
        values.kind,
        values.priority,
        values.reason,
        values.summary,
        JSON.stringify(values.package ?? {}),
        values.dueAt ?? null,
        values.dedupeKey,
      ],
    );
    return { id: row!.id, isNew: row!.id === id };
  }

  /** First acknowledgement wins; false if it was acknowledged or resolved before. */
  async acknowledge(tx: Tx, id: string, by: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE escalations SET acknowledged_at = app_now(), acknowledged_by = $3, version = version + 1, updated_at = app_now()
       WHERE id = $1 AND org_id = $2 AND acknowledged_at IS NULL AND status <> 'resolved'`,
      [id, tx.orgId, by],
    );
    return count === 1;
  }

  /** One person takes an open item on; false if a colleague was faster, or it is done. */
  async take(tx: Tx, id: string, userId: string | null): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE escalations SET status = 'accepted', assignee_user_id = $3, snoozed_until = NULL, version = version + 1, updated_at = app_now()
       WHERE id = $1 AND org_id = $2 AND status <> 'resolved' AND (assignee_user_id IS NULL OR assignee_user_id = $3)`,
      [id, tx.orgId, userId],
    );
    return count === 1;
  }

  async patch(
    tx: Tx,
    id: string,
    version: number,
    patch: { status?: string; snoozedUntil?: Date | null; resolution?: string | null },
  ): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE escalations SET status = coalesce($4, status), resolution = coalesce($6, resolution),
         snoozed_until = CASE WHEN $4::text IS NULL THEN snoozed_until WHEN $4 = 'snoozed' THEN $5::timestamptz END,
         resolved_at = CASE WHEN $4 = 'resolved' THEN app_now() ELSE resolved_at END, version = version + 1, updated_at = app_now()
       WHERE id = $1 AND org_id = $2 AND version = $3`,
      [id, tx.orgId, version, patch.status ?? null, patch.snoozedUntil ?? null, patch.resolution ?? null],
    );
    return count === 1;
  }

  /** Closes what a returned or resolved thread no longer needs. */
  async resolveOfThread(tx: Tx, conversationId: string, resolution: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE escalations SET status = 'resolved', resolved_at = app_now(), resolution = $3, version = version + 1, updated_at = app_now()
       WHERE conversation_id = $1 AND org_id = $2 AND status <> 'resolved' RETURNING id`,
      [conversationId, tx.orgId, resolution],
    );
    return rows.map((row) => row.id);
  }
}
