import { AppError } from '../../common/errors.js';
import { isUuid } from '../../common/ids.js';

/** The tenant part of BEGIN: which org may be written and which may be read. */
export interface Scope {
  orgId: string | null;
  orgIds: string[];
  isReadOnly: boolean;
}

/** BEGIN and the tenant settings in one message (performance.md W5); ids are checked because they stand in the text. */
export function beginStatement(scope: Scope): string {
  const ids = scope.orgId ? [...scope.orgIds, scope.orgId] : scope.orgIds;
  if (!ids.every(isUuid)) throw new AppError('tenancy.bad_org', 500, 'An organisation id is not a UUID.');
  const begin = scope.isReadOnly ? 'BEGIN READ ONLY' : 'BEGIN';
  if (ids.length === 0) return begin;
  return `${begin}; SELECT set_config('app.org_id', '${scope.orgId ?? ''}', true), set_config('app.org_ids', '{${scope.orgIds.join(',')}}', true)`;
}
