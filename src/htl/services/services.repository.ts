import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { isOurWord, saidOf } from '../../conversations/said.rules.js';
import type { SenderState } from './ban-risk.rules.js';
import type { ScoredLead } from './lead-score.rules.js';

/** A lead with what its score is made of. */
export interface LeadReading extends Omit<ScoredLead, 'ownLine'> {
  leadId: string;
  /** Of the thread: what the business calls hot stands in it. */
  profileVersionId: string | null;
  /** Of the thread; an opt-out reaches one or all. */
  channel: string;
  /** Their newest texts. */
  said: readonly string[];
  contactId: string;
  conversationId: string | null;
  name: string | null;
  phone: string | null;
  service: string | null;
}

export interface ThreadRow {
  contactId: string;
  contactName: string | null;
  contactHome: string | null;
  contactAddress: string;
  leadId: string | null;
  accountId: string;
  status: string;
  stage: string;
  sentiment: string;
  memory: unknown;
  openedAt: Date;
  profileVersionId: string | null;
  serviceWindowUntil: Date | null;
  lastInboundAt: Date | null;
}

export interface ThreadText {
  id: string;
  seq: string;
  direction: 'in' | 'out';
  sender: 'customer' | 'ai' | 'human' | 'system';
  body: string;
  at: Date;
}

const SLOT = (name: string): string =>
  `(SELECT s.value FROM lead_slots s WHERE s.org_id = l.org_id AND s.lead_id = l.id AND s.name = '${name}')`;

/** One row per lead; what is older than 30 days is not counted. */
const READING = `SELECT l.id AS "leadId", l.contact_id AS "contactId", l.status, l.is_open AS "isOpen", t.id AS "conversationId", t.profile_version_id AS "profileVersionId",
  coalesce((SELECT h.channel FROM channel_accounts h WHERE h.org_id = l.org_id AND h.id = t.channel_account_id), 'sms') AS channel,
  coalesce(k.name, ${SLOT('name')}) AS name, ${SLOT('service_needed')} AS service, coalesce(${SLOT('urgency')}, 'unknown') AS urgency,
  coalesce(t.contact_address, (SELECT i.value FROM contact_identities i WHERE i.org_id = l.org_id AND i.contact_id = l.contact_id AND i.kind IN ('phone', 'whatsapp') ORDER BY i.kind, i.created_at LIMIT 1)) AS phone,
  coalesce(t.sentiment, 'neutral') AS sentiment, coalesce(t.close_reason = 'opted_out', false) AS "isOptedOut", t.last_inbound_at AS "lastTextAt",
  coalesce(m.texts, 0)::int AS texts, coalesce(m.unanswered, 0)::int AS unanswered, m.minutes AS "answeredInMinutes",
  coalesce(p.calls, 0)::int AS calls, p.last AS "lastCallAt",
  ARRAY(SELECT d.intent FROM decisions d WHERE d.org_id = l.org_id AND d.conversation_id = t.id AND d.intent IS NOT NULL ORDER BY d.to_seq DESC LIMIT 5) AS intents,
  ARRAY(SELECT x.body FROM messages x WHERE x.org_id = l.org_id AND x.conversation_id = t.id AND x.direction = 'in' AND x.deleted_at IS NULL ORDER BY x.seq DESC LIMIT 10) AS said,
  ARRAY(SELECT s.name FROM lead_slots s WHERE s.org_id = l.org_id AND s.lead_id = l.id AND s.confidence >= 0.7 ORDER BY s.name) AS "knownSlots",
  (SELECT count(*)::int FROM appointments a WHERE a.org_id = l.org_id AND a.contact_id = l.contact_id AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > app_now()) AS "upcomingAppointments"
 FROM leads l JOIN contacts k ON k.org_id = l.org_id AND k.id = l.contact_id
 LEFT JOIN LATERAL (SELECT c.* FROM conversations c WHERE c.org_id = l.org_id AND c.contact_id = l.contact_id ORDER BY c.last_message_at DESC LIMIT 1) t ON true
 LEFT JOIN LATERAL (
   SELECT count(*) FILTER (WHERE x.direction = 'in') AS texts,
     count(*) FILTER (WHERE x.seq > t.inbound_seq AND ${isOurWord('x')}) AS unanswered,
     (SELECT round(extract(epoch FROM y.created_at - z.created_at) / 60)::int FROM messages y
        CROSS JOIN LATERAL (SELECT w.created_at FROM messages w WHERE w.org_id = y.org_id AND w.conversation_id = y.conversation_id AND w.seq < y.seq AND ${isOurWord('w')} ORDER BY w.seq DESC LIMIT 1) z
      WHERE y.org_id = l.org_id AND y.conversation_id = t.id AND y.direction = 'in' ORDER BY y.seq DESC LIMIT 1) AS minutes
   FROM messages x WHERE x.org_id = l.org_id AND x.conversation_id = t.id AND x.deleted_at IS NULL AND x.created_at > app_now() - interval '30 days') m ON true
 LEFT JOIN LATERAL (SELECT count(*) AS calls, max(v.started_at) AS last FROM calls v
   WHERE v.org_id = l.org_id AND v.from_address = t.contact_address AND v.started_at > app_now() - interval '30 days') p ON true`;

