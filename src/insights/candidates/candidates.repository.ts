import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { Registration, SuppressionScope } from '../../policy/gate-facts.schema.js';
import type { KnownLine } from '../../policy/line-type.rules.js';
import type { CountsRow } from '../../policy/send-counters.rules.js';
import type { Candidate, LaterVisit } from './candidate.schema.js';

/** A person as the tables know them; the memory of the thread is still to be read. */
export interface CandidateRow extends Omit<Candidate, 'preference' | 'later' | 'ours' | 'answers' | 'averageReplySeconds'>, KnownLine {
  isBlocked: boolean;
  contactZone: string | null;
  handler: 'ai' | 'human' | 'paused' | null;
  threadStatus: string | null;
  serviceWindowUntil: Date | null;
  memory: unknown;
  channel: 'sms' | 'whatsapp' | null;
  registration: Registration;
  isSimulated: boolean;
  accountState: string;
  laterServiceId: LaterVisit['serviceId'];
  laterServiceName: LaterVisit['serviceName'] | null;
  laterStartsAt: LaterVisit['startsAt'] | null;
  laterMinutes: LaterVisit['minutes'] | null;
}

/** What the books say about one number. */
export interface BooksRow extends CountsRow {
  contactId: string;
  isGlobal: boolean | null;
  scope: SuppressionScope | null;
}

const SLOT = (name: string): string =>
  `(SELECT s.value FROM lead_slots s WHERE s.org_id = k.org_id AND s.lead_id = l.id AND s.name = '${name}')`;

/** SQL of people who might take an opening: reads only. */
@Injectable()
export class CandidatesRepository {
  /** Whoever has an appointment within the window behind the opening, then open leads with a sign of life since; each once. */
  async nearby(tx: Tx, window: { from: Date; to: Date; since: Date }, most: number): Promise<string[]> {
    const rows = await tx.query<{ contactId: string }>(
      `SELECT n.contact_id AS "contactId" FROM (
         SELECT a.contact_id, 0 AS rank, min(a.starts_at) AS at, min(a.starts_at) AS soonest FROM appointments a
           WHERE a.org_id = $1 AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > $2 AND a.starts_at <= $3 GROUP BY a.contact_id
         UNION ALL
         SELECT l.contact_id, 1, NULL, l.last_activity_at FROM leads l WHERE l.org_id = $1 AND l.is_open AND l.last_activity_at > $4) n
       GROUP BY n.contact_id ORDER BY min(n.rank), min(n.at) NULLS LAST, max(n.soonest) DESC, n.contact_id LIMIT $5`,
      [tx.orgId, window.from, window.to, window.since, most],
    );
    return rows.map(({ contactId }) => contactId);
  }

  /** The people behind leads; ids of other businesses are missing in the answer. */
  ofLeads(tx: Tx, leadIds: readonly string[]): Promise<{ id: string; contactId: string }[]> {
    return tx.query('SELECT l.id, l.contact_id AS "contactId" FROM leads l WHERE l.org_id = $1 AND l.id = ANY($2::uuid[])', [
      tx.orgId,
      leadIds,
    ]);
  }

