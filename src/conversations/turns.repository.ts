import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { readMemory, type Memory } from './memory.schema.js';
import type { Reach } from './nudge.rules.js';
import { saidOf } from './said.rules.js';
import type { Turn, TurnClaim, TurnMessage, TurnPlace } from './turn.port.js';

export const LEASE_SECONDS = 45;
const HISTORY = 30;
/** A tenant with a burst never takes all turn places of the fleet. */
const MAX_TURNS_PER_ORG = 20;

interface ClaimRow {
  org_status: TurnClaim['orgStatus'];
  contact_id: string;
  contact_name: string | null;
  contact_home: string | null;
  contact_address: string;
  lead_id: string;
  channel_account_id: string;
  handler: 'ai' | 'human' | 'paused';
  stage: string;
  sentiment: string;
  memory: unknown;
  opened_at: Date;
  inbound_seq: string;
  processed_seq: string;
  lease_token: number;
  turn_attempts: number;
  profile_version_id: string | null;
  claimed_at: Date;
  returned_at: Date | null;
  channel: Reach['channel'];
  service_window_until: Date | null;
  time_zone: string | null;
}

interface MessageRow {
  id: string;
  seq: string;
  direction: 'in' | 'out';
  sender: TurnMessage['sender'];
  body: string;
  at: Date;
  has_media: boolean;
}

interface PlaceRow {
  last_seq: string;
  inbound_seq: string;
  is_drafting: boolean;
}

export interface CommitPatch {
  memory: Memory;
  stage: string | null;
  sentiment: string | null;
  /** How many replies the turn writes, and the words of the last one. */
  replies: number;
  preview: string | null;
  followUps: 'restart' | 'stop' | null;
  /** Of a restart: when the first nudge comes; null where none does. */
  firstNudgeAt: Date | null;
  /** The replies wait for nobody's approval. */
  isUrgent: boolean;
}

// The thread's own word counts before the business's; both are read under the lock of the thread.
const DRAFTING = `(NOT $14::bool AND $10::int > 0 AND coalesce(conversations.reply_mode, t.reply_mode) = 'draft')`;

const MESSAGES = `WITH lines AS MATERIALIZED (
    SELECT id, seq, direction, sender, kind, body, coalesce(provider_at, created_at) AS at, media <> '[]' AS has_media FROM messages
    WHERE conversation_id = $2 AND org_id = $1 AND deleted_at IS NULL AND seq <= $3 AND (seq > $4 OR seq > (
      SELECT coalesce(max(seq), 0) FROM messages WHERE conversation_id = $2 AND org_id = $1) - $5))
  ${saidOf('lines')} ORDER BY seq`;

/** SQL of claiming, fencing and finishing turns. */
@Injectable()
export class TurnsRepository {
  /**
   * The first claim for the assistant writes the version of the documents that the thread runs on: the one on trial for its share, or the
   * live one. By `claimId`, a UUID of the caller, a claim whose answer was lost is known again.
   */
  async claim(tx: Tx, id: string, claimId: string): Promise<TurnClaim | null> {
    const [row] = await tx.query<ClaimRow>(
      `UPDATE conversations c SET lease_until = now() + make_interval(secs => $3), lease_token = c.lease_token + 1, turn_attempts = c.turn_attempts + 1, claim_id = $5,
         profile_version_id = CASE WHEN c.profile_version_id IS NULL AND c.handler = 'ai' THEN (
           SELECT CASE WHEN p.test_id = c.profile_test_id THEN p.test_version_id ELSE p.published_version_id END FROM profile_states p WHERE p.org_id = c.org_id)
           ELSE c.profile_version_id END
       FROM contacts k WHERE k.org_id = c.org_id AND k.id = c.contact_id AND c.id = $1 AND c.org_id = $2 AND c.wake_at <= app_now() AND c.inbound_seq > c.processed_seq AND NOT c.is_dead
         AND (c.lease_until IS NULL OR c.lease_until < now())
         AND (SELECT count(*) FROM conversations b WHERE b.org_id = $2 AND b.wake_at IS NOT NULL AND b.lease_until > now()) < $4
       RETURNING (SELECT o.status FROM orgs o WHERE o.id = $2) AS org_status, c.contact_id, k.name AS contact_name, k.address AS contact_home, c.contact_address, c.lead_id, c.channel_account_id, c.handler, c.stage,
         c.sentiment, c.memory, c.opened_at, c.inbound_seq, c.processed_seq, c.lease_token, c.turn_attempts, c.profile_version_id, app_now() AS claimed_at,
         c.service_window_until, k.time_zone, (SELECT a.channel FROM channel_accounts a WHERE a.org_id = c.org_id AND a.id = c.channel_account_id) AS channel,
         CASE WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.org_id = $2 AND d.conversation_id = c.id AND d.trigger = 'inbound' AND d.to_seq = c.inbound_seq
           AND d.created_at < c.handler_since) THEN c.handler_since END AS returned_at`,
      [id, tx.orgId, LEASE_SECONDS, MAX_TURNS_PER_ORG, claimId],
    );
    return row ? toClaim(row, id, tx.orgId) : null;
  }

