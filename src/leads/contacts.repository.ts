import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { searchDigits } from '../common/phone.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { likePattern, listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { ContactView } from './lead.schema.js';

export type IdentityKind = 'phone' | 'whatsapp' | 'whatsapp_user' | 'email';

const VIEW = `c.id, c.name, c.email, c.address, c.time_zone AS "timeZone", c.zone_source AS "zoneSource", c.language, c.notes, c.tags,
  c.is_blocked AS "isBlocked", c.line_type AS "lineType", c.line_type_at AS "lineTypeAt",
  c.whatsapp_unreachable_at AS "whatsappUnreachableAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt",
  c.hold_reason AS "holdReason", c.hold_by_name AS "holdByName", c.hold_at AS "holdAt",
  (SELECT i.value FROM contact_identities i WHERE i.org_id = c.org_id AND i.contact_id = c.id AND i.kind IN ('phone', 'whatsapp') ORDER BY i.kind, i.created_at LIMIT 1) AS phone,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.created_at), '[]') FROM contact_identities i WHERE i.org_id = c.org_id AND i.contact_id = c.id) AS identities,
  (SELECT l.id FROM leads l WHERE l.org_id = c.org_id AND l.contact_id = c.id AND l.is_open LIMIT 1) AS "openLeadId"`;

const COLUMNS: ListColumns = {
  fields: { name: 'c.name', createdAt: 'c.created_at', updatedAt: 'c.updated_at', isBlocked: 'c.is_blocked' },
  tieBreaker: 'c.id',
};

export interface ContactPatch {
  name?: string | null;
  email?: string | null;
  address?: string | null;
  timeZone?: string | null;
  zoneSource?: string | null;
  language?: string | null;
  notes?: string | null;
  tags?: string[];
  isBlocked?: boolean;
  lineType?: string;
  isOffWhatsApp?: true;
}

// A field that is not in the patch keeps its value; one that is null is emptied. Whoever is written about again may expire again.
const UPDATE = `UPDATE contacts SET updated_at = $3, anonymised_at = NULL,
  name = CASE WHEN p ? 'name' THEN p ->> 'name' ELSE name END,
  email = CASE WHEN p ? 'email' THEN p ->> 'email' ELSE email END,
  address = CASE WHEN p ? 'address' THEN p ->> 'address' ELSE address END,
  time_zone = CASE WHEN p ? 'timeZone' THEN p ->> 'timeZone' ELSE time_zone END,
  zone_source = CASE WHEN p ? 'zoneSource' THEN p ->> 'zoneSource' ELSE zone_source END,
  language = CASE WHEN p ? 'language' THEN p ->> 'language' ELSE language END,
  notes = CASE WHEN p ? 'notes' THEN p ->> 'notes' ELSE notes END,
  tags = CASE WHEN p ? 'tags' THEN ARRAY(SELECT jsonb_array_elements_text(p -> 'tags')) ELSE tags END,
  is_blocked = coalesce((p ->> 'isBlocked')::boolean, is_blocked),
  line_type = coalesce(p ->> 'lineType', line_type),
  line_type_at = CASE WHEN p ? 'lineType' THEN $3 ELSE line_type_at END,
  whatsapp_unreachable_at = CASE WHEN p ? 'isOffWhatsApp' THEN $3 ELSE whatsapp_unreachable_at END
  FROM (SELECT $4::jsonb AS p) patch WHERE org_id = $1 AND id = $2`;

