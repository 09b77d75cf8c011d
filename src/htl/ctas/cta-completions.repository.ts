import { Injectable } from '@nestjs/common';
import type { CtaKind } from '../../onboarding/questionnaire.schema.js';
import type { Tx } from '../../platform/database/database.service.js';
import { wasMade } from './cta-offers.repository.js';

export interface CompletedCta {
  id: string;
  kind: CtaKind;
  label: string;
}

export interface CtaFigures {
  ctaId: string;
  offered: number;
  clicked: number;
  completed: number;
  failed: number;
  /** The end of the address for reports; null while there is none. */
  completionHint: string | null;
  lastEventAt: Date | null;
  lastOutcome: string | null;
}

const MADE = wasMade('f');

/** SQL of completion addresses and of what arrives at them. */
@Injectable()
export class CtaCompletionsRepository {
  /** Before any org is known; ids only. */
  async owner(tx: Tx, tokenHash: Buffer): Promise<{ orgId: string; id: string } | null> {
    const [row] = await tx.query<{ orgId: string; id: string }>('SELECT org_id AS "orgId", id FROM cta_by_completion($1)', [tokenHash]);
    return row ?? null;
  }

  async cta(tx: Tx, id: string): Promise<CompletedCta | null> {
    const [row] = await tx.query<CompletedCta>('SELECT id, kind, label FROM ctas WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
    return row ?? null;
  }

  /** False where the event is known; of two at once one waits for the other and then is known. */
  async record(tx: Tx, event: { id: string; ctaId: string; offerId: string | null; eventId: string; outcome: string }): Promise<boolean> {
    const count = await tx.execute(
      `INSERT INTO cta_events (id, org_id, cta_id, offer_id, event_id, outcome, received_at) VALUES ($1, $2, $3, $4, $5, $6, app_now())
       ON CONFLICT (org_id, cta_id, event_id) DO NOTHING`,
      [event.id, tx.orgId, event.ctaId, event.offerId, event.eventId, event.outcome],
    );
    return count === 1;
  }

  /** Another address takes the place of the one before, which stops working at once. */
  async setAddress(tx: Tx, ctaId: string, tokenHash: Buffer, hint: string): Promise<boolean> {
    const count = await tx.execute('UPDATE ctas SET completion_hash = $3, completion_hint = $4 WHERE org_id = $1 AND id = $2', [
      tx.orgId,
      ctaId,
      tokenHash,
      hint,
    ]);
    return count === 1;
  }

  figures(tx: Tx): Promise<CtaFigures[]> {
    return tx.query<CtaFigures>(
      `SELECT c.id AS "ctaId", c.completion_hint AS "completionHint", o.offered, o.clicked, o.completed, o.failed, e."lastEventAt", e."lastOutcome"
       FROM ctas c
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE ${MADE})::int AS offered, count(f.clicked_at)::int AS clicked, count(f.completed_at)::int AS completed, count(f.failed_at)::int AS failed
         FROM cta_offers f WHERE f.org_id = c.org_id AND f.cta_id = c.id) o
       LEFT JOIN LATERAL (
         SELECT x.received_at AS "lastEventAt", x.outcome AS "lastOutcome" FROM cta_events x WHERE x.org_id = c.org_id AND x.cta_id = c.id
         ORDER BY x.received_at DESC, x.id DESC LIMIT 1) e ON true
       WHERE c.org_id = $1 ORDER BY c.created_at, c.id`,
      [tx.orgId],
    );
  }

  /** The memory of a thread with the opportunity it is about; null when it is not this org's. */
  async thread(tx: Tx, conversationId: string): Promise<{ memory: unknown; leadId: string | null } | null> {
    const [row] = await tx.query<{ memory: unknown; leadId: string | null }>(
      'SELECT memory, lead_id AS "leadId" FROM conversations WHERE org_id = $1 AND id = $2',
      [tx.orgId, conversationId],
    );
    return row ?? null;
  }
}