  /**
   * New texts in the order people wrote them (provider time, then number), and the older ones before them. What never left was never
   * said: what waits to leave was.
   */
  async messages(tx: Tx, id: string, fromSeq: number, toSeq: number): Promise<Pick<Turn, 'messages' | 'history' | 'hasMedia'>> {
    const rows = await tx.query<MessageRow>(MESSAGES, [tx.orgId, id, toSeq, fromSeq, HISTORY]);
    const all = rows.map(toMessage);
    const isNew = (message: TurnMessage): boolean => message.direction === 'in' && message.seq > fromSeq;
    return {
      messages: all.filter(isNew).sort((a, b) => a.at.getTime() - b.at.getTime() || a.seq - b.seq),
      history: all.filter((message) => !isNew(message)),
      hasMedia: rows.some((row) => row.has_media && row.direction === 'in' && Number(row.seq) > fromSeq),
    };
  }

  /** The decision behind the newest reply that nothing was sent after, and that was superseded, or not approved; what a nudge had to say is void. */
  async superseded(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ decision_id: string | null }>(
      `SELECT CASE WHEN x.kind <> 'follow_up' THEN x.decision_id END AS decision_id FROM (
         SELECT m.decision_id, o.seq, o.kind FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id
         WHERE o.conversation_id = $1 AND o.org_id = $2 AND o.state = 'superseded'
         UNION ALL SELECT m.decision_id, m.seq, o.kind FROM messages m JOIN outbound o ON o.org_id = m.org_id AND o.message_id = m.id
         WHERE m.conversation_id = $1 AND m.org_id = $2 AND m.kind = 'draft' AND o.state IN ('expired', 'cancelled')) x
       WHERE NOT EXISTS (SELECT 1 FROM messages y JOIN outbound n ON n.org_id = y.org_id AND n.message_id = y.id
           WHERE y.org_id = $2 AND y.conversation_id = $1 AND y.seq > x.seq AND n.state IN ('accepted', 'sent', 'delivered', 'read'))
       ORDER BY x.seq DESC LIMIT 1`,
      [id, tx.orgId],
    );
    return row?.decision_id ?? null;
  }

  async renew(tx: Tx, id: string, leaseToken: number): Promise<boolean> {
    const count = await tx.execute(
      'UPDATE conversations SET lease_until = now() + make_interval(secs => $4) WHERE id = $1 AND org_id = $2 AND lease_token = $3 AND lease_until IS NOT NULL',
      [id, tx.orgId, leaseToken, LEASE_SECONDS],
    );
    return count === 1;
  }

  /**
   * The fence: a place for the one holder of the lease, and only while nobody has taken over. Locks the thread, and writes all that
   * the turn changes in its row at once: each update of it costs an entry in most of its indexes.
   */
  async finish(tx: Tx, turn: Turn, patch: CommitPatch): Promise<TurnPlace | null> {
    const [row] = await tx.query<PlaceRow>(
      `UPDATE conversations SET processed_seq = $5, lease_until = NULL, hinted_at = NULL, turn_attempts = 0, turn_error = NULL,
         first_wait_at = CASE WHEN inbound_seq > $5 THEN first_wait_at END, wake_at = CASE WHEN inbound_seq > $5 THEN wake_at END,
         -- what happened outside of turns is not theirs to write
         memory = $6::jsonb || jsonb_build_object('ctaNews', coalesce(memory->'ctaNews', '{}')), stage = coalesce($7, stage), sentiment = coalesce($8, sentiment),
         last_seq = last_seq + $10::int, last_preview = CASE WHEN ${DRAFTING} THEN last_preview ELSE coalesce(left($11, 160), last_preview) END,
         last_outbound_at = CASE WHEN $10::int > 0 AND NOT ${DRAFTING} THEN t.now ELSE last_outbound_at END,
         last_message_at = CASE WHEN $10::int > 0 THEN t.now ELSE last_message_at END,
         next_follow_up_at = CASE $12::text WHEN 'restart' THEN CASE WHEN ${DRAFTING} THEN NULL ELSE $13::timestamptz END
           WHEN 'stop' THEN NULL ELSE next_follow_up_at END,
         follow_up_count = CASE $12::text WHEN 'restart' THEN 0 ELSE follow_up_count END
       FROM (SELECT app_now() AS now, (SELECT s.reply_mode FROM org_settings s WHERE s.org_id = $2) AS reply_mode) t
       WHERE id = $1 AND org_id = $2 AND lease_token = $3 AND processed_seq = $4 AND handler = $9
       RETURNING last_seq - $10::int AS last_seq, inbound_seq, ${DRAFTING} AS is_drafting`,
      [
        turn.conversationId,
        tx.orgId,
        turn.leaseToken,
        turn.fromSeq,
        turn.toSeq,
        JSON.stringify(patch.memory),
        patch.stage,
        patch.sentiment,
        turn.thread.handler,
        patch.replies,
        patch.preview,
        patch.followUps,
        patch.firstNudgeAt,
        patch.isUrgent,
      ],
    );
    return row ? toPlace(row) : null;
  }

  /** Nothing is left to do about these messages; behind the fence like a turn that wrote something. */
  async pass(tx: Tx, turn: Pick<Turn, 'conversationId' | 'leaseToken' | 'fromSeq' | 'toSeq'>): Promise<void> {
    await tx.execute(
      `UPDATE conversations SET processed_seq = $5, lease_until = NULL, hinted_at = NULL, turn_attempts = 0, turn_error = NULL,
         first_wait_at = CASE WHEN inbound_seq > $5 THEN first_wait_at END, wake_at = CASE WHEN inbound_seq > $5 THEN wake_at END
       WHERE id = $1 AND org_id = $2 AND lease_token = $3 AND processed_seq = $4`,
      [turn.conversationId, tx.orgId, turn.leaseToken, turn.fromSeq, turn.toSeq],
    );
  }

  /**
   * Gives the turn back for another try after `delaySeconds`, or to a person when that is null. False for a turn whose commit held
   * although its answer was lost.
   */
  async release(
    tx: Tx,
    turn: Pick<Turn, 'conversationId' | 'leaseToken' | 'fromSeq'>,
    delaySeconds: number | null,
    error: string,
  ): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE conversations SET lease_until = NULL, hinted_at = NULL, turn_error = $5, is_dead = $4::float8 IS NULL,
         wake_at = CASE WHEN $4::float8 IS NULL THEN NULL ELSE app_now() + make_interval(secs => $4) END
       WHERE id = $1 AND org_id = $2 AND lease_token = $3 AND processed_seq = $6`,
      [turn.conversationId, tx.orgId, turn.leaseToken, delaySeconds, error.slice(0, 500), turn.fromSeq],
    );
    return count === 1;
  }

  /** Undoes a claim of which nobody knows whether it was committed. Its try counts, and its token is spent. */
  async unclaim(tx: Tx, id: string, claimId: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE conversations SET lease_until = NULL, hinted_at = NULL, lease_token = lease_token + 1
       WHERE id = $1 AND org_id = $2 AND claim_id = $3 AND lease_until IS NOT NULL`,
      [id, tx.orgId, claimId],
    );
    return count === 1;
  }

  /** R6: unread texts without a wake-up time get one. */
  async repair(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      'UPDATE conversations SET wake_at = app_now() WHERE id = $1 AND org_id = $2 AND processed_seq < inbound_seq AND wake_at IS NULL AND NOT is_dead',
      [id, tx.orgId],
    );
  }

  /** Brings a given-up thread back for another try. */
  async revive(tx: Tx, id: string): Promise<boolean> {
    const count = await tx.execute(
      'UPDATE conversations SET is_dead = false, turn_attempts = 0, wake_at = app_now(), hinted_at = NULL WHERE id = $1 AND org_id = $2 AND is_dead',
      [id, tx.orgId],
    );
    return count === 1;
  }
}

