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
  'admin.pause',
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
/** What reaches all clients, or lasts beyond the one who does it. */
const OWNERS_OF_THE_AGENCY: readonly PermissionName[] = ['users.write', 'agency.write', 'admin.pause'];
const NOT_FOR_AGENTS: readonly PermissionName[] = ['audit.read', 'users.read', 'api_keys.read', 'agency.read'];
const NOT_FOR_VIEWERS: readonly PermissionName[] = [...NOT_FOR_AGENTS, 'settings.read'];

/** What each built-in role may do. */
export const ROLES: Readonly<Record<Role, readonly PermissionName[]>> = {
  agency_owner: PERMISSIONS,
  agency_staff: all((name) => !OWNERS_OF_THE_AGENCY.includes(name)),
  org_owner: all((name) => !isAgencyWide(name)),
  org_agent: all((name) => (isRead(name) && !NOT_FOR_AGENTS.includes(name)) || AGENT_WRITES.includes(name)),
  viewer: all((name) => isRead(name) && !NOT_FOR_VIEWERS.includes(name)),
};

/** The permissions of a role; an unknown role may do nothing. */
export function permissionsOf(role: string): ReadonlySet<string> {
  return new Set(Object.hasOwn(ROLES, role) ? ROLES[role as Role] : []);
}

/** A permission that the giver lacks, or null: nobody hands out more than they have. */
export function exceededBy(permissions: Iterable<string>, giverHas: ReadonlySet<string>): string | null {
  return [...permissions].find((name) => !giverHas.has(name)) ?? null;
}

export function isBuiltIn(role: string): boolean {
  return Object.hasOwn(ROLES, role);
}

/** A role in the agency, which stands above its orgs. */
export function isOfAgency(role: string): role is AgencyRole {
  return (AGENCY_ROLES as readonly string[]).includes(role);
}

/** What a role of an org's own may hold: everything inside the business. What reaches beyond it belongs to the agency. */
export const OWN_ROLE_PERMISSIONS: readonly PermissionName[] = all((name) => !isAgencyWide(name));

/** Which reading an action needs where it is not that of its own resource. */
const READING: Readonly<Partial<Record<PermissionName, PermissionName>>> = {
  'messages.send': 'conversations.read',
  'services.write': 'appointments.read',
};

/** The permissions together with the reading that they need, in the order of the list; names that are none any more fall away. */
export function completed(permissions: readonly string[]): PermissionName[] {
  const wanted = new Set<string>(permissions);
  for (const name of OWN_ROLE_PERMISSIONS) {
    const reading = READING[name] ?? OWN_ROLE_PERMISSIONS.find((other) => other === `${name.split('.')[0]}.read`);
    if (wanted.has(name) && reading) wanted.add(reading);
  }
  return OWN_ROLE_PERMISSIONS.filter((name) => wanted.has(name));
}

/** Why these cannot be the permissions of an own role, or null. */
export function ownRoleFault(permissions: readonly string[]): string | null {
  const unknown = permissions.find((name) => !(PERMISSIONS as readonly string[]).includes(name));
  if (unknown !== undefined) return `"${unknown}" is not a permission`;
  const wide = permissions.find(isAgencyWide);
  return wide === undefined ? null : `"${wide}" reaches beyond this business: only the agency has it`;
}

/** Viewers see phone numbers masked. */
export function seesPhones(role: string): boolean {
  return role !== 'viewer';
}
