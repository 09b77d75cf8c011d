/** Every permission, as `resource.action`. Routes may name no other. */
export const PERMISSIONS = [
  'calls.read',
  'contacts.read',
  'contacts.write',
  'contacts.erase',
  'leads.read',
  'leads.write',
  'conversations.read',
  'conversations.takeover',
  'messages.send',
  'actions.read',
  'actions.write',
  'appointments.read',
  'appointments.write',
  'services.write',
  'settings.read',
  'settings.write',
  'numbers.read',
  'numbers.write',
  'knowledge.read',
  'knowledge.write',
  'users.read',
  'users.write',
  'api_keys.read',
  'api_keys.write',
  'audit.read',
  'decisions.read',
  'analytics.read',
  'notifications.read',
  'simulator.use',
  'suppressions.read',
  'suppressions.write',
  'admin.queues',
  'agency.read',
  'agency.write',
  'agency.view_as',
] as const;
export type PermissionName = (typeof PERMISSIONS)[number];

export const ORG_ROLES = ['org_owner', 'org_agent', 'viewer'] as const;
export const AGENCY_ROLES = ['agency_owner', 'agency_staff'] as const;
export type OrgRole = (typeof ORG_ROLES)[number];
export type AgencyRole = (typeof AGENCY_ROLES)[number];
export type Role = OrgRole | AgencyRole;

const all = (keep: (name: PermissionName) => boolean): readonly PermissionName[] => PERMISSIONS.filter(keep);
const isRead = (name: string): boolean => name.endsWith('.read');
const isAgencyWide = (name: string): boolean => name.startsWith('agency.') || name.startsWith('admin.');

const AGENT_WRITES: readonly PermissionName[] = [
  'leads.write',
  'contacts.write',
  'conversations.takeover',
  'messages.send',
  'actions.write',
  'appointments.write',
  'simulator.use',
];
const NOT_FOR_AGENTS: readonly PermissionName[] = ['audit.read', 'users.read', 'api_keys.read', 'agency.read'];
const NOT_FOR_VIEWERS: readonly PermissionName[] = [...NOT_FOR_AGENTS, 'settings.read'];

/** What each built-in role may do. */
export const ROLES: Readonly<Record<Role, readonly PermissionName[]>> = {
  agency_owner: PERMISSIONS,
  agency_staff: all((name) => name !== 'users.write' && name !== 'agency.write'),
  org_owner: all((name) => !isAgencyWide(name)),
  org_agent: all((name) => (isRead(name) && !NOT_FOR_AGENTS.includes(name)) || AGENT_WRITES.includes(name)),
  viewer: all((name) => isRead(name) && !NOT_FOR_VIEWERS.includes(name)),
};

/** The permissions of a role; an unknown role may do nothing. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return new Set(Object.hasOwn(ROLES, role) ? ROLES[role as Role] : []);
}

/** A permission of the role that the giver lacks, or null: nobody hands out more than they have. */
export function exceededBy(role: string, giverHas: ReadonlySet<string>): string | null {
  return [...permissionsOf(role)].find((name) => !giverHas.has(name)) ?? null;
}

/** Viewers see phone numbers masked. */
export function seesPhones(role: string): boolean {
  return role !== 'viewer';
}
