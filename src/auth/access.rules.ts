import { completed, permissionsOf } from '../orgs/roles.rules.js';
import type { AccessibleOrg } from './access.schema.js';

/** What a role may do: an own one what the org wrote into it, a built-in one what the code says. */
export function permissionsIn(role: string, ownPermissions: readonly string[] | null): readonly string[] {
  return ownPermissions ? completed(ownPermissions) : [...permissionsOf(role)];
}

/** One entry per org: a person who is both a member and of the agency gets the role that may do more. */
export function bestRolePerOrg(rows: readonly AccessibleOrg[]): AccessibleOrg[] {
  const best = new Map<string, AccessibleOrg>();
  for (const row of rows) {
    const known = best.get(row.orgId);
    if (!known || row.permissions.length > known.permissions.length) best.set(row.orgId, row);
  }
  return [...best.values()];
}

/** Where a login lands: client businesses before the agency's own org, the oldest first (ids are ordered by time). */
export function landingOrg(orgs: readonly AccessibleOrg[]): AccessibleOrg | null {
  const [first] = [...orgs].sort((a, b) => a.kind.localeCompare(b.kind) || a.orgId.localeCompare(b.orgId));
  return first ?? null;
}
