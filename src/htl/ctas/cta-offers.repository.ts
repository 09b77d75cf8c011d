import { Injectable } from '@nestjs/common';
import type { CtaNews } from '../../conversations/cta-memory.schema.js';
import type { Formality } from '../../engines/rules/wording/tone.rules.js';
import type { CtaKind, CtaTarget } from '../../onboarding/questionnaire.schema.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { Outcome } from './completion.rules.js';

/** A customer can follow a link for as long as the call to action stays theirs. */
const LINK_DAYS = 30;

export interface NewOffer {
  id: string;
  ctaId: string;
  conversationId: string;
  contactId: string;
  decisionId: string;
  codeHash: Buffer | null;
}

/** What a link leads to, and whose it is. */
export interface LinkTarget {
  offerId: string;
  ctaId: string;
  conversationId: string;
  kind: CtaKind;
  target: CtaTarget;
  isActive: boolean;
  url: string | null;
  fileId: string | null;
  isClicked: boolean;
}

/** The thread of an offer as a report finds it. */
export interface OfferThread {
  offerId: string;
  conversationId: string;
}

export interface NewsThread {
  contactId: string;
  contactAddress: string;
  accountId: string;
  leadId: string | null;
  handler: 'ai' | 'human' | 'paused';
  /** The language of our last text. */
  writes: string | null;
  /** How formal the thread's version writes; null where it has none. */
  formality: Formality | null;
}

/**
 * SQL: `f`, the alias of an offer, was made. One whose text waits for an approval or never left was not; without its decision, as after
 * an erasure, what was closed before stays closed. All texts of a decision leave together or not at all.
 */
export const wasMade = (f: string): string => `${f}.expires_at > ${f}.offered_at AND NOT EXISTS (
  SELECT 1 FROM outbound b WHERE b.org_id = ${f}.org_id AND b.dedupe_key = 'decision:' || ${f}.decision_id || ':0'
    AND b.state IN ('draft', 'blocked', 'cancelled', 'expired', 'superseded', 'failed'))`;

const MADE = wasMade('o');

/** SQL of what was offered to whom. */
@Injectable()
export class CtaOffersRepository {
  /** Leaves with the decision; nobody waits for it. */
  insert(tx: Tx, offer: NewOffer): void {
    tx.write(
      `INSERT INTO cta_offers (id, org_id, cta_id, conversation_id, contact_id, decision_id, code_hash, offered_at, expires_at)
       SELECT $1, $2, c.id, $4, $5, $6, $7, app_now(), app_now() + make_interval(days => ${LINK_DAYS}) FROM ctas c WHERE c.org_id = $2 AND c.id = $3`,
      [offer.id, tx.orgId, offer.ctaId, offer.conversationId, offer.contactId, offer.decisionId, offer.codeHash],
    );
  }

  /** What a decision offered whose text never left: its link, which nobody has, ends where it began. */
  close(tx: Tx, conversationId: string, decisionId: string): void {
    tx.write(
      'UPDATE cta_offers SET expires_at = offered_at WHERE org_id = $1 AND conversation_id = $2 AND decision_id = $3 AND clicked_at IS NULL AND completed_at IS NULL',
      [tx.orgId, conversationId, decisionId],
    );
  }

  /** The newest offer of each to this thread is done. */
  complete(tx: Tx, conversationId: string, ctaIds: readonly string[]): void {
    tx.write(
      `UPDATE cta_offers SET completed_at = app_now() WHERE org_id = $1 AND conversation_id = $2 AND cta_id = ANY($3::uuid[]) AND completed_at IS NULL
         AND id IN (SELECT DISTINCT ON (n.cta_id) n.id FROM cta_offers n WHERE n.org_id = $1 AND n.conversation_id = $2 AND n.expires_at > n.offered_at ORDER BY n.cta_id, n.offered_at DESC)`,
      [tx.orgId, conversationId, ctaIds],
    );
  }

  /** Before any org is known; ids only. */
  async owner(tx: Tx, codeHash: Buffer): Promise<{ orgId: string; id: string } | null> {
    const [row] = await tx.query<{ orgId: string; id: string }>('SELECT org_id AS "orgId", id FROM cta_offer_by_code($1)', [codeHash]);
    return row ?? null;
  }

