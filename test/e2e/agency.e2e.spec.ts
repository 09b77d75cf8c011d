import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Client {
  id: string;
  name: string;
  slug: string;
  version: number;
  status: string;
  numbers: { address: string; isSimulated: boolean }[];
}
interface Line {
  orgId: string;
  name: string;
  current: { calls: number; missed: number; recovered: number; booked: number; revenueMinor: number; costMicros: number };
  previous: { calls: number; missed: number };
  troubles: { code: string; level: string }[];
}

let world: World;
let owner: { authorization: string };
let staff: { authorization: string };
let staffId: string;
let northside: TestOrg;
let from: TestOrg;
let to: TestOrg;
let careful: TestOrg;

beforeAll(async () => {
  world = await World.start();
  const factory = world.app.get(OrgFactory);
  northside = await world.org({ name: 'Northside' });
  from = await world.org({ name: 'From', settings: { ringSeconds: 27, holidays: [{ date: '2028-12-25', name: 'Christmas' }] } });
  to = await world.org({ name: 'To', services: [{ name: 'Old service', durationMinutes: 30 }] });
  careful = await world.org({ name: 'Careful' });
  const { agencyId } = world;
  await factory.addUser({ email: 'owner@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
  staffId = await factory.addUser({ email: 'staff@agency.test', name: 'Sam Staff', password: PASSWORD, agencyId, role: 'agency_staff' });
  await factory.grant(northside.orgId, staffId);
  owner = await signIn(world.app, 'owner@agency.test');
  staff = await signIn(world.app, 'staff@agency.test');
});
afterAll(() => world?.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = owner) =>
  world.app.inject({ method, url, headers, ...(payload && { payload }) });
const inside = (orgId: string) => ({ ...owner, 'x-org-id': orgId });

describe('adding a client', () => {
  it('from a preset takes at most a dozen fields and is ready to work', async () => {
    const answer = await ask('POST', '/api/agency/orgs', {
      name: 'Lakeside Cooling',
      preset: 'hvac',
      timeZone: 'America/Denver',
      ownerName: 'Lee Lake',
      ownerEmail: 'lee@lakeside.test',
      ownerPhone: '(303) 555-0100',
      businessPhone: '(303) 555-0111',
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const client = answer.json<Client>();
    expect(client).toMatchObject({
      name: 'Lakeside Cooling',
      slug: 'lakeside-cooling',
      vertical: 'hvac',
      timeZone: 'America/Denver',
      ownerPhone: '+13035550100',
      businessPhone: '+13035550111',
      status: 'setup',
      numbers: [],
    });
    const services = (await ask('GET', '/api/services', undefined, inside(client.id))).json<{ data: { name: string }[] }>();
    expect(services.data.map((service) => service.name)).toContain('AC repair');
    const places = (await ask('GET', '/api/resources', undefined, inside(client.id))).json<{ data: { name: string }[] }>();
    expect(places.data.map((place) => place.name)).toEqual(['Truck 1']);
    const audit = (await ask('GET', '/api/audit?filter[action]=agency.org_add', undefined, inside(client.id))).json();
    expect(audit.data[0]).toMatchObject({ actorName: 'Ann Agency', after: { preset: 'hvac' } });
    const withNumber = await ask('POST', `/api/agency/orgs/${client.id}/numbers`, { areaCode: '303' });
    expect(withNumber.statusCode, withNumber.body).toBe(201);
    expect(withNumber.json<Client>().numbers).toMatchObject([{ isSimulated: true }]);
  });

  it('as a copy takes the configuration and leaves owner, phones and customers', async () => {
    const before = await northside.get<{ version: number }>('/api/settings');
    await northside.request('PATCH', '/api/settings', { version: before.version, ringSeconds: 33, customInstructions: 'Be brief.' });
    const catalog = await northside.get<{ data: { id: string; name: string }[] }>('/api/services');
    const [service] = catalog.data;
    const make = async (url: string, body: object) => {
      const made = await ask('POST', `/api/onboarding/${url}`, body, inside(northside.orgId));
      expect(made.statusCode, made.body).toBe(201);
    };
    await make('ctas', { kind: 'payment', label: 'By transfer', target: 'steps', steps: ['Ask for the account.'] });
    await make('ctas', { kind: 'book_call', label: 'Book a visit', target: 'service', serviceId: service!.id });
    await make('ctas', { kind: 'visit_website', label: 'Our site', target: 'link', url: 'https://northside.example/' });
    await make('scripts', { kind: 'opener', name: 'new_lead', language: 'en', body: 'Hi {name}, {business} here.' });
    const sales = await northside.get<{ version: number }>('/api/onboarding/sales-process');
    const order = { ctaOrder: ['payment', 'visit_website'] };
    await northside.request('PUT', '/api/onboarding/sales-process', { version: sales.version, answers: order });
    const answer = await ask('POST', '/api/agency/orgs', { name: 'Northside', templateOrgId: northside.orgId });
    expect(answer.statusCode, answer.body).toBe(201);
    const copy = answer.json<Client>();
    expect(copy).toMatchObject({ slug: 'northside-2', ownerPhone: null, businessPhone: null, ownerEmail: null });
    const settings = (await ask('GET', '/api/settings', undefined, inside(copy.id))).json();
    expect(settings).toMatchObject({ ringSeconds: 33, customInstructions: 'Be brief.', timeZone: 'America/Chicago' });
    const names = async (orgId: string) =>
      (await ask('GET', '/api/services', undefined, inside(orgId))).json<{ data: { name: string }[] }>().data.map((each) => each.name);
    expect(await names(copy.id)).toEqual(await names(northside.orgId));
    const all = async <T>(what: string) => (await ask('GET', `/api/onboarding/${what}`, undefined, inside(copy.id))).json<T>();
    const ctas = await all<{ data: { kind: string; serviceName: string | null; problem: string | null }[] }>('ctas');
    expect(ctas.data.map((cta) => [cta.kind, cta.serviceName, cta.problem])).toEqual([
      ['payment', null, null],
      ['book_call', service!.name, null],
      // it leads to the page of the other business
      ['visit_website', null, 'off'],
    ]);
    expect(await all('scripts')).toMatchObject({
      data: [{ name: 'new_lead', body: 'Hi {{contact.first_name}}, {{business.name}} here.' }],
    });
    const { checks } = await all<{ checks: { id: string; isDone: boolean }[] }>('readiness');
    expect(checks.find((check) => check.id === 'ctas')).toMatchObject({ isDone: true });
  });

  it('that is refused leaves nothing behind', async () => {
    const count = async () => (await world.sql<{ n: number }>('SELECT count(*)::int AS n FROM orgs'))[0]!.n;
    const before = await count();
    const cases: [object, string][] = [
      [{ preset: 'hvac' }, 'name'],
      [{ name: 'X', preset: 'nothing-like-it' }, 'preset'],
      [{ name: 'X', preset: '../package' }, 'preset'],
      [{ name: 'X', preset: 'hvac', templateOrgId: northside.orgId }, 'preset'],
      [{ name: 'X', preset: 'hvac', timeZone: 'Mars/Base' }, 'timeZone'],
      [{ name: 'X', preset: 'hvac', ownerPhone: '12' }, 'ownerPhone'],
      [{ name: 'X', colour: 'red' }, 'colour'],
    ];
    for (const [body, field] of cases) {
      const answer = await ask('POST', '/api/agency/orgs', body);
      expect([field, answer.statusCode, Object.keys(answer.json<{ errors?: object }>().errors ?? {})]).toEqual([field, 400, [field]]);
    }
    expect(await count()).toBe(before);
  });

  it('is for owners of the agency', async () =>
    expect((await ask('POST', '/api/agency/orgs', { name: 'Mine' }, staff)).statusCode).toBe(403));
});

describe('looking at clients and changing them', () => {
  it('under a version, with the fields named', async () => {
    const client = (await ask('GET', `/api/agency/orgs/${northside.orgId}`)).json<Client>();
    const changed = await ask('PATCH', `/api/agency/orgs/${client.id}`, {
      version: client.version,
      name: 'Northside Heating',
      ownerName: 'Dana',
    });
    expect(changed.json()).toMatchObject({ name: 'Northside Heating', ownerName: 'Dana', version: client.version + 1 });
    expect((await ask('PATCH', `/api/agency/orgs/${client.id}`, { version: client.version, name: 'Late' })).statusCode).toBe(409);
    expect((await ask('PATCH', `/api/agency/orgs/${client.id}`, { version: 1, status: 'removed' })).json().errors).toHaveProperty('status');
  });

  it('staff sees what was granted and nothing else', async () => {
    const list = (await ask('GET', '/api/agency/orgs', undefined, staff)).json<{ data: { id: string }[] }>();
    expect(list.data.map((org) => org.id)).toEqual([northside.orgId]);
    const lines = (await ask('GET', '/api/agency/metrics', undefined, staff)).json<{ data: Line[] }>();
    expect(lines.data.map((line) => line.orgId)).toEqual([northside.orgId]);
    const other = await world.org({ name: 'Hidden' });
    expect((await ask('GET', `/api/agency/orgs/${other.orgId}`, undefined, staff)).statusCode).toBe(404);
  });
});

describe('a program of the agency', () => {
  it('is written down under its own name in the client it works on, with the person whose rights it uses', async () => {
    const { data } = (await ask('GET', '/api/agency/orgs?filter[kind]=operations')).json<{ data: { id: string }[] }>();
    const made = await ask('POST', '/api/api-keys', { name: 'Nightly sync', scopes: ['agency.read', 'agency.write'] }, inside(data[0]!.id));
    expect(made.statusCode, made.body).toBe(201);
    const { id: keyId, key } = made.json<{ id: string; key: string }>();
    const headers = { authorization: `Bearer ${key}` };
    const { id, version } = (await ask('GET', `/api/agency/orgs/${careful.orgId}`, undefined, headers)).json<Client>();
    const changed = await ask('PATCH', `/api/agency/orgs/${id}`, { version, ownerName: 'By a program' }, headers);
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await ask('POST', `/api/agency/orgs/${id}/pause`, { reason: 'Test.' }, headers)).statusCode).toBe(204);
    expect((await ask('POST', `/api/agency/orgs/${id}/resume`, undefined, headers)).statusCode).toBe(204);
    const entries = (await ask('GET', '/api/audit?filter[actorType]=api_key&perPage=3', undefined, inside(id))).json<{ data: object[] }>();
    expect(entries.data).toMatchObject(
      ['agency.org_resume', 'agency.org_pause', 'settings.update'].map((action) => ({
        action,
        actorType: 'api_key',
        actorId: keyId,
        actorName: 'Nightly sync',
      })),
    );
  });
});

describe('figures of all clients', () => {
  it('count each client by itself, this week beside the one before, the worst first', async () => {
    const busy = await world.org({ name: 'Busy Plumbing' });
    const calm = await world.org({ name: 'Calm Salon' });
    const call = (orgId: string, accountId: string, daysAgo: number, status: string, leadId: string | null = null) =>
      world.sql(
        `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, started_at, lead_id)
         VALUES (gen_random_uuid(), $1, $2, gen_random_uuid()::text, '+13125550150', '+13125550151', $3, app_now() - make_interval(days => $4), $5)`,
        [orgId, accountId, status, daysAgo, leadId],
      );
    const contact = (
      await world.sql<{ id: string }>(`INSERT INTO contacts (id, org_id, name) VALUES (gen_random_uuid(), $1, 'Kim') RETURNING id`, [
        busy.orgId,
      ])
    )[0]!.id;
    const lead = (
      await world.sql<{ id: string }>(
        `INSERT INTO leads (id, org_id, contact_id, status, engaged_at, booked_at, estimated_value_minor)
       VALUES (gen_random_uuid(), $1, $2, 'booked', app_now(), app_now(), 12345) RETURNING id`,
        [busy.orgId, contact],
      )
    )[0]!.id;
    await call(busy.orgId, busy.accountId, 1, 'missed', lead);
    await call(busy.orgId, busy.accountId, 2, 'missed');
    await call(busy.orgId, busy.accountId, 3, 'answered');
    await call(busy.orgId, busy.accountId, 9, 'missed');
    await call(busy.orgId, busy.accountId, 30, 'missed');
    await world.sql(
      `INSERT INTO escalations (id, org_id, kind, priority, reason, summary, dedupe_key) VALUES (gen_random_uuid(), $1, 'emergency', 'critical', 'x', 'x', 'x')`,
      [busy.orgId],
    );
    const { data, days } = (await ask('GET', '/api/agency/metrics')).json<{ data: Line[]; days: number }>();
    expect(days).toBe(7);
    const line = data.find((each) => each.orgId === busy.orgId)!;
    expect(line.current).toEqual({ calls: 3, missed: 2, recovered: 1, booked: 1, revenueMinor: 12345, costMicros: 0 });
    expect(line.previous).toMatchObject({ calls: 1, missed: 1 });
    expect(line.troubles.map((trouble) => trouble.code)).toEqual(['critical_actions']);
    expect(data[0]!.troubles[0]!.level).toBe('critical');
    const place = (orgId: string) => data.findIndex((each) => each.orgId === orgId);
    expect(place(busy.orgId)).toBeLessThan(place(calm.orgId));
    expect(data.some((each) => each.orgId === world.operationsOrgId)).toBe(false);
    const month = (await ask('GET', '/api/agency/metrics?days=31')).json<{ data: Line[] }>();
    expect(month.data.find((each) => each.orgId === busy.orgId)!.current.calls).toBe(5);
    expect((await ask('GET', '/api/agency/metrics?days=0')).statusCode).toBe(400);
  });
});

describe('who of the staff may enter a client', () => {
  const staffOf = async (orgId: string) =>
    (await ask('GET', `/api/agency/orgs/${orgId}/staff`)).json<{ data: { id: string; hasAccess: boolean; role: string }[] }>().data;
  const set = (orgId: string, userIds: string[], headers = owner) => ask('PUT', `/api/agency/orgs/${orgId}/staff`, { userIds }, headers);

  it('a grant opens it, a revocation shuts it within five seconds, and the trail says who and when', async () => {
    const url = '/api/conversations';
    const within = () => world.app.inject({ url, headers: { ...staff, 'x-org-id': careful.orgId } });
    expect((await within()).statusCode).toBe(403);
    expect((await set(careful.orgId, [staffId])).json()).toMatchObject({
      data: [
        { role: 'agency_owner', hasAccess: true },
        { id: staffId, hasAccess: true },
      ],
    });
    expect((await within()).statusCode).toBe(200);
    expect((await ask('GET', '/api/agency/orgs', undefined, staff)).body).toContain(careful.orgId);
    expect((await set(careful.orgId, [])).statusCode).toBe(200);
    expect((await within()).statusCode).toBe(403);
    expect((await ask('GET', `/api/agency/orgs/${careful.orgId}`, undefined, staff)).statusCode).toBe(404);
    expect((await staffOf(careful.orgId)).find((person) => person.id === staffId)?.hasAccess).toBe(false);
    const trail = (await ask('GET', '/api/audit?filter[action]=agency.grants', undefined, inside(careful.orgId))).json<{
      data: object[];
    }>();
    expect(trail.data).toMatchObject([
      { actorName: 'Ann Agency', before: { staffIds: [staffId] }, after: { staffIds: [] } },
      { before: { staffIds: [] }, after: { staffIds: [staffId] } },
    ]);
  });

  it('a process that heard nothing of the revocation shuts within five seconds too', async () => {
    await set(to.orgId, [staffId]);
    const within = () => world.app.inject({ url: '/api/conversations', headers: { ...staff, 'x-org-id': to.orgId } });
    expect((await within()).statusCode).toBe(200);
    await world.sql('DELETE FROM agency_grants WHERE org_id = $1 AND user_id = $2', [to.orgId, staffId]);
    await vi.waitFor(async () => expect((await within()).statusCode).toBe(403), { timeout: 45_000, interval: 100 });
  });

  it('takes only people of the own staff, and only from owners', async () => {
    const stranger = await world.app.get(OrgFactory).addUser({ email: 'x@other.test', name: 'X', orgId: from.orgId, role: 'org_agent' });
    for (const userIds of [[stranger], ['0190d9a0-0000-7000-8000-0000000000ff']]) {
      const answer = await set(careful.orgId, userIds);
      expect([answer.statusCode, Object.keys(answer.json<{ errors: object }>().errors)]).toEqual([400, ['userIds']]);
    }
    expect((await set(careful.orgId, [staffId, staffId])).statusCode).toBe(400);
    expect((await set(northside.orgId, [], staff)).statusCode).toBe(403);
    expect((await staffOf(northside.orgId)).find((person) => person.id === staffId)?.hasAccess).toBe(true);
  });
});
