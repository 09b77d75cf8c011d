import { Injectable } from '@nestjs/common';
import { ofEachQuota } from '../orgs/quota.rules.js';
import type { Quota, QuotaLimits, Since } from '../orgs/quota.rules.js';
import type { Tx } from '../platform/database/database.service.js';
import { MONTH_SCOPES } from '../policy/send-counters.rules.js';

export interface OrgUse {
  orgId: string;
  name: string;
  slug: string;
  own: QuotaLimits;
  version: number;
  used: Record<Quota, number>;
}

interface UseRow {
  id: string;
  name: string;
  slug: string;
  version: number | null;
  limits: (string | null)[];
  used: string[];
}

/** SQL of what orgs use: of the active one, or of several of an agency. */
@Injectable()
export class UsageRepository {
  async uses(tx: Tx, orgIds: readonly string[], since: Since): Promise<OrgUse[]> {
    const rows = await tx.query<UseRow>(
      `SELECT o.id, o.name, o.slug, q.version,
         ARRAY[q.messages_per_month::text, q.model_micros_per_month::text, q.model_micros_per_day::text, q.model_micros_per_hour::text,
           q.model_tokens_per_day::text, q.model_tokens_per_conversation_hour::text, q.seats::text, q.storage_bytes::text] AS limits,
         ARRAY[
           (SELECT coalesce(sum(s.count), 0) FROM send_counters s WHERE s.org_id = o.id AND s.scope = ANY($2) AND s.window_start = $3)::text,
           (SELECT coalesce(sum(u.cost_micros), 0) FROM usage_ledger u WHERE u.org_id = o.id AND u.at >= $3)::text,
           (SELECT coalesce(sum(u.cost_micros), 0) FROM usage_ledger u WHERE u.org_id = o.id AND u.at >= $4)::text,
           (SELECT coalesce(sum(u.cost_micros), 0) FROM usage_ledger u WHERE u.org_id = o.id AND u.at >= $5)::text,
           (SELECT coalesce(sum(u.quantity), 0) FROM usage_ledger u WHERE u.org_id = o.id AND u.at >= $4 AND u.kind = 'model.finished')::text,
           -- of the conversation that used most
           (SELECT coalesce(max(t.tokens), 0) FROM (SELECT sum(u.quantity) AS tokens FROM usage_ledger u WHERE u.org_id = o.id AND u.at >= $5
             AND u.kind = 'model.finished' AND u.conversation_id IS NOT NULL GROUP BY u.conversation_id) t)::text,
           taken_seats(o.id)::text, stored_bytes(o.id)::text
         ] AS used
       FROM orgs o LEFT JOIN org_quotas q ON q.org_id = o.id WHERE o.id = ANY($1) ORDER BY o.name, o.id`,
      [orgIds, MONTH_SCOPES, since.month, since.day, since.hour],
    );
    return rows.map(({ id, name, slug, version, limits, used }) => ({
      ...{ orgId: id, name, slug, version: version ?? 0 },
      own: ofEachQuota((_, at) => (limits[at] == null ? null : Number(limits[at]))),
      used: ofEachQuota((_, at) => Number(used[at])),
    }));
  }

  async servedOrgs(tx: Tx): Promise<string[]> {
    return (await tx.query<{ org_id: string }>('SELECT org_id FROM served_orgs()')).map((row) => row.org_id);
  }

  /** True the first time. */
  async warn(tx: Tx, warning: { quota: string; period: string; level: number }): Promise<boolean> {
    const { quota, period, level } = warning;
    const changed = await tx.execute(
      'INSERT INTO quota_warnings (org_id, quota, period, level) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [tx.orgId, quota, period, level],
    );
    return changed === 1;
  }

  /** Seats and storage that were freed may be reported again. */
  async forgetAbove(tx: Tx, quota: string, level: number): Promise<void> {
    await tx.execute(`DELETE FROM quota_warnings WHERE org_id = $1 AND quota = $2 AND period = 'now' AND level > $3`, [
      tx.orgId,
      quota,
      level,
    ]);
  }

  async standing(tx: Tx, orgIds: readonly string[]): Promise<{ orgId: string; quota: string; level: number }[]> {
    return tx.query(`SELECT org_id AS "orgId", quota, level FROM quota_warnings WHERE org_id = ANY($1) AND period = 'now'`, [orgIds]);
  }
}