  /** Everything about these people that the ranking asks; whoever is of another business is missing. */
  people(tx: Tx, contactIds: readonly string[], slot: { from: Date; to: Date }): Promise<CandidateRow[]> {
    return tx.query<CandidateRow>(
      `SELECT k.id AS "contactId", k.name, k.is_blocked AS "isBlocked", k.line_type AS "lineType", k.line_type_at AS "lineTypeAt",
         k.whatsapp_unreachable_at AS "whatsappUnreachableAt", k.time_zone AS "contactZone", l.id AS "leadId",
         t.id AS "conversationId", t.handler, t.status AS "threadStatus", t.service_window_until AS "serviceWindowUntil", t.last_inbound_at AS "lastInboundAt",
         coalesce(t.sentiment, 'neutral') AS sentiment, t.memory, coalesce(t.contact_address, i.value) AS address,
         h.channel, h.registration, h.is_simulated AS "isSimulated", h.state AS "accountState",
         ${SLOT('service_needed')} AS wants, coalesce(${SLOT('urgency')}, 'unknown') AS urgency,
         n.service_id AS "laterServiceId", n.service_name AS "laterServiceName", n.starts_at AS "laterStartsAt", n.minutes AS "laterMinutes",
         coalesce(v.clash, false) AS "hasClash", v.visits, v.no_shows AS "noShows", v.cancellations,
         (v.booked > 0 OR t.last_inbound_at IS NOT NULL OR EXISTS (SELECT 1 FROM calls p WHERE p.org_id = k.org_id AND p.contact_id = k.id)) AS "wasInTouch",
         (SELECT count(*)::int FROM escalations e WHERE e.org_id = k.org_id AND e.contact_id = k.id AND e.status <> 'resolved'
            AND e.kind IN ('human_needed', 'emergency', 'failure')) AS "openActions",
         (SELECT max(coalesce(o.accepted_at, o.not_before)) FROM outbound o WHERE o.org_id = k.org_id AND o.conversation_id = t.id
            AND o.lane IN ('ai_nudge', 'configured_sequence', 'campaign') AND o.state IN ('queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'unknown')) AS "contactedAt"
       FROM contacts k
       LEFT JOIN LATERAL (SELECT x.id FROM leads x WHERE x.org_id = k.org_id AND x.contact_id = k.id AND x.is_open LIMIT 1) l ON true
       LEFT JOIN LATERAL (SELECT c.* FROM conversations c WHERE c.org_id = k.org_id AND c.contact_id = k.id ORDER BY c.last_message_at DESC LIMIT 1) t ON true
       LEFT JOIN LATERAL (SELECT d.value FROM contact_identities d WHERE d.org_id = k.org_id AND d.contact_id = k.id AND d.kind IN ('phone', 'whatsapp')
         ORDER BY d.kind, d.created_at LIMIT 1) i ON true
       LEFT JOIN LATERAL (SELECT g.channel, g.registration, g.is_simulated, g.state FROM channel_accounts g WHERE g.org_id = k.org_id
         AND (g.id = t.channel_account_id OR (t.id IS NULL AND g.state = 'active')) ORDER BY g.channel = 'sms' DESC, g.created_at LIMIT 1) h ON true
       LEFT JOIN LATERAL (SELECT a.service_id, a.service_name, a.starts_at, (extract(epoch FROM a.ends_at - a.starts_at) / 60)::int AS minutes
         FROM appointments a WHERE a.org_id = k.org_id AND a.contact_id = k.id AND a.status IN ('scheduled', 'confirmed') AND a.starts_at >= $4
         ORDER BY a.starts_at LIMIT 1) n ON true
       LEFT JOIN LATERAL (SELECT count(*)::int AS booked, (count(*) FILTER (WHERE b.status = 'completed'))::int AS visits,
           (count(*) FILTER (WHERE b.status = 'no_show'))::int AS no_shows, (count(*) FILTER (WHERE b.status = 'cancelled'))::int AS cancellations,
           bool_or(b.status IN ('scheduled', 'confirmed') AND b.starts_at < $4 AND b.ends_at > $3) AS clash
         FROM appointments b WHERE b.org_id = k.org_id AND b.contact_id = k.id) v ON true
       WHERE k.org_id = $1 AND k.id = ANY($2::uuid[]) AND k.merged_into IS NULL`,
      [tx.orgId, contactIds, slot.from, slot.to],
    );
  }

  /** Opt-outs and counts of these numbers, by their keyed hash, at business time. */
  books(tx: Tx, of: readonly { contactId: string; hmac: Buffer; channel: string }[], now: Date): Promise<BooksRow[]> {
    return tx.query<BooksRow>(
      `SELECT w.contact_id AS "contactId", f.is_global AS "isGlobal", f.scope, n.hour, n.day, n.month, n.prefix, n.person_day, n.person_week, n.person_since
       FROM unnest($2::uuid[], $3::text[], $4::text[]) AS w(contact_id, hmac, channel)
       LEFT JOIN LATERAL suppression_of($1::uuid, decode(w.hmac, 'hex'), w.channel) f ON true
       CROSS JOIN LATERAL send_counts($1::uuid, decode(w.hmac, 'hex'), NULL, $5::timestamptz) n`,
      [tx.orgId, of.map(({ contactId }) => contactId), of.map(({ hmac }) => hmac.toString('hex')), of.map(({ channel }) => channel), now],
    );
  }
}
