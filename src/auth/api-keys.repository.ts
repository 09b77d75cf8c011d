import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';

export interface ApiKeyRow {
  id: string;
  user_id: string;
  user_name: string;
  name: string;
  prefix: string;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface ApiKeyInsert {
  id: string;
  userId: string;
  name: string;
  prefix: string;
  hash: Buffer;
  scopes: readonly string[];
  expiresAt: Date | null;
}

/** A live key with its maker. */
export interface UsableKey {
  id: string;
  user_id: string;
  name: string;
  scopes: string[];
}

const FROM = `FROM api_keys k JOIN users u ON u.id = k.user_id`;
const COLUMNS = `k.id, k.user_id, u.name AS user_name, k.name, k.prefix, k.scopes, k.created_at, k.expires_at, k.last_used_at, k.revoked_at`;
const FIELDS = { name: 'k.name', createdAt: 'k.created_at', lastUsedAt: 'k.last_used_at', expiresAt: 'k.expires_at' };

/** SQL of API keys. Expiry and use are on the real clock. */
@Injectable()
export class ApiKeysRepository {
  async list(tx: Tx, query: ListQuery): Promise<{ rows: ApiKeyRow[]; total: number }> {
    const sql = listSql(
      query,
      { fields: FIELDS, search: ['k.name', 'k.prefix'], tieBreaker: 'k.id' },
      { extra: ['k.org_id = $1'], params: [tx.orgId] },
    );
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) ${FROM} ${sql.where}`, sql.params);
    const rows = await tx.query<ApiKeyRow>(`SELECT ${COLUMNS} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    return { rows, total: Number(counted?.count ?? 0) };
  }

  async find(tx: Tx, id: string): Promise<ApiKeyRow | null> {
    const [row] = await tx.query<ApiKeyRow>(`SELECT ${COLUMNS} ${FROM} WHERE k.org_id = $1 AND k.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async insert(tx: Tx, key: ApiKeyInsert): Promise<void> {
    await tx.execute(
      `INSERT INTO api_keys (id, org_id, user_id, name, prefix, secret_hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [key.id, tx.orgId, key.userId, key.name, key.prefix, key.hash, key.scopes, key.expiresAt],
    );
  }

  async rename(tx: Tx, id: string, name: string): Promise<void> {
    await tx.execute(`UPDATE api_keys SET name = $3 WHERE org_id = $1 AND id = $2`, [tx.orgId, id, name]);
  }

  /** False when it was revoked before. */
  async revoke(tx: Tx, id: string): Promise<boolean> {
    const changed = await tx.execute(`UPDATE api_keys SET revoked_at = now() WHERE org_id = $1 AND id = $2 AND revoked_at IS NULL`, [
      tx.orgId,
      id,
    ]);
    return changed === 1;
  }

  /** The org of a live key, through a catalogued definer function: no org is set yet. */
  async locate(tx: Tx, hash: Buffer): Promise<{ id: string; orgId: string } | null> {
    const [row] = await tx.query<{ id: string; orgId: string }>(`SELECT key_id AS id, org_id AS "orgId" FROM find_api_key($1)`, [hash]);
    return row ?? null;
  }

  async usable(tx: Tx, id: string): Promise<UsableKey | null> {
    const [row] = await tx.query<UsableKey>(
      `SELECT k.id, k.user_id, k.name, k.scopes ${FROM} WHERE k.org_id = $1 AND k.id = $2 AND u.status = 'active'`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  /** At most once a minute, because a busy program asks many times a second. */
  async noteUse(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE api_keys SET last_used_at = now()
       WHERE org_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [tx.orgId, id],
    );
  }
}
