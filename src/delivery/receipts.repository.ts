import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Receipt } from '../channels/channel.port.js';
import type { Lane } from '../policy/gate-facts.schema.js';
import type { Tx } from '../platform/database/database.service.js';
import type { OutboundState } from './outbound.machine.js';

/** A text that a receipt or the settling speaks about, locked. */
export interface TrackedSend {
  id: string;
  conversationId: string | null;
  messageId: string;
  accountId: string;
  to: string;
  body: string;
  lane: Lane;
  kind: string;
  sender: 'ai' | 'human' | 'system';
  state: OutboundState;
  rank: number;
  attempts: number;
  claimedAt: Date | null;
  secondsSinceClaim: number;
  settleChecks: number;
  isExpired: boolean;
  hasNewer: boolean;
  thread: { contactId: string; leadId: string | null } | null;
}

interface TrackedRow {
  id: string;
  conversation_id: string | null;
  message_id: string;
  channel_account_id: string;
  to_address: string;
  body: string;
  lane: Lane;
  kind: string;
  sender: TrackedSend['sender'];
  state: OutboundState;
  provider_status_rank: number;
  attempts: number;
  claimed_at: Date | null;
  seconds_since_claim: number | null;
  settle_checks: number;
  is_expired: boolean;
  has_newer: boolean;
  contact_id: string | null;
  lead_id: string | null;
}

const SELECT = `SELECT o.id, o.conversation_id, o.message_id, o.channel_account_id, o.to_address, m.body, o.lane, o.kind, m.sender, o.state,
    o.provider_status_rank, o.attempts, o.claimed_at, extract(epoch FROM now() - o.claimed_at)::float8 AS seconds_since_claim, o.settle_checks,
    coalesce(o.expires_at <= app_now(), false) AS is_expired,
    EXISTS (SELECT 1 FROM messages n WHERE n.org_id = o.org_id AND n.conversation_id = o.conversation_id AND n.seq > o.seq) AS has_newer,
    c.contact_id, c.lead_id
  FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id LEFT JOIN conversations c ON c.org_id = o.org_id AND c.id = o.conversation_id`;

/** SQL of receipts and of the settling of unknown sends. */
@Injectable()
export class ReceiptsRepository {
  /** By our own id from the callback address when it is there, else by the provider's. */
  async lock(tx: Tx, accountId: string, sid: string, outboundId: string | undefined): Promise<TrackedSend | null> {
    const [row] = await tx.query<TrackedRow>(
      [
        SELECT,
        'WHERE o.org_id = $1 AND o.channel_account_id = $2 AND (o.provider_sid = $3 OR o.id = $4::uuid) ORDER BY o.provider_sid = $3 DESC NULLS LAST LIMIT 1 FOR UPDATE OF o',
      ].join(' '),
      [tx.orgId, accountId, sid, outboundId ?? null],
    );
    return row ? toTracked(row) : null;
  }

  async lockUnknown(tx: Tx, id: string): Promise<TrackedSend | null> {
    const [row] = await tx.query<TrackedRow>(
      [SELECT, `WHERE o.org_id = $1 AND o.id = $2 AND o.state = 'unknown' FOR UPDATE OF o SKIP LOCKED`].join(' '),
      [tx.orgId, id],
    );
    return row ? toTracked(row) : null;
  }

  async apply(tx: Tx, id: string, state: OutboundState, receipt: Receipt): Promise<void> {
    await tx.execute(
      `UPDATE outbound SET state = $3, provider_sid = coalesce(provider_sid, $4), provider_status = $5, provider_status_rank = greatest(provider_status_rank, $6),
         accepted_at = coalesce(accepted_at, now()), settled_at = coalesce(settled_at, now()), next_settle_at = NULL,
         sent_at = CASE WHEN $6 >= 2 THEN coalesce(sent_at, now()) ELSE sent_at END,
         delivered_at = CASE WHEN $6 >= 3 THEN coalesce(delivered_at, app_now()) ELSE delivered_at END
       WHERE id = $1 AND org_id = $2`,
      [id, tx.orgId, state, receipt.sid, receipt.status, receipt.rank],
    );
  }

  async park(tx: Tx, accountId: string, receipt: Receipt): Promise<void> {
    await tx.execute(
      'INSERT INTO parked_receipts (id, org_id, channel_account_id, provider_sid, receipt) VALUES ($1, $2, $3, $4, $5::jsonb)',
      [newId(), tx.orgId, accountId, receipt.sid, JSON.stringify(receipt)],
    );
  }

