import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { isAboutTexts } from '../conversations/nudge.rules.js';
import { COMPLIANCE_KINDS } from '../policy/kinds.rules.js';
import { PROACTIVE_LANES, type GateTraceEntry, type Lane } from '../policy/gate-facts.schema.js';
import type { KnownLine } from '../policy/line-type.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { counterFacts, type CounterFacts, type CountsRow } from '../policy/send-counters.rules.js';
import type { SuppressionState } from '../policy/suppression.schema.js';
import type { AttachedFile } from './media.rules.js';
import type { OutboundState } from './outbound.machine.js';

/** A queued text with what its thread knows, locked for the claim. */
export interface ClaimableSend {
  id: string;
  conversationId: string | null;
  messageId: string;
  accountId: string;
  groupId: string | null;
  groupState: string | null;
  seq: number | null;
  to: string;
  lane: Lane;
  kind: string;
  body: string;
  /** Documents of the business that go with it. */
  media: AttachedFile[];
  sender: 'ai' | 'human' | 'system';
  attempts: number;
  expiresAt: Date | null;
  basedOnSeq: number | null;
  thread: ClaimThread | null;
  /** An earlier text of the thread is under way or due now, and this one has to wait for it. */
  hasOlderOpen: boolean;
  /** When the earlier texts that this one must not overtake are tried again; null when there are none. */
  olderPutOffUntil: Date | null;
  /** Lanes of other texts that are due for the same person now. */
  waitingLanes: Lane[];
  /** Business time of the claim. */
  now: Date;
  /** The business as the claim saw it: a pause counts from its commit on, in every process. */
  orgStatus: 'active' | 'paused' | 'removed';
  /** What the claim read about the receiver in the same go; null for a text that was queued without the hash of its address. */
  receiver: { suppression: SuppressionState | null; counters: CounterFacts } | null;
}

export interface ClaimThread {
  handler: 'ai' | 'human' | 'paused';
  status: 'open' | 'closed';
  contactId: string;
  leadId: string | null;
  inboundSeq: number;
  processedSeq: number;
  serviceWindowUntil: Date | null;
  lastInboundAt: Date | null;
  contactZone: string | null;
  line: KnownLine;
  isBlocked: boolean;
  recentBodies: string[];
  turnsLastHour: number;
  supersededInARow: number;
  hasSentBefore: boolean;
  /** Unasked texts that this customer may get in a day; null before the first turn. */
  messageBudget: number | null;
}

interface ThreadRow {
  handler: ClaimThread['handler'];
  status: ClaimThread['status'];
  contact_id: string;
  lead_id: string | null;
  inbound_seq: string;
  processed_seq: string;
  service_window_until: Date | null;
  last_inbound_at: Date | null;
  time_zone: string | null;
  line_type: KnownLine['lineType'];
  line_type_at: Date | null;
  whatsapp_unreachable_at: Date | null;
  is_blocked: boolean;
  recent_bodies: string[];
  turns_last_hour: number;
  superseded_in_a_row: number;
  message_budget: number | null;
}

interface SendRow {
  id: string;
  conversation_id: string | null;
  message_id: string;
  channel_account_id: string;
  group_id: string | null;
  group_state: string | null;
  seq: string | null;
  to_address: string;
  lane: Lane;
  kind: string;
  body: string;
  media: AttachedFile[];
  sender: ClaimableSend['sender'];
  attempts: number;
  expires_at: Date | null;
  based_on_seq: string | null;
  has_older_open: boolean;
  older_put_off_until: Date | null;
  waiting_lanes: Lane[];
  now: Date;
  org_status: ClaimableSend['orgStatus'];
}

// Before any row, as where an opt-out is written: nothing leaves behind an opt-out on another number, or by staff, that was not seen (G7).
// A statement of its own, so that those after it see what it has waited for.
const LOCK_ADDRESS = `SELECT pg_advisory_xact_lock_shared(address_lock(o.to_hmac)) FROM outbound o WHERE o.id = $1 AND o.org_id = $2 AND o.to_hmac IS NOT NULL`;