/** SQL of people and their numbers. */
@Injectable()
export class ContactsRepository {
  async find(tx: Tx, id: string): Promise<ContactView | null> {
    const [row] = await tx.query<ContactView>(`SELECT ${VIEW} FROM contacts c WHERE c.org_id = $1 AND c.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async idOf(tx: Tx, kind: IdentityKind, value: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      'SELECT contact_id AS id FROM contact_identities WHERE org_id = $1 AND kind = $2 AND value = $3',
      [tx.orgId, kind, value],
    );
    return row?.id ?? null;
  }

  /**
   * The numbers and addresses that are this person's and nobody else's, all locked; null without such a person.
   * Identities first: an inbound text holds its identity before it touches the thread.
   */
  async lockAddresses(tx: Tx, id: string): Promise<string[] | null> {
    const own = await tx.query<{ value: string }>(
      'SELECT value FROM contact_identities WHERE org_id = $1 AND contact_id = $2 ORDER BY id FOR UPDATE',
      [tx.orgId, id],
    );
    const found = await tx.query('SELECT 1 FROM contacts WHERE org_id = $1 AND id = $2 FOR UPDATE', [tx.orgId, id]);
    if (found.length === 0) return null;
    const earlier = await tx.query<{ value: string }>(
      `SELECT DISTINCT c.contact_address AS value FROM conversations c WHERE c.org_id = $1 AND c.contact_id = $2
         AND NOT EXISTS (SELECT 1 FROM contact_identities i WHERE i.org_id = $1 AND i.value = c.contact_address AND i.contact_id <> $2)`,
      [tx.orgId, id],
    );
    return [...new Set([...own, ...earlier].map((row) => row.value))].filter((value) => value !== 'erased');
  }

  /** The contact behind an identity, created with it if nobody was faster. A number on the phone and on WhatsApp is one person (C-08). */
  async claim(
    tx: Tx,
    kind: IdentityKind,
    value: string,
    contact: { name: string | null; at: Date },
  ): Promise<{ id: string; isNew: boolean }> {
    // Held until the commit: an erasure of this person waits for us, or we wait for it and meet a stranger.
    const [known] = await tx.query<{ id: string | null }>('SELECT contact_of($1, $2, $3, $4) AS id', [tx.orgId, kind, value, newId()]);
    if (known?.id) return { id: known.id, isNew: false };
    const id = await this.insert(tx, contact.name, contact.at);
    if (await this.addIdentity(tx, id, kind, value, contact.at)) return { id, isNew: true };
    await tx.execute('DELETE FROM contacts WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
    const winner = await this.idOf(tx, kind, value);
    if (!winner) throw new Error('A contact identity vanished while it was being claimed.');
    return { id: winner, isNew: false };
  }

  async insert(tx: Tx, name: string | null, at: Date): Promise<string> {
    const id = newId();
    await tx.execute('INSERT INTO contacts (id, org_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)', [
      id,
      tx.orgId,
      name,
      at,
    ]);
    return id;
  }

  /** False if the identity already belongs to a contact. */
  async addIdentity(tx: Tx, contactId: string, kind: IdentityKind, value: string, at: Date): Promise<boolean> {
    const count = await tx.execute(
      'INSERT INTO contact_identities (id, org_id, contact_id, kind, value, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (org_id, kind, value) DO NOTHING',
      [newId(), tx.orgId, contactId, kind, value, at],
    );
    return count === 1;
  }

  async removeIdentities(tx: Tx, contactId: string, kind: IdentityKind): Promise<void> {
    await tx.execute('DELETE FROM contact_identities WHERE org_id = $1 AND contact_id = $2 AND kind = $3', [tx.orgId, contactId, kind]);
  }

  async update(tx: Tx, id: string, patch: ContactPatch, at: Date): Promise<void> {
    await tx.execute(UPDATE, [tx.orgId, id, at, JSON.stringify(patch)]);
  }

  async list(tx: Tx, query: ListQuery, e164: string | null): Promise<Page<ContactView>> {
    const { q, ...rest } = query;
    const params: unknown[] = [tx.orgId];
    const extra = ['c.org_id = $1', 'c.merged_into IS NULL'];
    if (q !== undefined) extra.push(searchCondition(q, e164, params, ['c.name', 'c.email', 'c.address'], 'c'));
    const sql = listSql(rest, COLUMNS, { extra, params });
    const data = await tx.query<ContactView>(`SELECT ${VIEW} FROM contacts c ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM contacts c ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }
}

/** Finds a person by a number in any format, or by text in the given columns; `contact` is the alias of the contacts table. */
export function searchCondition(q: string, e164: string | null, params: unknown[], columns: readonly string[], contact: string): string {
  params.push(likePattern(q));
  const options = columns.map((column) => `${column} ILIKE $${params.length}`);
  const digits = searchDigits(q);
  if (digits.length >= 3) {
    params.push(`%${digits}%`, e164);
    options.push(
      `EXISTS (SELECT 1 FROM contact_identities si WHERE si.org_id = ${contact}.org_id AND si.contact_id = ${contact}.id AND (si.value LIKE $${params.length - 1} OR si.value = $${params.length}))`,
    );
  }
  return `(${options.join(' OR ')})`;
}
