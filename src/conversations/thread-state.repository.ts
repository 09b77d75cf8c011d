import { Injectable } from '@nestjs/common';
import { conflict, type AppError } from '../common/errors.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Reach, SkippedStep } from './nudge.rules.js';
import { isOurWord } from './said.rules.js';
import type { ThreadPlace } from './turn.port.js';

export type CloseReason = 'booked' | 'no_response' | 'opted_out' | 'manual' | 'declined' | 'dormant';
export type Priority = 'none' | 'low' | 'medium' | 'high' | 'critical';

export interface LockedThread {
  id: string;
  contactId: string;
  accountId: string;
  leadId: string | null;
  contactAddress: string;
  status: 'open' | 'closed';
  handler: 'ai' | 'human' | 'paused';
  handlerUserId: string | null;
  handlerUserName: string | null;
  handlerSince: Date;
  lastSeq: number;
  inboundSeq: number;
  processedSeq: number;
  memory: unknown;
}

interface ThreadRow {
  id: string;
  contact_id: string;
  channel_account_id: string;
  lead_id: string | null;
  contact_address: string;
  status: LockedThread['status'];
  handler: LockedThread['handler'];
  handler_user_id: string | null;
  handler_user_name: string | null;
  handler_since: Date;
  last_seq: string;
  inbound_seq: string;
  processed_seq: string;
  memory: unknown;
}

/** Where a thread stands that is locked, and where its customer is reached. */
export interface WaitingThread extends ThreadPlace {
  now: Date;
  contactId: string;
  address: string;
  messageBudget: number | null;
  reach: Reach;
}

interface PlaceRow {
  contact_id: string;
  contact_address: string;
  last_seq: string;
  inbound_seq: string;
  now: Date;
  channel: Reach['channel'];
  service_window_until: Date | null;
  time_zone: string | null;
  message_budget: number | null;
}

const RESUME = `UPDATE conversations c SET handler = 'ai', handler_user_id = NULL, handler_since = app_now(), lease_token = lease_token + 1, lease_until = NULL,
     memory = $3::jsonb, priority = 'none', processed_seq = least(c.inbound_seq, answered.seq),
     wake_at = CASE WHEN c.inbound_seq > answered.seq THEN app_now() END, hinted_at = NULL, turn_attempts = 0, is_dead = false
   FROM (SELECT greatest(
       (SELECT coalesce(max(m.seq), 0) FROM messages m WHERE m.org_id = $1 AND m.conversation_id = $2 AND ${isOurWord('m')}),
       (SELECT coalesce(max(d.to_seq), 0) FROM decisions d WHERE d.org_id = $1 AND d.conversation_id = $2
          AND (d.trigger = 'inbound' OR d.trigger LIKE 'returned:%') AND d.reason_code NOT IN ('handled_by_person', 'org_paused')
          AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.org_id = $1 AND m.conversation_id = $2 AND m.decision_id = d.id
            AND NOT (${isOurWord('m')})))) AS seq) answered
   WHERE c.id = $2 AND c.org_id = $1 RETURNING c.inbound_seq > answered.seq AS has_work`;

const UNIQUE_VIOLATION = '23505';

const openElsewhere = (present?: { conversationId: string }): AppError =>
  conflict('conversations.open_elsewhere', 'This person wrote again and has a newer conversation. Write to them there.', present);

/** SQL that changes who answers a thread and whether it is open. Every change fences a turn that is under way. */
@Injectable()
export class ThreadStateRepository {
  /** Locks the thread until the transaction ends; null when it is not this org's. */
  async lock(tx: Tx, id: string): Promise<LockedThread | null> {
    const [row] = await tx.query<ThreadRow>(
      `SELECT c.id, c.contact_id, c.channel_account_id, c.lead_id, c.contact_address, c.status, c.handler, c.handler_user_id,
         (SELECT u.name FROM users u WHERE u.id = c.handler_user_id) AS handler_user_name,
         c.handler_since, c.last_seq, c.inbound_seq, c.processed_seq, c.memory
       FROM conversations c WHERE c.id = $1 AND c.org_id = $2 FOR UPDATE`,
      [id, tx.orgId],
    );
    return row ? toThread(row) : null;
  }

  async setHandler(tx: Tx, id: string, handler: LockedThread['handler'], userId: string | null): Promise<void> {
    await tx.execute(
      `UPDATE conversations SET handler = $3, handler_user_id = $4, handler_since = app_now(), lease_token = lease_token + 1, lease_until = NULL,
         wake_at = CASE WHEN $3 = 'ai' THEN wake_at END, next_follow_up_at = NULL
       WHERE id = $1 AND org_id = $2`,
      [id, tx.orgId, handler, userId],
    );
  }