// The thread's is the first row, as in the webhook and in a takeover: commit order then decides every race (G7 to G9).
const LOCK_THREAD = `SELECT c.handler, c.status, c.contact_id, c.lead_id, c.inbound_seq, c.processed_seq, c.service_window_until, c.last_inbound_at,
    k.time_zone, k.line_type, k.line_type_at, k.whatsapp_unreachable_at, k.is_blocked, (c.memory->>'messageBudget')::int AS message_budget,
    ARRAY(SELECT m.body FROM messages m JOIN outbound p ON p.org_id = m.org_id AND p.message_id = m.id WHERE m.org_id = c.org_id AND m.conversation_id = c.id AND m.direction = 'out'
      AND p.state IN ('accepted', 'sent', 'delivered', 'read', 'unknown') ORDER BY m.seq DESC LIMIT 5) AS recent_bodies,
    (SELECT count(*)::int FROM decisions d WHERE d.org_id = c.org_id AND d.conversation_id = c.id AND d.action = 'reply' AND d.created_at > app_now() - interval '1 hour' AND ${isAboutTexts('d')}) AS turns_last_hour,
    (SELECT count(*)::int FROM outbound s WHERE s.org_id = c.org_id AND s.conversation_id = c.id AND s.state = 'superseded' AND NOT EXISTS (
      SELECT 1 FROM messages y JOIN outbound x ON x.org_id = y.org_id AND x.message_id = y.id WHERE y.org_id = c.org_id AND y.conversation_id = c.id
        AND y.seq > s.seq AND x.state IN ('accepted', 'sent', 'delivered', 'read'))) AS superseded_in_a_row
  FROM outbound o JOIN conversations c ON c.org_id = o.org_id AND c.id = o.conversation_id JOIN contacts k ON k.org_id = c.org_id AND k.id = c.contact_id
  WHERE o.id = $1 AND o.org_id = $2 FOR UPDATE OF c`;

/** SQL of `waitsForNothing`. */
const isUrgent = (o: string): string => `(${o}.lane = 'emergency' OR ${o}.kind = ANY($4))`;

// What waits for nothing keeps its order with its like, as far as that can leave: an unknown text may be one for days.
// A nudge that waits for the morning holds back later nudges, never an answer; a part of an answer that is tried again holds back what follows it.
const LOCK_SEND = `SELECT o.id, o.conversation_id, o.message_id, o.channel_account_id, o.group_id,
    (SELECT g.state FROM outbound_groups g WHERE g.org_id = o.org_id AND g.id = o.group_id FOR SHARE) AS group_state,
    o.seq, o.to_address, o.lane, o.kind, m.body, m.media, m.sender, o.attempts, o.expires_at, o.based_on_seq,
    EXISTS (SELECT 1 FROM outbound p WHERE p.org_id = o.org_id AND p.conversation_id = o.conversation_id AND p.is_open AND p.seq < o.seq
      AND (p.state <> 'queued' OR p.not_before <= app_now()) AND (NOT ${isUrgent('o')} OR (p.state = 'queued' AND ${isUrgent('p')}))) AS has_older_open,
    (SELECT max(p.not_before) FROM outbound p WHERE p.org_id = o.org_id AND p.conversation_id = o.conversation_id AND p.is_open AND p.seq < o.seq
      AND p.state = 'queued' AND p.not_before > app_now() AND (o.lane = ANY($3) OR NOT p.lane = ANY($3))) AS older_put_off_until,
    ARRAY(SELECT DISTINCT w.lane FROM outbound w WHERE w.org_id = o.org_id AND w.to_address = o.to_address AND w.state = 'queued'
      AND w.id <> o.id AND w.not_before <= app_now()) AS waiting_lanes, app_now() AS now,
    (SELECT b.status FROM orgs b WHERE b.id = o.org_id) AS org_status
  FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id
  WHERE o.id = $1 AND o.org_id = $2 AND o.state = 'queued' AND o.not_before <= app_now() FOR UPDATE OF o SKIP LOCKED`;

