import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { listSql, type ListColumns } from '../../platform/http/list-sql.rules.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { OwnRule, RuleAction, RuleConditions } from './own-rule.schema.js';

export interface RuleValues {
  name: string;
  position: number;
  isActive: boolean;
  conditions: RuleConditions;
  action: RuleAction;
}

export interface RuleRow extends RuleValues {
  id: string;
  ctaLabel: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** How often a rule decided a turn lately. */
export interface RuleFigures {
  ruleId: string;
  fired: number;
  lastFiredAt: Date | null;
}

const SELECT = `SELECT r.id, r.name, r.position, r.is_active AS "isActive", r.conditions, r.action, c.label AS "ctaLabel", r.version,
  r.created_at AS "createdAt", r.updated_at AS "updatedAt"
  FROM org_rules r LEFT JOIN ctas c ON c.org_id = r.org_id AND c.id::text = r.action ->> 'ctaId'`;
const ACTIVE = `SELECT r.id, r.name, r.conditions, r.action,
    CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'kind', c.kind, 'label', c.label) END AS cta
  FROM org_rules r LEFT JOIN ctas c ON c.org_id = r.org_id AND c.id::text = r.action ->> 'ctaId' AND c.is_active
  WHERE r.org_id = $1 AND r.is_active ORDER BY r.position, r.created_at, r.id`;
const COLUMNS: ListColumns = {
  fields: { position: 'r.position', createdAt: 'r.created_at', name: 'r.name', isActive: 'r.is_active' },
  search: ['r.name'],
  tieBreaker: 'r.id',
};

/** SQL of the rules that businesses add themselves. */
@Injectable()
export class OwnRulesRepository {
  active(tx: Tx): Promise<OwnRule[]> {
    return tx.query<OwnRule>(ACTIVE, [tx.orgId]);
  }

  async list(tx: Tx, query: ListQuery): Promise<Page<RuleRow>> {
    const sql = listSql(query, COLUMNS, { extra: ['r.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<RuleRow>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM org_rules r ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  /** Of each rule, within the last `days` days. */
  figures(tx: Tx, days: number): Promise<RuleFigures[]> {
    return tx.query<RuleFigures>(
      `SELECT r.id AS "ruleId", coalesce(f.fired, 0)::int AS fired, f.last AS "lastFiredAt" FROM org_rules r
       LEFT JOIN (SELECT d.rules -> 0 ->> 'id' AS id, count(*) AS fired, max(d.created_at) AS last FROM decisions d
         WHERE d.org_id = $1 AND d.created_at >= app_now() - make_interval(days => $2) AND d.rules <> '[]' AND d.rules -> 0 ->> 'heldBack' IS NULL GROUP BY 1) f ON f.id = r.id::text
       WHERE r.org_id = $1 ORDER BY r.position, r.created_at, r.id`,
      [tx.orgId, days],
    );
  }

  async find(tx: Tx, id: string): Promise<RuleRow | null> {
    const [row] = await tx.query<RuleRow>(`${SELECT} WHERE r.org_id = $1 AND r.id = $2`, [tx.orgId, id]);
    return row ?? null;
  }

  async count(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ total: number }>('SELECT count(*)::int AS total FROM org_rules WHERE org_id = $1', [tx.orgId]);
    return row?.total ?? 0;
  }

  async insert(tx: Tx, rule: RuleValues): Promise<string> {
    const id = newId();
    await tx.execute(
      `INSERT INTO org_rules (id, org_id, name, position, is_active, conditions, action, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, app_now(), app_now())`,
      [id, tx.orgId, rule.name, rule.position, rule.isActive, JSON.stringify(rule.conditions), JSON.stringify(rule.action)],
    );
    return id;
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, rule: RuleValues): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE org_rules SET name = $4, position = $5, is_active = $6, conditions = $7::jsonb, action = $8::jsonb, version = version + 1,
         updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, rule.name, rule.position, rule.isActive, JSON.stringify(rule.conditions), JSON.stringify(rule.action)],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM org_rules WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  async ctaExists(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM ctas WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
    return rows.length > 0;
  }
}
