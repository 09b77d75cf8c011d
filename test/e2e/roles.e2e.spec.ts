import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withClient } from '../harness/template.js';
import { PASSWORD, givePassword, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let north: string;
let owner: Bearer;
type Bearer = { authorization: string };
interface Role {
  id: string;
  name: string | null;
  isBuiltIn: boolean;
  permissions: string[];
  members: number;
  version: number | null;
}

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  const { agencyId } = await factory.createAgency({ name: 'Agency' });
  north = await factory.createOrg({ agencyId, name: 'Northside' });
  await factory.addUser({ email: 'owner@example.com', name: 'owner', password: PASSWORD, orgId: north, role: 'org_owner' });
  owner = await signIn(app, 'owner@example.com');
});
afterAll(() => kernel.close());

const send = (method: 'POST' | 'PATCH' | 'DELETE' | 'GET', url: string, headers: Bearer, payload?: object) =>
  app.inject({ method, url, headers, ...(payload && { payload }) });
async function write(name: string, permissions: string[], headers = owner): Promise<Role> {
  const answer = await send('POST', '/api/roles', headers, { name, permissions });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Role>();
}
let count = 0;
/** A member with that role, signed in. */
async function member(role: string): Promise<{ id: string; headers: Bearer }> {
  const email = `m${(count += 1)}@example.com`;
  const added = await send('POST', '/api/users', owner, { email, name: 'M', role });
  expect(added.statusCode, added.body).toBe(201);
  await givePassword(kernel, email);
  return { id: added.json<{ id: string }>().id, headers: await signIn(app, email) };
}
const may = async (headers: Bearer): Promise<string[]> => (await app.inject({ url: '/api/auth/me', headers })).json().permissions;

