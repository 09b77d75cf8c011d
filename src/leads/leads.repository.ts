import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { searchCondition } from './contacts.repository.js';
import { LeadConversations } from './lead-conversations.service.js';
import type { LeadSource, LeadStatus } from './lead.machine.js';
import type { ContactView, LeadView, SlotChange } from './lead.schema.js';
import type { FactName, MergedSlot, SlotMap, SlotName, SlotValue } from './slots.rules.js';

const SLOT = (name: string): string =>
  `(SELECT s.value FROM lead_slots s WHERE s.org_id = l.org_id AND s.lead_id = l.id AND s.name = '${name}')`;
const URGENCY = `coalesce(${SLOT('urgency')}, 'unknown')`;
const SERVICE = SLOT('service_needed');
const NAME = `coalesce(c.name, ${SLOT('name')})`;

const VIEW = `l.id, l.contact_id AS "contactId", ${NAME} AS name,
  (SELECT i.value FROM contact_identities i WHERE i.org_id = l.org_id AND i.contact_id = l.contact_id AND i.kind IN ('phone', 'whatsapp') ORDER BY i.kind, i.created_at LIMIT 1) AS phone,
  coalesce(${SLOT('email')}, c.email) AS email, coalesce(${SLOT('address')}, c.address) AS address,
  l.status, l.source, ${URGENCY} AS urgency, ${SERVICE} AS service, l.estimated_value_minor AS "estimatedValueMinor", l.actual_value_minor AS "actualValueMinor",
  l.is_open AS "isOpen", l.notes, l.owner_user_id AS "ownerUserId", l.version, l.last_activity_at AS "lastActivityAt", l.created_at AS "createdAt",
  (SELECT coalesce(jsonb_object_agg(s.name, jsonb_build_object('value', s.value, 'confidence', round(s.confidence::numeric, 3), 'sourceMessageId', s.source_message_id, 'source', s.source, 'updatedAt', s.updated_at)), '{}')
     FROM lead_slots s WHERE s.org_id = l.org_id AND s.lead_id = l.id) AS slots`;
const FROM = 'FROM leads l JOIN contacts c ON c.org_id = l.org_id AND c.id = l.contact_id';

const COLUMNS: ListColumns = {
  fields: {
    status: 'l.status',
    source: 'l.source',
    isOpen: 'l.is_open',
    urgency: URGENCY,
    contactId: 'l.contact_id',
    ownerUserId: 'l.owner_user_id',
    createdAt: 'l.created_at',
    lastActivityAt: 'l.last_activity_at',
    name: NAME,
    estimatedValueMinor: 'l.estimated_value_minor',
  },
  tieBreaker: 'l.id',
};

export interface LeadPatch {
  status?: LeadStatus;
  isOpen?: boolean;
  notes?: string | null;
  estimatedValueMinor?: number | null;
  actualValueMinor?: number | null;
  ownerUserId?: string | null;
  closedAt?: Date | null;
  textedAt?: Date;
  engagedAt?: Date;
  qualifiedAt?: Date;
  bookedAt?: Date;
  completedAt?: Date;
}

// A field that is not in the patch keeps its value; a step of the ladder keeps the moment when it was first reached.
const UPDATE = `UPDATE leads SET updated_at = $3, last_activity_at = greatest(last_activity_at, $3), version = version + $4,
  status = coalesce(p ->> 'status', status),
  is_open = coalesce((p ->> 'isOpen')::boolean, is_open),
  notes = CASE WHEN p ? 'notes' THEN p ->> 'notes' ELSE notes END,
  estimated_value_minor = CASE WHEN p ? 'estimatedValueMinor' THEN (p ->> 'estimatedValueMinor')::int ELSE estimated_value_minor END,
  actual_value_minor = CASE WHEN p ? 'actualValueMinor' THEN (p ->> 'actualValueMinor')::int ELSE actual_value_minor END,
  owner_user_id = CASE WHEN p ? 'ownerUserId' THEN (p ->> 'ownerUserId')::uuid ELSE owner_user_id END,
  closed_at = CASE WHEN p ? 'closedAt' THEN (p ->> 'closedAt')::timestamptz ELSE closed_at END,
  texted_at = coalesce(texted_at, (p ->> 'textedAt')::timestamptz),
  engaged_at = coalesce(engaged_at, (p ->> 'engagedAt')::timestamptz),
  qualified_at = coalesce(qualified_at, (p ->> 'qualifiedAt')::timestamptz),
  booked_at = coalesce(booked_at, (p ->> 'bookedAt')::timestamptz),
  completed_at = coalesce(completed_at, (p ->> 'completedAt')::timestamptz)
  FROM (SELECT $5::jsonb AS p) patch WHERE org_id = $1 AND id = $2`;

/** What a change of status hangs on. */
export type LeadState = Pick<LeadView, 'id' | 'contactId' | 'status' | 'isOpen' | 'estimatedValueMinor'>;

/** The fields of a person that facts of their lead fill. */
export type LeadPerson = Pick<ContactView, 'id' | 'name' | 'email' | 'address' | 'holdAt'>;

/** SQL of opportunities and their facts. */
@Injectable()
export class LeadsRepository {
  constructor(private readonly conversations: LeadConversations) {}

  async find(tx: Tx, id: string): Promise<LeadView | null> {
    const rows = await tx.query<LeadView>(`SELECT ${VIEW} ${FROM} WHERE l.org_id = $1 AND l.id = $2`, [tx.orgId, id]);
    return (await this.withConversations(tx, rows))[0] ?? null;
  }

