import { bestRolePerOrg, landingOrg, permissionsIn } from './access.rules.js';
import type { AccessibleOrg } from './access.schema.js';

const org = (orgId: string, role: string, kind = 'client'): AccessibleOrg => ({
  orgId,
  role,
  kind,
  agencyId: 'a',
  status: 'active',
  name: orgId,
  slug: orgId,
  timeZone: 'UTC',
  roleName: null,
  permissions: permissionsIn(role, null),
});

describe('bestRolePerOrg', () => {
  it('keeps the role that may do more, whatever the order', () => {
    expect(bestRolePerOrg([org('1', 'viewer'), org('1', 'agency_owner'), org('2', 'org_agent')]).map((o) => o.role)).toEqual([
      'agency_owner',
      'org_agent',
    ]);
    expect(bestRolePerOrg([org('1', 'agency_owner'), org('1', 'viewer')]).map((o) => o.role)).toEqual(['agency_owner']);
  });
});

describe('permissionsIn', () => {
  it('takes what the org wrote only where it wrote the role, and nothing that reaches beyond the org', () => {
    expect(permissionsIn('viewer', null)).toContain('leads.read');
    expect(permissionsIn('0190d9a0-0000-7000-8000-000000000001', ['leads.write', 'agency.write', 'gone.read'])).toEqual([
      'leads.read',
      'leads.write',
    ]);
    expect(permissionsIn('0190d9a0-0000-7000-8000-000000000001', null)).toEqual([]);
  });
});

describe('landingOrg', () => {
  it('prefers the oldest client business', () => {
    expect(landingOrg([org('1', 'agency_owner', 'operations'), org('3', 'agency_owner'), org('2', 'agency_owner')])?.orgId).toBe('2');
    expect(landingOrg([org('1', 'agency_owner', 'operations')])?.orgId).toBe('1');
    expect(landingOrg([])).toBeNull();
  });
});
