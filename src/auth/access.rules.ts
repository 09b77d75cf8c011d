import { permissionsOf } from '../orgs/roles.rules.js';
import type { AccessibleOrg } from './access.schema.js';

/** One entry per org: a person who is both a member and of the agency gets the role that may do more. */
export function bestRolePerOrg(rows: readonly AccessibleOrg[]): AccessibleOrg[] {
  const best = new Map<string, AccessibleOrg>();
  for (const row of rows) {
    const known = best.get(row.orgId);
    if (!known || permissionsOf(row.role).size > permissionsOf(known.role).size) best.set(row.orgId, row);
  }
  return [...best.values()];
}

/** Where a login lands: client businesses before the agency's own org, the oldest first (ids are ordered by time). */
export function landingOrg(orgs: readonly AccessibleOrg[]): AccessibleOrg | null {
  const [first] = [...orgs].sort((a, b) => a.kind.localeCompare(b.kind) || a.orgId.localeCompare(b.orgId));
  return first ?? null;
}
