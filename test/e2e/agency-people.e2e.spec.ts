import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import { tokenTo } from '../harness/mails.js';
import { withClient } from '../harness/template.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

type Bearer = { authorization: string };
interface Person {
  id: string;
  email: string;
  role: string;
  clients: number | null;
}

let world: World;
let north: TestOrg;
let south: TestOrg;
let boss: Bearer;
let bossId: string;

beforeAll(async () => {
  world = await World.start();
  north = await world.org({ name: 'Northside' });
  south = await world.org({ name: 'Southside' });
  bossId = await join('boss', 'agency_owner');
  boss = await signIn(world.app, 'boss@agency.test');
});
afterAll(() => world?.stop());
afterEach(() => world.sql('DELETE FROM attempt_counters'));

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = boss) =>
  world.app.inject({ method, url, headers, ...(payload && { payload }) });
/** Somebody who is of the agency from the start. */
const join = (name: string, role: 'agency_owner' | 'agency_staff') =>
  world.app.get(OrgFactory).addUser({ email: `${name}@agency.test`, name, password: PASSWORD, agencyId: world.agencyId, role });
const invite = (email: string, role = 'agency_staff', headers = boss) => ask('POST', '/api/agency/invites', { email, role }, headers);
const linkTo = (email: string, nth = 1) => tokenTo(world.settings.DATA_DIR, email, 'invite', nth);
const accept = (token: string, more: object = {}) =>
  ask('POST', '/api/auth/invite/accept', { token, name: 'New Person', password: PASSWORD, ...more }, {});
const people = async (): Promise<Person[]> => (await ask('GET', '/api/agency/people')).json<{ data: Person[] }>().data;
const person = async (email: string) => (await people()).find((each) => each.email === email);
const letIn = (org: TestOrg, userIds: string[]) => ask('PUT', `/api/agency/orgs/${org.orgId}/staff`, { userIds });
const trail = async (action: string) =>
  (await ask('GET', `/api/audit?filter[action]=${action}`, undefined, { ...boss, 'x-org-id': world.operationsOrgId })).json<{
    data: { targetId: string; actorName: string; before: unknown; after: unknown }[];
  }>().data;
/** A new member of the staff who may enter these clients, signed in. */
async function staff(name: string, ...orgs: TestOrg[]): Promise<{ id: string; email: string; headers: Bearer }> {
  const id = await join(name, 'agency_staff');
  for (const org of orgs) expect((await letIn(org, [id])).statusCode).toBe(200);
  return { id, email: `${name}@agency.test`, headers: await signIn(world.app, `${name}@agency.test`) };
}

