import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { EMERGENCY_CALL_JOB } from './call-chain.rules.js';

export interface StaffPhoneRow {
  phone: string;
  user_id: string | null;
  label: string;
  is_on_call: boolean;
  alerts_stopped_at: Date | null;
}

export interface RelayRow {
  conversation_id: string;
  name: string | null;
  contact_address: string;
  at: Date;
}

export interface LastAlertRow {
  escalation_id: string | null;
  is_relay: boolean;
  is_acknowledged: boolean;
  at: Date;
}

export interface DialogueRow {
  conversation_id: string | null;
  data: Record<string, unknown>;
  at: Date;
}

export interface EmergencyRow {
  id: string;
  status: string;
  acknowledged_at: Date | null;
  created_at: Date;
  package: Record<string, unknown>;
  conversation_id: string | null;
  contact_id: string | null;
  handler_user_id: string | null;
  handler_since: Date | null;
  name: string | null;
  contact_address: string | null;
}

/** SQL of staff phones as alerts see them, of what was sent to them, and of the emergency they answer. */
@Injectable()
export class StaffRepository {
  phones(tx: Tx): Promise<StaffPhoneRow[]> {
    return tx.query<StaffPhoneRow>(
      'SELECT phone, user_id, label, is_on_call, alerts_stopped_at FROM staff_phones WHERE org_id = $1 ORDER BY call_order, phone',
      [tx.orgId],
    );
  }

  async operationsOrg(tx: Tx, orgId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>('SELECT operations_org($1) AS id', [orgId]);
    return row?.id ?? null;
  }

  async orgsOf(tx: Tx, operationsOrgId: string, phone: string): Promise<string[]> {
    const rows = await tx.query<{ org_id: string }>('SELECT org_id FROM staff_orgs($1, $2)', [operationsOrgId, phone]);
    return rows.map((row) => row.org_id);
  }

