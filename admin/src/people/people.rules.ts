import { humanise } from '../shared/format';

interface RoleWords {
  name: string;
  may: string;
}
const words: Record<string, RoleWords> = {
  org_owner: { name: 'Owner', may: 'everything in this business, people and settings included.' },
  org_agent: { name: 'Agent', may: 'answers customers, works on leads and books.' },
  viewer: { name: 'Viewer', may: 'looks, changes nothing, and sees phone numbers masked.' },
};

export const orgRoles = ['org_owner', 'org_agent', 'viewer'] as const;

export const roleWords = (role: string): RoleWords => words[role] ?? { name: humanise(role), may: '' };