describe('somebody who is invited into the agency', () => {
  it('as staff enters no client until an owner lets them in, and then that one alone', async () => {
    const sent = await invite('sam@agency.test');
    expect([sent.statusCode, sent.json()]).toMatchObject([201, { role: 'agency_staff', state: 'pending', invitedBy: 'boss' }]);
    expect((await ask('GET', '/api/agency/invites?q=sam')).json()).toMatchObject({ total: 1, data: [{ email: 'sam@agency.test' }] });
    const token = await linkTo('sam@agency.test');
    expect((await ask('POST', '/api/auth/invite', { token }, {})).json()).toMatchObject({
      business: 'Test Agency',
      role: 'agency_staff',
      hasAccount: false,
    });
    const accepted = await accept(token);
    expect([accepted.statusCode, accepted.json().code]).toEqual([403, 'auth.no_client']);
    const sam = (await person('sam@agency.test'))!;
    expect(sam).toMatchObject({ role: 'agency_staff', clients: 0 });
    expect((await ask('GET', '/api/agency/invites')).json().total).toBe(0);
    expect((await letIn(north, [sam.id])).statusCode).toBe(200);
    const headers = await signIn(world.app, 'sam@agency.test');
    const me = (await ask('GET', '/api/auth/me', undefined, headers)).json();
    expect(me.memberships.map((org: { id: string; orgId: string }) => org.orgId)).toEqual([north.orgId]);
    expect(me.activeOrg).toMatchObject({ id: north.orgId, role: 'agency_staff' });
    expect((await ask('GET', '/api/leads', undefined, { ...headers, 'x-org-id': south.orgId })).json().code).toBe('access.org_denied');
    expect(await person('sam@agency.test')).toMatchObject({ clients: 1 });
    expect((await trail('invites.accept'))[0]).toMatchObject({
      actorName: 'New Person',
      targetId: sam.id,
      after: { role: 'agency_staff' },
    });
  });

  it('as another owner enters every client; an account that exists is asked for its password', async () => {
    const { email } = north;
    await invite(email, 'agency_owner');
    const token = await linkTo(email);
    expect((await accept(token, { password: 'not the password' })).statusCode).toBe(401);
    const entered = await accept(token);
    expect(entered.json(), entered.body).toMatchObject({ orgId: world.operationsOrgId, user: { email } });
    const headers = { authorization: `Bearer ${entered.json<{ accessToken: string }>().accessToken}` };
    const orgs = (await ask('GET', '/api/agency/orgs', undefined, headers)).json<{ data: { id: string }[] }>().data.map((org) => org.id);
    expect(orgs).toEqual(expect.arrayContaining([north.orgId, south.orgId, world.operationsOrgId]));
    expect(await person(email)).toMatchObject({ role: 'agency_owner', clients: null });
    expect((await invite(email)).json().code).toBe('agency.person_exists');
  });

  it('is asked once, again with a fresh link, and taken back; never from the pages of a business', async () => {
    const { id } = (await invite('late@agency.test')).json<{ id: string }>();
    expect((await invite('LATE@agency.test')).json().code).toBe('invites.exists');
    const home = { ...boss, 'x-org-id': world.operationsOrgId };
    expect((await ask('GET', '/api/invites', undefined, home)).json().total).toBe(0);
    for (const [method, url] of [
      ['POST', `/api/invites/${id}/resend`],
      ['DELETE', `/api/invites/${id}`],
    ] as const)
      expect((await ask(method, url, undefined, home)).statusCode).toBe(404);
    const first = await linkTo('late@agency.test');
    expect((await ask('POST', `/api/agency/invites/${id}/resend`)).json()).toMatchObject({ state: 'pending' });
    const second = await linkTo('late@agency.test', 2);
    expect((await accept(first)).json().code).toBe('auth.link_invalid');
    expect((await ask('DELETE', `/api/agency/invites/${id}`)).statusCode).toBe(204);
    expect((await accept(second)).json().code).toBe('invites.revoked');
    const ofOrg = (await ask('POST', '/api/invites', { email: 'clerk@agency.test', role: 'viewer' }, home)).json<{ id: string }>().id;
    expect((await ask('DELETE', `/api/agency/invites/${ofOrg}`)).statusCode).toBe(404);
  });

  it('is asked by owners alone, and comes in no more when the one who asked is none', async () => {
    const { headers } = await staff('asker', north);
    expect((await invite('x@agency.test', 'agency_staff', headers)).statusCode).toBe(403);
    expect((await ask('GET', '/api/agency/people', undefined, headers)).statusCode).toBe(403);
    expect((await invite('x@agency.test', 'agency_staff', await signIn(world.app, south.email))).statusCode).toBe(403);
    expect((await invite('x@agency.test', 'org_owner')).json().errors).toHaveProperty('role');
    const id = await join('passing', 'agency_owner');
    await invite('by-passing@agency.test', 'agency_staff', await signIn(world.app, 'passing@agency.test'));
    expect((await ask('PATCH', `/api/agency/people/${id}`, { role: 'agency_staff' })).statusCode).toBe(200);
    expect((await accept(await linkTo('by-passing@agency.test'))).json().code).toBe('invites.ended');
  });
});

