import { Injectable } from '@nestjs/common';
import { actionStatus } from '../conversations/action-status.rules.js';
import type { Tx } from '../platform/database/database.service.js';

/** Figures of one span of time. */
export interface SpanRow {
  calls: number;
  missed: number;
  /** Missed callers who then wrote to us. */
  recovered: number;
  booked: number;
  revenueMinor: number;
  costMicros: number;
}

/** One client on the page of the agency. */
export interface MetricsRow {
  orgId: string;
  name: string;
  slug: string;
  status: string;
  vertical: string;
  timeZone: string;
  currency: string;
  current: SpanRow;
  previous: SpanRow;
  medianFirstReplySeconds: number | null;
  openActions: number;
  criticalActions: number;
  oldestWaitSeconds: number | null;
  sentTexts: number;
  failedTexts: number;
  gaveUp: number;
  activeNumbers: number;
  lastActivityAt: string | null;
}

const SPAN = (suffix: 'now' | 'before'): string => `jsonb_build_object(
    'calls', coalesce(calls.calls_${suffix}, 0), 'missed', coalesce(calls.missed_${suffix}, 0), 'recovered', coalesce(calls.recovered_${suffix}, 0),
    'booked', coalesce(booked.n_${suffix}, 0), 'revenueMinor', coalesce(booked.value_${suffix}, 0), 'costMicros', coalesce(cost.micros_${suffix}, 0))`;

