import { AppError } from '../../common/errors.js';
import { isUuid } from '../../common/ids.js';

/** The tenant part of BEGIN: which org may be written and which may be read. */
export interface Scope {
  orgId: string | null;
  orgIds: string[];
  isReadOnly: boolean;
  /**
   * The message path, whose statements are few, name one row each and run on every connection: PostgreSQL plans them once there
   * instead of five times before it dares to keep a plan (PostgreSQL manual, plan_cache_mode).
   */
  isHot: boolean;
}

/** A statement that each connection parses and plans once, under its name. */
export interface NamedStatement {
  name: string;
  text: string;
  values: string[];
}

const TENANT = `SELECT set_config('app.org_id', $1, true), set_config('app.org_ids', $2, true)`;
const HOT_TENANT = `${TENANT}, set_config('plan_cache_mode', 'force_generic_plan', true)`;

/** What opens a transaction. The ids are written to a setting that policies read as an array: they are checked before. */
export function beginStatement(scope: Scope): { begin: string; tenant: NamedStatement | null } {
  const ids = scope.orgId ? [...scope.orgIds, scope.orgId] : scope.orgIds;
  if (!ids.every(isUuid)) throw new AppError('tenancy.bad_org', 500, 'An organisation id is not a UUID.');
  const begin = scope.isReadOnly ? 'BEGIN READ ONLY' : 'BEGIN';
  if (ids.length === 0) return { begin, tenant: null };
  const values = [scope.orgId ?? '', `{${scope.orgIds.join(',')}}`];
  return { begin, tenant: scope.isHot ? { name: 'hot_tenant', text: HOT_TENANT, values } : { name: 'tenant', text: TENANT, values } };
}
