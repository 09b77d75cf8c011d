import type { AccessibleOrg } from './access.schema.js';

/**
 * Whether a caller may end every sign-in of a member. A sign-in counts in all businesses of the person, so the caller must be in charge
 * of people in each of them, and may do no less there than the member: nobody ends the work of another business from here.
 */
export function maySignOut(caller: readonly AccessibleOrg[], member: readonly AccessibleOrg[]): boolean {
  return member.every(({ orgId, permissions }) => {
    const own = caller.find((org) => org.orgId === orgId);
    return own !== undefined && own.permissions.includes('users.write') && permissions.every((name) => own.permissions.includes(name));
  });
}