  async openIdOf(tx: Tx, contactId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM leads WHERE org_id = $1 AND contact_id = $2 AND is_open', [
      tx.orgId,
      contactId,
    ]);
    return row?.id ?? null;
  }

  /** The one open lead of a contact, created if there is none and nobody was faster. */
  async claimOpen(tx: Tx, contactId: string, source: LeadSource, at: Date): Promise<{ id: string; isNew: boolean }> {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const known = await this.openIdOf(tx, contactId);
      if (known) return { id: known, isNew: false };
      const id = newId();
      const count = await tx.execute(
        `INSERT INTO leads (id, org_id, contact_id, source, last_activity_at, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5, $5)
         ON CONFLICT (org_id, contact_id) WHERE is_open DO NOTHING`,
        [id, tx.orgId, contactId, source, at],
      );
      if (count === 1) return { id, isNew: true };
    }
    throw new Error('The open lead of a contact could not be claimed.');
  }

  /** Keeps others from changing the lead until this transaction ends; false if there is none. */
  async lock(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute('SELECT 1 FROM leads WHERE org_id = $1 AND id = $2 FOR UPDATE', [tx.orgId, id])) === 1;
  }

  /** What a change of status hangs on, locked until the transaction ends. */
  async lockState(tx: Tx, id: string): Promise<LeadState | null> {
    const [row] = await tx.query<LeadState>(
      `SELECT id, contact_id AS "contactId", status, is_open AS "isOpen", estimated_value_minor AS "estimatedValueMinor"
       FROM leads WHERE org_id = $1 AND id = $2 FOR UPDATE`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** The person behind a lead, as far as facts of the lead can fill them in. */
  async personOf(tx: Tx, leadId: string): Promise<LeadPerson | null> {
    const [row] = await tx.query<LeadPerson>(
      `SELECT c.id, c.name, c.email, c.address, c.hold_at AS "holdAt" FROM leads l JOIN contacts c ON c.org_id = l.org_id AND c.id = l.contact_id
       WHERE l.org_id = $1 AND l.id = $2`,
      [tx.orgId, leadId],
    );
    return row ?? null;
  }

  update(tx: Tx, id: string, patch: LeadPatch, at: Date, bumpsVersion: boolean): void {
    tx.write(UPDATE, [tx.orgId, id, at, bumpsVersion ? 1 : 0, JSON.stringify(patch)]);
  }

  async slots(tx: Tx, leadId: string): Promise<SlotMap> {
    const rows = await tx.query<{ name: FactName; updatedAt: Date } & Omit<SlotValue, 'updatedAt'>>(
      `SELECT name, value, round(confidence::numeric, 3)::float8 AS confidence, source_message_id AS "sourceMessageId", source, updated_at AS "updatedAt"
       FROM lead_slots WHERE org_id = $1 AND lead_id = $2`,
      [tx.orgId, leadId],
    );
    const slots: SlotMap = {};
    for (const { name, updatedAt, ...slot } of rows) slots[name] = { ...slot, updatedAt: updatedAt.toISOString() };
    return slots;
  }

  /** How the facts came to be, newest first. */
  slotHistory(tx: Tx, leadId: string, limit: number): Promise<SlotChange[]> {
    return tx.query<SlotChange>(
      `SELECT name, old_value AS "oldValue", value, round(confidence::numeric, 3)::float8 AS confidence, source, source_message_id AS "sourceMessageId", at
       FROM lead_slot_history WHERE org_id = $1 AND lead_id = $2 ORDER BY id DESC LIMIT $3`,
      [tx.orgId, leadId, limit],
    );
  }

  writeSlot(tx: Tx, leadId: string, name: FactName, slot: MergedSlot, at: Date): void {
    tx.write(
      `WITH before AS (SELECT value FROM lead_slots WHERE org_id = $1 AND lead_id = $2 AND name = $3),
       kept AS (INSERT INTO lead_slot_history (org_id, lead_id, name, old_value, value, confidence, source_message_id, source, at)
         SELECT $1, $2, $3, (SELECT value FROM before), $4, $5, $6, $7, $8 WHERE (SELECT value FROM before) IS DISTINCT FROM $4)
       INSERT INTO lead_slots (org_id, lead_id, name, value, confidence, source_message_id, source, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (org_id, lead_id, name) DO UPDATE SET value = excluded.value, confidence = excluded.confidence, source_message_id = excluded.source_message_id, source = excluded.source, updated_at = excluded.updated_at`,
      [tx.orgId, leadId, name, slot.value, slot.confidence, slot.sourceMessageId, slot.source, at],
    );
  }

  async clearSlot(tx: Tx, leadId: string, name: SlotName): Promise<boolean> {
    return (await tx.execute('DELETE FROM lead_slots WHERE org_id = $1 AND lead_id = $2 AND name = $3', [tx.orgId, leadId, name])) === 1;
  }

  /** May this user own leads here? */
  async isColleague(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM user_access($2) a WHERE a.org_id = $1', [tx.orgId, userId])).length > 0;
  }

  async list(tx: Tx, query: ListQuery, e164: string | null): Promise<Page<LeadView>> {
    const { q, ...rest } = query;
    const params: unknown[] = [tx.orgId];
    const extra = ['l.org_id = $1'];
    if (q !== undefined)
      extra.push(searchCondition(q, e164, params, ['c.name', 'c.email', 'c.address', 'l.notes', NAME, SERVICE, SLOT('address')], 'c'));
    const sql = listSql(rest, COLUMNS, { extra, params });
    const rows = await tx.query<LeadView>(`SELECT ${VIEW} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} ${sql.where}`, sql.params);
    return { data: await this.withConversations(tx, rows), total: count?.total ?? 0 };
  }

  private async withConversations(tx: Tx, rows: LeadView[]): Promise<LeadView[]> {
    const threads = await this.conversations.of(
      tx,
      rows.map((row) => row.id),
    );
    return rows.map((row) => ({ ...row, conversationId: threads.get(row.id) ?? null }));
  }
}