describe('roles', () => {
  it('are listed, built-in ones first and fixed', async () => {
    const { data } = (await send('GET', '/api/roles', owner)).json<{ data: Role[] }>();
    expect(data.slice(0, 3).map(({ id, isBuiltIn, version, name }) => [id, isBuiltIn, version, name])).toEqual([
      ['org_owner', true, null, null],
      ['org_agent', true, null, null],
      ['viewer', true, null, null],
    ]);
    expect(data[0]!.members).toBe(1);
    for (const method of ['PATCH', 'DELETE'] as const)
      expect((await send(method, '/api/roles/org_agent', owner, { version: 1, permissions: ['leads.read'] })).statusCode).toBe(404);
  });

  it('of the org’s own bind their people, with the reading that an action needs', async () => {
    const role = await write('Dispatcher', ['appointments.write', 'messages.send']);
    expect(role).toMatchObject({ name: 'Dispatcher', isBuiltIn: false, members: 0, version: 1 });
    expect(role.permissions).toEqual(['conversations.read', 'messages.send', 'appointments.read', 'appointments.write']);
    const { id, headers } = await member(role.id);
    expect(await may(headers)).toEqual(role.permissions);
    const me = (await app.inject({ url: '/api/auth/me', headers })).json();
    expect(me).toMatchObject({ activeOrg: { role: role.id, roleName: 'Dispatcher' }, memberships: [{ role: role.id }] });
    expect((await send('GET', '/api/users', headers)).json().code).toBe('access.forbidden');
    expect((await send('GET', `/api/users/${id}`, owner)).json()).toMatchObject({ role: role.id, roleName: 'Dispatcher' });
    expect((await send('GET', `/api/roles/${role.id}`, owner)).json().members).toBe(1);
  });

  it('that change bind everybody who has them, here at once and elsewhere within five seconds', async () => {
    const role = await write('Clerk', ['calls.read', 'settings.read']);
    const { headers } = await member(role.id);
    expect((await send('GET', '/api/settings', headers)).statusCode).toBe(200);
    const changed = await send('PATCH', `/api/roles/${role.id}`, owner, { version: 1, permissions: ['calls.read'] });
    expect(changed.json()).toMatchObject({ version: 2, permissions: ['calls.read'], name: 'Clerk' });
    expect((await send('GET', '/api/settings', headers)).statusCode).toBe(403);
    // what another server wrote is not announced here
    await withClient(kernel.db.adminUrl, (client) =>
      client.query(`UPDATE roles SET permissions = '{calls.read,settings.read}' WHERE id = $1`, [role.id]),
    );
    await vi.waitFor(async () => expect((await send('GET', '/api/settings', headers)).statusCode).toBe(200), {
      timeout: 45_000,
      interval: 200,
    });
    const stale = await send('PATCH', `/api/roles/${role.id}`, owner, { version: 1, name: 'Other' });
    expect([stale.statusCode, stale.json().code, stale.json().details.current.version]).toEqual([409, 'roles.changed', 2]);
    const entries = await app.inject({ url: '/api/audit?filter[action]=roles.update', headers: owner });
    expect(entries.json().data[0]).toMatchObject({
      before: { permissions: ['calls.read', 'settings.read'] },
      after: { permissions: ['calls.read'] },
    });
  });

  it('bind API keys of their people as well', async () => {
    const role = await write('Builder', ['leads.read', 'calls.read', 'api_keys.write']);
    const { headers } = await member(role.id);
    const made = await send('POST', '/api/api-keys', headers, { name: 'k', scopes: ['leads.read', 'calls.read'] });
    expect(made.statusCode, made.body).toBe(201);
    const key = { authorization: `Bearer ${made.json<{ key: string }>().key}` };
    expect(await may(key)).toEqual(['calls.read', 'leads.read']);
    await send('PATCH', `/api/roles/${role.id}`, owner, { version: 1, permissions: ['calls.read', 'api_keys.write'] });
    await vi.waitFor(async () => expect(await may(key)).toEqual(['calls.read']), { timeout: 45_000, interval: 200 });
  });

  it('hold nothing that their writer does not have, nor anything of the agency', async () => {
    const writer = await write('People person', ['users.write', 'leads.read']);
    const { id, headers } = await member(writer.id);
    const tooMuch = await send('POST', '/api/roles', headers, { name: 'Up', permissions: ['settings.write'] });
    expect([tooMuch.statusCode, tooMuch.json().code]).toEqual([403, 'roles.exceeds']);
    // the reading that is added counts too
    expect((await send('POST', '/api/roles', headers, { name: 'Up', permissions: ['messages.send'] })).statusCode).toBe(403);
    expect(
      (await send('PATCH', `/api/roles/${writer.id}`, headers, { version: 1, permissions: ['users.write', 'audit.read'] })).statusCode,
    ).toBe(403);
    const small = await write('Small', ['leads.read'], headers);
    expect((await send('PATCH', `/api/users/${id}`, headers, { role: 'org_owner' })).json().code).toBe('users.role_exceeds');
    const big = await write('Big', ['settings.write']);
    expect((await send('PATCH', `/api/users/${id}`, headers, { role: big.id })).json().code).toBe('users.role_exceeds');
    expect((await send('PATCH', `/api/roles/${big.id}`, headers, { version: 1, name: 'Mine' })).json().code).toBe('roles.exceeds');
    expect((await send('DELETE', `/api/roles/${big.id}`, headers)).json().code).toBe('roles.exceeds');
    expect((await send('POST', '/api/invites', headers, { email: 'a@example.com', role: big.id })).json().code).toBe('users.role_exceeds');
    expect((await send('POST', '/api/invites', headers, { email: 'a@example.com', role: small.id })).statusCode).toBe(201);
    // and nobody above them is theirs to remove, the only owner least of all
    const [ownerRow] = (await send('GET', '/api/users?q=owner', owner)).json<{ data: { id: string }[] }>().data;
    expect((await send('DELETE', `/api/users/${ownerRow!.id}`, headers)).json().code).toBe('users.role_exceeds');
    expect((await send('DELETE', `/api/users/${ownerRow!.id}`, owner)).json().code).toBe('users.last_owner');
    expect((await send('PATCH', `/api/users/${ownerRow!.id}`, owner, { role: small.id })).json().code).toBe('users.last_owner');
    for (const wrong of ['agency.read', 'admin.queues', 'leads.fly'])
      expect((await send('POST', '/api/roles', owner, { name: wrong, permissions: [wrong] })).json().errors).toHaveProperty('permissions');
  });

  it('have one name each, and stay while somebody has them', async () => {
    const role = await write('Night shift', ['calls.read']);
    expect((await send('POST', '/api/roles', owner, { name: 'NIGHT shift', permissions: ['calls.read'] })).json().code).toBe(
      'roles.name_taken',
    );
    const day = await write('Day shift', ['calls.read']);
    expect((await send('PATCH', `/api/roles/${day.id}`, owner, { version: 1, name: 'night Shift' })).json().code).toBe('roles.name_taken');
    const { id } = await member(role.id);
    const kept = await send('DELETE', `/api/roles/${role.id}`, owner);
    expect([kept.statusCode, kept.json().code]).toEqual([422, 'roles.in_use']);
    await send('PATCH', `/api/users/${id}`, owner, { role: 'viewer' });
    expect((await send('DELETE', `/api/roles/${role.id}`, owner)).statusCode).toBe(204);
    expect((await send('PATCH', `/api/users/${id}`, owner, { role: role.id })).json().errors).toHaveProperty('role');
    expect((await send('GET', `/api/roles/${role.id}`, owner)).statusCode).toBe(404);
  });

  it('cannot be removed by one and given by another at the same moment', async () => {
    const role = await write('Contested', ['calls.read']);
    const { id } = await member('viewer');
    const [given, removed] = await Promise.all([
      send('PATCH', `/api/users/${id}`, owner, { role: role.id }),
      send('DELETE', `/api/roles/${role.id}`, owner),
    ]);
    expect([
      [200, 422],
      [400, 204],
    ]).toContainEqual([given.statusCode, removed.statusCode]);
  });
});
