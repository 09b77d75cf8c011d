import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { StoredLink } from './link.rules.js';

export interface FactorRow {
  secretSealed: string;
  /** Null while it is being set up. */
  since: Date | null;
  codesLeft: number;
}

export interface ChallengeRow extends StoredLink {
  userId: string;
  email: string;
  name: string;
  landsIn: string;
  /** The account is active, still asks for a code, and has the password of the first step. */
  isUsable: boolean;
}

/** SQL of second factors and of sign-ins between their two steps. They belong to a person and carry no org. Real clock throughout. */
@Injectable()
export class SecondFactorsRepository {
  async isOn(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.query(`SELECT 1 FROM users WHERE id = $1 AND second_factor_at IS NOT NULL`, [userId])).length > 0;
  }

  async find(tx: Tx, userId: string): Promise<FactorRow | null> {
    const [row] = await tx.query<FactorRow>(
      `SELECT f.secret_sealed AS "secretSealed", u.second_factor_at AS since,
         (SELECT count(*)::integer FROM recovery_codes c WHERE c.user_id = f.user_id AND c.used_at IS NULL) AS "codesLeft"
       FROM second_factors f JOIN users u ON u.id = f.user_id WHERE f.user_id = $1`,
      [userId],
    );
    return row ?? null;
  }

  /** A secret that is being set up; false when one is in use already. The person's row is the lock. */
  async begin(tx: Tx, userId: string, secretSealed: string): Promise<boolean> {
    await tx.query(`SELECT id FROM users WHERE id = $1 FOR UPDATE`, [userId]);
    if (await this.isOn(tx, userId)) return false;
    await tx.execute(
      `INSERT INTO second_factors (user_id, secret_sealed) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET secret_sealed = $2, last_step = NULL, created_at = now()`,
      [userId, secretSealed],
    );
    return true;
  }

  async turnOn(tx: Tx, userId: string): Promise<boolean> {
    return (await tx.execute(`UPDATE users SET second_factor_at = now() WHERE id = $1 AND second_factor_at IS NULL`, [userId])) === 1;
  }

  /** True when there was one in use. */
  async turnOff(tx: Tx, userId: string): Promise<boolean> {
    const changed = await tx.execute(`UPDATE users SET second_factor_at = NULL WHERE id = $1 AND second_factor_at IS NOT NULL`, [userId]);
    await tx.execute(`DELETE FROM second_factors WHERE user_id = $1`, [userId]);
    return changed === 1;
  }

  /** Takes the code of a step once; of two requests with one code the second finds it taken. */
  async takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE second_factors SET last_step = $2 WHERE user_id = $1 AND (last_step IS NULL OR last_step < $2)`,
      [userId, step],
    );
    return changed === 1;
  }

  async takeRecoveryCode(tx: Tx, userId: string, hash: Buffer): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE recovery_codes SET used_at = now() WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL`,
      [userId, hash],
    );
    return changed === 1;
  }

  /** The older codes are worth nothing from now on. */
  async setRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
    await tx.execute(`DELETE FROM recovery_codes WHERE user_id = $1`, [userId]);
    for (const hash of hashes) await tx.execute(`INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, $2)`, [userId, hash]);
  }

  async openChallenge(tx: Tx, challenge: { id: string; userId: string; hash: Buffer; landsIn: string; minutes: number }): Promise<void> {
    await tx.execute(`DELETE FROM sign_in_challenges WHERE expires_at < now() - interval '1 day'`);
    await tx.execute(
      `INSERT INTO sign_in_challenges (id, user_id, secret_hash, lands_in, expires_at) VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
      [challenge.id, challenge.userId, challenge.hash, challenge.landsIn, challenge.minutes],
    );
  }

  async lockChallenge(tx: Tx, id: string): Promise<ChallengeRow | null> {
    const [row] = await tx.query<ChallengeRow>(
      `SELECT c.user_id AS "userId", u.email::text AS email, u.name, c.lands_in AS "landsIn", c.secret_hash AS "secretHash",
         NULL AS "browserHash", c.attempts, c.expires_at AS "expiresAt", c.used_at AS "usedAt",
         (u.status = 'active' AND u.second_factor_at IS NOT NULL
           AND (u.password_changed_at IS NULL OR u.password_changed_at <= c.created_at)) AS "isUsable"
       FROM sign_in_challenges c JOIN users u ON u.id = c.user_id WHERE c.id = $1 FOR UPDATE OF c`,
      [id],
    );
    return row ?? null;
  }

  async countChallenge(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE sign_in_challenges SET attempts = attempts + 1 WHERE id = $1`, [id]);
  }

  /** False when another request finished with it. */
  async useChallenge(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute(`UPDATE sign_in_challenges SET used_at = now() WHERE id = $1 AND used_at IS NULL`, [id])) === 1;
  }

  /** Secrets that another key sealed, in order of their people. */
  sealedOtherwise(tx: Tx, keyId: string, after: string, limit: number): Promise<{ userId: string; sealed: string }[]> {
    return tx.query(
      `SELECT user_id AS "userId", secret_sealed AS sealed FROM second_factors
       WHERE split_part(secret_sealed, '.', 2) <> $1 AND user_id > $2 ORDER BY user_id LIMIT $3`,
      [keyId, after, limit],
    );
  }

  /** Only if the secret is still the one that was read. */
  async reseal(tx: Tx, userId: string, from: string, to: string): Promise<void> {
    await tx.execute('UPDATE second_factors SET secret_sealed = $3 WHERE user_id = $1 AND secret_sealed = $2', [userId, from, to]);
  }
}
