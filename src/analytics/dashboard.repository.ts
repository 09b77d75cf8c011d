import { Injectable } from '@nestjs/common';
import { actionStatus } from '../conversations/action-status.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import type { FeedType } from './feed.schema.js';

/** One period of the ladder. Every figure counts by its own moment: a booking of today counts today, whenever its call was. */
export interface PeriodRow {
  from: string;
  to: string;
  calls: number;
  missed: number;
  texted: number;
  engaged: number;
  qualified: number;
  booked: number;
  completed: number;
  estimatedRevenueMinor: number;
  actualRevenueMinor: number;
  completedWithoutValue: number;
  medianFirstReplySeconds: number | null;
}

export interface StatsRow {
  today: PeriodRow;
  month: PeriodRow;
  now: { openConversations: number; needsHuman: number; openActions: number; criticalActions: number; pendingFollowUps: number };
  closed: { booked: number; no_response: number; opted_out: number; manual: number };
}

export interface FeedRow {
  id: string;
  type: FeedType;
  at: Date;
  name: string | null;
  phone: string | null;
  /** Status of the call, booking or action. */
  state: string;
  /** Service, reason, or what the customer needs. */
  detail: string | null;
  starts_at: Date | null;
  conversation_id: string | null;
  ref_id: string;
}

export interface TimelineRow {
  day: string;
  inbound: number;
  outbound: number;
  calls: number;
  missed: number;
}

/** Start of a local day or month as an instant; PostgreSQL knows the zone's clock changes. */
const START = (unit: 'day' | 'month') => `(date_trunc('${unit}', app_now() AT TIME ZONE $2) AT TIME ZONE $2)`;
const RUNG = (name: string, column: string, extra = '') =>
  `${name} AS (SELECT count(*) FILTER (WHERE l.${column} >= b.day) AS d, count(*) AS m FROM b JOIN leads l
     ON l.org_id = $1 AND l.${column} >= b.month AND l.${column} <= b.now ${extra})`;
/** A booking that was called off is no booking, and no money (rules.md C-73). */
const STILL_BOOKED = `AND l.status IN ('booked', 'won', 'completed')`;
const PERIOD = (from: 'day' | 'month', k: 'd' | 'm') => `jsonb_build_object(
    'from', b.${from}, 'to', b.now, 'calls', calls.${k}, 'missed', calls.missed_${k}, 'texted', texted.${k}, 'engaged', engaged.${k},
    'qualified', qualified.${k}, 'booked', booked.${k}, 'completed', completed.${k}, 'estimatedRevenueMinor', booked.value_${k},
    'actualRevenueMinor', completed.value_${k}, 'completedWithoutValue', completed.unvalued_${k}, 'medianFirstReplySeconds', reply.${k})`;

