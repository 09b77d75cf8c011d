import { isReading, viewPermissions } from './view.rules.js';

describe('what a view of the agency may', () => {
  it.each(['agency_owner', 'agency_staff'])('of %s is reading only, and nothing of the agency', (role) => {
    const may = [...viewPermissions(role, true)];
    expect(may).toContain('conversations.read');
    expect(may.filter((name) => !name.endsWith('.read') || name.startsWith('agency.') || name.startsWith('admin.'))).toEqual([]);
  });

  it('with writing is what the owner and the person may both do, without what outlives it', () => {
    const may = viewPermissions('agency_owner', false);
    expect(may.has('settings.write')).toBe(true);
    for (const name of ['users.write', 'api_keys.write', 'agency.write', 'agency.view_as', 'admin.queues'])
      expect([name, may.has(name)]).toEqual([name, false]);
  });

  it('of somebody without a role of the agency is what that role may', () => expect(viewPermissions('nobody', false).size).toBe(0));

  it('knows reading by its method', () => expect(['GET', 'HEAD', 'POST', 'DELETE', 'PUT'].filter(isReading)).toEqual(['GET', 'HEAD']));
});
