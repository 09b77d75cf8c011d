import {
  OWN_ROLE_PERMISSIONS,
  PERMISSIONS,
  ROLES,
  completed,
  exceededBy,
  isBuiltIn,
  ownRoleFault,
  permissionsOf,
  seesPhones,
} from './roles.rules.js';

const TABLE: Record<string, { may: string[]; mayNot: string[] }> = {
  agency_owner: { may: [...PERMISSIONS], mayNot: [] },
  agency_staff: {
    may: ['agency.read', 'settings.write', 'admin.queues', 'messages.send', 'users.read'],
    mayNot: ['users.write', 'agency.write', 'admin.pause'],
  },
  org_owner: {
    may: ['users.write', 'settings.write', 'contacts.erase', 'audit.read', 'numbers.write', 'messages.send'],
    mayNot: ['agency.read', 'agency.write', 'admin.queues', 'admin.pause'],
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
  ])('%s given by %s: %s', (role, giver, missing) => expect(exceededBy(permissionsOf(role), permissionsOf(giver))).toBe(missing));
});

describe('own roles', () => {
  it('may hold everything inside the business and nothing beyond it', () => {
    expect(OWN_ROLE_PERMISSIONS).toEqual(ROLES.org_owner);
    expect(ownRoleFault(OWN_ROLE_PERMISSIONS)).toBeNull();
    expect(ownRoleFault(['leads.read', 'agency.read'])).toMatch(/agency\.read/);
    expect(ownRoleFault(['admin.queues'])).toMatch(/beyond/);
    expect(ownRoleFault(['leads.fly'])).toBe('"leads.fly" is not a permission');
  });

  it.each([
    [['leads.write'], ['leads.read', 'leads.write']],
    [['messages.send'], ['conversations.read', 'messages.send']],
    [['services.write'], ['appointments.read', 'services.write']],
    [
      ['contacts.erase', 'contacts.erase'],
      ['contacts.read', 'contacts.erase'],
    ],
    [['simulator.use'], ['simulator.use']],
    [['calls.read', 'gone.read', 'agency.read'], ['calls.read']],
  ])('%j become %j', (given, whole) => expect(completed(given)).toEqual(whole));

  it('are told from built-in ones, not through the prototype', () => {
    expect(['org_owner', 'agency_staff', 'constructor', '0190d9a0-0000-7000-8000-000000000001'].map(isBuiltIn)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
