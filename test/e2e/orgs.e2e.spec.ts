import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OrgsService } from '../../src/orgs/orgs.service.js';
import { StaffPhones } from '../../src/orgs/staff-phones.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { PASSWORD, givePassword, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

let kernel: Kernel;
let app: NestFastifyApplication;
let owner: { authorization: string };
let orgId: string;
let agencyId: string;

beforeAll(async () => {
  kernel = await startKernel();
  app = kernel.app;
  ({ agencyId } = await kernel.factory.createAgency({ name: 'Agency' }));
  orgId = await kernel.factory.createOrg({ agencyId, name: 'Northside', timeZone: 'America/Chicago', vertical: 'hvac' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Olive Owner', password: PASSWORD, orgId, role: 'org_owner' });
  owner = await signIn(app, 'owner@example.com');
});
afterAll(() => kernel.close());

const get = async <T>(url: string, headers = owner): Promise<T> => (await app.inject({ url, headers })).json<T>();
const patch = (url: string, payload: object, headers = owner) => app.inject({ method: 'PATCH', url, headers, payload });
const inOrg = <T>(work: () => Promise<T>): Promise<T> => kernel.app.get(Database).withOrg(orgId, work);

interface Settings {
  version: number;
  ownerPhone: string | null;
  timeZone: string;
}

describe('settings', () => {
  it('change, raise the version, reach the cache, the staff registry and the audit trail', async () => {
    const before = await get<Settings>('/api/settings');
    expect(before).toMatchObject({ timeZone: 'America/Chicago', ringSeconds: 18, followUpMinutes: [120, 1440, 4320], vertical: 'hvac' });
    await inOrg(() => app.get(OrgsService).profile());
    const answer = await patch('/api/settings', {
      version: before.version,
      ownerPhone: '(312) 555-0100',
      ownerName: 'Dana Ortiz',
      ringSeconds: 25,
      timeZone: 'America/Denver',
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      ownerPhone: '+13125550100',
      ringSeconds: 25,
      timeZone: 'America/Denver',
      version: before.version + 1,
    });
    expect(await inOrg(() => app.get(OrgsService).profile())).toMatchObject({ timeZone: 'America/Denver', settings: { ringSeconds: 25 } });
    expect(await inOrg(() => app.get(StaffPhones).find('+13125550100'))).toMatchObject({ label: 'Owner', isOnCall: true });
    const audit = await get<{ data: { before: unknown; after: unknown; actorName: string; requestId: string }[] }>(
      '/api/audit?filter[action]=settings.update',
    );
    expect(audit.data[0]).toMatchObject({
      actorName: 'Olive Owner',
      before: { ownerPhone: null, ringSeconds: 18, timeZone: 'America/Chicago' },
      after: { ownerPhone: '+1******0100', ownerName: 'D***', ringSeconds: 25, timeZone: 'America/Denver' },
    });
    expect(JSON.stringify(audit.data[0])).not.toContain('5550100');
  });

  it('move the owner phone, and stop and resume alerts visibly', async () => {
    const { version } = await get<Settings>('/api/settings');
    await patch('/api/settings', { version, ownerPhone: '+13125550101' });
    const phones = app.get(StaffPhones);
    expect((await inOrg(() => phones.list())).map((row) => row.phone)).toEqual(['+13125550101']);
    await inOrg(() => phones.stopAlerts('+13125550101'));
    expect(await inOrg(() => phones.onCall())).toEqual([]);
    expect((await inOrg(() => phones.find('+13125550101')))?.alertsStoppedAt).toBeInstanceOf(Date);
    await inOrg(() => phones.resumeAlerts('+13125550101'));
    expect(await inOrg(() => phones.onCall())).toHaveLength(1);
  });

  it('answer 409 with the current values when someone else was faster', async () => {
    const { version } = await get<Settings>('/api/settings');
    const answers = await Promise.all([20, 21, 22, 23].map((ringSeconds) => patch('/api/settings', { version, ringSeconds })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409, 409]);
    const loser = answers.find((answer) => answer.statusCode === 409)!.json();
    expect(loser).toMatchObject({ code: 'settings.changed', details: { current: { version: version + 1 } } });
  });

  it('name each wrong field and change nothing', async () => {
    const before = await get<Settings>('/api/settings');
    const cases: [object, string][] = [
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
      [{ hours: { monday: [{ open: '17:00', close: '08:00' }] } }, 'hours.monday.0.close'],
      [{ hours: null }, 'hours'],
      [{ ownerPhone: '12' }, 'ownerPhone'],
      [{ ringSeconds: 4 }, 'ringSeconds'],
      [{ ringSeconds: '18' }, 'ringSeconds'],
      [{ ringSeconds: null }, 'ringSeconds'],
      [{ ownerEmail: 'nope' }, 'ownerEmail'],
      [{ orgId: 'x' }, 'orgId'],
      [{ id: 'x' }, 'id'],
      [{ status: 'removed' }, 'status'],
      [{ agencyId: 'x' }, 'agencyId'],
      [{ greeting: 'a\u0000b' }, 'greeting'],
      [{ name: '' }, 'name'],
    ];
    for (const [wrong, field] of cases) {
      const answer = await patch('/api/settings', { version: before.version, ...wrong });
      expect([field, answer.statusCode, Object.keys(answer.json<{ errors: object }>().errors)]).toEqual([field, 400, [field]]);
    }
    expect((await patch('/api/settings', { ringSeconds: 20 })).json().errors).toHaveProperty('version');
    expect(await get<Settings>('/api/settings')).toEqual(before);
  });

  it('are the org too', async () => {
    const org = await get<{ version: number; name: string }>('/api/orgs/current');
    expect(org).toMatchObject({ id: orgId, name: 'Northside', kind: 'client', status: 'active' });
    expect((await patch('/api/orgs/current', { version: org.version, name: 'Northside Heating' })).json()).toMatchObject({
      name: 'Northside Heating',
      version: org.version + 1,
    });
  });
});

describe('users', () => {
  const create = (payload: object) => app.inject({ method: 'POST', url: '/api/users', headers: owner, payload });

  it('are added, changed, listed and removed, each with an audit entry', async () => {
    const added = await create({
      email: 'amy@example.com',
      name: 'Amy Agent',
      role: 'org_agent',
      phone: '(312) 555-0120',
    });
    expect([added.statusCode, added.json()]).toMatchObject([
      201,
      { name: 'Amy Agent', role: 'org_agent', phone: '+13125550120', isOnCall: true },
    ]);
    const { id } = added.json<{ id: string }>();
    await givePassword(kernel, 'amy@example.com');
    expect((await app.inject({ url: '/api/auth/me', headers: await signIn(app, 'amy@example.com') })).json().activeOrg.role).toBe(
      'org_agent',
    );
    expect((await patch(`/api/users/${id}`, { role: 'viewer', phone: null })).json()).toMatchObject({ role: 'viewer', phone: null });
    expect(await get('/api/users?q=amy&sort=email')).toMatchObject({ total: 1, data: [{ id, role: 'viewer' }] });
    expect((await app.inject({ method: 'DELETE', url: `/api/users/${id}`, headers: owner })).statusCode).toBe(204);
    expect((await app.inject({ url: `/api/users/${id}`, headers: owner })).statusCode).toBe(404);
    const audit = await get<{ data: { action: string }[] }>(`/api/audit?filter[targetId]=${id}`);
    expect(audit.data.map((entry) => entry.action)).toEqual(['users.remove', 'users.update', 'users.create']);
  });

  it('have an alert phone: a STOP outlives every change of the person, and the owner’s number never gets lost', async () => {
    const phones = app.get(StaffPhones);
    const rowOf = (phone: string) => inOrg(() => phones.find(phone));
    const { id } = (await create({ email: 'call@example.com', name: 'Cal', role: 'org_agent', phone: '+13125550121' })).json<{
      id: string;
    }>();
    await inOrg(() => phones.stopAlerts('+13125550121'));
    const changed = await patch(`/api/users/${id}`, { isOnCall: false });
    expect(changed.json()).toMatchObject({ phone: '+13125550121', isOnCall: false, alertsStoppedAt: expect.any(String) });
    await patch(`/api/users/${id}`, { isOnCall: true, phone: '(312) 555-0121' });
    expect(await rowOf('+13125550121')).toMatchObject({ userId: id, isOnCall: true, alertsStoppedAt: expect.any(Date) });
    expect((await patch(`/api/users/${id}`, { phone: '+13125550122' })).json()).toMatchObject({ alertsStoppedAt: null });
    expect(await rowOf('+13125550121')).toBeNull();

    // the number of somebody else is not taken away from them
    const other = (await create({ email: 'call2@example.com', name: 'Cam', role: 'viewer' })).json<{ id: string }>().id;
    const refused = await patch(`/api/users/${other}`, { phone: '+13125550122' });
    expect([refused.statusCode, refused.json().errors]).toEqual([400, { phone: 'Cal is alerted on this number already.' }]);
    expect(await rowOf('+13125550122')).toMatchObject({ userId: id });

    // the owner's own phone, as that of a member who then leaves it and leaves
    const ownerPhone = '+13125550129';
    const { version } = await get<Settings>('/api/settings');
    expect((await patch('/api/settings', { version, ownerPhone })).statusCode).toBe(200);
    await inOrg(() => phones.stopAlerts(ownerPhone));
    await patch(`/api/users/${id}`, { phone: ownerPhone, isOnCall: false });
    expect(await rowOf(ownerPhone)).toMatchObject({ userId: id, isOnCall: false, alertsStoppedAt: expect.any(Date) });
    await patch(`/api/users/${id}`, { phone: null });
    const ofOwner = { userId: null, label: 'Owner', isOnCall: true, callOrder: 1, alertsStoppedAt: expect.any(Date) };
    expect(await rowOf(ownerPhone)).toMatchObject(ofOwner);
    await patch(`/api/users/${id}`, { phone: ownerPhone });
    expect((await app.inject({ method: 'DELETE', url: `/api/users/${id}`, headers: owner })).statusCode).toBe(204);
    expect(await rowOf(ownerPhone)).toMatchObject(ofOwner);
    await inOrg(() => phones.resumeAlerts(ownerPhone));
    expect((await inOrg(() => phones.onCall())).map((row) => row.phone)).toContain(ownerPhone);
  });

  it('exist once per business, and an existing account keeps its password', async () => {
    const other = await kernel.factory.createOrg({ agencyId, name: 'Other' });
    await kernel.factory.addUser({ email: 'shared@example.com', name: 'Shared', password: PASSWORD, orgId: other, role: 'org_owner' });
    expect((await create({ email: 'shared@example.com', name: 'Renamed', role: 'viewer' })).json()).toMatchObject({ name: 'Shared' });
    expect((await create({ email: 'SHARED@example.com', name: 'Again', role: 'viewer' })).json().code).toBe('users.exists');
    await expect(signIn(app, 'shared@example.com')).resolves.toBeDefined();
  });

  it('keep a last owner, even under two requests at once', async () => {
    const me = (await get<{ user: { id: string } }>('/api/auth/me')).user.id;
    expect((await patch(`/api/users/${me}`, { role: 'viewer' })).json().code).toBe('users.last_owner');
    expect((await app.inject({ method: 'DELETE', url: `/api/users/${me}`, headers: owner })).statusCode).toBe(422);
    const second = (await create({ email: 'second@example.com', name: 'Second', role: 'org_owner' })).json<{ id: string }>().id;
    const answers = await Promise.all([me, second].map((id) => patch(`/api/users/${id}`, { role: 'org_agent' })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 422]);
  });

  it('cannot be given a role of the agency or fields of the account', async () => {
    for (const [more, field] of [
      [{ role: 'agency_owner' }, 'role'],
      [{ role: 'viewer', isAdmin: true }, 'isAdmin'],
      [{ role: 'viewer', passwordHash: 'x' }, 'passwordHash'],
      [{ role: 'viewer', password: 'a password of the caller' }, 'password'],
      [{ role: 'viewer', phone: 'x' }, 'phone'],
    ] as const) {
      const answer = await create({ email: `x-${field.toLowerCase()}@example.com`, name: 'X', ...more });
      expect([field, answer.statusCode >= 400, Object.keys(answer.json<{ errors?: object }>().errors ?? {})]).toEqual([
        field,
        true,
        [field],
      ]);
    }
  });
});