// Statements of their own, in the packet of the locks: a single one of all these parts costs more to begin than they do.
const SUPPRESSION = `SELECT s.is_global AS "isGlobal", s.scope, s.source, s.since
  FROM outbound o JOIN channel_accounts a ON a.org_id = o.org_id AND a.id = o.channel_account_id, suppression_of(o.org_id, o.to_hmac, a.channel) s
  WHERE o.id = $1 AND o.org_id = $2`;
const COUNTS = `SELECT n.* FROM outbound o, send_counts(o.org_id, o.to_hmac, NULL, $3) n WHERE o.id = $1 AND o.org_id = $2 AND o.to_hmac IS NOT NULL`;

const IS_MINE = `(state IN ('sending', 'unknown') AND ($3::uuid IS NULL OR claim_token = $3))`;
const ACCEPTED = `UPDATE outbound SET state = CASE WHEN ${IS_MINE} THEN 'accepted' ELSE state END,
    provider_sid = CASE WHEN ${IS_MINE} THEN $4 ELSE coalesce(provider_sid, $4) END,
    provider_status = CASE WHEN ${IS_MINE} THEN $5 ELSE provider_status END,
    provider_status_rank = CASE WHEN ${IS_MINE} THEN greatest(provider_status_rank, 0) ELSE provider_status_rank END,
    accepted_at = CASE WHEN ${IS_MINE} THEN now() ELSE accepted_at END, settled_at = CASE WHEN ${IS_MINE} THEN now() ELSE settled_at END,
    next_settle_at = CASE WHEN ${IS_MINE} THEN NULL ELSE next_settle_at END
  WHERE id = $1 AND org_id = $2 AND (${IS_MINE} OR provider_sid IS NULL)`;

/** SQL of the send claim and of what follows from the provider's answer. */
@Injectable()
export class SendsRepository {
  constructor(private readonly clock: Clock) {}

  /** Locks address, thread and text, in this order, and reads what the gate asks about them; null when it is not due any more or another worker has it. */
  async lock(tx: Tx, id: string): Promise<ClaimableSend | null> {
    const [, [thread], [row], [suppression], [counts]] = await Promise.all([
      tx.query(LOCK_ADDRESS, [id, tx.orgId]),
      tx.query<ThreadRow>(LOCK_THREAD, [id, tx.orgId]),
      tx.query<SendRow>(LOCK_SEND, [id, tx.orgId, PROACTIVE_LANES, COMPLIANCE_KINDS]),
      tx.query<Omit<SuppressionState, 'isSuppressed'>>(SUPPRESSION, [id, tx.orgId]),
      tx.query<CountsRow>(COUNTS, [id, tx.orgId, this.clock.now()]),
    ]);
    if (!row) return null;
    const receiver = counts && {
      suppression: suppression ? { isSuppressed: true as const, ...suppression } : null,
      counters: counterFacts(counts),
    };
    return { ...toSend(row, thread), receiver: receiver ?? null };
  }

  claim(tx: Tx, id: string, token: string, gate: GateTraceEntry[]): void {
    tx.write(
      `UPDATE outbound SET state = 'sending', claim_token = $3, claimed_at = now(), attempts = attempts + 1, gate = $4::jsonb, block_reason = NULL
       WHERE id = $1 AND org_id = $2`,
      [id, tx.orgId, token, JSON.stringify(gate)],
    );
  }

  async defer(tx: Tx, id: string, until: Date, reason: string, gate: GateTraceEntry[] | null): Promise<void> {
    await tx.execute(
      'UPDATE outbound SET not_before = $3, block_reason = $4, gate = coalesce($5::jsonb, gate), hinted_at = NULL WHERE id = $1 AND org_id = $2',
      [id, tx.orgId, until, reason, gate && JSON.stringify(gate)],
    );
  }

  async end(tx: Tx, id: string, state: OutboundState, reason: string, gate: GateTraceEntry[] | null): Promise<void> {
    await tx.execute(
      `UPDATE outbound SET state = $3, block_reason = $4, gate = coalesce($5::jsonb, gate), settled_at = now() WHERE id = $1 AND org_id = $2`,
      [id, tx.orgId, state, reason, gate && JSON.stringify(gate)],
    );
  }

