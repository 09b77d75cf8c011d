import { createAuthProvider } from './auth-provider';
import { mayAccess } from './access.rules';
import type { Session } from './session';
import { me as owner } from '../test/Console';
import type { Me } from '../shared/types';

const reads = [
  'calls.read',
  'contacts.read',
  'leads.read',
  'conversations.read',
  'actions.read',
  'appointments.read',
  'settings.read',
  'numbers.read',
  'decisions.read',
  'analytics.read',
  'notifications.read',
];
const agentWrites = [
  'leads.write',
  'contacts.write',
  'conversations.takeover',
  'messages.send',
  'actions.write',
  'appointments.write',
  'simulator.use',
];
const ownerWrites = [...agentWrites, 'services.write', 'settings.write', 'numbers.write'];
const keys = ['api_keys.read', 'api_keys.write'];
const roles = {
  agency_owner: [...reads, ...ownerWrites, 'agency.read', 'agency.write', 'admin.queues', 'users.write', ...keys],
  agency_staff: [...reads, ...ownerWrites, 'agency.read', 'admin.queues', ...keys],
  org_owner: [...reads, ...ownerWrites, 'users.write', ...keys],
  org_agent: [...reads, ...agentWrites],
  viewer: reads.filter((name) => name !== 'settings.read'),
};
type Role = keyof typeof roles;
const all: Role[] = ['agency_owner', 'agency_staff', 'org_owner', 'org_agent', 'viewer'];
const workers: Role[] = ['agency_owner', 'agency_staff', 'org_owner', 'org_agent'];
const owners: Role[] = ['agency_owner', 'agency_staff', 'org_owner'];

const table: [string, string, Role[]][] = [
  ['dashboard', 'list', all],
  ['calls', 'list', all],
  ['calls', 'delete', []],
  ['leads', 'list', all],
  ['leads', 'create', workers],
  ['leads', 'edit', workers],
  ['leads', 'delete', []],
  ['conversations', 'list', all],
  ['conversations', 'takeover', workers],
  ['conversations', 'send', workers],
  ['conversations', 'read', workers],
  ['actions', 'list', all],
  ['actions', 'edit', workers],
  ['appointments', 'list', all],
  ['appointments', 'create', workers],
  ['appointments', 'edit', workers],
  ['experiments', 'list', workers],
  ['experiments', 'create', owners],
  ['experiments', 'edit', owners],
  ['services', 'list', all],
  ['services', 'edit', owners],
  ['resources', 'create', owners],
  ['settings', 'list', workers],
  ['settings', 'edit', owners],
  ['numbers', 'create', owners],
  ['users', 'create', ['agency_owner', 'org_owner']],
  ['users', 'delete', ['agency_owner', 'org_owner']],
  ['invites', 'create', ['agency_owner', 'org_owner']],
  ['agency/people', 'list', ['agency_owner']],
  ['agency/invites', 'edit', ['agency_owner']],
  ['api-keys', 'list', owners],
  ['api-keys', 'create', owners],
  ['api-keys', 'delete', owners],
  ['notifications', 'list', all],
  ['decisions', 'show', all],
  ['simulator', 'use', workers],
  ['system', 'list', ['agency_owner', 'agency_staff']],
  ['system', 'retry', ['agency_owner', 'agency_staff']],
  ['unheard-of', 'list', []],
  ['leads', 'unheard-of', []],
  ['constructor', 'name', []],
];

describe('who may do what', () => {
  it.each(table)('%s.%s', (resource, action, allowed) => {
    for (const role of all) expect([role, mayAccess(roles[role], resource, action)]).toEqual([role, allowed.includes(role)]);
  });

  it('refuses everything without permissions', () => {
    for (const [resource, action] of table) expect(mayAccess([], resource, action)).toBe(false);
  });
});

describe('authProvider', () => {
  const session = { state: () => 'signed-in', logout: vi.fn() } as unknown as Session;
  const me: Me = { ...owner, permissions: ['leads.read'] };
  const provider = createAuthProvider(session, me);

  it('has no getPermissions: it would loop the anonymous visit', () => {
    expect(provider.getPermissions).toBeUndefined();
  });
  it('answers from the permissions of the person', async () => {
    expect(await provider.canAccess?.({ resource: 'leads', action: 'list' })).toBe(true);
    expect(await provider.canAccess?.({ resource: 'leads', action: 'edit' })).toBe(false);
  });
  it('stays after 403 and leaves after 401', async () => {
    await expect(provider.checkError({ status: 403 })).resolves.toBeUndefined();
    await expect(provider.checkError({ status: 500 })).resolves.toBeUndefined();
    await expect(provider.checkError({ status: 401 })).rejects.toBeTruthy();
  });
  it('refuses an anonymous visit', async () => {
    const anonymous = createAuthProvider({ state: () => 'anonymous' } as unknown as Session, me);
    await expect(anonymous.checkAuth({})).rejects.toBeTruthy();
    await expect(provider.checkAuth({})).resolves.toBeUndefined();
  });
});
