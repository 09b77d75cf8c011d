import { Injectable } from '@nestjs/common';
import type { Formality } from '../engines/rules/wording/tone.rules.js';
import { isKnownSlot } from '../leads/slots.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import type { FollowUpFacts } from './follow-up.rules.js';
import type { Reach } from './nudge.rules.js';

export interface FollowUpThread extends Omit<FollowUpFacts, 'createdSeq' | 'orgStatus'> {
  lastSeq: number;
  leadId: string | null;
  contactId: string;
  accountId: string;
  contactAddress: string;
  contactName: string | null;
  service: string | null;
  /** Nudges wait for approval like replies do. */
  isDrafting: boolean;
  /** How many unasked texts one sequence may have for this customer; null where nothing is known yet. */
  messageBudget: number | null;
  /** The language of our last text; null before the first. */
  writes: string | null;
  /** How formal the thread's version writes; null where it has none. */
  formality: Formality | null;
  reach: Reach;
  now: Date;
}

interface Row {
  status: 'open' | 'closed';
  handler: 'ai' | 'human' | 'paused';
  lead_id: string | null;
  contact_id: string;
  lead_open: boolean | null;
  has_booking: boolean;
  has_unread: boolean;
  inbound_seq: string;
  last_seq: string;
  channel_account_id: string;
  contact_address: string;
  contact_name: string | null;
  service: string | null;
  has_drafts: boolean;
  is_last_text_lost: boolean;
  is_drafting: boolean;
  message_budget: number | null;
  writes: string | null;
  formality: Formality | null;
  channel: 'sms' | 'whatsapp';
  service_window_until: Date | null;
  time_zone: string | null;
  now: Date;
}

const IS_KNOWN = isKnownSlot('s');

/** One that is still queued may leave yet, unless its time is over: nobody is reminded of words they never got. */
const LAST_TEXT_LOST = `SELECT o.state IN ('failed', 'blocked', 'expired', 'cancelled', 'superseded') OR (o.state = 'queued' AND o.expires_at <= app_now())
  FROM messages m JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
  WHERE m.org_id = c.org_id AND m.conversation_id = c.id AND m.direction = 'out' AND o.kind <> 'follow_up' AND o.state <> 'draft' ORDER BY m.seq DESC LIMIT 1`;

/** SQL of the facts that decide about a follow-up. */
@Injectable()
export class FollowUpsRepository {
  /** Locks the thread, so that a reply, a takeover and a follow-up never pass each other. */
  async lock(tx: Tx, conversationId: string): Promise<FollowUpThread | null> {
    const [row] = await tx.query<Row>(
      `SELECT c.status, c.handler, c.lead_id, c.contact_id, l.is_open AS lead_open, c.inbound_seq > c.processed_seq AS has_unread, c.inbound_seq, c.last_seq,
         c.channel_account_id, c.contact_address, k.name AS contact_name, (c.memory->>'messageBudget')::int AS message_budget, c.memory->>'writes' AS writes,
         EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = c.org_id AND a.contact_id = c.contact_id
                   AND a.status IN ('scheduled', 'confirmed') AND a.starts_at > app_now()) AS has_booking,
         (SELECT v.documents->'toneProfile'->>'formality' FROM profile_versions v WHERE v.org_id = c.org_id AND v.id = c.profile_version_id) AS formality,
         (SELECT s.value FROM lead_slots s WHERE s.org_id = c.org_id AND s.lead_id = c.lead_id AND s.name = 'service_needed' AND ${IS_KNOWN}) AS service,
         coalesce((${LAST_TEXT_LOST}), false) AS is_last_text_lost, n.channel, c.service_window_until, k.time_zone, app_now() AS now, c.has_drafts, coalesce(c.reply_mode, (SELECT o.reply_mode FROM org_settings o WHERE o.org_id = c.org_id)) = 'draft' AS is_drafting
       FROM conversations c JOIN channel_accounts n ON n.org_id = c.org_id AND n.id = c.channel_account_id JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id LEFT JOIN leads l ON l.org_id = c.org_id AND l.id = c.lead_id
       WHERE c.id = $1 AND c.org_id = $2 FOR UPDATE OF c`,
      [conversationId, tx.orgId],
    );
    return row ? toThread(row) : null;
  }
}

function toThread(row: Row): FollowUpThread {
  return {
    status: row.status,
    handler: row.handler,
    leadId: row.lead_id,
    contactId: row.contact_id,
    isLeadOpen: row.lead_open ?? false,
    hasBooking: row.has_booking,
    hasUnread: row.has_unread,
    inboundSeq: Number(row.inbound_seq),
    lastSeq: Number(row.last_seq),
    accountId: row.channel_account_id,
    contactAddress: row.contact_address,
    contactName: row.contact_name,
    service: row.service,
    hasDraft: row.has_drafts,
    isLastTextLost: row.is_last_text_lost,
    isDrafting: row.is_drafting,
    messageBudget: row.message_budget,
    writes: row.writes,
    formality: row.formality,
    reach: { channel: row.channel, windowUntil: row.service_window_until, zone: row.time_zone },
    now: row.now,
    isWindowClosed: row.channel === 'whatsapp' && (row.service_window_until === null || row.service_window_until <= row.now),
  };
}
