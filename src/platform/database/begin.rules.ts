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

/** BEGIN and the tenant settings in one message (performance.md W5); ids are checked because they stand in the text. */
export function beginStatement(scope: Scope): string {
  const ids = scope.orgId ? [...scope.orgIds, scope.orgId] : scope.orgIds;
  if (!ids.every(isUuid)) throw new AppError('tenancy.bad_org', 500, 'An organisation id is not a UUID.');
  const begin = scope.isReadOnly ? 'BEGIN READ ONLY' : 'BEGIN';
  if (ids.length === 0) return begin;
  const plans = scope.isHot ? `, set_config('plan_cache_mode', 'force_generic_plan', true)` : '';
  return `${begin}; SELECT set_config('app.org_id', '${scope.orgId ?? ''}', true), set_config('app.org_ids', '{${scope.orgIds.join(',')}}', true)${plans}`;
}
