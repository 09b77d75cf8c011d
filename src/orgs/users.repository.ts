import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';

export interface MemberRow {
  id: string;
  name: string;
  email: string;
  role: string;
  /** Of an own role; null for a built-in one. */
  role_name: string | null;
  has_second_factor: boolean;
  phone: string | null;
  is_on_call: boolean | null;
  /** Since their phone answered STOP; null while it is alerted. */
  alerts_stopped_at: Date | null;
  created_at: Date;
  /** In this business, true to ten minutes; null before the first time. Real clock. */
  last_seen_at: Date | null;
}

export interface NewUser {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
}

const FROM = `FROM memberships m JOIN users u ON u.id = m.user_id LEFT JOIN staff_phones s ON s.org_id = m.org_id AND s.user_id = m.user_id
  LEFT JOIN roles r ON r.org_id = m.org_id AND r.id = m.role_id`;
const COLUMNS = `u.id, u.name, u.email::text AS email, m.role, r.name::text AS role_name, (u.second_factor_at IS NOT NULL) AS has_second_factor,
  s.phone, s.is_on_call, s.alerts_stopped_at, m.created_at, m.last_seen_at`;
const FIELDS = { name: 'u.name', email: 'u.email', role: 'm.role', createdAt: 'm.created_at' };

/** SQL of people and their memberships. Users are global, so every read starts at the org's memberships. */
@Injectable()
export class UsersRepository {
  async list(tx: Tx, query: ListQuery): Promise<{ rows: MemberRow[]; total: number }> {
    const sql = listSql(
      query,
      { fields: FIELDS, search: ['u.name', 'u.email::text'], tieBreaker: 'u.id' },
      { extra: ['m.org_id = $1'], params: [tx.orgId] },
    );
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) ${FROM} ${sql.where}`, sql.params);
    const rows = await tx.query<MemberRow>(`SELECT ${COLUMNS} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    return { rows, total: Number(counted?.count ?? 0) };
  }

  async find(tx: Tx, userId: string): Promise<MemberRow | null> {
    const [row] = await tx.query<MemberRow>(`SELECT ${COLUMNS} ${FROM} WHERE m.org_id = $1 AND m.user_id = $2`, [tx.orgId, userId]);
    return row ?? null;
  }

  async idOf(tx: Tx, email: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(`SELECT id FROM users WHERE email = $1`, [email]);
    return row?.id ?? null;
  }

  /**
   * Another request may create the same address first; then its row is the one. A password is known here only to whoever runs the
   * installation, who stands for the address; without one the person behind it has yet to prove it.
   */
  async insert(tx: Tx, user: NewUser): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `INSERT INTO users (id, email, name, password_hash, password_changed_at, email_proved_at)
       SELECT $1, $2, $3, $4, set_at, set_at FROM (SELECT CASE WHEN $4::text IS NULL THEN NULL ELSE now() END AS set_at) s
       ON CONFLICT (email) DO UPDATE SET email = users.email RETURNING id`,
      [user.id, user.email, user.name, user.passwordHash],
    );
    return row!.id;
  }

  async addMembership(tx: Tx, userId: string, role: string): Promise<boolean> {
    const inserted = await tx.execute(`INSERT INTO memberships (org_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      tx.orgId,
      userId,
      role,
    ]);
    return inserted === 1;
  }

  async setRole(tx: Tx, userId: string, role: string): Promise<void> {
    await tx.execute(`UPDATE memberships SET role = $3 WHERE org_id = $1 AND user_id = $2`, [tx.orgId, userId, role]);
  }

  async removeMembership(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`DELETE FROM memberships WHERE org_id = $1 AND user_id = $2`, [tx.orgId, userId]);
  }

  /** Locks the owners of the org, so that two requests cannot remove the last two at once. */
  async lockOwners(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ user_id: string }>(
      `SELECT user_id FROM memberships WHERE org_id = $1 AND role = 'org_owner' ORDER BY user_id FOR UPDATE`,
      [tx.orgId],
    );
    return rows.map((row) => row.user_id);
  }

  async addAgencyMembership(tx: Tx, agencyId: string, userId: string, role: string): Promise<void> {
    await tx.execute(
      `INSERT INTO agency_memberships (agency_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT (agency_id, user_id) DO UPDATE SET role = EXCLUDED.role`,
      [agencyId, userId, role],
    );
  }

  async addGrant(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`INSERT INTO agency_grants (org_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [tx.orgId, userId]);
  }
}
