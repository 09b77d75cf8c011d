import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL of the first start: what is there already, and the mark that it was done. */
@Injectable()
export class SeedRepository {
  async isDone(tx: Tx, mark: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM recurring_runs WHERE name = $1 AND last_finished_at IS NOT NULL', [mark]);
    return rows.length > 0;
  }

  async done(tx: Tx, mark: string): Promise<void> {
    await tx.execute(
      `INSERT INTO recurring_runs (name, last_started_at, last_finished_at) VALUES ($1, now(), now()) ON CONFLICT (name) DO UPDATE SET last_finished_at = now()`,
      [mark],
    );
  }

  async hasUser(tx: Tx, email: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM users WHERE email = $1', [email]);
    return rows.length > 0;
  }
}
