import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { StoredLink } from './link.rules.js';

export interface NewSignup {
  id: string;
  email: string;
  name: string;
  business: string;
  timeZone: string | null;
  hash: Buffer;
  hours: number;
}

export interface SignupRow extends StoredLink {
  email: string;
  name: string;
  business: string;
  timeZone: string | null;
}

/** SQL of people who want to start here. No org exists yet. Real clock throughout. */
@Injectable()
export class SignupsRepository {
  async insert(tx: Tx, signup: NewSignup): Promise<void> {
    await tx.execute(`DELETE FROM signups WHERE expires_at < now() - interval '1 day'`);
    await tx.execute(
      `INSERT INTO signups (id, email, name, business, time_zone, secret_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7))`,
      [signup.id, signup.email, signup.name, signup.business, signup.timeZone, signup.hash, signup.hours],
    );
  }

  async lock(tx: Tx, id: string): Promise<SignupRow | null> {
    const [row] = await tx.query<SignupRow>(
      `SELECT email::text AS email, name, business, time_zone AS "timeZone", secret_hash AS "secretHash", NULL AS "browserHash", attempts,
         expires_at AS "expiresAt", used_at AS "usedAt"
       FROM signups WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async countAttempt(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE signups SET attempts = attempts + 1 WHERE id = $1`, [id]);
  }

  /** Every signup of the address is over with the first one that is confirmed. */
  async use(tx: Tx, email: string): Promise<void> {
    await tx.execute(`UPDATE signups SET used_at = now() WHERE email = $1 AND used_at IS NULL`, [email]);
  }

  /** False when the address got an account meanwhile, by an invite or in another tab. */
  async addAccount(tx: Tx, account: { id: string; email: string; name: string; passwordHash: string }): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO users (id, email, name, password_hash, password_changed_at, email_proved_at) VALUES ($1, $2, $3, $4, now(), now())
       ON CONFLICT (email) DO NOTHING`,
      [account.id, account.email, account.name, account.passwordHash],
    );
    return inserted === 1;
  }
}