  /** Tells, once the commit is durable, whether receipts came before the sid was known. */
  lookForParked(tx: Tx, accountId: string, sid: string, found: () => void): void {
    tx.closing(
      'SELECT 1 FROM parked_receipts WHERE org_id = $1 AND channel_account_id = $2 AND provider_sid = $3 LIMIT 1',
      [tx.orgId, accountId, sid],
      (rows) => rows.length > 0 && found(),
    );
  }

  async sidOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.query<{ provider_sid: string | null }>('SELECT provider_sid FROM outbound WHERE org_id = $1 AND id = $2', [
      tx.orgId,
      id,
    ]);
    return row?.provider_sid ?? null;
  }

  /** Takes out the receipts that came before the sid was known. */
  async unpark(tx: Tx, accountId: string, sid: string): Promise<Receipt[]> {
    const rows = await tx.query<{ receipt: Receipt }>(
      'DELETE FROM parked_receipts WHERE org_id = $1 AND channel_account_id = $2 AND provider_sid = $3 RETURNING receipt',
      [tx.orgId, accountId, sid],
    );
    return rows.map((row) => row.receipt);
  }

  /**
   * One receipt event is claimed once: status callbacks share the sid, so the key carries the status too. A receipt that comes
   * after its person was erased is kept without what it says about them (rules.md C-17).
   */
  async claimEvent(tx: Tx, accountId: string, receipt: Receipt): Promise<boolean> {
    const count = await tx.execute(
      `INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw) SELECT $1, $2, $3, 'receipt', $4,
         CASE WHEN EXISTS (SELECT 1 FROM outbound WHERE org_id = $2 AND channel_account_id = $3 AND provider_sid = $6 AND to_address = 'erased')
           THEN '{}' ELSE $5::jsonb END ON CONFLICT DO NOTHING`,
      [
        newId(),
        tx.orgId,
        accountId,
        `${receipt.sid}:${receipt.status}`,
        JSON.stringify(receipt.raw).replaceAll('\\u0000', ''),
        receipt.sid,
      ],
    );
    return count === 1;
  }

  async knownSids(tx: Tx, accountId: string, sids: string[]): Promise<Set<string>> {
    const rows = await tx.query<{ provider_sid: string }>(
      'SELECT provider_sid FROM outbound WHERE org_id = $1 AND channel_account_id = $2 AND provider_sid = ANY($3)',
      [tx.orgId, accountId, sids],
    );
    return new Set(rows.map((row) => row.provider_sid));
  }

  async staleSending(tx: Tx, id: string, seconds: number): Promise<boolean> {
    const count = await tx.execute(
      `UPDATE outbound SET state = 'unknown', next_settle_at = now(), error_message = 'The process that sent this ended before it knew the answer.'
       WHERE id = $1 AND org_id = $2 AND state = 'sending' AND claimed_at < now() - make_interval(secs => $3)`,
      [id, tx.orgId, seconds],
    );
    return count === 1;
  }

  async checkedEmpty(tx: Tx, id: string, nextSeconds: number): Promise<void> {
    await tx.execute(
      'UPDATE outbound SET settle_checks = settle_checks + 1, next_settle_at = now() + make_interval(secs => $3) WHERE id = $1 AND org_id = $2',
      [id, tx.orgId, nextSeconds],
    );
  }

  async askLater(tx: Tx, id: string, seconds: number): Promise<void> {
    await tx.execute('UPDATE outbound SET next_settle_at = now() + make_interval(secs => $3) WHERE id = $1 AND org_id = $2', [
      id,
      tx.orgId,
      seconds,
    ]);
  }

  async requeue(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE outbound SET state = 'queued', not_before = app_now(), settle_checks = 0, next_settle_at = NULL, claim_token = NULL, hinted_at = NULL
       WHERE id = $1 AND org_id = $2 AND state = 'unknown'`,
      [id, tx.orgId],
    );
  }
}

function toTracked(row: TrackedRow): TrackedSend {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    accountId: row.channel_account_id,
    to: row.to_address,
    body: row.body,
    lane: row.lane,
    kind: row.kind,
    sender: row.sender,
    state: row.state,
    rank: row.provider_status_rank,
    attempts: row.attempts,
    claimedAt: row.claimed_at,
    secondsSinceClaim: row.seconds_since_claim ?? 0,
    settleChecks: row.settle_checks,
    isExpired: row.is_expired,
    hasNewer: row.has_newer,
    thread: row.contact_id ? { contactId: row.contact_id, leadId: row.lead_id } : null,
  };
}
