import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { LinkPurpose, StoredLink } from './link.rules.js';

export interface NewSignInLink {
  id: string;
  userId: string;
  purpose: LinkPurpose;
  hash: Buffer;
  browserHash: Buffer | null;
  minutes: number;
}

export interface SignInLinkRow extends StoredLink {
  userId: string;
  email: string;
  name: string;
  isUserActive: boolean;
}

/** SQL of links by mail. They belong to a person and carry no org. Real clock throughout. */
@Injectable()
export class SignInLinksRepository {
  /** Adds a link unless the person has `most` live ones already; the person's row is the lock. */
  async insert(tx: Tx, link: NewSignInLink, most: number): Promise<boolean> {
    await tx.query(`SELECT id FROM users WHERE id = $1 FOR UPDATE`, [link.userId]);
    const inserted = await tx.execute(
      `INSERT INTO sign_in_links (id, user_id, purpose, secret_hash, browser_hash, expires_at)
       SELECT $1, $2, $3, $4, $5, now() + make_interval(mins => $6)
       WHERE (SELECT count(*) FROM sign_in_links WHERE user_id = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > now()) < $7`,
      [link.id, link.userId, link.purpose, link.hash, link.browserHash, link.minutes, most],
    );
    return inserted === 1;
  }

  /** Ends the oldest live links beyond `most`. */
  async makeRoom(tx: Tx, userId: string, purpose: LinkPurpose, most: number): Promise<void> {
    await tx.execute(
      `UPDATE sign_in_links SET used_at = now() WHERE id IN (
         SELECT id FROM sign_in_links WHERE user_id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > now()
         ORDER BY created_at DESC, id DESC OFFSET $3)`,
      [userId, purpose, most],
    );
  }

  async lock(tx: Tx, id: string, purposes: readonly LinkPurpose[]): Promise<SignInLinkRow | null> {
    const [row] = await tx.query<SignInLinkRow>(
      `SELECT l.user_id AS "userId", u.email::text AS email, u.name, (u.status = 'active') AS "isUserActive", l.secret_hash AS "secretHash",
         l.browser_hash AS "browserHash", l.attempts, l.expires_at AS "expiresAt", l.used_at AS "usedAt"
       FROM sign_in_links l JOIN users u ON u.id = l.user_id WHERE l.id = $1 AND l.purpose = ANY($2) FOR UPDATE OF l`,
      [id, purposes],
    );
    return row ?? null;
  }

  async countAttempt(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE sign_in_links SET attempts = attempts + 1 WHERE id = $1`, [id]);
  }

  async use(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE sign_in_links SET used_at = now() WHERE id = $1`, [id]);
  }

  /** The other links of a person end when one of them set a new password. */
  async endAll(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`UPDATE sign_in_links SET used_at = now() WHERE user_id = $1 AND used_at IS NULL`, [userId]);
  }

  async setPassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
    await tx.execute(`UPDATE users SET password_hash = $2, password_changed_at = now() WHERE id = $1`, [userId, passwordHash]);
  }

  async sweep(tx: Tx): Promise<void> {
    await tx.execute(`DELETE FROM sign_in_links WHERE expires_at < now() - interval '1 day'`);
  }
}
