import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withClient } from '../harness/template.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let agencyId: string;
let north: string;
let bella: string;
let operations: string;
let owner: { authorization: string };
let admin: { authorization: string };

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  const { factory } = kernel;
  ({ agencyId, operationsOrgId: operations } = await factory.createAgency({ name: 'Agency' }));
  north = await factory.createOrg({ agencyId, name: 'Northside' });
  bella = await factory.createOrg({ agencyId, name: 'Bella' });
  await factory.addUser({ email: 'owner@example.com', name: 'Olive', password: PASSWORD, orgId: north, role: 'org_owner' });
  await factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: bella, role: 'org_owner' });
  await factory.addUser({ email: 'admin@example.com', name: 'Admin', password: PASSWORD, agencyId, role: 'agency_owner' });
  owner = await signIn(app, 'owner@example.com');
  admin = await signIn(app, 'admin@example.com', north);
});
afterAll(() => kernel.close());

interface Made {
  id: string;
  key: string;
  prefix: string;
}
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, headers: Record<string, string>, payload?: object) =>
  app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` });
const make = async (scopes: string[], more: object = {}, as = owner): Promise<Made> => {
  const answer = await send('POST', '/api/api-keys', as, { name: 'Zapier', scopes, ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Made>();
};
const status = async (key: string, url = '/api/settings'): Promise<number> => (await send('GET', url, bearer(key))).statusCode;
const sql = (text: string, params: unknown[] = []) => withClient(kernel.db.adminUrl, (client) => client.query(text, params));

describe('an API key', () => {
  it('is shown once and kept as a hash only', async () => {
    const made = await make(['settings.read', 'settings.read', 'users.read']);
    expect(made.key).toMatch(/^rbk_[0-9a-f]{8}_[\w-]{43}$/);
    expect(made).toMatchObject({
      name: 'Zapier',
      scopes: ['settings.read', 'users.read'],
      state: 'active',
      madeBy: 'Olive',
      lastUsedAt: null,
    });
    for (const url of ['/api/api-keys', `/api/api-keys/${made.id}`]) {
      const { body } = await send('GET', url, owner);
      expect(body).toContain(made.prefix);
      expect(body).not.toContain(made.key);
    }
    const stored = await sql('SELECT k::text AS row FROM api_keys k WHERE id = $1', [made.id]);
    expect(stored.rows[0].row).not.toContain(made.key.slice(13));
    const trail = await sql(`SELECT t::text AS row FROM audit_entries t WHERE target_id = $1`, [made.id]);
    expect(trail.rows).toHaveLength(1);
    expect(trail.rows[0].row).not.toContain(made.key.slice(13));
  });

  it('opens what its scopes name in its org, and nothing else', async () => {
    const { key, id } = await make(['settings.read']);
    expect(await status(key)).toBe(200);
    const refused = await send('GET', '/api/users', bearer(key));
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.forbidden']);
    expect((await send('GET', '/api/settings', { ...bearer(key), 'x-org-id': bella })).statusCode).toBe(403);
    expect((await send('GET', '/api/settings', { ...bearer(key), 'x-org-id': north })).statusCode).toBe(200);
    const me = (await send('GET', '/api/auth/me', bearer(key))).json();
    expect(me).toMatchObject({ activeOrg: { id: north }, permissions: ['settings.read'], memberships: [{ orgId: north }] });
    const switched = await send('POST', '/api/auth/switch-org', bearer(key), { orgId: north });
    expect([switched.statusCode, switched.json().code]).toEqual([403, 'access.key_is_bound']);
    expect((await send('GET', `/api/api-keys/${id}`, owner)).json().lastUsedAt).not.toBeNull();
  });

  it('writes the trail under its own name', async () => {
    const { key, id } = await make(['settings.read', 'settings.write']);
    const { version } = (await send('GET', '/api/settings', bearer(key))).json<{ version: number }>();
    expect((await send('PATCH', '/api/settings', bearer(key), { version, ownerName: 'Dana' })).statusCode).toBe(200);
    const entries = (await send('GET', '/api/audit?filter[action]=settings.update&perPage=1', owner)).json();
    expect(entries.data[0]).toMatchObject({ actorType: 'api_key', actorId: id, actorName: 'Zapier' });
  });

  it('cannot be given more than its maker has, nor make keys, nor reach past its business', async () => {
    const refuse = async (scopes: unknown, as = owner): Promise<string> => {
      const answer = await send('POST', '/api/api-keys', as, { name: 'x', scopes });
      expect(answer.statusCode, answer.body).toBe(400);
      return answer.json<{ errors: { scopes: string } }>().errors.scopes;
    };
    expect(await refuse(['agency.read'])).toMatch(/do not have/);
    expect(await refuse(['api_keys.write'])).toMatch(/cannot make keys/);
    expect(await refuse(['leads.fly'])).toMatch(/not a permission/);
    expect(await refuse(['admin.queues'], admin)).toMatch(/beyond this business/);
    expect(await refuse([])).toMatch(/at least one/);
    expect(await refuse('leads.read')).toBeTruthy();
    const inOperations = await signIn(app, 'admin@example.com', operations);
    const { key } = await make(['agency.read'], {}, inOperations);
    expect(await status(key, '/api/agency/orgs')).toBe(200);
    const reader = await make(['api_keys.read', 'users.read']);
    expect((await send('POST', '/api/api-keys', bearer(reader.key), { name: 'x', scopes: ['users.read'] })).statusCode).toBe(403);
  });

  it('ends by revocation, and revoking twice is fine', async () => {
    const { key, id } = await make(['settings.read']);
    expect(await status(key)).toBe(200);
    expect((await send('DELETE', `/api/api-keys/${id}`, owner)).statusCode).toBe(204);
    expect((await send('DELETE', `/api/api-keys/${id}`, owner)).statusCode).toBe(204);
    expect(await status(key)).toBe(401);
    expect((await send('GET', `/api/api-keys/${id}`, owner)).json()).toMatchObject({ state: 'revoked' });
    const trail = await sql(`SELECT 1 FROM audit_entries WHERE action = 'api_keys.revoke' AND target_id = $1`, [id]);
    expect(trail.rowCount).toBe(1);
  });

  it('ends within five seconds when another process revokes it', async () => {
    const { key, id } = await make(['settings.read']);
    expect(await status(key)).toBe(200);
    await sql('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [id]);
    await vi.waitFor(async () => expect(await status(key)).toBe(401), { timeout: 45_000, interval: 200 });
  });

  it('ends at its time, which must lie ahead', async () => {
    const past = await send('POST', '/api/api-keys', owner, { name: 'x', scopes: ['settings.read'], expiresAt: '2020-01-01T00:00:00Z' });
    expect([past.statusCode, past.json().errors]).toEqual([400, { expiresAt: 'must lie in the future' }]);
    const { key, id } = await make(['settings.read'], { expiresAt: '2099-01-01T00:00:00Z' });
    await sql(`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await status(key)).toBe(401);
    expect((await send('GET', `/api/api-keys/${id}`, owner)).json()).toMatchObject({ state: 'expired' });
  });

  it('shrinks and ends with the rights of its maker', async () => {
    await kernel.factory.addUser({ email: 'leaver@example.com', name: 'Leaver', password: PASSWORD, orgId: north, role: 'org_owner' });
    const leaver = await signIn(app, 'leaver@example.com');
    const { key } = await make(['settings.read', 'users.read'], {}, leaver);
    expect(await status(key, '/api/users')).toBe(200);
    const change = (role: string) =>
      sql(`UPDATE memberships SET role = $1 WHERE user_id = (SELECT id FROM users WHERE email = 'leaver@example.com')`, [role]);
    await change('org_agent');
    await vi.waitFor(async () => expect(await status(key, '/api/users')).toBe(403), { timeout: 45_000, interval: 200 });
    expect(await status(key)).toBe(200);
    await sql(`UPDATE users SET status = 'disabled' WHERE email = 'leaver@example.com'`);
    await vi.waitFor(async () => expect(await status(key)).toBe(401), { timeout: 45_000, interval: 200 });
  });

  it('of another org is not there', async () => {
    const { id } = await make(['settings.read']);
    const other = await signIn(app, 'bella@example.com');
    for (const [method, body] of [['GET'], ['PATCH', { name: 'mine' }], ['DELETE']] as const)
      expect([method, (await send(method, `/api/api-keys/${id}`, other, body)).statusCode]).toEqual([method, 404]);
    expect((await send('PATCH', `/api/api-keys/${id}`, owner, { name: 'Make' })).json()).toMatchObject({ name: 'Make' });
    expect((await send('GET', '/api/api-keys', other)).json()).toMatchObject({ total: 0 });
  });

  it.each(['rbk_', 'rbk_00000000_', `rbk_00000000_${'a'.repeat(43)}`, `rbk_00000000_${'a'.repeat(44)}`])('%s is refused', async (key) =>
    expect(await status(key)).toBe(401),
  );
});
