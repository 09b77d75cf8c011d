import { AuditChain } from '../../src/audit/audit-chain.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { armFailpoints } from '../../src/platform/failpoints/failpoint.js';
import { PASSWORD, givePassword, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Entry {
  action: string;
  actorName: string | null;
  targetId: string;
  before: unknown;
  after: unknown;
  ip: string | null;
  requestId: string | null;
  hash: string | null;
}

let world: World;
let owner: { authorization: string };
let staff: { authorization: string };
let north: TestOrg;
let bella: TestOrg;
let visited: TestOrg;

beforeAll(async () => {
  world = await World.start();
  north = await world.org({ name: 'Northside' });
  bella = await world.org({ name: 'Bella' });
  visited = await world.org({ name: 'Visited' });
  const factory = world.app.get(OrgFactory);
  const { agencyId } = world;
  await factory.addUser({ email: 'owner@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
  const staffId = await factory.addUser({
    email: 'staff@agency.test',
    name: 'Sam Staff',
    password: PASSWORD,
    agencyId,
    role: 'agency_staff',
  });
  await factory.grant(north.orgId, staffId);
  owner = await signIn(world.app, 'owner@agency.test');
  staff = await signIn(world.app, 'staff@agency.test');
});
afterAll(() => world?.stop());

const trail = (orgId: string, action: string): Promise<Entry[]> =>
  world.sql<Entry & Record<string, unknown>>(
    `SELECT action, actor_name AS "actorName", target_id AS "targetId", before, after, ip, request_id AS "requestId", hash FROM audit_entries
     WHERE org_id = $1 AND action = $2 ORDER BY id`,
    [orgId, action],
  );
const reads = async (page: string): Promise<Entry[]> =>
  (await trail(world.operationsOrgId, 'agency.read')).filter(({ targetId }) => targetId === page);
const get = async (url: string, headers: Record<string, string> = owner): Promise<void> => {
  const answer = await world.app.inject({ url, headers });
  expect(answer.statusCode, answer.body).toBe(200);
};

describe('reading several clients', () => {
  it.each([
    ['/api/agency/metrics', 'metrics'],
    ['/api/agency/usage', 'usage'],
    ['/api/agency/orgs', 'orgs'],
    ['/api/admin/dead-letters', 'dead_letters'],
  ])('%s stands on the trail of the agency: who, when, which clients', async (url, page) => {
    await get(url);
    const [entry, ...more] = await reads(page);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorName: 'Ann Agency', ip: expect.any(String) as string, requestId: expect.any(String) as string });
    expect((entry?.after as { orgIds: string[] }).orgIds).toEqual(expect.arrayContaining([north.orgId, bella.orgId]) as string[]);
  });

  it('of the same person and page leaves one entry per hour, however often the console asks', async () => {
    await get('/api/agency/metrics');
    await get('/api/agency/metrics?days=31');
    expect(await reads('metrics')).toHaveLength(1);
    await world.advance('61m');
    await get('/api/agency/metrics');
    expect(await reads('metrics')).toHaveLength(2);
  });

  it('of another person is another entry, with the clients that this person may see', async () => {
    await get('/api/agency/metrics', staff);
    expect((await reads('metrics')).at(-1)).toMatchObject({ actorName: 'Sam Staff', after: { count: 1, orgIds: [north.orgId] } });
  });

  it('of more clients than before is written at once', async () => {
    const before = (await reads('metrics')).length;
    const third = await world.org({ name: 'Third' });
    await get('/api/agency/metrics');
    const now = await reads('metrics');
    expect(now).toHaveLength(before + 1);
    expect((now.at(-1)?.after as { orgIds: string[] }).orgIds).toContain(third.orgId);
  });

  it('is written for each page and person whatever id the caller gives its requests', async () => {
    await world.advance('61m');
    const pages = {
      metrics: '/api/agency/metrics',
      usage: '/api/agency/usage',
      orgs: '/api/agency/orgs',
      dead_letters: '/api/admin/dead-letters',
    };
    const counts = () => Promise.all(Object.keys(pages).map(async (page) => (await reads(page)).length));
    const before = await counts();
    for (const person of [owner, staff])
      for (const url of Object.values(pages)) await get(url, { ...person, 'x-request-id': 'one-per-session' });
    expect(await counts()).toEqual(before.map((count) => count + 2));
  });

  it('is sealed into the chain like every other entry', async () => {
    const chain = world.app.get(AuditChain, { strict: false });
    await chain.sealAll();
    for (const { hash } of await reads('metrics')) expect(hash).not.toBeNull();
    expect(await world.sql('SELECT 1 FROM audit_entries WHERE org_id = $1 AND hash IS NULL', [world.operationsOrgId])).toEqual([]);
  });
});

describe('switching into a business', () => {
  const switchTo = (orgId: string) => world.app.inject({ method: 'POST', url: '/api/auth/switch-org', headers: owner, payload: { orgId } });
  const entries = (orgId: string) => trail(orgId, 'auth.switch_org');

  it('by its route is written each time, in the business that is entered', async () => {
    for (const times of [1, 2]) {
      expect((await switchTo(bella.orgId)).statusCode).toBe(200);
      expect(await entries(bella.orgId)).toHaveLength(times);
    }
    expect((await entries(bella.orgId))[0]).toMatchObject({
      actorName: 'Ann Agency',
      targetId: bella.orgId,
      after: { orgId: bella.orgId },
    });
  });

  it('by the header is written once an hour, with the business that was left', async () => {
    const inside = { ...owner, 'x-org-id': visited.orgId };
    // As a console asks when a tab opens: many at once.
    await Promise.all(['/api/conversations', '/api/settings', '/api/calls', '/api/auth/me'].map((url) => get(url, inside)));
    await get('/api/conversations', inside);
    const [entry, ...more] = await entries(inside['x-org-id']);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorName: 'Ann Agency', ip: expect.any(String) as string, requestId: expect.any(String) as string });
    expect(entry?.before).toHaveProperty('orgId');
    await world.advance('61m');
    await get('/api/settings', inside);
    expect(await entries(inside['x-org-id'])).toHaveLength(2);
  });

  it('by a renewed token is written too, also in the business where a login lands', async () => {
    const payload = { email: 'owner@agency.test', password: PASSWORD, wantsRefreshToken: true };
    const login = await world.app.inject({ method: 'POST', url: '/api/auth/login', payload });
    const { refreshToken, accessToken, orgId } = login.json<{ refreshToken: string; accessToken: string; orgId: string }>();
    expect(orgId).toBe(north.orgId);
    const headers = { authorization: `Bearer ${accessToken}` };
    await world.app.inject({ method: 'POST', url: '/api/auth/switch-org', headers, payload: { orgId: bella.orgId } });
    for (let tab = 0; tab < 2; tab += 1) {
      const renewed = await world.app.inject({ method: 'POST', url: '/api/auth/refresh', payload: { refreshToken, orgId } });
      expect(renewed.json()).toMatchObject({ orgId });
    }
    const [entry, ...more] = await entries(north.orgId);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorName: 'Ann Agency', before: null, after: { orgId } });
  });

  it('that is refused leaves no entry, and a person of one business switches nowhere', async () => {
    expect((await switchTo(world.operationsOrgId)).statusCode).toBe(200);
    const answer = await world.app.inject({ url: '/api/conversations', headers: { ...staff, 'x-org-id': bella.orgId } });
    expect(answer.statusCode).toBe(403);
    expect((await entries(bella.orgId)).map(({ actorName }) => actorName)).not.toContain('Sam Staff');
    const before = await entries(north.orgId);
    await north.get('/api/conversations');
    expect(await entries(north.orgId)).toEqual(before);
  });
});