  /** What the link leads to now; null for one that ran out. */
  async target(tx: Tx, id: string): Promise<LinkTarget | null> {
    const [row] = await tx.query<LinkTarget>(
      `SELECT o.id AS "offerId", o.cta_id AS "ctaId", o.conversation_id AS "conversationId", c.kind, c.target, c.is_active AS "isActive", c.url,
         c.file_id AS "fileId", o.clicked_at IS NOT NULL AS "isClicked"
       FROM cta_offers o JOIN ctas c ON c.org_id = o.org_id AND c.id = o.cta_id
       WHERE o.org_id = $1 AND o.id = $2 AND o.expires_at > app_now()`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** True for the first click only, however many come at once. */
  async click(tx: Tx, id: string): Promise<boolean> {
    const count = await tx.execute('UPDATE cta_offers SET clicked_at = app_now() WHERE org_id = $1 AND id = $2 AND clicked_at IS NULL', [
      tx.orgId,
      id,
    ]);
    return count === 1;
  }

  /** The offer that a report is about: by the reference it hands back, else the newest to that phone number. */
  async find(tx: Tx, ctaId: string, by: { reference: string | null; phone: string | null }): Promise<OfferThread | null> {
    const [row] = await tx.query<OfferThread>(
      `SELECT o.id AS "offerId", o.conversation_id AS "conversationId" FROM cta_offers o
       WHERE o.org_id = $1 AND o.cta_id = $2 AND ${MADE} AND CASE WHEN $3::uuid IS NOT NULL THEN o.id = $3 AND o.code_hash IS NOT NULL
         ELSE o.contact_id IN (SELECT i.contact_id FROM contact_identities i WHERE i.org_id = $1 AND i.kind IN ('phone', 'whatsapp') AND i.value = $4) END
       ORDER BY o.offered_at DESC LIMIT 1`,
      [tx.orgId, ctaId, by.reference, by.phone],
    );
    return row ?? null;
  }

  async idsOf(tx: Tx, contactId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT id FROM cta_offers WHERE org_id = $1 AND contact_id = $2', [tx.orgId, contactId]);
    return rows.map((row) => row.id);
  }

  /** What was offered to a person, whether they followed it, and what was reported of it. */
  ofContact(tx: Tx, contactId: string): Promise<Record<string, unknown>[]> {
    return tx.query(
      `SELECT c.kind, c.label, o.offered_at AS "offeredAt", o.code_hash IS NOT NULL AS "hasLink", o.expires_at AS "linkExpiresAt", o.clicked_at AS "clickedAt",
         o.completed_at AS "completedAt", o.failed_at AS "failedAt",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('outcome', e.outcome, 'eventId', e.event_id, 'receivedAt', e.received_at) ORDER BY e.received_at), '[]')
          FROM cta_events e WHERE e.org_id = o.org_id AND e.offer_id = o.id) AS reports
       FROM cta_offers o JOIN ctas c ON c.org_id = o.org_id AND c.id = o.cta_id WHERE o.org_id = $1 AND o.contact_id = $2 ORDER BY o.offered_at, o.id`,
      [tx.orgId, contactId],
    );
  }

  /** A person's links lead nowhere from now on, and what others reported of them goes; that something was offered and done stays for the figures. */
  async forget(tx: Tx, contactId: string): Promise<number> {
    const reports = await tx.execute(
      'DELETE FROM cta_events WHERE org_id = $1 AND offer_id IN (SELECT o.id FROM cta_offers o WHERE o.org_id = $1 AND o.contact_id = $2)',
      [tx.orgId, contactId],
    );
    const offers = await tx.execute(
      'UPDATE cta_offers SET code_hash = NULL, decision_id = NULL, expires_at = least(expires_at, app_now()) WHERE org_id = $1 AND contact_id = $2',
      [tx.orgId, contactId],
    );
    return reports + offers;
  }

  /**
   * Does a report still tell something new? A completion does once. Whatever else is said of an offer means nothing after it was
   * completed, or after another link to the same thing was, which the thread had meanwhile: a page that is opened twice and paid once
   * runs out once. Locks the thread, so that of two reports one sees the other.
   */
  async isNews(tx: Tx, { offerId, conversationId }: OfferThread, outcome: Outcome): Promise<boolean> {
    await tx.query('SELECT 1 FROM conversations WHERE id = $1 AND org_id = $2 FOR UPDATE', [conversationId, tx.orgId]);
    const rows = await tx.query(
      `SELECT 1 FROM cta_offers o WHERE o.org_id = $1 AND o.id = $2 AND o.completed_at IS NULL AND ($3 = 'completed' OR NOT EXISTS (
         SELECT 1 FROM cta_offers d WHERE d.org_id = $1 AND d.conversation_id = o.conversation_id AND d.cta_id = o.cta_id AND d.completed_at >= o.offered_at))`,
      [tx.orgId, offerId, outcome],
    );
    return rows.length > 0;
  }

  async settle(tx: Tx, id: string, outcome: 'completed' | 'failed'): Promise<void> {
    await tx.execute(
      `UPDATE cta_offers SET completed_at = CASE WHEN $3 = 'completed' THEN coalesce(completed_at, app_now()) ELSE completed_at END,
         failed_at = CASE WHEN $3 = 'failed' THEN app_now() ELSE failed_at END WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, outcome],
    );
  }

  /**
   * Writes what happened into the thread and locks it, so that a turn that is under way keeps it (see the schema of the memory). What
   * is done stops the nudges. Null for a thread that is not this org's.
   */
  async tell(tx: Tx, conversationId: string, ctaId: string, news: CtaNews, endsWait = false): Promise<NewsThread | null> {
    const [row] = await tx.query<NewsThread>(
      `UPDATE conversations SET next_follow_up_at = CASE WHEN $5 THEN NULL ELSE next_follow_up_at END,
         memory = jsonb_set(memory, '{ctaNews}', coalesce(memory->'ctaNews', '{}') || jsonb_build_object($3::text, coalesce(memory->'ctaNews'->$3::text, '{}') || $4::jsonb))
       WHERE id = $1 AND org_id = $2
       RETURNING contact_id AS "contactId", contact_address AS "contactAddress", channel_account_id AS "accountId", lead_id AS "leadId", handler, memory->>'writes' AS writes,
         (SELECT v.documents->'toneProfile'->>'formality' FROM profile_versions v WHERE v.org_id = $2 AND v.id = conversations.profile_version_id) AS formality`,
      [conversationId, tx.orgId, ctaId, JSON.stringify(news), endsWait],
    );
    return row ?? null;
  }
}
