import { permissionsOf } from '../orgs/roles.rules.js';
import type { AccessibleOrg } from './access.schema.js';
import { maySignOut } from './member-sessions.rules.js';

const org = (orgId: string, role: string): AccessibleOrg => ({
  orgId,
  agencyId: 'a1',
  role,
  roleName: null,
  permissions: [...permissionsOf(role)],
  kind: 'client',
  status: 'active',
  name: orgId,
  slug: orgId,
  timeZone: 'UTC',
});

describe('who may sign a member out everywhere', () => {
  it.each<[string, AccessibleOrg[], AccessibleOrg[], boolean]>([
    ['an owner, an agent of the one business', [org('north', 'org_owner')], [org('north', 'org_agent')], true],
    ['an owner, another owner', [org('north', 'org_owner')], [org('north', 'org_owner')], true],
    [
      'an owner, somebody who works in a second business',
      [org('north', 'org_owner')],
      [org('north', 'viewer'), org('south', 'viewer')],
      false,
    ],
    ['an owner of both', [org('north', 'org_owner'), org('south', 'org_owner')], [org('north', 'viewer'), org('south', 'org_agent')], true],
    [
      'an owner here who is an agent there',
      [org('north', 'org_owner'), org('south', 'org_agent')],
      [org('north', 'viewer'), org('south', 'viewer')],
      false,
    ],
    ['an owner, the owner of the agency', [org('north', 'org_owner')], [org('north', 'agency_owner')], false],
    ['an owner of the agency, an owner of a client', [org('north', 'agency_owner')], [org('north', 'org_owner')], true],
    ['a member of its staff', [org('north', 'agency_staff')], [org('north', 'viewer')], false],
    ['an agent', [org('north', 'org_agent')], [org('north', 'viewer')], false],
  ])('%s', (_, caller, member, expected) => expect(maySignOut(caller, member)).toBe(expected));
});