/** Each figure is counted for all orgs at once and joined to the org's line: the page costs the same for one client and for hundreds. */
const METRICS = `
WITH b AS MATERIALIZED (
  SELECT app_now() AS now, app_now() - make_interval(days => $2::int) AS since, app_now() - make_interval(days => 2 * $2::int) AS start),
calls AS (
  SELECT k.org_id, count(*) FILTER (WHERE k.started_at >= b.since) AS calls_now, count(*) FILTER (WHERE k.started_at < b.since) AS calls_before,
    count(*) FILTER (WHERE k.started_at >= b.since AND k.status IN ('missed', 'voicemail')) AS missed_now,
    count(*) FILTER (WHERE k.started_at < b.since AND k.status IN ('missed', 'voicemail')) AS missed_before,
    count(*) FILTER (WHERE k.started_at >= b.since AND k.status IN ('missed', 'voicemail') AND l.engaged_at >= k.started_at) AS recovered_now,
    count(*) FILTER (WHERE k.started_at < b.since AND k.status IN ('missed', 'voicemail') AND l.engaged_at >= k.started_at) AS recovered_before
  FROM b JOIN calls k ON k.org_id = ANY($1) AND k.started_at >= b.start AND k.started_at <= b.now AND NOT k.is_staff
  LEFT JOIN leads l ON l.org_id = k.org_id AND l.id = k.lead_id GROUP BY k.org_id),
booked AS (
  SELECT l.org_id, count(*) FILTER (WHERE l.booked_at >= b.since) AS n_now, count(*) FILTER (WHERE l.booked_at < b.since) AS n_before,
    sum(coalesce(l.actual_value_minor, l.estimated_value_minor, s.average_job_value_minor)) FILTER (WHERE l.booked_at >= b.since) AS value_now,
    sum(coalesce(l.actual_value_minor, l.estimated_value_minor, s.average_job_value_minor)) FILTER (WHERE l.booked_at < b.since) AS value_before
  FROM b JOIN leads l ON l.org_id = ANY($1) AND l.booked_at >= b.start AND l.booked_at <= b.now AND l.status IN ('booked', 'won', 'completed')
  JOIN org_settings s ON s.org_id = l.org_id GROUP BY l.org_id),
cost AS (
  SELECT d.org_id, sum(d.cost_micros) FILTER (WHERE d.created_at >= b.since) AS micros_now, sum(d.cost_micros) FILTER (WHERE d.created_at < b.since) AS micros_before
  FROM b JOIN decisions d ON d.org_id = ANY($1) AND d.created_at >= b.start AND d.created_at <= b.now GROUP BY d.org_id),
reply AS (
  SELECT c.org_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds) AS median
  FROM b JOIN conversations c ON c.org_id = ANY($1) AND c.opened_at >= b.since AND c.opened_at <= b.now
  CROSS JOIN LATERAL (
    SELECT greatest(extract(epoch FROM m.created_at - c.opened_at), 0)::float8 AS seconds FROM messages m
    WHERE m.org_id = c.org_id AND m.conversation_id = c.id AND m.direction = 'out' AND m.created_at >= c.opened_at ORDER BY m.seq LIMIT 1) r
  GROUP BY c.org_id),
threads AS (
  SELECT c.org_id, max(c.last_message_at) AS last_at, count(*) FILTER (WHERE c.is_dead) AS dead,
    extract(epoch FROM max(b.now - c.last_inbound_at) FILTER (WHERE c.status = 'open' AND c.handler <> 'ai' AND c.unread_count > 0))::float8 AS wait
  FROM b JOIN conversations c ON c.org_id = ANY($1) GROUP BY c.org_id),
actions AS (
  SELECT e.org_id, count(*) AS n, count(*) FILTER (WHERE e.priority = 'critical') AS critical FROM escalations e
  WHERE e.org_id = ANY($1) AND e.status <> 'resolved' AND ${actionStatus('e')} <> 'snoozed' GROUP BY e.org_id),
texts AS (
  SELECT o.org_id, count(*) FILTER (WHERE o.state IN ('accepted', 'sent', 'delivered', 'read', 'failed')) AS sent, count(*) FILTER (WHERE o.state = 'failed') AS failed
  FROM b JOIN outbound o ON o.org_id = ANY($1) AND o.created_at >= b.since AND o.lane <> 'staff' GROUP BY o.org_id),
work AS (SELECT j.org_id, count(*) AS dead FROM jobs j WHERE j.org_id = ANY($1) AND j.state = 'dead' GROUP BY j.org_id),
numbers AS (
  SELECT a.org_id, count(*) AS n FROM channel_accounts a WHERE a.org_id = ANY($1) AND a.state = 'active' GROUP BY a.org_id)
SELECT o.id AS "orgId", o.name, o.slug, o.status, o.vertical, o.time_zone AS "timeZone", o.currency, ${SPAN('now')} AS current, ${SPAN('before')} AS previous,
  reply.median AS "medianFirstReplySeconds", coalesce(actions.n, 0)::int AS "openActions", coalesce(actions.critical, 0)::int AS "criticalActions",
  threads.wait AS "oldestWaitSeconds", coalesce(texts.sent, 0)::int AS "sentTexts", coalesce(texts.failed, 0)::int AS "failedTexts",
  (coalesce(threads.dead, 0) + coalesce(work.dead, 0))::int AS "gaveUp", coalesce(numbers.n, 0)::int AS "activeNumbers", threads.last_at AS "lastActivityAt"
FROM orgs o LEFT JOIN calls ON calls.org_id = o.id LEFT JOIN booked ON booked.org_id = o.id LEFT JOIN cost ON cost.org_id = o.id
  LEFT JOIN reply ON reply.org_id = o.id LEFT JOIN threads ON threads.org_id = o.id LEFT JOIN actions ON actions.org_id = o.id
  LEFT JOIN texts ON texts.org_id = o.id LEFT JOIN work ON work.org_id = o.id LEFT JOIN numbers ON numbers.org_id = o.id
WHERE o.id = ANY($1)`;

/** SQL of the agency's page: several orgs read at once, none written. */
@Injectable()
export class AgencyMetricsRepository {
  async metrics(tx: Tx, orgIds: readonly string[], days: number): Promise<MetricsRow[]> {
    const rows = await tx.query<Omit<MetricsRow, 'lastActivityAt'> & { lastActivityAt: Date | null }>(METRICS, [orgIds, days]);
    return rows.map((row) => ({ ...row, lastActivityAt: row.lastActivityAt?.toISOString() ?? null }));
  }
}
