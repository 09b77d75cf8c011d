import { PERMISSIONS, ROLES, exceededBy, permissionsOf, seesPhones } from './roles.rules.js';

const TABLE: Record<string, { may: string[]; mayNot: string[] }> = {
  agency_owner: { may: [...PERMISSIONS], mayNot: [] },
  agency_staff: {
    may: ['agency.read', 'settings.write', 'admin.queues', 'messages.send', 'users.read'],
    mayNot: ['users.write', 'agency.write'],
  },
  org_owner: {
    may: ['users.write', 'settings.write', 'contacts.erase', 'audit.read', 'numbers.write', 'messages.send'],
    mayNot: ['agency.read', 'agency.write', 'admin.queues'],
  },
  org_agent: {
    may: [
      'leads.read',
      'leads.write',
      'contacts.write',
      'conversations.takeover',
      'messages.send',
      'actions.write',
      'appointments.write',
      'simulator.use',
      'settings.read',
    ],
    mayNot: [
      'contacts.erase',
      'settings.write',
      'audit.read',
      'users.read',
      'users.write',
      'numbers.write',
      'services.write',
      'suppressions.write',
      'agency.read',
      'admin.queues',
    ],
  },
  viewer: {
    may: ['leads.read', 'conversations.read', 'calls.read', 'appointments.read', 'analytics.read'],
    mayNot: [
      'settings.read',
      'audit.read',
      'users.read',
      'leads.write',
      'messages.send',
      'conversations.takeover',
      'simulator.use',
      'agency.read',
    ],
  },
};

describe('roles', () => {
  it.each(Object.entries(TABLE))('%s', (role, { may, mayNot }) => {
    const held = permissionsOf(role);
    expect(may.filter((name) => !held.has(name))).toEqual([]);
    expect(mayNot.filter((name) => held.has(name))).toEqual([]);
  });

  it('gives a viewer nothing that changes anything', () => {
    expect(ROLES.viewer.filter((name) => !name.endsWith('.read'))).toEqual([]);
  });

  it('gives an unknown role nothing, not even through the prototype', () => {
    expect(permissionsOf('superuser').size).toBe(0);
    expect(permissionsOf('constructor').size).toBe(0);
  });

  it('masks phones for viewers only', () => {
    expect([seesPhones('viewer'), seesPhones('org_agent')]).toEqual([false, true]);
  });
});

describe('exceededBy', () => {
  it.each([
    ['org_owner', 'org_owner', null],
    ['viewer', 'org_agent', null],
    ['org_agent', 'viewer', 'contacts.write'],
    ['agency_owner', 'org_owner', 'admin.queues'],
    ['nonsense', 'viewer', null],
  ])('%s given by %s: %s', (role, giver, missing) => expect(exceededBy(role, permissionsOf(giver))).toBe(missing));
});
