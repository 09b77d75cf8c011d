import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import type { ResourceEntity } from './resource.entity.js';
import type { ServiceEntity } from './service.entity.js';

type Kind = 'service' | 'resource';

const NAME_EXISTS: Record<Kind, string> = {
  service: 'SELECT 1 FROM services WHERE org_id = $1 AND is_active AND lower(name) = lower($2) AND ($3::uuid IS NULL OR id <> $3)',
  resource: 'SELECT 1 FROM resources WHERE org_id = $1 AND is_active AND lower(name) = lower($2) AND ($3::uuid IS NULL OR id <> $3)',
};
const HAS_BOOKINGS: Record<Kind, string> = {
  service: 'SELECT 1 FROM appointments WHERE org_id = $1 AND service_id = $2 LIMIT 1',
  resource: 'SELECT 1 FROM appointments WHERE org_id = $1 AND resource_id = $2 LIMIT 1',
};

const SERVICE = `id, org_id AS "orgId", name, keywords, duration_minutes AS "durationMinutes", buffer_minutes AS "bufferMinutes", price_minor AS "priceMinor",
  price_confirmed_at AS "priceConfirmedAt", needs_address AS "needsAddress", is_active AS "isActive", sort`;
const ACTIVE_SERVICES = `SELECT ${SERVICE} FROM services WHERE org_id = $1 AND is_active ORDER BY sort, name`;

const SERVICE_COLUMNS: ListColumns = { fields: { sort: 'sort', name: 'name', isActive: 'is_active' }, search: ['name'], tieBreaker: 'id' };
const RESOURCE_COLUMNS: ListColumns = { fields: { name: 'name', isActive: 'is_active' }, search: ['name'], tieBreaker: 'id' };

/** The questions about services and resources that a plain find cannot answer. */
@Injectable()
export class CatalogRepository {
  /** What the business sells now, in its own order: read for every turn. */
  activeServices(tx: Tx): Promise<ServiceEntity[]> {
    return tx.query<ServiceEntity>(ACTIVE_SERVICES, [tx.orgId]);
  }

  async listServices(tx: Tx, query: ListQuery): Promise<Page<ServiceEntity>> {
    const sql = listSql(query, SERVICE_COLUMNS, { extra: ['org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<ServiceEntity>(
      `SELECT id, name, keywords, duration_minutes AS "durationMinutes", buffer_minutes AS "bufferMinutes", price_minor AS "priceMinor",
         price_confirmed_at AS "priceConfirmedAt", needs_address AS "needsAddress", is_active AS "isActive", sort FROM services ${sql.where} ${sql.tail}`,
      sql.params,
    );
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM services ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async listResources(tx: Tx, query: ListQuery): Promise<Page<ResourceEntity>> {
    const sql = listSql(query, RESOURCE_COLUMNS, { extra: ['org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<ResourceEntity>(
      `SELECT id, name, is_default AS "isDefault", is_active AS "isActive", hours FROM resources ${sql.where} ${sql.tail}`,
      sql.params,
    );
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM resources ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async ensureDefaultResource(tx: Tx, id: string): Promise<void> {
    await tx.execute(`INSERT INTO resources (id, org_id, name, is_default) VALUES ($1, $2, 'Main', true) ON CONFLICT DO NOTHING`, [
      id,
      tx.orgId,
    ]);
  }

  async nameExists(tx: Tx, kind: Kind, name: string, exceptId: string | null): Promise<boolean> {
    return (await tx.query(NAME_EXISTS[kind], [tx.orgId, name, exceptId])).length > 0;
  }

  async hasBookings(tx: Tx, kind: Kind, id: string): Promise<boolean> {
    return (await tx.query(HAS_BOOKINGS[kind], [tx.orgId, id])).length > 0;
  }

  async upcomingOnResource(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM appointments WHERE org_id = $1 AND resource_id = $2 AND status IN ('scheduled', 'confirmed') AND ends_at > app_now()`,
      [tx.orgId, id],
    );
    return row?.count ?? 0;
  }

  async deleteResource(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM slot_holds WHERE org_id = $1 AND resource_id = $2', [tx.orgId, id]);
    await tx.execute('DELETE FROM resources WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  /** Bookings on one resource take turns, so that a check and the write that follows it see the same world. */
  async lockResources(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('SELECT id FROM resources WHERE org_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE', [tx.orgId, ids]);
  }
}