function toClaim(row: ClaimRow, id: string, orgId: string): TurnClaim {
  return {
    orgId,
    conversationId: id,
    leaseToken: row.lease_token,
    fromSeq: Number(row.processed_seq),
    toSeq: Number(row.inbound_seq),
    trigger: row.returned_at ? `returned:${row.returned_at.toISOString()}` : 'inbound',
    orgStatus: row.org_status,
    attempts: row.turn_attempts,
    claimedAt: row.claimed_at,
    reach: { channel: row.channel, windowUntil: row.service_window_until, zone: row.time_zone },
    thread: {
      id,
      contactId: row.contact_id,
      contactName: row.contact_name,
      contactHome: row.contact_home,
      contactAddress: row.contact_address,
      leadId: row.lead_id,
      accountId: row.channel_account_id,
      handler: row.handler,
      stage: row.stage,
      sentiment: row.sentiment,
      memory: readMemory(row.memory),
      openedAt: row.opened_at,
      profileVersionId: row.profile_version_id,
    },
  };
}

function toPlace(row: PlaceRow): TurnPlace {
  return {
    lastSeq: Number(row.last_seq),
    inboundSeq: Number(row.inbound_seq),
    isDrafting: row.is_drafting,
  };
}

function toMessage(row: MessageRow): TurnMessage {
  return { id: row.id, seq: Number(row.seq), direction: row.direction, sender: row.sender, body: row.body, at: row.at };
}