  /**
   * The automation owns the thread again: texts that we have not answered become its next turn. Where a turn decided to say nothing they
   * are answered; where it wrote what was never said, or a person or a pause kept it from reading them, they are not.
   */
  async resumeAi(tx: Tx, id: string, memory: unknown): Promise<boolean> {
    const [row] = await tx.query<{ has_work: boolean }>(RESUME, [tx.orgId, id, JSON.stringify(memory)]);
    return row?.has_work ?? false;
  }

  async setPriority(tx: Tx, id: string, priority: Priority): Promise<void> {
    await tx.execute('UPDATE conversations SET priority = $3 WHERE id = $1 AND org_id = $2', [id, tx.orgId, priority]);
  }

  async close(tx: Tx, id: string, reason: CloseReason): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE conversations SET status = 'closed', close_reason = $3, closed_at = app_now(), handler = 'ai', handler_user_id = NULL, handler_since = app_now(),
         lease_token = lease_token + 1, lease_until = NULL, wake_at = NULL, processed_seq = inbound_seq, next_follow_up_at = NULL, priority = 'none',
         memory = jsonb_set(memory, '{pending}', 'null')
       WHERE id = $1 AND org_id = $2 AND status = 'open'`,
      [id, tx.orgId, reason],
    );
    return count === 1;
  }

  /** What the customer wrote after one number and up to another, oldest first. */
  texts(tx: Tx, id: string, afterSeq: number, untilSeq: number): Promise<{ id: string; body: string }[]> {
    return tx.query(
      `SELECT id, body FROM messages WHERE org_id = $1 AND conversation_id = $2 AND direction = 'in' AND deleted_at IS NULL AND seq > $3 AND seq <= $4
       ORDER BY seq`,
      [tx.orgId, id, afterSeq, untilSeq],
    );
  }

  /** No draft waits any more: every one was withdrawn with what the automation had to say. */
  forgetDrafts(tx: Tx, id: string): void {
    tx.write('UPDATE conversations SET has_drafts = false WHERE id = $1 AND org_id = $2 AND has_drafts', [id, tx.orgId]);
  }

  async markCovered(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      'UPDATE conversations SET processed_seq = inbound_seq, wake_at = NULL, first_wait_at = NULL WHERE id = $1 AND org_id = $2',
      [id, tx.orgId],
    );
  }

  /** Opens a closed thread. Throws 409 where the person has an open one with this number already, or opened one at this moment. */
  async reopen(tx: Tx, id: string): Promise<void> {
    const [open] = await tx.query<{ id: string }>(
      `SELECT o.id FROM conversations c JOIN conversations o ON o.org_id = c.org_id AND o.channel_account_id = c.channel_account_id
         AND o.contact_id = c.contact_id AND o.status = 'open' WHERE c.id = $1 AND c.org_id = $2 AND o.org_id = $2 AND o.id <> c.id`,
      [id, tx.orgId],
    );
    if (open) throw openElsewhere({ conversationId: open.id });
    await tx
      .execute(
        `UPDATE conversations SET status = 'open', close_reason = NULL, closed_at = NULL, opened_at = app_now() WHERE id = $1 AND org_id = $2 AND status = 'closed'`,
        [id, tx.orgId],
      )
      .catch((error: unknown) => {
        throw (error as { code?: string }).code === UNIQUE_VIOLATION ? openElsewhere() : error;
      });
  }

  async markRead(tx: Tx, id: string): Promise<boolean> {
    const count = await tx.execute('UPDATE conversations SET unread_count = 0 WHERE id = $1 AND org_id = $2 AND unread_count > 0', [
      id,
      tx.orgId,
    ]);
    return count === 1;
  }

  /** Locks the thread, so that a reply, a takeover and a follow-up never pass each other. */
  async place(tx: Tx, id: string): Promise<WaitingThread | null> {
    const [row] = await tx.query<PlaceRow>(
      `SELECT c.contact_id, c.contact_address, c.last_seq, c.inbound_seq, app_now() AS now, c.service_window_until, a.channel, k.time_zone,
         (c.memory->>'messageBudget')::int AS message_budget
       FROM conversations c JOIN channel_accounts a ON a.org_id = c.org_id AND a.id = c.channel_account_id
         JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id WHERE c.id = $1 AND c.org_id = $2 FOR UPDATE OF c`,
      [id, tx.orgId],
    );
    return row ? toWaiting(row) : null;
  }

  setNextFollowUp(tx: Tx, id: string, step: number, at: Date | null): void {
    tx.write('UPDATE conversations SET next_follow_up_at = $3, follow_up_count = $4 WHERE id = $1 AND org_id = $2', [
      id,
      tx.orgId,
      at,
      step,
    ]);
  }

  /** Nothing is planned any more, and the thread remembers why for as long as the customer writes nothing new. */
  skipFollowUp(tx: Tx, id: string, { step, reason, dueAt }: SkippedStep): void {
    tx.write(
      `UPDATE conversations SET next_follow_up_at = NULL, follow_up_count = $3::int - 1,
         follow_up_skip = jsonb_build_object('step', $3::int, 'reason', $4::text, 'dueAt', $5::timestamptz, 'inboundSeq', inbound_seq)
       WHERE id = $1 AND org_id = $2`,
      [id, tx.orgId, step, reason, dueAt],
    );
  }

  clearNextFollowUp(tx: Tx, id: string): void {
    tx.write('UPDATE conversations SET next_follow_up_at = NULL WHERE id = $1 AND org_id = $2', [id, tx.orgId]);
  }

  /** The open thread of a contact on a number, or a fresh one; a thread that slept for 30 days starts anew. */
  async openThread(
    tx: Tx,
    values: { id: string; contactId: string; accountId: string; address: string; leadId: string | null },
  ): Promise<{ id: string; isNew: boolean }> {
    const [open] = await tx.query<{ id: string }>(
      `SELECT id FROM conversations WHERE channel_account_id = $1 AND contact_id = $2 AND org_id = $3 AND status = 'open' FOR UPDATE`,
      [values.accountId, values.contactId, tx.orgId],
    );
    if (open) return this.attachLead(tx, open.id, values.leadId, false);
    // One that somebody opened while we waited for its row is theirs, whoever answers it now: the INSERT finds it.
    const [reopened] = await tx.query<{ id: string }>(
      `UPDATE conversations SET status = 'open', close_reason = NULL, closed_at = NULL, handler = 'ai', handler_user_id = NULL, opened_at = app_now(),
         handler_since = app_now(), follow_up_count = 0, stage = 'greeting'
       WHERE org_id = $3 AND status <> 'open' AND id = (SELECT id FROM conversations WHERE channel_account_id = $1 AND contact_id = $2 AND org_id = $3
                     AND last_message_at > app_now() - interval '30 days' ORDER BY last_message_at DESC LIMIT 1) RETURNING id`,
      [values.accountId, values.contactId, tx.orgId],
    );
    if (reopened) return this.attachLead(tx, reopened.id, values.leadId, false);
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO conversations (id, org_id, contact_id, channel_account_id, lead_id, contact_address, opened_at, handler_since, last_message_at)
       VALUES ($1, $2, $3, $4, $5, $6, app_now(), app_now(), app_now())
       ON CONFLICT (channel_account_id, contact_id) WHERE status = 'open' DO UPDATE SET lead_id = coalesce(EXCLUDED.lead_id, conversations.lead_id) RETURNING id`,
      [values.id, tx.orgId, values.contactId, values.accountId, values.leadId, values.address],
    );
    return { id: row!.id, isNew: row!.id === values.id };
  }

  private async attachLead(tx: Tx, id: string, leadId: string | null, isNew: boolean): Promise<{ id: string; isNew: boolean }> {
    if (leadId) await tx.execute('UPDATE conversations SET lead_id = $3 WHERE id = $1 AND org_id = $2', [id, tx.orgId, leadId]);
    return { id, isNew };
  }
}

function toWaiting(row: PlaceRow): WaitingThread {
  return {
    now: row.now,
    contactId: row.contact_id,
    address: row.contact_address,
    lastSeq: Number(row.last_seq),
    inboundSeq: Number(row.inbound_seq),
    messageBudget: row.message_budget,
    reach: { channel: row.channel, windowUntil: row.service_window_until, zone: row.time_zone },
  };
}

function toThread(row: ThreadRow): LockedThread {
  return {
    id: row.id,
    contactId: row.contact_id,
    accountId: row.channel_account_id,
    leadId: row.lead_id,
    contactAddress: row.contact_address,
    status: row.status,
    handler: row.handler,
    handlerUserId: row.handler_user_id,
    handlerUserName: row.handler_user_name,
    handlerSince: row.handler_since,
    lastSeq: Number(row.last_seq),
    inboundSeq: Number(row.inbound_seq),
    processedSeq: Number(row.processed_seq),
    memory: row.memory,
  };
}