  /** Remembers that this text went to that phone; once per text. */
  async recordAlert(
    tx: Tx,
    alert: {
      id: string;
      phone: string;
      notificationId: string | null;
      escalationId: string | null;
      conversationId: string | null;
      isRelay: boolean;
      data?: object;
      at: Date;
    },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO staff_alerts (id, org_id, phone, notification_id, escalation_id, conversation_id, is_relay, data, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        alert.id,
        tx.orgId,
        alert.phone,
        alert.notificationId,
        alert.escalationId,
        alert.conversationId,
        alert.isRelay,
        JSON.stringify(alert.data ?? {}),
        alert.at,
      ],
    );
  }

  async hasAlert(tx: Tx, phone: string, key: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM staff_alerts WHERE org_id = $1 AND phone = $2 AND data->>'key' = $3 AND created_at > app_now() - interval '7 days' LIMIT 1`,
      [tx.orgId, phone, key],
    );
    return rows.length > 0;
  }

  /** Conversations that a person still holds and whose texts were passed on to this phone within a day. */
  relays(tx: Tx, phone: string): Promise<RelayRow[]> {
    return tx.query<RelayRow>(
      `SELECT DISTINCT ON (a.conversation_id) a.conversation_id, p.name, c.contact_address, a.created_at AS at
       FROM staff_alerts a JOIN conversations c ON c.org_id = a.org_id AND c.id = a.conversation_id
       JOIN contacts p ON p.org_id = c.org_id AND p.id = c.contact_id
       WHERE a.org_id = $1 AND a.phone = $2 AND a.is_relay AND a.created_at > app_now() - interval '24 hours'
         AND c.status = 'open' AND c.handler = 'human'
       ORDER BY a.conversation_id, a.created_at DESC`,
      [tx.orgId, phone],
    );
  }

  async lastAlert(tx: Tx, phone: string): Promise<LastAlertRow | null> {
    const [row] = await tx.query<LastAlertRow>(
      `SELECT a.escalation_id, a.is_relay, (e.acknowledged_at IS NOT NULL OR e.status = 'resolved') IS TRUE AS is_acknowledged, a.created_at AS at
       FROM staff_alerts a LEFT JOIN escalations e ON e.org_id = a.org_id AND e.id = a.escalation_id
       WHERE a.org_id = $1 AND a.phone = $2 AND (a.notification_id IS NOT NULL OR a.is_relay) AND a.created_at > app_now() - interval '24 hours'
       ORDER BY a.created_at DESC LIMIT 1`,
      [tx.orgId, phone],
    );
    return row ?? null;
  }

  /** Our last question to this phone, or its last choice. */
  async dialogue(tx: Tx, phone: string, kind: 'question' | 'chosen'): Promise<DialogueRow | null> {
    const [row] = await tx.query<DialogueRow>(
      `SELECT conversation_id, data, created_at AS at FROM staff_alerts
       WHERE org_id = $1 AND phone = $2 AND data->>'kind' = $3 AND created_at > app_now() - interval '24 hours' ORDER BY created_at DESC LIMIT 1`,
      [tx.orgId, phone, kind],
    );
    return row ?? null;
  }

  /** Whoever confirms one emergency of a conversation has confirmed the others that came before it. */
  async emergency(tx: Tx, escalationId: string): Promise<EmergencyRow | null> {
    const [row] = await tx.query<EmergencyRow>(
      `SELECT e.id, e.status, coalesce(e.acknowledged_at, (SELECT min(o.acknowledged_at) FROM escalations o WHERE o.org_id = e.org_id
         AND o.conversation_id = e.conversation_id AND o.kind = 'emergency' AND o.acknowledged_at >= e.created_at)) AS acknowledged_at, e.created_at, e.package, e.conversation_id, e.contact_id, c.handler_user_id, c.handler_since, p.name, c.contact_address
       FROM escalations e LEFT JOIN conversations c ON c.org_id = e.org_id AND c.id = e.conversation_id
       LEFT JOIN contacts p ON p.org_id = e.org_id AND p.id = coalesce(e.contact_id, c.contact_id) WHERE e.org_id = $1 AND e.id = $2`,
      [tx.orgId, escalationId],
    );
    return row ?? null;
  }

  /** Is a chain already calling about this conversation? A frightened customer writes more than once. */
  async isCalledAbout(tx: Tx, escalationId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM escalations e JOIN escalations o ON o.org_id = e.org_id AND o.conversation_id = e.conversation_id AND o.kind = 'emergency' AND o.id <> e.id
       WHERE e.org_id = $1 AND e.id = $2 AND o.created_at <= e.created_at AND o.acknowledged_at IS NULL AND o.status IN ('open', 'snoozed')
         AND o.package->'callChain'->'exhaustedAt' IS NULL
         AND EXISTS (SELECT 1 FROM jobs j WHERE j.org_id = $1 AND j.kind = $3 AND j.state IN ('pending', 'running') AND j.payload->>'escalationId' = o.id::text) LIMIT 1`,
      [tx.orgId, escalationId, EMERGENCY_CALL_JOB],
    );
    return rows.length > 0;
  }

  /** The emergencies of a conversation that nobody has confirmed yet, this one included. */
  async unconfirmedWith(tx: Tx, escalationId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT o.id FROM escalations e JOIN escalations o ON o.org_id = e.org_id AND o.kind = 'emergency' AND (o.id = e.id OR o.conversation_id = e.conversation_id)
       WHERE e.org_id = $1 AND e.id = $2 AND o.acknowledged_at IS NULL AND o.status <> 'resolved'`,
      [tx.orgId, escalationId],
    );
    return rows.map((row) => row.id);
  }

  /** Stores the call chain on the escalation; it is ours alone inside the package. */
  async saveChain(tx: Tx, escalationId: string, chain: object): Promise<void> {
    await tx.execute(
      `UPDATE escalations SET package = jsonb_set(package, '{callChain}', $3::jsonb), updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, escalationId, JSON.stringify(chain)],
    );
  }
}
