import { humanise } from '../shared/format';
import type { Member } from '../shared/types';

interface RoleWords {
  name: string;
  may: string;
}
const words: Record<string, RoleWords> = {
  org_owner: { name: 'Owner', may: 'everything in this business, people and settings included.' },
  org_agent: { name: 'Agent', may: 'answers customers, works on leads and books.' },
  viewer: { name: 'Viewer', may: 'looks, changes nothing, and sees phone numbers masked.' },
  agency_owner: { name: 'Agency owner', may: 'everything, in every client and for the agency itself.' },
  agency_staff: { name: 'Agency staff', may: 'works in the clients that an owner of the agency lets them into.' },
};

export const agencyRoles = ['agency_owner', 'agency_staff'] as const;
export const orgRoles = ['org_owner', 'org_agent', 'viewer'] as const;

/** A built-in role in plain words, or the name that the business gave its own. */
export const roleWords = (role: string, ownName: string | null = null): RoleWords =>
  words[role] ?? { name: ownName ?? humanise(role), may: '' };

/** What stands before the phone of a member. */
export function alertWords({ alertsStoppedAt, isOnCall }: Pick<Member, 'alertsStoppedAt' | 'isOnCall'>): string {
  if (alertsStoppedAt !== null) return 'alerts stopped by their STOP from';
  return isOnCall ? 'alerts to' : 'not on call:';
}
