import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { AlertPriority } from './alert-events.schema.js';
import { REMEMBERED_SOURCES, type GroupHead } from './delivery.rules.js';

/** A notification as the console lists it. */
export interface NotificationRow {
  id: string;
  event: string;
  priority: AlertPriority;
  title: string;
  body: string;
  link: string | null;
  count: number;
  conversation_id: string | null;
  escalation_id: string | null;
  sms_outbound_id: string | null;
  email_state: string | null;
  is_read: boolean;
  created_at: Date;
  updated_at: Date;
}

export interface NewNotification {
  id: string;
  event: string;
  priority: AlertPriority;
  title: string;
  body: string;
  link: string;
  groupKey: string;
  source: string;
  conversationId: string | null;
  escalationId: string | null;
  at: Date;
}

/** What a way out needs to know about a notification. */
export interface AlertRow {
  id: string;
  event: string;
  title: string;
  body: string;
  link: string | null;
  count: number;
  conversation_id: string | null;
  escalation_id: string | null;
}

export interface WaitingRow {
  id: string;
  event: string;
  title: string;
  count: number;
  is_resolved: boolean;
  wants_sms: boolean;
  wants_email: boolean;
}

const LIST_COLUMNS = `n.id, n.event, n.priority, n.title, n.body, n.link, n.count, n.conversation_id, n.escalation_id, n.sms_outbound_id, n.email_state,
  r.user_id IS NOT NULL AS is_read, n.created_at, n.updated_at`;

/** The bell never counts further than this. */
const UNREAD_CAP = 100;

