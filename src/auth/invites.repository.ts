import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';

export interface InviteRow {
  id: string;
  email: string;
  role: string;
  /** Of an own role; null for a built-in one, and for one that is gone. */
  role_name: string | null;
  invited_by: string;
  invited_by_name: string;
  created_at: Date;
  expires_at: Date;
  mailed_at: Date | null;
}

/** An invite as its link sees it. */
export interface InviteByLink extends InviteRow {
  accepted_at: Date | null;
  revoked_at: Date | null;
  business: string;
  user_id: string | null;
  /** One that its person has set: see AddressProofs. */
  has_password: boolean;
  user_status: string | null;
}

const FROM = `FROM invites i JOIN users b ON b.id = i.invited_by LEFT JOIN roles r ON r.org_id = i.org_id AND r.id = i.role_id`;
const COLUMNS = `i.id, i.email::text AS email, i.role, r.name::text AS role_name, i.invited_by, b.name AS invited_by_name, i.created_at, i.expires_at, i.mailed_at`;
const FIELDS = { email: 'i.email', role: 'i.role', createdAt: 'i.created_at', expiresAt: 'i.expires_at' };
/** Into the org, or into the agency whose own org it is: each has its list, and neither reaches the other's. */
export type InviteScope = 'org' | 'agency';
const OF_AGENCY = `(i.role IN ('agency_owner', 'agency_staff'))`;
const OPEN = `i.accepted_at IS NULL AND i.revoked_at IS NULL`;

/** SQL of invites. Their times are on the real clock. */
@Injectable()
export class InvitesRepository {
  async list(tx: Tx, query: ListQuery, scope: InviteScope): Promise<{ rows: InviteRow[]; total: number }> {
    const sql = listSql(
      query,
      { fields: FIELDS, search: ['i.email::text'], tieBreaker: 'i.id' },
      { extra: ['i.org_id = $1', OPEN, `${OF_AGENCY} = $2`], params: [tx.orgId, scope === 'agency'] },
    );
    const [counted] = await tx.query<{ count: string }>(`SELECT count(*) ${FROM} ${sql.where}`, sql.params);
    const rows = await tx.query<InviteRow>(`SELECT ${COLUMNS} ${FROM} ${sql.where} ${sql.tail}`, sql.params);
    return { rows, total: Number(counted?.count ?? 0) };
  }

  async find(tx: Tx, id: string, scope: InviteScope): Promise<InviteRow | null> {
    const [row] = await tx.query<InviteRow>(
      `SELECT ${COLUMNS} ${FROM} WHERE i.org_id = $1 AND i.id = $2 AND ${OPEN} AND ${OF_AGENCY} = $3`,
      [tx.orgId, id, scope === 'agency'],
    );
    return row ?? null;
  }

  async isMember(tx: Tx, email: string): Promise<boolean> {
    const rows = await tx.query(`SELECT 1 FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.org_id = $1 AND u.email = $2`, [
      tx.orgId,
      email,
    ]);
    return rows.length > 0;
  }

  /** Whether the address is one of the agency's people already. */
  async isOfAgency(tx: Tx, email: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM agency_memberships m JOIN users u ON u.id = m.user_id
       WHERE m.agency_id = (SELECT o.agency_id FROM orgs o WHERE o.id = $1) AND u.email = $2`,
      [tx.orgId, email],
    );
    return rows.length > 0;
  }

  async agencyName(tx: Tx): Promise<string> {
    const [row] = await tx.query<{ name: string }>(`SELECT a.name FROM orgs o JOIN agencies a ON a.id = o.agency_id WHERE o.id = $1`, [
      tx.orgId,
    ]);
    return row?.name ?? '';
  }

  /** False when the address has an open invite already. */
  async insert(
    tx: Tx,
    invite: { id: string; email: string; role: string; hash: Buffer; invitedBy: string; days: number },
  ): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO invites (id, org_id, email, role, secret_hash, invited_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) ON CONFLICT DO NOTHING`,
      [invite.id, tx.orgId, invite.email, invite.role, invite.hash, invite.invitedBy, invite.days],
    );
    return inserted === 1;
  }

  /** A new secret, a new term, and the one who sends it stands behind it: the link that was sent before is dead. */
  async renew(tx: Tx, id: string, hash: Buffer, days: number, invitedBy: string): Promise<void> {
    await tx.execute(
      `UPDATE invites SET secret_hash = $3, mailed_at = NULL, expires_at = now() + make_interval(days => $4), invited_by = $5
       WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, hash, days, invitedBy],
    );
  }

  async noteMail(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE invites SET mailed_at = now() WHERE org_id = $1 AND id = $2`, [tx.orgId, id]);
  }

  async revoke(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE invites SET revoked_at = now() WHERE org_id = $1 AND id = $2`, [tx.orgId, id]);
  }

  async accept(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE invites SET accepted_at = now() WHERE org_id = $1 AND id = $2`, [tx.orgId, id]);
  }

  /** The org behind a secret, through a catalogued definer function: no org is set yet. */
  async locate(tx: Tx, hash: Buffer): Promise<{ id: string; orgId: string } | null> {
    const [row] = await tx.query<{ id: string; orgId: string }>(`SELECT invite_id AS id, org_id AS "orgId" FROM find_invite($1)`, [hash]);
    return row ?? null;
  }

  /** Locked, so that of twenty people with one link one gets in. */
  async lock(tx: Tx, id: string): Promise<InviteByLink | null> {
    const [row] = await tx.query<InviteByLink>(
      `SELECT ${COLUMNS}, i.accepted_at, i.revoked_at, CASE WHEN ${OF_AGENCY} THEN a.name ELSE o.name END AS business, u.id AS user_id, u.status AS user_status,
         (u.password_hash IS NOT NULL AND u.email_proved_at IS NOT NULL) AS has_password
       ${FROM} JOIN orgs o ON o.id = i.org_id JOIN agencies a ON a.id = o.agency_id LEFT JOIN users u ON u.email = i.email
       WHERE i.org_id = $1 AND i.id = $2 FOR UPDATE OF i`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async addAccount(tx: Tx, account: { id: string; email: string; name: string; passwordHash: string }): Promise<void> {
    await tx.execute(
      `INSERT INTO users (id, email, name, password_hash, password_changed_at, email_proved_at) VALUES ($1, $2, $3, $4, now(), now())`,
      [account.id, account.email, account.name, account.passwordHash],
    );
  }

  async addMembership(tx: Tx, userId: string, role: string): Promise<void> {
    await tx.execute(`INSERT INTO memberships (org_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      tx.orgId,
      userId,
      role,
    ]);
  }

  /** Of the agency whose own org this is. Whoever belongs to it already keeps their role. */
  async addToAgency(tx: Tx, userId: string, role: string): Promise<void> {
    await tx.execute(
      `INSERT INTO agency_memberships (agency_id, user_id, role)
       SELECT o.agency_id, $2, $3 FROM orgs o WHERE o.id = $1 AND o.kind = 'operations' ON CONFLICT DO NOTHING`,
      [tx.orgId, userId, role],
    );
  }
}
