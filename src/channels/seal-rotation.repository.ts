import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { SealedKind } from './channel-secrets.service.js';

export interface SealedRow {
  orgId: string;
  id: string;
  kind: SealedKind;
}

/** SQL of the change of keys. */
@Injectable()
export class SealRotationRepository {
  /** Rows that another key sealed, in order of their ids; asked before any org is known. */
  async due(tx: Tx, keyId: string, after: string, limit: number): Promise<SealedRow[]> {
    return tx.query<SealedRow>('SELECT org_id AS "orgId", id, kind FROM sealed_with_other_key($1, $2, $3)', [keyId, after, limit]);
  }

  async read(tx: Tx, row: SealedRow): Promise<string | null> {
    const values = [row.id, tx.orgId];
    const [found] = await (row.kind === 'channel_account'
      ? tx.query<{ sealed: string }>('SELECT credentials_sealed AS sealed FROM channel_accounts WHERE id = $1 AND org_id = $2', values)
      : tx.query<{ sealed: string }>(
          'SELECT credentials_sealed AS sealed FROM provider_connections WHERE id = $1 AND org_id = $2',
          values,
        ));
    return found?.sealed ?? null;
  }

  /** Only if the secret is still the one that was read: whoever wrote a new one meanwhile wins. */
  async replace(tx: Tx, row: SealedRow, from: string, to: string): Promise<boolean> {
    const values = [row.id, tx.orgId, from, to];
    const changed = await (row.kind === 'channel_account'
      ? tx.execute('UPDATE channel_accounts SET credentials_sealed = $4 WHERE id = $1 AND org_id = $2 AND credentials_sealed = $3', values)
      : tx.execute(
          'UPDATE provider_connections SET credentials_sealed = $4 WHERE id = $1 AND org_id = $2 AND credentials_sealed = $3',
          values,
        ));
    return changed === 1;
  }
}