describe('the people of the agency', () => {
  it('change their role, and what they may do with it', async () => {
    const { id, headers } = await staff('riser', north);
    expect((await ask('GET', '/api/agency/people', undefined, headers)).statusCode).toBe(403);
    const raised = await ask('PATCH', `/api/agency/people/${id}`, { role: 'agency_owner' });
    expect([raised.statusCode, raised.json()]).toMatchObject([200, { id, role: 'agency_owner', clients: null }]);
    expect((await ask('GET', '/api/agency/people', undefined, headers)).statusCode).toBe(200);
    expect((await ask('PATCH', `/api/agency/people/${id}`, { role: 'agency_staff' })).json()).toMatchObject({ clients: 1 });
    expect((await ask('GET', '/api/agency/people', undefined, headers)).statusCode).toBe(403);
    expect((await ask('PATCH', `/api/agency/people/${id}`, { role: 'org_owner' })).json().errors).toHaveProperty('role');
    expect((await trail('agency_people.update')).slice(0, 2)).toMatchObject([
      { targetId: id, before: { role: 'agency_owner' }, after: { role: 'agency_staff' } },
      { targetId: id, before: { role: 'agency_staff' }, after: { role: 'agency_owner' } },
    ]);
  });

  it('leave with everything that they might enter, and begin with nothing when they come again', async () => {
    const { id, email, headers } = await staff('leaver', north, south);
    expect(await person(email)).toMatchObject({ clients: 2 });
    expect((await ask('DELETE', `/api/agency/people/${id}`)).statusCode).toBe(204);
    expect((await ask('GET', '/api/leads', undefined, headers)).statusCode).toBe(401);
    expect(await world.sql('SELECT org_id FROM agency_grants WHERE user_id = $1', [id])).toEqual([]);
    expect((await ask('DELETE', `/api/agency/people/${id}`)).statusCode).toBe(404);
    expect((await trail('agency_people.remove'))[0]).toMatchObject({ targetId: id, actorName: 'boss', before: { role: 'agency_staff' } });
    await invite(email);
    expect((await accept(await linkTo(email))).json().code).toBe('auth.no_client');
    expect(await person(email)).toMatchObject({ id, clients: 0 });
  });

  it('of another agency are not there', async () => {
    const factory = world.app.get(OrgFactory);
    const { agencyId } = await factory.createAgency({ name: 'Other agency' });
    const far = await factory.addUser({ email: 'far@other.test', name: 'Far', password: PASSWORD, agencyId, role: 'agency_owner' });
    expect(await person('far@other.test')).toBeUndefined();
    expect((await ask('PATCH', `/api/agency/people/${far}`, { role: 'agency_staff' })).statusCode).toBe(404);
    expect((await ask('DELETE', `/api/agency/people/${far}`)).statusCode).toBe(404);
  });

  it('keep a last owner, even when two owners take each other’s place at once', async () => {
    for (const { id, role } of await people())
      if (role === 'agency_owner' && id !== bossId)
        expect((await ask('PATCH', `/api/agency/people/${id}`, { role: 'agency_staff' })).statusCode).toBe(200);
    for (const answer of [
      await ask('PATCH', `/api/agency/people/${bossId}`, { role: 'agency_staff' }),
      await ask('DELETE', `/api/agency/people/${bossId}`),
    ])
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'agency.last_owner']);
    const secondId = await join('second', 'agency_owner');
    const second = await signIn(world.app, 'second@agency.test');
    const demote = (id: string, headers: Bearer) => ask('PATCH', `/api/agency/people/${id}`, { role: 'agency_staff' }, headers);
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%agency_memberships%'`;
    // both have passed the guard and stand before the same rows
    const answers = await withClient(world.db.adminUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM agency_memberships WHERE agency_id = $1 FOR UPDATE', [world.agencyId]);
      const both = Promise.all([demote(secondId, boss), demote(bossId, second)]);
      await until('both wait', async () => {
        const [row] = await world.sql<{ n: number }>(waiting);
        return row?.n === 2 ? true : row?.n;
      });
      await client.query('COMMIT');
      return both;
    });
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 422]);
    const owners = await world.sql(`SELECT user_id FROM agency_memberships WHERE agency_id = $1 AND role = 'agency_owner'`, [
      world.agencyId,
    ]);
    expect(owners).toHaveLength(1);
  });
});
