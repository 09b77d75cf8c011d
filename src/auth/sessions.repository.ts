import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface SessionRow {
  id: string;
  user_id: string;
  user_name: string;
  user_email: string;
  refresh_hash: Buffer;
  previous_hash: Buffer | null;
  previous_valid_until: Date | null;
  /** Not revoked, not expired, user active, password unchanged since the login. */
  is_live: boolean;
}

export interface LiveSessionRow {
  id: string;
  user_agent: string | null;
  ip: string | null;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

export interface AccountRow {
  id: string;
  email: string;
  name: string;
  password_hash: string | null;
  status: string;
}

export interface NewSession {
  id: string;
  userId: string;
  refreshHash: Buffer;
  days: number;
  userAgent: string | null;
  ip: string | null;
}

const LIVE = `s.revoked_at IS NULL AND s.expires_at > now() AND u.status = 'active'
   AND (u.password_changed_at IS NULL OR u.password_changed_at <= s.created_at)`;
const COLUMNS = `s.id, s.user_id, u.name AS user_name, u.email::text AS user_email, s.refresh_hash, s.previous_hash, s.previous_valid_until,
  (${LIVE}) AS is_live`;

/** SQL of logins. Sessions and users are global and carry no org. Real clock throughout. */
@Injectable()
export class SessionsRepository {
  async account(tx: Tx, email: string): Promise<AccountRow | null> {
    const [row] = await tx.query<AccountRow>(`SELECT id, email::text AS email, name, password_hash, status FROM users WHERE email = $1`, [
      email,
    ]);
    return row ?? null;
  }

  /** Another text after each change of the password; empty where none was ever set, null without an account. */
  async passwordEpoch(tx: Tx, email: string): Promise<string | null> {
    const [row] = await tx.query<{ epoch: string }>(
      `SELECT coalesce(extract(epoch FROM password_changed_at)::text, '') AS epoch FROM users WHERE email = $1`,
      [email],
    );
    return row?.epoch ?? null;
  }

  async user(tx: Tx, id: string): Promise<Omit<AccountRow, 'password_hash'> | null> {
    const [row] = await tx.query<Omit<AccountRow, 'password_hash'>>(
      `SELECT id, email::text AS email, name, status FROM users WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async insert(tx: Tx, session: NewSession): Promise<void> {
    await tx.execute(
      `INSERT INTO sessions (id, user_id, refresh_hash, expires_at, user_agent, ip) VALUES ($1, $2, $3, now() + make_interval(days => $4), $5, $6)`,
      [session.id, session.userId, session.refreshHash, session.days, session.userAgent, session.ip],
    );
  }

  async find(tx: Tx, id: string): Promise<SessionRow | null> {
    const [row] = await tx.query<SessionRow>(`SELECT ${COLUMNS} FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1`, [id]);
    return row ?? null;
  }

  /** Swaps the token only if the current one is still the given one; false when another request was faster. */
  async rotate(tx: Tx, id: string, from: Buffer, to: Buffer, graceSeconds: number, days: number): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE sessions SET refresh_hash = $3, previous_hash = $2, previous_valid_until = now() + make_interval(secs => $4),
         last_used_at = now(), expires_at = now() + make_interval(days => $5)
       WHERE id = $1 AND refresh_hash = $2 AND revoked_at IS NULL`,
      [id, from, to, graceSeconds, days],
    );
    return changed === 1;
  }

  async live(tx: Tx, userId: string): Promise<LiveSessionRow[]> {
    return tx.query<LiveSessionRow>(
      `SELECT s.id, s.user_agent, s.ip, s.created_at, s.last_used_at, s.expires_at
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.user_id = $1 AND ${LIVE} ORDER BY s.last_used_at DESC, s.id LIMIT 100`,
      [userId],
    );
  }

  /** Ends one session of a person, all but one or all, and answers which. */
  async end(tx: Tx, userId: string, which: { only: string } | { except: string } | 'all'): Promise<string[]> {
    const [only, except] = which === 'all' ? [null, null] : 'only' in which ? [which.only, null] : [null, which.except];
    const rows = await tx.query<{ id: string }>(
      `UPDATE sessions SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL
         AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3) RETURNING id`,
      [userId, only, except],
    );
    return rows.map((row) => row.id);
  }

  /** A person looks at the org of the transaction; whoever is no member of it leaves no trace. */
  async seen(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`UPDATE memberships SET last_seen_at = now() WHERE org_id = $1 AND user_id = $2`, [tx.orgId, userId]);
  }

  async revoke(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE sessions SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL`, [id]);
  }
}