/** SQL of notifications and of who has read them. */
@Injectable()
export class NotificationsRepository {
  /** The newest row of a group, locked; the advisory lock covers the first of a group, when there is no row yet. */
  async lockGroup(tx: Tx, groupKey: string): Promise<(GroupHead & { id: string }) | null> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`${tx.orgId}:${groupKey}`]);
    const [row] = await tx.query<
      Pick<NotificationRow, 'id' | 'event' | 'created_at' | 'count' | 'escalation_id'> & { sources: string[] | null }
    >(
      `SELECT id, event, created_at, count, escalation_id, data->'sources' AS sources FROM notifications
       WHERE org_id = $1 AND group_key = $2 ORDER BY created_at DESC LIMIT 1`,
      [tx.orgId, groupKey],
    );
    if (!row) return null;
    const { id, event, count, created_at: createdAt, escalation_id: escalationId } = row;
    return { id, event, count, createdAt, escalationId, sources: row.sources ?? [] };
  }

  async insert(tx: Tx, row: NewNotification): Promise<void> {
    await tx.execute(
      `INSERT INTO notifications (id, org_id, event, priority, title, body, link, group_key, conversation_id, escalation_id, data, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, jsonb_build_object('sources', jsonb_build_array($11::text)), $12, $12)`,
      [
        row.id,
        tx.orgId,
        row.event,
        row.priority,
        row.title,
        row.body,
        row.link,
        row.groupKey,
        row.conversationId,
        row.escalationId,
        row.source,
        row.at,
      ],
    );
  }

  /** One more of the same: new words, a higher count, and unread again for everybody. */
  async raise(tx: Tx, id: string, row: NewNotification & { count: number; sources: string[] }): Promise<void> {
    await tx.execute(
      `UPDATE notifications SET event = $3, priority = $4, title = $5, body = $6, link = $7, count = $8, updated_at = $9,
         escalation_id = coalesce($10, escalation_id), data = jsonb_set(data, '{sources}', $11::jsonb)
       WHERE org_id = $1 AND id = $2`,
      [
        tx.orgId,
        id,
        row.event,
        row.priority,
        row.title,
        row.body,
        row.link,
        row.count,
        row.at,
        row.escalationId,
        JSON.stringify([...row.sources, row.source].slice(-REMEMBERED_SOURCES)),
      ],
    );
    await tx.execute('DELETE FROM notification_reads WHERE org_id = $1 AND notification_id = $2', [tx.orgId, id]);
  }

  /** Remembers that this alert waits for the end of the quiet hours, and on which ways. */
  async defer(tx: Tx, id: string, until: Date, ways: { sms: boolean; email: boolean }): Promise<void> {
    await tx.execute(
      `UPDATE notifications SET data = data || jsonb_build_object('deferredUntil', $3::text, 'deferredSms', $4::boolean, 'deferredEmail', $5::boolean)
       WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, until.toISOString(), ways.sms, ways.email],
    );
  }

  /** Everything that waited for this moment; resolved means that somebody has read it or closed its action meanwhile. */
  waiting(tx: Tx, stamp: string, until: Date): Promise<WaitingRow[]> {
    return tx.query<WaitingRow>(
      `SELECT n.id, n.event, n.title, n.count, coalesce((n.data->>'deferredSms')::boolean, false) AS wants_sms,
         coalesce((n.data->>'deferredEmail')::boolean, false) AS wants_email,
         (e.status = 'resolved' OR EXISTS (SELECT 1 FROM notification_reads r WHERE r.org_id = n.org_id AND r.notification_id = n.id)) IS TRUE AS is_resolved
       FROM notifications n LEFT JOIN escalations e ON e.org_id = n.org_id AND e.id = n.escalation_id
       WHERE n.org_id = $1 AND n.updated_at >= $2::timestamptz - interval '2 days' AND n.data->>'deferredUntil' = $3
       ORDER BY n.created_at`,
      [tx.orgId, until, stamp],
    );
  }

  async find(tx: Tx, id: string): Promise<AlertRow | null> {
    const [row] = await tx.query<AlertRow>(
      'SELECT id, event, title, body, link, count, conversation_id, escalation_id FROM notifications WHERE org_id = $1 AND id = $2',
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async setSms(tx: Tx, id: string, outboundId: string): Promise<void> {
    await tx.execute('UPDATE notifications SET sms_outbound_id = $3 WHERE org_id = $1 AND id = $2', [tx.orgId, id, outboundId]);
  }

  async setEmail(tx: Tx, id: string, state: 'sent' | 'failed'): Promise<void> {
    await tx.execute('UPDATE notifications SET email_state = $3 WHERE org_id = $1 AND id = $2', [tx.orgId, id, state]);
  }

  async list(
    tx: Tx,
    userId: string,
    page: { skip: number; take: number; onlyUnread: boolean },
  ): Promise<{ rows: NotificationRow[]; total: number; unread: number }> {
    const rows = await tx.query<NotificationRow>(
      `SELECT ${LIST_COLUMNS} FROM notifications n
       LEFT JOIN notification_reads r ON r.org_id = n.org_id AND r.notification_id = n.id AND r.user_id = $2
       WHERE n.org_id = $1 AND (NOT $3 OR r.user_id IS NULL) ORDER BY n.updated_at DESC, n.id DESC LIMIT $4 OFFSET $5`,
      [tx.orgId, userId, page.onlyUnread, page.take, page.skip],
    );
    const [counts] = await tx.query<{ total: number; unread: number }>(
      `SELECT (SELECT count(*)::int FROM notifications WHERE org_id = $1) AS total, (SELECT count(*)::int FROM (
         SELECT 1 FROM notifications n WHERE n.org_id = $1
           AND NOT EXISTS (SELECT 1 FROM notification_reads r WHERE r.org_id = n.org_id AND r.notification_id = n.id AND r.user_id = $2)
         LIMIT $3) u) AS unread`,
      [tx.orgId, userId, UNREAD_CAP],
    );
    return { rows, total: page.onlyUnread ? (counts?.unread ?? 0) : (counts?.total ?? 0), unread: counts?.unread ?? 0 };
  }

  async read(tx: Tx, userId: string, id: string): Promise<void> {
    await tx.execute(
      `INSERT INTO notification_reads (org_id, notification_id, user_id) SELECT org_id, id, $3 FROM notifications WHERE org_id = $1 AND id = $2
       ON CONFLICT DO NOTHING`,
      [tx.orgId, id, userId],
    );
  }

  readAll(tx: Tx, userId: string): Promise<number> {
    return tx.execute(
      `INSERT INTO notification_reads (org_id, notification_id, user_id) SELECT n.org_id, n.id, $2 FROM notifications n
       WHERE n.org_id = $1 AND NOT EXISTS (SELECT 1 FROM notification_reads r WHERE r.org_id = n.org_id AND r.notification_id = n.id AND r.user_id = $2)
       ON CONFLICT DO NOTHING`,
      [tx.orgId, userId],
    );
  }
}
