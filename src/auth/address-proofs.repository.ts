import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** SQL of proved addresses. Accounts are global and carry no org. Real clock throughout. */
@Injectable()
export class AddressProofsRepository {
  /** True for the first proof. */
  async prove(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.execute(`UPDATE users SET email_proved_at = now() WHERE id = $1 AND email_proved_at IS NULL`, [userId])) === 1;
  }

  /** The person's row is the lock: a proof that is on its way is waited for. */
  async isProved(tx: Tx, userId: string): Promise<boolean> {
    const [row] = await tx.query<{ is_proved: boolean }>(
      `SELECT (email_proved_at IS NOT NULL) AS is_proved FROM users WHERE id = $1 FOR UPDATE`,
      [userId],
    );
    return row?.is_proved ?? false;
  }

  async dropPassword(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`UPDATE users SET password_hash = NULL, password_changed_at = now() WHERE id = $1 AND password_hash IS NOT NULL`, [
      userId,
    ]);
  }
}
