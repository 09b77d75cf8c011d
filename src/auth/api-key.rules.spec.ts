import { permissionsOf } from '../orgs/roles.rules.js';
import { effectiveScopes, hashOfKey, keyIn, newApiKey, scopeFault, stateOfKey } from './api-key.rules.js';

describe('newApiKey', () => {
  it('is long, marked, and only its hash is worth keeping', () => {
    const { secret, prefix, hash } = newApiKey();
    expect(secret).toMatch(/^rbk_[0-9a-f]{8}_[\w-]{43}$/);
    expect(secret.startsWith(`${prefix}_`)).toBe(true);
    expect(hash).toEqual(hashOfKey(secret));
    expect(newApiKey().secret).not.toBe(secret);
  });
});

describe('keyIn', () => {
  const { secret } = newApiKey();
  it('reads our form', () => expect(keyIn(`Bearer ${secret}`)).toBe(secret));
  it.each([undefined, '', secret, `Basic ${secret}`, `Bearer ${secret}x`, `Bearer ${secret} x`, 'Bearer rbk_', 'Bearer eyJ.a.b'])(
    'leaves %s alone',
    (header) => expect(keyIn(header)).toBeNull(),
  );
});

describe('scopeFault', () => {
  const owner = permissionsOf('org_owner');
  const agency = permissionsOf('agency_owner');
  it.each([
    [['leads.read', 'users.write'], owner, 'client', null],
    [['leads.fly'], owner, 'client', '"leads.fly" is not a permission'],
    [['constructor'], owner, 'client', '"constructor" is not a permission'],
    [['leads.read', 'api_keys.write'], owner, 'client', 'a key cannot make keys: leave out api_keys.write'],
    [['leads.write'], permissionsOf('viewer'), 'client', 'you do not have the permission "leads.write" yourself'],
    [['agency.read'], owner, 'operations', 'you do not have the permission "agency.read" yourself'],
    [['agency.read'], agency, 'operations', null],
  ])('%j: %s', (scopes, own, kind, fault) => expect(scopeFault(scopes, own, kind)).toBe(fault));
  it('keeps the agency out of the keys of one business', () =>
    expect(scopeFault(['admin.queues'], agency, 'client')).toMatch(/reaches beyond this business/));
});

it('a key shrinks with its maker', () => {
  expect([...effectiveScopes(['leads.read', 'leads.write'], permissionsOf('viewer'))]).toEqual(['leads.read']);
});

describe('stateOfKey', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it.each([
    [null, null, 'active'],
    [null, new Date('2026-11-21T12:00:01Z'), 'active'],
    [null, now, 'expired'],
    [now, null, 'revoked'],
    [now, now, 'revoked'],
  ] as const)('revoked %s, expires %s: %s', (revokedAt, expiresAt, state) => expect(stateOfKey({ revokedAt, expiresAt }, now)).toBe(state));
});
