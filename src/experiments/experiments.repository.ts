import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../platform/database/database.service.js';
import { listSql, type ListColumns } from '../platform/http/list-sql.rules.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { AssignedVariant, EndReason, Goal, LeverName, Range, RunningExperiment, Variant } from './experiment.schema.js';
import type { ExperimentStatus } from './experiments.machine.js';

/** What a person decides about an experiment. */
export interface ExperimentValues {
  name: string;
  hypothesis: string;
  lever: LeverName;
  goal: Goal;
  layer: string;
  trafficPercent: number;
  minEffectPoints: number;
  variants: Variant[];
  endsAt: Date | null;
}

export interface ExperimentRow extends ExperimentValues {
  id: string;
  status: ExperimentStatus;
  salt: string;
  /** Its buckets of the layer; null before the first start. */
  layerFrom: number | null;
  layerTo: number | null;
  leverState: Record<string, unknown>;
  startedAt: Date | null;
  endedAt: Date | null;
  endReason: EndReason | null;
  promotedVariant: string | null;
  checkedAt: Date | null;
  /** People who felt it so far. */
  exposed: number;
  createdByName: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** Another experiment whose people are spoken for. */
export interface Neighbour extends Range {
  name: string;
  lever: LeverName;
  layer: string;
}

const SELECT = `SELECT e.id, e.name, e.hypothesis, e.lever, e.goal, e.status, e.salt, e.layer, e.traffic_percent AS "trafficPercent",
    e.layer_from AS "layerFrom", e.layer_to AS "layerTo", e.min_effect_points AS "minEffectPoints", e.variants, e.lever_state AS "leverState",
    e.ends_at AS "endsAt", e.started_at AS "startedAt", e.ended_at AS "endedAt", e.end_reason AS "endReason",
    e.promoted_variant AS "promotedVariant", e.checked_at AS "checkedAt", u.name AS "createdByName", e.version,
    e.created_at AS "createdAt", e.updated_at AS "updatedAt",
    (SELECT count(*)::int FROM experiment_exposures x WHERE x.org_id = e.org_id AND x.experiment_id = e.id) AS exposed
  FROM experiments e LEFT JOIN users u ON u.id = e.created_by`;
const ONE = `${SELECT} WHERE e.org_id = $1 AND e.id = $2`;
const ONE_LOCKED = `${ONE} FOR NO KEY UPDATE OF e`;
const COLUMNS: ListColumns = {
  fields: { createdAt: 'e.created_at', name: 'e.name', status: 'e.status', lever: 'e.lever', startedAt: 'e.started_at' },
  search: ['e.name', 'e.hypothesis'],
  tieBreaker: 'e.id',
};
const EXPOSE = `INSERT INTO experiment_exposures (org_id, experiment_id, contact_id, variant, conversation_id, exposed_at)
  SELECT e.org_id, e.id, $3, $4, $5, app_now() FROM experiments e WHERE e.org_id = $1 AND e.id = $2 AND e.status = 'running'
  ON CONFLICT (experiment_id, contact_id) DO NOTHING`;

/** SQL of experiments and of who felt them. */
@Injectable()
export class ExperimentsRepository {
  async list(tx: Tx, query: ListQuery): Promise<Page<ExperimentRow>> {
    const sql = listSql(query, COLUMNS, { extra: ['e.org_id = $1'], params: [tx.orgId] });
    const data = await tx.query<ExperimentRow>(`${SELECT} ${sql.where} ${sql.tail}`, sql.params);
    const [count] = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM experiments e ${sql.where}`, sql.params);
    return { data, total: count?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<ExperimentRow | null> {
    const [row] = await tx.query<ExperimentRow>(ONE, [tx.orgId, id]);
    return row ?? null;
  }

  /**
   * Holds it until the transaction ends: a person who stops it and the check that does come one after the other. Exposures, which refer to
   * it, are not kept waiting.
   */
  async lock(tx: Tx, id: string): Promise<ExperimentRow | null> {
    const [row] = await tx.query<ExperimentRow>(ONE_LOCKED, [tx.orgId, id]);
    return row ?? null;
  }

  async insert(tx: Tx, values: ExperimentValues): Promise<string> {
    const id = newId();
    await tx.execute(
      `INSERT INTO experiments (id, org_id, name, hypothesis, lever, goal, salt, layer, traffic_percent, min_effect_points, variants, ends_at, created_by,
         created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, app_now(), app_now())`,
      [id, tx.orgId, values.name, values.hypothesis, values.lever, values.goal, newId(), ...tail(values), TenantContext.personId()],
    );
    return id;
  }

  /** False when it was changed since `version` was read. */
  async update(tx: Tx, id: string, version: number, values: ExperimentValues): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE experiments SET name = $4, hypothesis = $5, lever = $6, goal = $7, layer = $8, traffic_percent = $9, min_effect_points = $10,
         variants = $11::jsonb, ends_at = $12, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2 AND version = $3`,
      [tx.orgId, id, version, values.name, values.hypothesis, values.lever, values.goal, ...tail(values)],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute(`DELETE FROM experiments WHERE org_id = $1 AND id = $2 AND status = 'draft'`, [tx.orgId, id]);
  }

