import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

export interface ViewRow {
  id: string;
  user_id: string;
  user_name: string;
  session_id: string;
  reason: string;
  is_read_only: boolean;
  started_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  is_live: boolean;
}

export interface NewView {
  id: string;
  userId: string;
  sessionId: string;
  reason: string;
  isReadOnly: boolean;
  minutes: number;
}

const ROW = `v.id, v.user_id, u.name AS user_name, v.session_id, v.reason, v.is_read_only, v.started_at, v.expires_at, v.ended_at,
  (v.ended_at IS NULL AND v.expires_at > now()) AS is_live`;
const FROM = 'agency_views v JOIN users u ON u.id = v.user_id';

/** SQL of views as a client. Real clock throughout. */
@Injectable()
export class ViewsRepository {
  async insert(tx: Tx, view: NewView): Promise<void> {
    await tx.execute(
      `INSERT INTO agency_views (id, org_id, user_id, session_id, reason, is_read_only, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))`,
      [view.id, tx.orgId, view.userId, view.sessionId, view.reason, view.isReadOnly, view.minutes],
    );
  }

  async find(tx: Tx, id: string): Promise<ViewRow | null> {
    const [row] = await tx.query<ViewRow>(`SELECT ${ROW} FROM ${FROM} WHERE v.org_id = $1 AND v.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  latest(tx: Tx, limit: number): Promise<ViewRow[]> {
    return tx.query<ViewRow>(`SELECT ${ROW} FROM ${FROM} WHERE v.org_id = $1 ORDER BY v.started_at DESC, v.id LIMIT $2`, [tx.orgId, limit]);
  }

  /** False when it has ended already. */
  async end(tx: Tx, id: string, userId: string): Promise<boolean> {
    const changed = await tx.execute(
      'UPDATE agency_views SET ended_at = now(), ended_by = $3 WHERE org_id = $1 AND id = $2 AND ended_at IS NULL AND expires_at > now()',
      [tx.orgId, id, userId],
    );
    return changed === 1;
  }
}
