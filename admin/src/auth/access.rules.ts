/** What each page or button needs. Anything not named here is refused. */
const needs: Record<string, Record<string, string>> = {
  dashboard: { list: 'analytics.read' },
  calls: { list: 'calls.read', show: 'calls.read' },
  contacts: { list: 'contacts.read', show: 'contacts.read', create: 'contacts.write', edit: 'contacts.write', erase: 'contacts.erase' },
  leads: { list: 'leads.read', show: 'leads.read', create: 'leads.write', edit: 'leads.write' },
  conversations: {
    list: 'conversations.read',
    show: 'conversations.read',
    takeover: 'conversations.takeover',
    read: 'conversations.takeover',
    resolve: 'conversations.takeover',
    send: 'messages.send',
  },
  messages: { list: 'conversations.read' },
  decisions: { list: 'decisions.read', show: 'decisions.read' },
  rules: { list: 'settings.read', create: 'settings.write', edit: 'settings.write', delete: 'settings.write' },
  actions: { list: 'actions.read', show: 'actions.read', edit: 'actions.write' },
  appointments: { list: 'appointments.read', show: 'appointments.read', create: 'appointments.write', edit: 'appointments.write' },
  services: { list: 'appointments.read', create: 'services.write', edit: 'services.write', delete: 'services.write' },
  resources: { list: 'appointments.read', create: 'services.write', edit: 'services.write', delete: 'services.write' },
  settings: { list: 'settings.read', show: 'settings.read', edit: 'settings.write' },
  profile: { list: 'settings.read', edit: 'settings.write' },
  experiments: { list: 'settings.read', create: 'settings.write', edit: 'settings.write' },
  numbers: { list: 'numbers.read', create: 'numbers.write', edit: 'numbers.write', delete: 'numbers.write' },
  locations: { list: 'numbers.read', create: 'settings.write', edit: 'settings.write', delete: 'settings.write' },
  users: { list: 'users.read', create: 'users.write', edit: 'users.write', delete: 'users.write' },
  roles: { list: 'users.read', create: 'users.write', edit: 'users.write', delete: 'users.write' },
  'second-factors': { delete: 'agency.write' },
  invites: { list: 'users.read', create: 'users.write', edit: 'users.write', delete: 'users.write' },
  'api-keys': { list: 'api_keys.read', create: 'api_keys.write', delete: 'api_keys.write' },
  knowledge: { list: 'knowledge.read', create: 'knowledge.write', edit: 'knowledge.write', delete: 'knowledge.write' },
  insights: { list: 'conversations.read', create: 'settings.write' },
  suppressions: { list: 'suppressions.read', create: 'suppressions.write', delete: 'suppressions.write' },
  texts: { list: 'messages.send' },
  usage: { list: 'settings.read' },
  audit: { list: 'audit.read', export: 'audit.read' },
  notifications: { list: 'notifications.read' },
  'agency/people': { list: 'agency.write', edit: 'agency.write' },
  'agency/invites': { list: 'agency.write', edit: 'agency.write' },
  agency: { list: 'agency.read', view: 'agency.view_as', create: 'agency.write', edit: 'agency.write' },
  system: { list: 'admin.queues', retry: 'admin.queues', pause: 'admin.pause' },
  simulator: { list: 'simulator.use', use: 'simulator.use' },
};

/** The permission behind an action, or null when nobody may do it here. */
export const permissionFor = (resource: string, action: string): string | null => needs[resource]?.[action] ?? null;

/** The API is the real guard; this only decides what to offer. */
export function mayAccess(permissions: readonly string[], resource: string, action: string): boolean {
  const permission = permissionFor(resource, action);
  return permission !== null && permissions.includes(permission);
}