  /** The others that run or pause, in any layer. */
  neighbours(tx: Tx, id: string): Promise<Neighbour[]> {
    return tx.query<Neighbour>(
      `SELECT e.name, e.lever, e.layer, e.layer_from AS "from", e.layer_to AS "to" FROM experiments e
       WHERE e.org_id = $1 AND e.id <> $2 AND e.status IN ('running', 'paused')`,
      [tx.orgId, id],
    );
  }

  async run(tx: Tx, id: string, range: Range, leverState: Record<string, unknown>): Promise<void> {
    await tx.execute(
      `UPDATE experiments SET status = 'running', started_at = coalesce(started_at, app_now()), layer_from = $3, layer_to = $4, lever_state = $5::jsonb,
         checked_at = NULL, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, range.from, range.to, JSON.stringify(leverState)],
    );
  }

  async pause(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE experiments SET status = 'paused', version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id],
    );
  }

  /** The figures of one that had ended before it was promoted stay those of its end. */
  async end(
    tx: Tx,
    id: string,
    to: { status: 'stopped' | 'promoted'; reason: EndReason; variants: readonly Variant[]; promoted: string | null },
  ): Promise<void> {
    await tx.execute(
      `UPDATE experiments SET status = $3, ended_at = coalesce(ended_at, app_now()), end_reason = coalesce(end_reason, $4), variants = $5::jsonb,
         promoted_variant = $6, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2`,
      [tx.orgId, id, to.status, to.reason, JSON.stringify(to.variants), to.promoted],
    );
  }

  async setVariants(tx: Tx, id: string, variants: readonly Variant[]): Promise<void> {
    await tx.execute(
      'UPDATE experiments SET variants = $3::jsonb, version = version + 1, updated_at = app_now() WHERE org_id = $1 AND id = $2',
      [tx.orgId, id, JSON.stringify(variants)],
    );
  }

  async checked(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE experiments SET checked_at = now() WHERE org_id = $1 AND id = $2', [tx.orgId, id]);
  }

  /** Those that turns obey. */
  async running(tx: Tx): Promise<RunningExperiment[]> {
    const rows = await tx.query<Omit<RunningExperiment, 'range'> & Range>(
      `SELECT e.id, e.lever, e.layer, e.salt, e.layer_from AS "from", e.layer_to AS "to", e.variants, e.lever_state AS "leverState"
       FROM experiments e WHERE e.org_id = $1 AND e.status = 'running' ORDER BY e.started_at, e.id`,
      [tx.orgId],
    );
    return rows.map(({ from, to, ...row }) => ({ ...row, range: { from, to } }));
  }

  /** The first effect on a person; a second one of the same experiment writes nothing. Leaves with the commit. */
  expose(tx: Tx, { experimentId, variant }: AssignedVariant, contactId: string, conversationId: string): void {
    tx.write(EXPOSE, [tx.orgId, experimentId, contactId, variant, conversationId]);
  }

  /** What a person was in, for their own export. */
  ofContact(tx: Tx, contactId: string): Promise<Record<string, unknown>[]> {
    return tx.query(
      `SELECT e.name AS experiment, e.lever, x.variant, x.exposed_at AS "exposedAt" FROM experiment_exposures x
       JOIN experiments e ON e.org_id = x.org_id AND e.id = x.experiment_id WHERE x.org_id = $1 AND x.contact_id = $2 ORDER BY x.exposed_at`,
      [tx.orgId, contactId],
    );
  }

  /** Running ones of all businesses that were not looked at for `gapSeconds`, at most `limit`. */
  due(tx: Tx, gapSeconds: number, limit: number): Promise<{ orgId: string; id: string }[]> {
    return tx.query('SELECT org_id AS "orgId", id FROM experiments_due(make_interval(secs => $1), $2)', [gapSeconds, limit]);
  }
}

function tail(values: ExperimentValues): unknown[] {
  const { layer, trafficPercent, minEffectPoints, variants, endsAt } = values;
  return [layer, trafficPercent, minEffectPoints, JSON.stringify(variants), endsAt];
}
