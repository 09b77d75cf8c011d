import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.service.js';

/** Rows of kept_keys, which belong to the installation and to no org. */
@Injectable()
export class KeptKeysRepository {
  async find(tx: Tx, name: string): Promise<string | null> {
    const [row] = await tx.query<{ sealed: string }>('SELECT sealed FROM kept_keys WHERE name = $1', [name]);
    return row?.sealed ?? null;
  }

  /** Does nothing when another process was faster. */
  async add(tx: Tx, name: string, sealed: string): Promise<void> {
    await tx.execute('INSERT INTO kept_keys (name, sealed) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [name, sealed]);
  }

  /** Only if the value is still the one that was read; answers whether it was. */
  async replace(tx: Tx, name: string, from: string, to: string): Promise<boolean> {
    const changed = await tx.execute('UPDATE kept_keys SET sealed = $3, updated_at = now() WHERE name = $1 AND sealed = $2', [
      name,
      from,
      to,
    ]);
    return changed > 0;
  }
}