describe('how the clients do', () => {
  it('is told with what is wrong, the worst first', async () => {
    await world.sql(
      `INSERT INTO escalations (id, org_id, kind, priority, reason, summary, dedupe_key) VALUES (gen_random_uuid(), $1, 'emergency', 'critical', 'x', 'x', 'x')`,
      [bella.orgId],
    );
    const answer = await world.app.inject({ url: '/api/agency/health', headers: owner });
    const { data } = answer.json<{ data: { orgId: string; health: string; troubles: { code: string }[] }[] }>();
    expect(data[0]).toMatchObject({ orgId: bella.orgId, health: 'critical', troubles: [{ code: 'critical_actions' }] });
    expect(data.find(({ orgId }) => orgId === north.orgId)).toMatchObject({ health: 'good', troubles: [] });
    expect((await world.app.inject({ url: '/api/agency/health', headers: staff })).json<{ data: object[] }>().data).toHaveLength(1);
    expect((await north.request('GET', '/api/agency/health')).status).toBe(403);
  });
});

describe('an owner removes the own business', () => {
  const FOREIGN = `PN${'0'.repeat(32)}`;
  afterEach(() => armFailpoints(undefined));
  const remove = (org: TestOrg, body: object, headers: Record<string, string> = {}) =>
    org.request('DELETE', '/api/orgs/current', body, headers);

  it('only with its name: the numbers go back, nobody can enter it, and the trail says so', async () => {
    const org = await world.org({ name: 'Closing down' });
    const wrong = await remove(org, { name: 'Closing' });
    expect([wrong.status, wrong.body.code, Object.keys(wrong.body.errors as object)]).toEqual([422, 'orgs.name_differs', ['name']]);
    expect((await remove(org, {})).status).toBe(400);
    expect((await org.request('GET', '/api/settings')).status).toBe(200);
    const done = await remove(org, { name: 'Closing down' });
    expect(done.status, JSON.stringify(done.body)).toBe(204);
    expect(await world.sql('SELECT status FROM orgs WHERE id = $1', [org.orgId])).toEqual([{ status: 'removed' }]);
    expect(await world.sql(`SELECT 1 FROM channel_accounts WHERE org_id = $1 AND state = 'active'`, [org.orgId])).toEqual([]);
    expect(await trail(org.orgId, 'agency.org_remove')).toMatchObject([{ actorName: 'Dana Ortiz', after: { status: 'removed' } }]);
    expect((await org.request('POST', '/api/auth/login', { email: org.email, password: org.password })).status).toBe(403);
  });

  it('rests only when nothing stands in the way: an open purchase and a number of somebody else leave it at work', async () => {
    const org = await world.org({ name: 'Still busy' });
    const buy = (address: string) => org.request('POST', '/api/numbers', { address });
    const bought = await buy('+15125550601');
    expect(bought.status, JSON.stringify(bought.body)).toBe(201);
    const [{ external_number_id: ours }] = (await world.sql<{ external_number_id: string }>(
      'SELECT external_number_id FROM channel_accounts WHERE id = $1',
      [bought.body.id],
    )) as [{ external_number_id: string }];
    const isKnownAs = (id: string) => world.sql('UPDATE channel_accounts SET external_number_id = $2 WHERE id = $1', [bought.body.id, id]);
    const refused = async (code: string) => {
      expect(await remove(org, { name: 'Still busy' })).toMatchObject({ status: 409, body: { code } });
      expect(await world.sql('SELECT status FROM orgs WHERE id = $1', [org.orgId])).toEqual([{ status: 'active' }]);
      expect(await trail(org.orgId, 'agency.org_pause')).toEqual([]);
    };
    await isKnownAs(FOREIGN);
    await refused('numbers.mismatch');
    await isKnownAs(ours);
    armFailpoints('numbers.claimed=throw');
    expect((await buy('+15125550602')).status).toBe(500);
    armFailpoints(undefined);
    await refused('numbers.purchase_open');
    await world.advance('3m');
    await world.settled();
    expect((await remove(org, { name: 'Still busy' })).status).toBe(204);
  });

  it('and where the provider fails after that look it says that it is paused now, and how it goes on', async () => {
    const org = await world.org({ name: 'Half closed' });
    const bought = await org.request('POST', '/api/numbers', { address: '+15125550603' });
    const change = `UPDATE channel_accounts SET external_number_id = '${FOREIGN}' WHERE id = '${bought.body.id}'`;
    const [before] = await world.sql<{ id: string }>('SELECT external_number_id AS id FROM channel_accounts WHERE id = $1', [
      bought.body.id,
    ]);
    await world.sql(
      `CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${change}; RETURN NULL; END $$`,
    );
    await world.sql(
      `CREATE TRIGGER meanwhile AFTER UPDATE ON orgs FOR EACH ROW WHEN (NEW.status = 'paused' AND NEW.id = '${org.orgId}') EXECUTE FUNCTION meanwhile()`,
    );
    const stopped = await remove(org, { name: 'Half closed' });
    expect(stopped).toMatchObject({ status: 409, body: { code: 'numbers.mismatch' } });
    expect(stopped.body.message).toMatch(/paused until then: remove it again, or ask your agency to resume it/);
    expect(await world.sql('SELECT status FROM orgs WHERE id = $1', [org.orgId])).toEqual([{ status: 'paused' }]);
    await world.sql('UPDATE channel_accounts SET external_number_id = $2 WHERE id = $1', [bought.body.id, before!.id]);
    expect((await remove(org, { name: 'Half closed' })).status).toBe(204);
  });

  it('nobody else: not an agent, not a role of its own, not a program, not the staff of the agency', async () => {
    const org = await world.org({ name: 'Staying' });
    const body = { name: 'Staying' };
    const factory = world.app.get(OrgFactory);
    await factory.addUser({ email: 'agent@staying.test', name: 'Al', password: PASSWORD, orgId: org.orgId, role: 'org_agent' });
    const agent = await signIn(world.app, 'agent@staying.test');
    const role = await org.request('POST', '/api/roles', { name: 'Manager', permissions: ['users.read', 'users.write'] });
    expect(role.status, JSON.stringify(role.body)).toBe(201);
    const mo = { email: 'manager@staying.test', name: 'Mo', role: role.body.id as string };
    expect((await org.request('POST', '/api/users', mo)).status).toBe(201);
    await givePassword(world, mo.email);
    const manager = await signIn(world.app, 'manager@staying.test');
    const key = await org.request('POST', '/api/api-keys', { name: 'Script', scopes: ['users.write'] });
    expect(key.status, JSON.stringify(key.body)).toBe(201);
    const program = { authorization: `Bearer ${key.body.key as string}` };
    for (const headers of [agent, manager, program]) {
      const answer = await world.app.inject({ method: 'DELETE', url: '/api/orgs/current', headers, payload: body });
      expect(answer.statusCode, answer.body).toBe(403);
    }
    const within = { ...staff, 'x-org-id': north.orgId };
    const answer = await world.app.inject({ method: 'DELETE', url: '/api/orgs/current', headers: within, payload: { name: 'Northside' } });
    expect(answer.statusCode).toBe(403);
    expect(await world.sql('SELECT status FROM orgs WHERE id = ANY($1)', [[org.orgId, north.orgId]])).toEqual([
      { status: 'active' },
      { status: 'active' },
    ]);
  });

  it("never the agency's own", async () => {
    const headers = { ...owner, 'x-org-id': world.operationsOrgId };
    const payload = { name: 'Test Agency operations' };
    const answer = await world.app.inject({ method: 'DELETE', url: '/api/orgs/current', headers, payload });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'orgs.operations']);
  });
});