const STATS = `
WITH b AS MATERIALIZED (SELECT app_now() AS now, ${START('day')} AS day, ${START('month')} AS month),
calls AS (
  SELECT count(*) FILTER (WHERE k.started_at >= b.day) AS d, count(*) AS m,
    count(*) FILTER (WHERE k.started_at >= b.day AND k.status IN ('missed', 'voicemail')) AS missed_d,
    count(*) FILTER (WHERE k.status IN ('missed', 'voicemail')) AS missed_m
  FROM b JOIN calls k ON k.org_id = $1 AND k.started_at >= b.month AND k.started_at <= b.now AND NOT k.is_staff),
${RUNG('texted', 'texted_at')},
${RUNG('engaged', 'engaged_at')},
${RUNG('qualified', 'qualified_at')},
booked AS (
  SELECT count(*) FILTER (WHERE l.booked_at >= b.day) AS d, count(*) AS m,
    coalesce(sum(coalesce(l.estimated_value_minor, $3::int)) FILTER (WHERE l.booked_at >= b.day), 0) AS value_d,
    coalesce(sum(coalesce(l.estimated_value_minor, $3::int)), 0) AS value_m
  FROM b JOIN leads l ON l.org_id = $1 AND l.booked_at >= b.month AND l.booked_at <= b.now ${STILL_BOOKED}),
completed AS (
  SELECT count(*) FILTER (WHERE l.completed_at >= b.day) AS d, count(*) AS m,
    coalesce(sum(l.actual_value_minor) FILTER (WHERE l.completed_at >= b.day), 0) AS value_d, coalesce(sum(l.actual_value_minor), 0) AS value_m,
    count(*) FILTER (WHERE l.completed_at >= b.day AND l.actual_value_minor IS NULL) AS unvalued_d,
    count(*) FILTER (WHERE l.actual_value_minor IS NULL) AS unvalued_m
  FROM b JOIN leads l ON l.org_id = $1 AND l.completed_at >= b.month AND l.completed_at <= b.now),
reply AS (
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds) FILTER (WHERE c.opened_at >= b.day) AS d,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds) AS m
  FROM b JOIN conversations c ON c.org_id = $1 AND c.opened_at >= b.month AND c.opened_at <= b.now
  CROSS JOIN LATERAL (
    SELECT greatest(extract(epoch FROM m.created_at - c.opened_at), 0)::float8 AS seconds FROM messages m
    WHERE m.org_id = $1 AND m.conversation_id = c.id AND m.direction = 'out' AND m.kind <> 'draft' AND m.created_at >= c.opened_at ORDER BY m.seq LIMIT 1) r),
open AS (
  SELECT count(*) AS threads, count(c.next_follow_up_at) AS follow_ups,
    count(*) FILTER (WHERE c.handler <> 'ai' OR EXISTS (SELECT 1 FROM escalations e WHERE e.org_id = c.org_id AND e.conversation_id = c.id AND e.status <> 'resolved')) AS needs_human
  FROM conversations c WHERE c.org_id = $1 AND c.status = 'open'),
actions AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE e.priority = 'critical') AS critical FROM escalations e
  WHERE e.org_id = $1 AND e.status <> 'resolved' AND ${actionStatus('e')} <> 'snoozed'),
closed AS (
  SELECT count(*) FILTER (WHERE c.close_reason = 'booked') AS booked, count(*) FILTER (WHERE c.close_reason = 'no_response') AS no_response,
    count(*) FILTER (WHERE c.close_reason = 'opted_out') AS opted_out, count(*) FILTER (WHERE c.close_reason = 'manual') AS manual
  FROM b JOIN conversations c ON c.org_id = $1 AND c.status = 'closed' AND c.closed_at >= b.month AND c.closed_at <= b.now)
SELECT ${PERIOD('day', 'd')} AS today, ${PERIOD('month', 'm')} AS month,
  jsonb_build_object('openConversations', open.threads, 'needsHuman', open.needs_human, 'openActions', actions.n, 'criticalActions', actions.critical,
    'pendingFollowUps', open.follow_ups) AS now,
  to_jsonb(closed) AS closed
FROM b, calls, texted, engaged, qualified, booked, completed, reply, open, actions, closed`;

const PHONE = `(SELECT i.value FROM contact_identities i WHERE i.org_id = $1 AND i.contact_id = p.id ORDER BY (i.kind = 'phone') DESC, i.created_at LIMIT 1)`;
const THREAD = `(SELECT c.id FROM conversations c WHERE c.org_id = $1 AND c.contact_id = p.id ORDER BY c.last_message_at DESC LIMIT 1)`;
const NEED = `(SELECT s.value FROM lead_slots s WHERE s.org_id = $1 AND s.lead_id = l.id AND s.name = 'service_needed')`;
const MILESTONE = (type: string, column: string) => `
  (SELECT '${type}:' || l.id AS id, '${type}' AS type, l.${column} AS at, p.name, ${PHONE} AS phone, l.status AS state, ${NEED} AS detail,
     NULL::timestamptz AS starts_at, ${THREAD} AS conversation_id, l.id AS ref_id
   FROM leads l JOIN contacts p ON p.org_id = l.org_id AND p.id = l.contact_id
   WHERE l.org_id = $1 AND l.${column} IS NOT NULL AND l.${column} <= app_now() ORDER BY l.${column} DESC LIMIT $2)`;

