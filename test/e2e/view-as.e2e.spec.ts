import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface OpenView {
  id: string;
  accessToken: string;
  expiresAt: string;
  isReadOnly: boolean;
  orgSlug: string;
}
interface Entry {
  action: string;
  actorName: string;
  actorId: string;
  viewAs: string | null;
  targetId: string;
  after: Record<string, unknown> | null;
  ip: string | null;
}
type Headers = { authorization: string };

let world: World;
let org: TestOrg;
let hidden: TestOrg;
let owner: Headers;
let staff: Headers;
let staffId: string;

beforeAll(async () => {
  world = await World.start();
  org = await world.org({ name: 'Northside' });
  hidden = await world.org({ name: 'Hidden' });
  const factory = world.app.get(OrgFactory);
  const { agencyId } = world;
  await factory.addUser({ email: 'owner@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
  staffId = await factory.addUser({ email: 'staff@agency.test', name: 'Sam Staff', password: PASSWORD, agencyId, role: 'agency_staff' });
  await factory.grant(org.orgId, staffId);
  owner = await signIn(world.app, 'owner@agency.test');
  staff = await signIn(world.app, 'staff@agency.test');
});
afterAll(() => world?.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, headers: Record<string, string>, payload?: object) =>
  world.app.inject({ method, url, headers, ...(payload && { payload }) });
const start = async (
  headers: Headers,
  body: object = { reason: 'A customer complained' },
  of = org,
): Promise<OpenView & { as: Headers }> => {
  const answer = await ask('POST', `/api/agency/orgs/${of.orgId}/impersonate`, headers, body);
  expect(answer.statusCode, answer.body).toBe(201);
  const view = answer.json<OpenView>();
  return { ...view, as: { authorization: `Bearer ${view.accessToken}` } };
};
const end = (view: OpenView, headers: Headers) => ask('DELETE', `/api/agency/orgs/${org.orgId}/views/${view.id}`, headers);
const trail = async (view: OpenView) =>
  (await org.get<{ data: Entry[] }>(`/api/audit?filter[viewId]=${view.id}&order=ASC&perPage=100`)).data;

describe('looking at a client as its owner', () => {
  it('sees what the owner sees, knows that it is a view, and when it ends', async () => {
    const before = Date.now();
    const view = await start(staff, { reason: 'A customer complained', minutes: 15 });
    expect(view).toMatchObject({ isReadOnly: true, orgSlug: 'northside' });
    expect(Math.abs(new Date(view.expiresAt).getTime() - before - 15 * 60_000)).toBeLessThan(60_000);
    const me = (await ask('GET', '/api/auth/me', view.as)).json();
    expect(me).toMatchObject({
      user: { name: 'Sam Staff' },
      activeOrg: { id: org.orgId, role: 'org_owner' },
      viewAs: { id: view.id, isReadOnly: true },
    });
    expect(me.memberships.map((each: { orgId: string }) => each.orgId)).toEqual([org.orgId]);
    expect(me.permissions.every((name: string) => name.endsWith('.read'))).toBe(true);
    for (const url of ['/api/conversations', '/api/settings', '/api/users', '/api/api-keys', '/api/audit'])
      expect([url, (await ask('GET', url, view.as)).statusCode]).toEqual([url, 200]);
  });

  it('changes nothing while it only reads, not even the own account', async () => {
    const view = await start(staff);
    const { version } = await org.get<{ version: number }>('/api/settings');
    const tries: [Method, string, object?][] = [
      ['PATCH', '/api/settings', { version, ringSeconds: 20 }],
      ['POST', '/api/contacts', { phone: '+13125550177' }],
      ['POST', '/api/notifications/read-all'],
      ['POST', '/api/knowledge/ask', { question: 'How much?' }],
      ['PUT', '/api/orgs/current/config', { config: { format: 'ringback.org-config', formatVersion: 1 } }],
      ['POST', '/api/api-keys', { name: 'mine', scopes: ['leads.read'] }],
      ['POST', '/api/auth/password', { currentPassword: PASSWORD, newPassword: 'another good one' }],
      ['POST', '/api/auth/sessions/end-others'],
      ['POST', '/api/auth/switch-org', { orgId: org.orgId }],
      ['POST', `/api/agency/orgs/${org.orgId}/impersonate`, { reason: 'again' }],
    ];
    for (const [method, url, body] of tries) {
      const answer = await ask(method, url, view.as, body);
      expect([url, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([url, 403, 'access.view_as']);
    }
    for (const url of ['/api/agency/orgs', '/api/agency/metrics', '/api/admin/queues'])
      expect((await ask('GET', url, view.as)).statusCode).toBe(403);
    expect((await ask('GET', '/api/conversations', { ...view.as, 'x-org-id': hidden.orgId })).statusCode).toBe(403);
    expect((await org.get<{ version: number }>('/api/settings')).version).toBe(version);
  });

  it('with writing does what both may, and the trail names the person and the view', async () => {
    const view = await start(owner, { reason: 'Holiday hours', mayWrite: true });
    const { version } = await org.get<{ version: number }>('/api/settings');
    expect((await ask('PATCH', '/api/settings', view.as, { version, ringSeconds: 21 })).statusCode).toBe(200);
    for (const [url, body] of [
      ['/api/api-keys', { name: 'mine', scopes: ['leads.read'] }],
      ['/api/invites', { email: 'friend@x.test', role: 'org_owner' }],
      ['/api/auth/sessions/end-others', {}],
    ] as const)
      expect([url, (await ask('POST', url, view.as, body)).statusCode]).toEqual([url, 403]);
    const entries = await trail(view);
    expect(entries[0]).toMatchObject({
      action: 'view_as.start',
      actorName: 'Ann Agency',
      after: { reason: 'Holiday hours', isReadOnly: false },
    });
    expect(entries.find((entry) => entry.action === 'settings.update')).toMatchObject({
      actorName: 'Ann Agency',
      viewAs: view.id,
      after: { ringSeconds: 21 },
    });
  });

  it('writes down what was looked at, once for each address', async () => {
    const view = await start(staff);
    for (const url of ['/api/leads?perPage=1', '/api/leads?perPage=2', '/api/calls']) await ask('GET', url, view.as);
    const entries = await trail(view);
    expect(entries.map((entry) => [entry.action, entry.targetId, entry.actorId])).toEqual([
      ['view_as.start', view.id, staffId],
      ['view_as.read', '/api/leads', staffId],
      ['view_as.read', '/api/calls', staffId],
    ]);
    expect(entries.every((entry) => entry.ip !== null)).toBe(true);
  });

  it.each([
    [{}, 'reason'],
    [{ reason: 'x' }, 'reason'],
    [{ reason: 'long enough', minutes: 61 }, 'minutes'],
    [{ reason: 'long enough', minutes: 0 }, 'minutes'],
    [{ reason: 'long enough', role: 'agency_owner' }, 'role'],
  ])('%j is refused', async (body, field) => {
    const answer = await ask('POST', `/api/agency/orgs/${org.orgId}/impersonate`, owner, body);
    expect([answer.statusCode, Object.keys(answer.json<{ errors: object }>().errors)]).toEqual([400, [field]]);
  });

  it('is for people of the agency, of granted clients, never of the agency itself', async () => {
    const body = { reason: 'Just looking' };
    expect((await ask('POST', `/api/agency/orgs/${hidden.orgId}/impersonate`, staff, body)).statusCode).toBe(404);
    expect((await ask('POST', `/api/agency/orgs/${world.operationsOrgId}/impersonate`, owner, body)).statusCode).toBe(404);
    expect((await org.request('POST', `/api/agency/orgs/${org.orgId}/impersonate`, body)).status).toBe(403);
  });
});

describe('the end of a view', () => {
  const isOpen = async (view: { as: Headers }) => (await ask('GET', '/api/conversations', view.as)).statusCode;

  it('by hand shuts it at once; the own login goes on', async () => {
    const view = await start(staff);
    expect(await isOpen(view)).toBe(200);
    expect((await end(view, staff)).statusCode).toBe(204);
    expect(await isOpen(view)).toBe(401);
    expect((await ask('POST', `/api/agency/orgs/${org.orgId}/views/${view.id}/token`, staff)).statusCode).toBe(409);
    expect((await ask('GET', '/api/agency/orgs', staff)).statusCode).toBe(200);
    expect((await trail(view)).at(-1)).toMatchObject({ action: 'view_as.end', actorName: 'Sam Staff' });
    expect((await end(view, staff)).statusCode).toBe(204);
  });

  it("an owner of the agency ends anybody else's, staff only the own ones", async () => {
    const view = await start(staff);
    const owners = await start(owner);
    expect((await end(owners, staff)).statusCode).toBe(404);
    expect((await end(view, owner)).statusCode).toBe(204);
    expect(await isOpen(view)).toBe(401);
    const list = (await ask('GET', `/api/agency/orgs/${org.orgId}/views`, staff)).json<{
      data: { id: string; isLive: boolean; userName: string }[];
    }>();
    expect(list.data.find((each) => each.id === view.id)).toMatchObject({ isLive: false, userName: 'Sam Staff' });
    expect(list.data.find((each) => each.id === owners.id)).toMatchObject({ isLive: true, userName: 'Ann Agency' });
  });

  it('another process hears of it within five seconds: ended, run out, grant or login gone', async () => {
    const shut = (view: { as: Headers }) =>
      vi.waitFor(async () => expect(await isOpen(view)).not.toBe(200), { timeout: 45_000, interval: 100 });
    const views = [await start(staff), await start(staff)];
    for (const view of views) expect(await isOpen(view)).toBe(200);
    await world.sql('UPDATE agency_views SET ended_at = now() WHERE id = $1', [views[0]!.id]);
    await world.sql(
      `UPDATE agency_views SET started_at = now() - interval '30 minutes', expires_at = now() - interval '1 second' WHERE id = $1`,
      [views[1]!.id],
    );
    await Promise.all(views.map(shut));
    const granted = await start(staff);
    expect(await isOpen(granted)).toBe(200);
    await world.sql('DELETE FROM agency_grants WHERE user_id = $1', [staffId]);
    await shut(granted);
    await world.app.get(OrgFactory).grant(org.orgId, staffId);
    const again = await signIn(world.app, 'staff@agency.test');
    const ofLogin = await start(again);
    expect(await isOpen(ofLogin)).toBe(200);
    await ask('POST', '/api/auth/logout', again, {});
    await shut(ofLogin);
  });

  it('signing out with the token of a view ends nothing but is harmless', async () => {
    const view = await start(owner);
    await ask('POST', '/api/auth/logout', view.as, {});
    expect((await ask('GET', '/api/agency/orgs', owner)).statusCode).toBe(200);
  });

  it('a lost token is given again for the same time', async () => {
    const view = await start(owner, { reason: 'Reload', minutes: 5 });
    const again = (await ask('POST', `/api/agency/orgs/${org.orgId}/views/${view.id}/token`, owner)).json<OpenView>();
    expect(again).toMatchObject({ id: view.id, expiresAt: view.expiresAt });
    expect((await ask('POST', `/api/agency/orgs/${org.orgId}/views/${view.id}/token`, staff)).statusCode).not.toBe(200);
  });
});
