import { Injectable } from '@nestjs/common';
import { isOurWord } from '../conversations/said.rules.js';
import { isKnownSlot } from '../leads/slots.rules.js';
import type { Tx } from '../platform/database/database.service.js';

/** A conversation with its person and what is known about their wish. */
export interface ConversationFacts {
  id: string;
  channel_account_id: string;
  contact_id: string;
  contact_address: string;
  name: string | null;
  address: string | null;
  handler: string;
  handler_user_id: string | null;
  handler_since: Date;
  status: string;
  slots: Record<string, string>;
}

export interface CallFacts {
  id: string;
  from_address: string;
  is_withheld: boolean;
  is_after_hours: boolean;
  is_staff: boolean;
  started_at: Date;
  text_back: 'sent' | 'skipped' | 'acknowledged' | null;
  conversation_id: string | null;
  name: string | null;
}

export interface AppointmentFacts {
  id: string;
  conversation_id: string | null;
  starts_at: Date;
  service_name: string;
  address: string | null;
  cancel_reason: string | null;
  status: string;
  name: string | null;
  phone: string | null;
}

export interface OutboundFacts {
  id: string;
  lane: string;
  dedupe_key: string;
  to_address: string;
  conversation_id: string | null;
  state: string;
  error_message: string | null;
  block_reason: string | null;
  body: string;
}

export interface LeadFacts {
  id: string;
  name: string | null;
  phone: string | null;
  slots: Record<string, string>;
  conversation_id: string | null;
}

export interface EscalationFacts {
  reason: string;
  conversation_id: string | null;
  /** What the customer was told. */
  promise: string | null;
  due_at: Date | null;
  created_at: Date;
  name: string | null;
}

export interface MessageFacts {
  id: string;
  body: string;
  seq: string | null;
  media_count: number;
  created_at: Date;
}

const IS_KNOWN = isKnownSlot('s');
const SLOTS = (lead: string) =>
  `coalesce((SELECT jsonb_object_agg(s.name, s.value) FROM lead_slots s WHERE s.org_id = ${lead}.org_id AND s.lead_id = ${lead}.id AND ${IS_KNOWN}), '{}')`;
const PHONE = (contact: string) =>
  `(SELECT i.value FROM contact_identities i WHERE i.org_id = ${contact}.org_id AND i.contact_id = ${contact}.id ORDER BY (i.kind = 'phone') DESC, i.created_at LIMIT 1)`;

const HUMAN_WORDS = `SELECT 1 FROM messages m WHERE m.org_id = $1 AND m.conversation_id = $2 AND m.sender = 'human' AND m.created_at >= $3 AND ${isOurWord('m')} LIMIT 1`;
const NEWEST_WORD = `SELECT m.direction FROM messages m WHERE m.org_id = $1 AND m.conversation_id = $2 AND (m.direction = 'in' OR (${isOurWord('m')}))
       ORDER BY m.seq DESC LIMIT 1`;

