import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { FIRST_HASH } from './chain.rules.js';
import type { BrokenLink, ChainHead, ChainLink } from './chain.rules.js';

/** SQL of the chain: sealing goes through a catalogued definer function, because the app may not update entries. */
@Injectable()
export class AuditChainRepository {
  async seal(tx: Tx, limit: number): Promise<number> {
    const [row] = await tx.query<{ sealed: number }>('SELECT audit_seal($1, $2) AS sealed', [tx.orgId, limit]);
    return row?.sealed ?? 0;
  }

  async orgs(tx: Tx, isUnsealedOnly: boolean): Promise<string[]> {
    const rows = await tx.query<{ org_id: string }>('SELECT org_id FROM audit_orgs($1)', [isUnsealedOnly]);
    return rows.map((row) => row.org_id);
  }

  async head(tx: Tx): Promise<ChainHead & { sealedAt: Date | null }> {
    const [row] = await tx.query<{ seq: string; hash: string; sealed_at: Date }>(
      `SELECT seq::text, encode(hash, 'hex') AS hash, sealed_at FROM audit_chains WHERE org_id = $1`,
      [tx.orgId],
    );
    return row ? { seq: Number(row.seq), hash: row.hash, sealedAt: row.sealed_at } : { seq: 0, hash: FIRST_HASH, sealedAt: null };
  }

  /** An entry that claims a place after the noted end; asked in the transaction that sealed, while nobody else can. */
  async beyond(tx: Tx, seq: number): Promise<BrokenLink | null> {
    const [row] = await tx.query<{ id: string; seq: string }>(
      'SELECT id::text, chain_seq::text AS seq FROM audit_entries WHERE org_id = $1 AND chain_seq > $2 ORDER BY chain_seq LIMIT 1',
      [tx.orgId, seq],
    );
    return row ? { seq: Number(row.seq), entryId: row.id, reason: 'It stands after the noted end of the chain.' } : null;
  }

  async unsealed(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_entries WHERE org_id = $1 AND hash IS NULL', [
      tx.orgId,
    ]);
    return row?.n ?? 0;
  }

  /** Sealed entries in the order of the chain, after the given place. */
  async links(tx: Tx, afterSeq: number, limit: number): Promise<ChainLink[]> {
    const rows = await tx.query<{ id: string; seq: string; previous: string; hash: string; canonical: string }>(
      `SELECT a.id::text, a.chain_seq::text AS seq, encode(a.previous_hash, 'hex') AS previous, encode(a.hash, 'hex') AS hash,
         audit_canonical(a, a.chain_seq) AS canonical
       FROM audit_entries a WHERE a.org_id = $1 AND a.chain_seq > $2 ORDER BY a.chain_seq LIMIT $3`,
      [tx.orgId, afterSeq, limit],
    );
    return rows.map(({ id, seq, previous, hash, canonical }) => ({ id, seq: Number(seq), previousHash: previous, hash, canonical }));
  }
}