  /** The provider took it. A receipt may have moved the row on before the answer arrived: then only the sid still belongs on it. */
  accepted(tx: Tx, id: string, token: string | null, sid: string, status: string): void {
    tx.write(ACCEPTED, [id, tx.orgId, token, sid, status]);
  }

  async unknown(tx: Tx, id: string, token: string | null, seconds: number, why: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE outbound SET state = 'unknown', next_settle_at = now() + make_interval(secs => $4), error_message = $5
       WHERE id = $1 AND org_id = $2 AND state = 'sending' AND ($3::uuid IS NULL OR claim_token = $3)`,
      [id, tx.orgId, token, seconds, why],
    );
    return count === 1;
  }

  async requeue(tx: Tx, id: string, token: string, seconds: number, why: string): Promise<void> {
    await tx.execute(
      `UPDATE outbound SET state = 'queued', not_before = app_now() + make_interval(secs => $4), hinted_at = NULL, claim_token = NULL, error_message = $5
       WHERE id = $1 AND org_id = $2 AND state = 'sending' AND claim_token = $3`,
      [id, tx.orgId, token, seconds, why],
    );
  }

  async failed(tx: Tx, id: string, token: string | null, code: string, message: string): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE outbound SET state = 'failed', error_code = $4, error_message = $5, settled_at = now(), next_settle_at = NULL
       WHERE id = $1 AND org_id = $2 AND state NOT IN ('failed', 'delivered', 'read') AND ($3::uuid IS NULL OR claim_token = $3)`,
      [id, tx.orgId, token, code, message.slice(0, 500)],
    );
    return count === 1;
  }

  /** First text of a lead that really left: the first rung of the ladder. */
  markTexted(tx: Tx, leadId: string): void {
    tx.write(
      `UPDATE leads SET texted_at = coalesce(texted_at, app_now()), last_activity_at = app_now(), status = CASE WHEN status = 'new' THEN 'contacted' ELSE status END
       WHERE id = $1 AND org_id = $2`,
      [leadId, tx.orgId],
    );
  }

  /** The next queued text of the thread, so that it does not wait for a poll. */
  nextOf(tx: Tx, conversationId: string, use: (id: string) => void): void {
    tx.closing<{ id: string }>(
      `SELECT id FROM outbound WHERE conversation_id = $1 AND org_id = $2 AND is_open AND state = 'queued' AND not_before <= app_now() ORDER BY seq LIMIT 1`,
      [conversationId, tx.orgId],
      ([row]) => row && use(row.id),
    );
  }
}

function toSend(row: SendRow, thread: ThreadRow | undefined): Omit<ClaimableSend, 'receiver'> {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    accountId: row.channel_account_id,
    groupId: row.group_id,
    groupState: row.group_state,
    seq: row.seq === null ? null : Number(row.seq),
    to: row.to_address,
    lane: row.lane,
    kind: row.kind,
    body: row.body,
    media: row.media,
    sender: row.sender,
    attempts: row.attempts,
    expiresAt: row.expires_at,
    basedOnSeq: row.based_on_seq === null ? null : Number(row.based_on_seq),
    hasOlderOpen: row.has_older_open,
    olderPutOffUntil: row.older_put_off_until,
    waitingLanes: row.waiting_lanes,
    now: row.now,
    orgStatus: row.org_status,
    thread: thread ? toThread(thread) : null,
  };
}

function toThread(row: ThreadRow): ClaimThread {
  return {
    handler: row.handler,
    status: row.status,
    contactId: row.contact_id,
    leadId: row.lead_id,
    inboundSeq: Number(row.inbound_seq),
    processedSeq: Number(row.processed_seq),
    serviceWindowUntil: row.service_window_until,
    lastInboundAt: row.last_inbound_at,
    contactZone: row.time_zone,
    line: { lineType: row.line_type, lineTypeAt: row.line_type_at, whatsappUnreachableAt: row.whatsapp_unreachable_at },
    isBlocked: row.is_blocked,
    messageBudget: row.message_budget,
    recentBodies: row.recent_bodies,
    turnsLastHour: row.turns_last_hour,
    supersededInARow: row.superseded_in_a_row,
    hasSentBefore: row.recent_bodies.length > 0,
  };
}