/** Reads what the words of an alert need. */
@Injectable()
export class AlertFactsRepository {
  async conversation(tx: Tx, id: string): Promise<ConversationFacts | null> {
    const [row] = await tx.query<ConversationFacts>(
      `SELECT c.id, c.channel_account_id, c.contact_id, c.contact_address, p.name, p.address, c.handler, c.handler_user_id, c.handler_since, c.status,
         CASE WHEN l.id IS NULL THEN '{}' ELSE ${SLOTS('l')} END AS slots
       FROM conversations c JOIN contacts p ON p.org_id = c.org_id AND p.id = c.contact_id
       LEFT JOIN leads l ON l.org_id = c.org_id AND l.id = c.lead_id WHERE c.org_id = $1 AND c.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async call(tx: Tx, id: string): Promise<CallFacts | null> {
    const [row] = await tx.query<CallFacts>(
      `SELECT k.id, k.from_address, k.is_withheld, k.is_after_hours, k.is_staff, k.started_at, k.text_back, k.conversation_id, p.name
       FROM calls k LEFT JOIN contacts p ON p.org_id = k.org_id AND p.id = k.contact_id WHERE k.org_id = $1 AND k.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async lead(tx: Tx, id: string): Promise<LeadFacts | null> {
    const [row] = await tx.query<LeadFacts>(
      `SELECT l.id, p.name, ${PHONE('p')} AS phone, ${SLOTS('l')} AS slots,
         (SELECT c.id FROM conversations c WHERE c.org_id = l.org_id AND c.contact_id = l.contact_id AND c.lead_id = l.id ORDER BY c.last_message_at DESC LIMIT 1) AS conversation_id
       FROM leads l JOIN contacts p ON p.org_id = l.org_id AND p.id = l.contact_id WHERE l.org_id = $1 AND l.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async appointment(tx: Tx, id: string): Promise<AppointmentFacts | null> {
    const [row] = await tx.query<AppointmentFacts>(
      `SELECT a.id, a.conversation_id, a.starts_at, a.service_name, a.address, a.cancel_reason, a.status, p.name, ${PHONE('p')} AS phone
       FROM appointments a JOIN contacts p ON p.org_id = a.org_id AND p.id = a.contact_id WHERE a.org_id = $1 AND a.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** The next booking that still stands. */
  async openAppointment(tx: Tx, contactId: string): Promise<AppointmentFacts | null> {
    const [row] = await tx.query<AppointmentFacts>(
      `SELECT a.id, a.conversation_id, a.starts_at, a.service_name, a.address, a.cancel_reason, a.status, p.name, ${PHONE('p')} AS phone
       FROM appointments a JOIN contacts p ON p.org_id = a.org_id AND p.id = a.contact_id
       WHERE a.org_id = $1 AND a.contact_id = $2 AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > app_now() ORDER BY a.starts_at LIMIT 1`,
      [tx.orgId, contactId],
    );
    return row ?? null;
  }

  async outbound(tx: Tx, id: string): Promise<OutboundFacts | null> {
    const [row] = await tx.query<OutboundFacts>(
      `SELECT o.id, o.lane, o.dedupe_key, o.to_address, o.conversation_id, o.state, o.error_message, o.block_reason, m.body
       FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id WHERE o.org_id = $1 AND o.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** A reply that still waits for approval; null when somebody dealt with it, or the customer wrote again. */
  async waitingDraft(tx: Tx, outboundId: string): Promise<{ conversation_id: string; body: string } | null> {
    const [row] = await tx.query<{ conversation_id: string; body: string }>(
      `SELECT o.conversation_id, m.body FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id
       WHERE o.org_id = $1 AND o.id = $2 AND o.state = 'draft' AND o.conversation_id IS NOT NULL`,
      [tx.orgId, outboundId],
    );
    return row ?? null;
  }

  async message(tx: Tx, id: string): Promise<MessageFacts | null> {
    const [row] = await tx.query<MessageFacts>(
      'SELECT id, body, seq, jsonb_array_length(media) AS media_count, created_at FROM messages WHERE org_id = $1 AND id = $2 AND deleted_at IS NULL',
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** What the customer said last. */
  async lastInbound(tx: Tx, conversationId: string): Promise<MessageFacts | null> {
    const [row] = await tx.query<MessageFacts>(
      `SELECT id, body, seq, jsonb_array_length(media) AS media_count, created_at FROM messages
       WHERE org_id = $1 AND conversation_id = $2 AND direction = 'in' AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1`,
      [tx.orgId, conversationId],
    );
    return row ?? null;
  }

  /** Has a person written in this conversation since then? */
  async hasHumanReplySince(tx: Tx, conversationId: string, since: Date): Promise<boolean> {
    const rows = await tx.query(HUMAN_WORDS, [tx.orgId, conversationId, since]);
    return rows.length > 0;
  }

  /** Does the customer wait for us: is the newest message theirs, as far as they know? */
  async isCustomerWaiting(tx: Tx, conversationId: string): Promise<boolean> {
    const [row] = await tx.query<{ direction: string }>(NEWEST_WORD, [tx.orgId, conversationId]);
    return row?.direction === 'in';
  }

  async hasOpenEmergency(tx: Tx, conversationId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM escalations WHERE org_id = $1 AND conversation_id = $2 AND kind = 'emergency' AND status <> 'resolved' LIMIT 1`,
      [tx.orgId, conversationId],
    );
    return rows.length > 0;
  }

  async escalation(tx: Tx, id: string): Promise<EscalationFacts | null> {
    const [row] = await tx.query<EscalationFacts>(
      `SELECT e.reason, e.conversation_id, e.package -> 'commitment' ->> 'text' AS promise, e.due_at, e.created_at, p.name
       FROM escalations e LEFT JOIN contacts p ON p.org_id = e.org_id AND p.id = e.contact_id WHERE e.org_id = $1 AND e.id = $2`,
      [tx.orgId, id],
    );
    return row ?? null;
  }
}
