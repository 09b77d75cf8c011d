import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { SuppressionScope } from './gate-facts.schema.js';
import type { SuppressionSource, SuppressionState, SuppressionView } from './suppression.schema.js';

/** Channels that an opt-out can be narrowed to. */
const CHANNELS = ['sms', 'whatsapp'] as const;
type Channel = (typeof CHANNELS)[number];

export interface NewSuppression {
  hmac: Buffer;
  last4: string;
  scope: SuppressionScope;
  channel: string;
  source: SuppressionSource;
  evidence: string | null;
  contactId: string | null;
  at: Date;
}

const VIEW = `s.id, s.address_last4 AS last4, s.scope, s.channel, s.source, s.evidence, s.contact_id AS "contactId", c.name AS "contactName",
  s.created_at AS "createdAt", s.lifted_at AS "liftedAt", s.lifted_by AS "liftedBy"`;
const FROM = 'FROM suppressions s LEFT JOIN contacts c ON c.org_id = s.org_id AND c.id = s.contact_id';

const COLUMNS: ListColumns = {
  fields: { createdAt: 's.created_at', source: 's.source', scope: 's.scope', channel: 's.channel', contactId: 's.contact_id' },
  search: ['s.address_last4', 'c.name', 's.evidence'],
  tieBreaker: 's.id',
};

/** SQL of opt-outs. */
@Injectable()
export class SuppressionsRepository {
  /** The strongest live opt-out that reaches this channel: the installation's first, then "all". */
  async state(tx: Tx, hmac: Buffer, channel: string): Promise<SuppressionState | null> {
    const [row] = await tx.query<Omit<SuppressionState, 'isSuppressed'>>(
      'SELECT is_global AS "isGlobal", scope, source, since FROM suppression_of($1, $2, $3)',
      [tx.orgId, hmac, channel],
    );
    return row ? { isSuppressed: true, isGlobal: row.isGlobal, scope: row.scope, source: row.source, since: row.since } : null;
  }

  /** No send to this address is claimed from here on until the transaction ends, by any business. */
  async lock(tx: Tx, hmac: Buffer): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(address_lock($1))', [hmac]);
  }

  /** The id of the live row, and whether this call wrote it. */
  async upsert(tx: Tx, row: NewSuppression): Promise<{ id: string; isNew: boolean }> {
    const [written] = await tx.query<{ id: string }>(
      `INSERT INTO suppressions (id, org_id, address_hmac, address_last4, scope, channel, source, evidence, contact_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (org_id, address_hmac, scope) WHERE lifted_at IS NULL DO NOTHING RETURNING id`,
      [newId(), tx.orgId, row.hmac, row.last4, row.scope, row.channel, row.source, row.evidence, row.contactId, row.at],
    );
    if (written) return { id: written.id, isNew: true };
    const [live] = await tx.query<{ id: string }>(
      'SELECT id FROM suppressions WHERE org_id = $1 AND address_hmac = $2 AND scope = $3 AND lifted_at IS NULL',
      [tx.orgId, row.hmac, row.scope],
    );
    return { id: live!.id, isNew: false };
  }

  /** Ends every live opt-out of an address. Answers the ids. */
  async lift(tx: Tx, hmac: Buffer, change: { by: string; at: Date }): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE suppressions SET lifted_at = $3, lifted_by = $4 WHERE org_id = $1 AND address_hmac = $2 AND lifted_at IS NULL RETURNING id`,
      [tx.orgId, hmac, change.at, change.by],
    );
    return rows.map((row) => row.id);
  }

  /** Ends those that reach one channel; what covered all channels goes on for the others, as it was given. Answers the ended ids. */
  async liftOn(tx: Tx, hmac: Buffer, change: { by: string; at: Date; sources: readonly string[]; channel: Channel }): Promise<string[]> {
    const ended = await tx.query<{ id: string; scope: SuppressionScope }>(
      `UPDATE suppressions SET lifted_at = $3, lifted_by = $4
       WHERE org_id = $1 AND address_hmac = $2 AND lifted_at IS NULL AND source = ANY($5) AND scope IN ('all', $6) RETURNING id, scope`,
      [tx.orgId, hmac, change.at, change.by, change.sources, change.channel],
    );
    const others = CHANNELS.filter((channel) => channel !== change.channel);
    for (const { id } of ended.filter(({ scope }) => scope === 'all'))
      for (const channel of others)
        await tx.execute(
          `INSERT INTO suppressions (id, org_id, address_hmac, address_last4, scope, channel, source, evidence, contact_id, created_at)
           SELECT $3, s.org_id, s.address_hmac, s.address_last4, $4, s.channel, s.source, s.evidence, s.contact_id, s.created_at
           FROM suppressions s WHERE s.org_id = $1 AND s.id = $2
           ON CONFLICT (org_id, address_hmac, scope) WHERE lifted_at IS NULL DO NOTHING`,
          [tx.orgId, id, newId(), channel],
        );
    return ended.map((row) => row.id);
  }

  async liftOne(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
    return (
      (await tx.execute('UPDATE suppressions SET lifted_at = $3, lifted_by = $4 WHERE org_id = $1 AND id = $2 AND lifted_at IS NULL', [
        tx.orgId,
        id,
        at,
        by,
      ])) === 1
    );
  }

  async find(tx: Tx, id: string): Promise<SuppressionView | null> {
    const [row] = await tx.query<SuppressionView>(`SELECT ${VIEW} ${FROM} WHERE s.org_id = $1 AND s.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  /** Live opt-outs; an address searches by its keyed hash, because the number is not stored. */
  async list(tx: Tx, query: ListQuery, hmac: Buffer | null): Promise<Page<SuppressionView>> {
    const params: unknown[] = hmac ? [tx.orgId, hmac] : [tx.orgId];
    const extra = ['s.org_id = $1', 's.lifted_at IS NULL', ...(hmac ? ['s.address_hmac = $2'] : [])];
    const { q, ...rest } = query;
    const sql = listSql(hmac || q === undefined ? rest : { ...rest, q }, COLUMNS, { extra, params });
    const data = await tx.query<SuppressionView>(`SELECT ${VIEW} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  /** Only in a system transaction: the row has no org. */
  async addGlobal(tx: Tx, hmac: Buffer, source: string): Promise<void> {
    await tx.execute('INSERT INTO global_suppressions (address_hmac, source) VALUES ($1, $2) ON CONFLICT DO NOTHING', [hmac, source]);
  }
}
