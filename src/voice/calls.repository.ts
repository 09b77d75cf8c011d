import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { CallLogEntry, CallRow, CallStatus, MissedReason, TextBack } from './call.schema.js';

interface StoredCall {
  id: string;
  channel_account_id: string;
  provider_call_id: string;
  from_address: string;
  to_address: string;
  forwarded_from: string | null;
  is_withheld: boolean;
  contact_id: string | null;
  lead_id: string | null;
  conversation_id: string | null;
  status: CallStatus;
  missed_reason: MissedReason | null;
  is_after_hours: boolean;
  is_staff: boolean;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  ring_seconds: number | null;
  duration_seconds: number | null;
  recording_url: string | null;
  recording_seconds: number | null;
  transcription: string | null;
  text_back: TextBack | null;
  text_back_reason: string | null;
  text_back_outbound_id: string | null;
  events: CallLogEntry[];
}

export interface CallerHistory {
  /** The newest text-back that no answered call has reset. */
  lastTextedAt: Date | null;
  lastAcknowledgedAt: Date | null;
}

export interface CallerThread {
  id: string;
  handler: 'ai' | 'human' | 'paused';
  lastInboundAt: Date | null;
}

/** Rows of calls, locked while an event is applied. */
@Injectable()
export class CallsRepository {
  /** Two calls of one person are decided one after the other, so that only one of them is texted. */
  async lockCaller(tx: Tx, caller: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`${tx.orgId}:${caller}`]);
  }

  async find(tx: Tx, accountId: string, callSid: string): Promise<CallRow | null> {
    const [row] = await tx.query<StoredCall>(
      'SELECT * FROM calls WHERE channel_account_id = $1 AND provider_call_id = $2 AND org_id = $3 FOR UPDATE',
      [accountId, callSid, tx.orgId],
    );
    return row ? toCall(row) : null;
  }

  async lock(tx: Tx, id: string): Promise<CallRow | null> {
    const [row] = await tx.query<StoredCall>('SELECT * FROM calls WHERE id = $1 AND org_id = $2 FOR UPDATE', [id, tx.orgId]);
    return row ? toCall(row) : null;
  }

  /** A call without decision, caller first: the lock of the caller is taken before the row's. */
  async callerOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ from_address: string }>('SELECT from_address FROM calls WHERE id = $1 AND org_id = $2', [id, tx.orgId]);
    return row?.from_address ?? null;
  }

  async lastCallAt(tx: Tx): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>('SELECT max(started_at) AS at FROM calls WHERE org_id = $1', [tx.orgId]);
    return row?.at ?? null;
  }

  async insert(tx: Tx, call: CallRow): Promise<void> {
    await tx.execute(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, forwarded_from, is_withheld, contact_id,
         is_after_hours, is_staff, started_at, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        call.id,
        tx.orgId,
        call.channelAccountId,
        call.callSid,
        call.from,
        call.to,
        call.forwardedFrom,
        call.isWithheld,
        call.contactId,
        call.isAfterHours,
        call.isStaff,
        call.startedAt,
        call.status,
      ],
    );
  }

  async save(tx: Tx, call: CallRow): Promise<void> {
    await tx.execute(
      `UPDATE calls SET status = $3, missed_reason = $4, answered_at = $5, ended_at = $6, ring_seconds = $7, duration_seconds = $8,
         recording_url = $9, recording_seconds = $10, transcription = $11, contact_id = $12, lead_id = $13, conversation_id = $14,
         text_back = $15, text_back_reason = $16, text_back_outbound_id = $17, events = $18, version = version + 1
       WHERE id = $1 AND org_id = $2`,
      [
        call.id,
        tx.orgId,
        call.status,
        call.missedReason,
        call.answeredAt,
        call.endedAt,
        call.ringSeconds,
        call.durationSeconds,
        call.recordingUrl,
        call.recordingSeconds,
        call.transcription,
        call.contactId,
        call.leadId,
        call.conversationId,
        call.textBack,
        call.textBackReason,
        call.textBackOutboundId,
        JSON.stringify(call.log),
      ],
    );
  }

  /** Who is this number? Only people we already know; a call alone does not make a contact. */
  async knownContact(tx: Tx, phone: string): Promise<string | null> {
    const [row] = await tx.query<{ contact_id: string }>(
      `SELECT contact_id FROM contact_identities WHERE org_id = $1 AND kind IN ('phone', 'whatsapp') AND value = $2 ORDER BY kind LIMIT 1`,
      [tx.orgId, phone],
    );
    return row?.contact_id ?? null;
  }

  async history(tx: Tx, from: string): Promise<CallerHistory> {
    const [row] = await tx.query<{ texted_at: Date | null; acknowledged_at: Date | null; answered_at: Date | null }>(
      `SELECT max(ended_at) FILTER (WHERE text_back = 'sent') AS texted_at,
              max(ended_at) FILTER (WHERE text_back = 'acknowledged') AS acknowledged_at,
              max(ended_at) FILTER (WHERE status = 'answered') AS answered_at
         FROM calls WHERE org_id = $1 AND from_address = $2 AND started_at > app_now() - interval '8 days'`,
      [tx.orgId, from],
    );
    const isReset = row?.texted_at != null && row.answered_at !== null && row.answered_at > row.texted_at;
    return { lastTextedAt: isReset ? null : (row?.texted_at ?? null), lastAcknowledgedAt: row?.acknowledged_at ?? null };
  }

  async openThread(tx: Tx, accountId: string, contactId: string): Promise<CallerThread | null> {
    const [row] = await tx.query<{ id: string; handler: CallerThread['handler']; last_inbound_at: Date | null }>(
      "SELECT id, handler, last_inbound_at FROM conversations WHERE org_id = $1 AND channel_account_id = $2 AND contact_id = $3 AND status = 'open'",
      [tx.orgId, accountId, contactId],
    );
    return row ? { id: row.id, handler: row.handler, lastInboundAt: row.last_inbound_at } : null;
  }

  /** How many calls of this number nobody took in the last hour, this one included. */
  async missedLately(tx: Tx, from: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM calls WHERE org_id = $1 AND from_address = $2 AND status = 'missed' AND ended_at > app_now() - interval '1 hour'",
      [tx.orgId, from],
    );
    return row?.count ?? 0;
  }

  async isKnown(tx: Tx, accountId: string, callSid: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM calls WHERE org_id = $1 AND channel_account_id = $2 AND provider_call_id = $3', [
      tx.orgId,
      accountId,
      callSid,
    ]);
    return rows.length > 0;
  }

  /** Calls that wait for a decision or for their end, across orgs: ids only. */
  async due(tx: Tx, work: 'missed_call' | 'live_call', limit: number, grace: string): Promise<{ orgId: string; id: string }[]> {
    const rows = await tx.query<{ org_id: string; id: string }>(`SELECT org_id, id FROM due_work($1, $2, $3::interval, '{}')`, [
      work,
      limit,
      grace,
    ]);
    return rows.map((row) => ({ orgId: row.org_id, id: row.id }));
  }
}

function toCall(row: StoredCall): CallRow {
  return {
    id: row.id,
    channelAccountId: row.channel_account_id,
    callSid: row.provider_call_id,
    from: row.from_address,
    to: row.to_address,
    forwardedFrom: row.forwarded_from,
    isWithheld: row.is_withheld,
    contactId: row.contact_id,
    leadId: row.lead_id,
    conversationId: row.conversation_id,
    status: row.status,
    missedReason: row.missed_reason,
    isAfterHours: row.is_after_hours,
    isStaff: row.is_staff,
    startedAt: row.started_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    ringSeconds: row.ring_seconds,
    durationSeconds: row.duration_seconds,
    recordingUrl: row.recording_url,
    recordingSeconds: row.recording_seconds,
    transcription: row.transcription,
    textBack: row.text_back,
    textBackReason: row.text_back_reason,
    textBackOutboundId: row.text_back_outbound_id,
    log: row.events,
  };
}