const TEXTS = `WITH lines AS MATERIALIZED (
    SELECT id, seq, direction, sender, kind, body, coalesce(provider_at, created_at) AS at FROM messages
    WHERE org_id = $1 AND conversation_id = $2 AND deleted_at IS NULL AND kind <> 'draft' ORDER BY seq DESC LIMIT $3)
  ${saidOf('lines')} ORDER BY seq`;

/** SQL of the services for people: reads only. */
@Injectable()
export class ServicesRepository {
  /** What the scores of these leads are made of; ids of other businesses are not found. */
  lead(tx: Tx, id: string): Promise<LeadReading[]> {
    return tx.query<LeadReading>(`${READING} WHERE l.org_id = $1 AND l.id = $2`, [tx.orgId, id]);
  }

  /** Open leads with a sign of life since then, the newest first: nobody else can be hot. */
  openLeads(tx: Tx, since: Date, most: number): Promise<LeadReading[]> {
    return tx.query<LeadReading>(
      `${READING} WHERE l.org_id = $1 AND l.is_open AND l.last_activity_at > $2 ORDER BY l.last_activity_at DESC LIMIT $3`,
      [tx.orgId, since, most],
    );
  }

  async sender(tx: Tx): Promise<Omit<SenderState, 'dailyCap'>> {
    const [row] = await tx.query<Omit<SenderState, 'dailyCap'>>(
      `WITH sent AS (SELECT o.state, o.message_id, coalesce(o.accepted_at, o.not_before) AS at FROM outbound o
         WHERE o.org_id = $1 AND coalesce(o.accepted_at, o.not_before) > app_now() - interval '7 days'
           AND o.state IN ('accepted', 'sent', 'delivered', 'read', 'failed', 'undelivered')),
       today AS (SELECT m.body FROM sent s JOIN messages m ON m.org_id = $1 AND m.id = s.message_id WHERE s.at > app_now() - interval '24 hours')
       SELECT (SELECT count(*)::int FROM sent) AS "sent7Days", (SELECT count(*)::int FROM sent WHERE state IN ('failed', 'undelivered')) AS "failed7Days",
         (SELECT count(DISTINCT (s.address_hmac, s.created_at))::int FROM suppressions s WHERE s.org_id = $1 AND s.created_at > app_now() - interval '7 days') AS "optOuts7Days",
         (SELECT count(*)::int FROM today) AS "sentToday",
         (SELECT coalesce(sum(n) FILTER (WHERE n > 1), 0)::float8 / greatest(sum(n), 1)::float8 FROM (SELECT count(*) AS n FROM today GROUP BY body) b) AS "sameWordsShare",
         EXISTS (SELECT 1 FROM channel_accounts a WHERE a.org_id = $1 AND a.state = 'active' AND a.registration IN ('verified', 'simulated', 'not_required')) AS "isRegistered"`,
      [tx.orgId],
    );
    return row!;
  }

  async thread(tx: Tx, id: string): Promise<ThreadRow | null> {
    const [row] = await tx.query<ThreadRow>(
      `SELECT c.contact_id AS "contactId", k.name AS "contactName", k.address AS "contactHome", c.contact_address AS "contactAddress", c.lead_id AS "leadId",
         c.channel_account_id AS "accountId", c.status, c.stage, c.sentiment, c.memory, c.opened_at AS "openedAt", c.profile_version_id AS "profileVersionId",
         c.service_window_until AS "serviceWindowUntil", c.last_inbound_at AS "lastInboundAt"
       FROM conversations c JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id WHERE c.org_id = $1 AND c.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** Of the newest texts of a thread those that were said, oldest first. */
  texts(tx: Tx, id: string, most: number): Promise<ThreadText[]> {
    return tx.query<ThreadText>(TEXTS, [tx.orgId, id, most]);
  }

  /** Calls of a model that people asked for within the last minute; those beside a customer's turn name its conversation. */
  async callsOfLastMinute(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ calls: number }>(
      `SELECT count(*)::int AS calls FROM usage_ledger WHERE org_id = $1 AND at > app_now() - interval '1 minute' AND kind = 'model.started' AND detail ? 'task' AND conversation_id IS NULL`,
      [tx.orgId],
    );
    return row?.calls ?? 0;
  }
}