const FEED = `
SELECT * FROM (
  (SELECT 'call:' || k.id AS id, 'call' AS type, k.started_at AS at, p.name, CASE WHEN k.is_withheld THEN NULL ELSE k.from_address END AS phone,
     k.status AS state, k.text_back AS detail, NULL::timestamptz AS starts_at, k.conversation_id, k.id AS ref_id
   FROM calls k LEFT JOIN contacts p ON p.org_id = k.org_id AND p.id = k.contact_id
   WHERE k.org_id = $1 AND NOT k.is_staff AND k.started_at <= app_now() ORDER BY k.started_at DESC LIMIT $2)
  UNION ALL ${MILESTONE('lead_engaged', 'engaged_at')}
  UNION ALL ${MILESTONE('lead_qualified', 'qualified_at')}
  UNION ALL ${MILESTONE('lead_completed', 'completed_at')}
  UNION ALL
  (SELECT 'appointment:' || a.id, 'appointment', a.created_at, p.name, ${PHONE}, a.status, a.service_name, a.starts_at, a.conversation_id, a.id
   FROM appointments a JOIN contacts p ON p.org_id = a.org_id AND p.id = a.contact_id
   WHERE a.org_id = $1 AND a.created_at <= app_now() ORDER BY a.created_at DESC LIMIT $2)
  UNION ALL
  (SELECT 'action:' || e.id, 'action', e.created_at, p.name, NULL, ${actionStatus('e')}, e.summary, NULL, e.conversation_id, e.id
   FROM escalations e LEFT JOIN contacts p ON p.org_id = e.org_id AND p.id = e.contact_id
   WHERE e.org_id = $1 AND e.created_at <= app_now() ORDER BY e.created_at DESC LIMIT $2)
) feed ORDER BY at DESC, id LIMIT $2`;

const TIMELINE = `
WITH days AS (
  SELECT d::date AS day FROM generate_series(
    date_trunc('day', app_now() AT TIME ZONE $2) - make_interval(days => $3::int - 1), date_trunc('day', app_now() AT TIME ZONE $2), interval '1 day') d),
b AS MATERIALIZED (SELECT (min(day)::timestamp AT TIME ZONE $2) AS since, app_now() AS now FROM days),
m AS (
  SELECT (x.created_at AT TIME ZONE $2)::date AS day, count(*) FILTER (WHERE x.direction = 'in') AS inbound, count(*) FILTER (WHERE x.direction = 'out' AND x.kind <> 'draft') AS outbound
  FROM b JOIN messages x ON x.org_id = $1 AND x.created_at >= b.since AND x.created_at <= b.now AND x.conversation_id IS NOT NULL GROUP BY 1),
k AS (
  SELECT (x.started_at AT TIME ZONE $2)::date AS day, count(*) AS calls, count(*) FILTER (WHERE x.status IN ('missed', 'voicemail')) AS missed
  FROM b JOIN calls x ON x.org_id = $1 AND x.started_at >= b.since AND x.started_at <= b.now AND NOT x.is_staff GROUP BY 1)
SELECT to_char(days.day, 'YYYY-MM-DD') AS day, coalesce(m.inbound, 0)::int AS inbound, coalesce(m.outbound, 0)::int AS outbound,
  coalesce(k.calls, 0)::int AS calls, coalesce(k.missed, 0)::int AS missed
FROM days LEFT JOIN m USING (day) LEFT JOIN k USING (day) ORDER BY days.day`;

/** The figures of the home page, one statement each. Days and months are the business's own (rules.md C-77). */
@Injectable()
export class DashboardRepository {
  async stats(tx: Tx, timeZone: string, averageJobValueMinor: number): Promise<StatsRow> {
    const [row] = await tx.query<StatsRow>(STATS, [tx.orgId, timeZone, averageJobValueMinor]);
    return row!;
  }

  feed(tx: Tx, limit: number): Promise<FeedRow[]> {
    return tx.query<FeedRow>(FEED, [tx.orgId, limit]);
  }

  timeline(tx: Tx, timeZone: string, days: number): Promise<TimelineRow[]> {
    return tx.query<TimelineRow>(TIMELINE, [tx.orgId, timeZone, days]);
  }
}
