import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface OwnRoleRow {
  id: string;
  name: string;
  permissions: string[];
  version: number;
  members: number;
}

const COLUMNS = `r.id, r.name::text AS name, r.permissions, r.version,
  (SELECT count(*)::integer FROM memberships m WHERE m.org_id = r.org_id AND m.role_id = r.id) AS members`;

/** SQL of the roles that an org wrote itself. */
@Injectable()
export class RolesRepository {
  async list(tx: Tx): Promise<OwnRoleRow[]> {
    return tx.query<OwnRoleRow>(`SELECT ${COLUMNS} FROM roles r WHERE r.org_id = $1 ORDER BY r.name, r.id`, [tx.orgId]);
  }

  async find(tx: Tx, id: string): Promise<OwnRoleRow | null> {
    const [row] = await tx.query<OwnRoleRow>(`SELECT ${COLUMNS} FROM roles r WHERE r.org_id = $1 AND r.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  /** The role as it stays until the end of the transaction: whoever gives it away gives away what was looked at. */
  async hold(tx: Tx, id: string): Promise<{ name: string; permissions: string[] } | null> {
    const [row] = await tx.query<{ name: string; permissions: string[] }>(
      `SELECT name::text AS name, permissions FROM roles WHERE org_id = $1 AND id = $2 FOR SHARE`,
      [tx.orgId, id],
    );
    return row ?? null;
  }

  async lock(tx: Tx, id: string): Promise<void> {
    await tx.query(`SELECT id FROM roles WHERE org_id = $1 AND id = $2 FOR UPDATE`, [tx.orgId, id]);
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ count: number }>(`SELECT count(*)::integer AS count FROM roles WHERE org_id = $1`, [tx.orgId]);
    return row?.count ?? 0;
  }

  /** How many members each built-in role has. */
  async membersOfBuiltIn(tx: Tx): Promise<{ role: string; members: number }[]> {
    return tx.query<{ role: string; members: number }>(
      `SELECT role, count(*)::integer AS members FROM memberships WHERE org_id = $1 AND role_id IS NULL GROUP BY role`,
      [tx.orgId],
    );
  }

  async holders(tx: Tx, id: string): Promise<string[]> {
    const rows = await tx.query<{ user_id: string }>(`SELECT user_id FROM memberships WHERE org_id = $1 AND role_id = $2`, [tx.orgId, id]);
    return rows.map((row) => row.user_id);
  }

  /** False when the name is taken. */
  async insert(tx: Tx, role: { id: string; name: string; permissions: readonly string[] }): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO roles (id, org_id, name, permissions) VALUES ($1, $2, $3, $4) ON CONFLICT (org_id, name) DO NOTHING`,
      [role.id, tx.orgId, role.name, role.permissions],
    );
    return inserted === 1;
  }

  async isNameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
    return (await tx.query(`SELECT 1 FROM roles WHERE org_id = $1 AND name = $2 AND id <> $3`, [tx.orgId, name, exceptId])).length > 0;
  }

  /** False when another request changed the role since this version was read. */
  async update(tx: Tx, id: string, version: number, role: { name: string; permissions: readonly string[] }): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE roles SET name = $4, permissions = $5, version = version + 1, updated_at = now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, role.name, role.permissions],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute(`DELETE FROM roles WHERE org_id = $1 AND id = $2`, [tx.orgId, id]);
  }
}
