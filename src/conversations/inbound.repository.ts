import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { SuppressionSource } from '../policy/suppression.schema.js';
import type { Tx } from '../platform/database/database.service.js';

/** Everything the database needs to store one text. */
export interface IngestInput {
  accountId: string;
  providerMessageId: string;
  raw: Record<string, unknown>;
  identityKind: 'phone' | 'whatsapp';
  from: string;
  profileName: string | null;
  addressHmac: Buffer;
  channel: 'sms' | 'whatsapp';
  leadSource: string;
  body: string;
  media: { url: string; contentType: string }[];
  providerAt: Date | null;
  quietMs: number;
  capMs: number;
  isShortAnswer: boolean;
}

/** What the thread looks like after the text was stored. */
export interface Ingested {
  messageId: string;
  /** The sender's address as stored. */
  address: string;
  contactId: string;
  leadId: string;
  conversationId: string;
  seq: number;
  handler: 'ai' | 'human' | 'paused';
  handlerUserId: string | null;
  memory: unknown;
  isSuppressed: boolean;
  suppressionSource: SuppressionSource | 'global' | null;
  isBlocked: boolean;
  hasBooking: boolean;
  wakeAt: Date;
  processedSeq: number;
}

/** A text beside others: it names the number it came to, from which the database derives the org. */
export interface SharedText extends IngestInput {
  receiver: string;
}

interface IngestRow {
  contact_id: string;
  lead_id: string;
  conversation_id: string;
  seq: string;
  handler: Ingested['handler'];
  handler_user_id: string | null;
  memory: unknown;
  is_suppressed: boolean;
  suppression_source: SuppressionSource | 'global' | null;
  is_blocked: boolean;
  has_booking: boolean;
  wake_at: Date;
  processed_seq: string;
}

/** Event, contact, identity, lead, thread, message: what one text may create. */
const NEW_ROWS = 6;

const INGEST = `SELECT contact_id, lead_id, conversation_id, seq, handler, handler_user_id, memory, is_suppressed, suppression_source,
  is_blocked, has_booking, wake_at, processed_seq
  FROM ingest_message($1,$2,$3,$4,$5::jsonb,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18::jsonb,$19,make_interval(secs => $20),make_interval(secs => $21),$22)`;

/** What became of a text that shared a commit; 'alone' was not stored and needs a transaction of its own. */
export type SharedOutcome = { outcome: 'stored'; conversationId: string; wakeAt: Date } | { outcome: 'known' | 'alone' };

interface SharedRow {
  place: number;
  outcome: SharedOutcome['outcome'];
  conversation_id: string;
  wake_at: Date;
}

/** SQL of the ingest. */
@Injectable()
export class InboundRepository {
  /** Stores one text with everything that follows from it; null when this provider message was stored before. */
  async ingest(tx: Tx, input: IngestInput): Promise<Ingested | null> {
    const messageId = newId();
    const [row] = await tx.query<IngestRow>(INGEST, [
      tx.orgId,
      input.accountId,
      newId(),
      input.providerMessageId,
      storableJson(input.raw),
      input.identityKind,
      input.from,
      input.profileName,
      input.addressHmac,
      input.channel,
      input.leadSource,
      newId(),
      newId(),
      newId(),
      newId(),
      messageId,
      input.body,
      storableJson(input.media),
      input.providerAt,
      input.quietMs / 1000,
      input.capMs / 1000,
      input.isShortAnswer,
    ]);
    return row ? { ...toIngested(row), messageId, address: input.from } : null;
  }

  /** Stores several texts, of any orgs, in one statement that scopes itself text by text. Answers in the order of `texts`. */
  async ingestShared(tx: Tx, texts: readonly SharedText[]): Promise<SharedOutcome[]> {
    const rows = await tx.query<SharedRow>('SELECT place, outcome, conversation_id, wake_at FROM ingest_texts($1::jsonb)', [
      storableJson(texts.map(toShared)),
    ]);
    const outcomes = new Array<SharedOutcome>(texts.length).fill({ outcome: 'alone' });
    for (const { place, outcome, conversation_id, wake_at } of rows)
      outcomes[place] = outcome === 'stored' ? { outcome, conversationId: conversation_id, wakeAt: wake_at } : { outcome };
    return outcomes;
  }

  /** Claims a text that is no conversation (from staff); false when it was seen before. */
  async claimEvent(tx: Tx, accountId: string, providerMessageId: string, raw: Record<string, unknown>): Promise<boolean> {
    const count = await tx.execute(
      `INSERT INTO inbound_events (id, org_id, channel_account_id, type, dedupe_key, raw) VALUES ($1, $2, $3, 'message', $4, $5::jsonb) ON CONFLICT DO NOTHING`,
      [newId(), tx.orgId, accountId, providerMessageId, storableJson(raw)],
    );
    return count === 1;
  }

  /** Marks everything up to `seq` as covered by a decision that was made at once, and fences a turn that is under way. */
  async cover(tx: Tx, conversationId: string, seq: number): Promise<void> {
    await tx.execute(
      `UPDATE conversations SET processed_seq = $3, wake_at = NULL, first_wait_at = NULL, lease_until = NULL, lease_token = lease_token + 1
       WHERE id = $1 AND org_id = $2 AND processed_seq <= $3`,
      [conversationId, tx.orgId, seq],
    );
  }
}

/** The columns that `ingest_texts` reads. */
function toShared(text: SharedText, place: number): Record<string, unknown> {
  return {
    place,
    account: text.accountId,
    receiver: text.receiver,
    sid: text.providerMessageId,
    raw: text.raw,
    kind: text.identityKind,
    sender: text.from,
    profile_name: text.profileName,
    hmac: text.addressHmac.toString('hex'),
    channel: text.channel,
    source: text.leadSource,
    ids: Array.from({ length: NEW_ROWS }, newId),
    body: text.body,
    media: text.media,
    provider_at: text.providerAt,
    quiet: `${text.quietMs} milliseconds`,
    cap: `${text.capMs} milliseconds`,
    is_short: text.isShortAnswer,
  };
}

/** PostgreSQL's jsonb has no NUL character. */
function storableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('\\u0000', '');
}

function toIngested(row: IngestRow): Omit<Ingested, 'messageId' | 'address'> {
  return {
    contactId: row.contact_id,
    leadId: row.lead_id,
    conversationId: row.conversation_id,
    seq: Number(row.seq),
    handler: row.handler,
    handlerUserId: row.handler_user_id,
    memory: row.memory,
    isSuppressed: row.is_suppressed,
    suppressionSource: row.suppression_source,
    isBlocked: row.is_blocked,
    hasBooking: row.has_booking,
    wakeAt: row.wake_at,
    processedSeq: Number(row.processed_seq),
  };
}
