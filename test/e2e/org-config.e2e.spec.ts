import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

let world: World;
let owner: { authorization: string };
let from: TestOrg;
let to: TestOrg;
let careful: TestOrg;

beforeAll(async () => {
  world = await World.start();
  from = await world.org({ name: 'From', settings: { ringSeconds: 27, holidays: [{ date: '2028-12-25', name: 'Christmas' }] } });
  to = await world.org({ name: 'To', services: [{ name: 'Old service', durationMinutes: 30 }] });
  careful = await world.org({ name: 'Careful' });
  const { agencyId } = world;
  await world.app
    .get(OrgFactory)
    .addUser({ email: 'owner@agency.test', name: 'Ann Agency', password: PASSWORD, agencyId, role: 'agency_owner' });
  owner = await signIn(world.app, 'owner@agency.test');
});
afterAll(() => world?.stop());

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, payload?: object, headers: Record<string, string> = owner) =>
  world.app.inject({ method, url, headers, ...(payload && { payload }) });
const inside = (orgId: string) => ({ ...owner, 'x-org-id': orgId });
const CONFIG = '/api/orgs/current/config';
const exported = async (orgId: string) => (await ask('GET', CONFIG, undefined, inside(orgId))).json<{ config: object }>().config;

function asForm(orgId: string, bytes: Buffer, method: 'POST' | 'PUT' = 'POST') {
  const boundary = '----ringback';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="config.json"\r\ncontent-type: application/json\r\n\r\n`;
  return world.app.inject({
    method,
    url: method === 'PUT' ? CONFIG : `${CONFIG}/preview`,
    headers: { ...inside(orgId), 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

describe('a configuration as a document', () => {
  it('goes out and comes in again, whole', async () => {
    const { config } = (await ask('GET', '/api/orgs/current/config', undefined, inside(from.orgId))).json<{
      config: Record<string, unknown>;
    }>();
    expect(JSON.stringify(config)).not.toMatch(/owner(Name|Email|Phone)|\+1312|businessPhone/);
    const answer = await ask('PUT', '/api/orgs/current/config', { config }, inside(to.orgId));
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ servicesCreated: 2, servicesUpdated: 0 });
    const again = (await ask('GET', '/api/orgs/current/config', undefined, inside(to.orgId))).json<{ config: Record<string, unknown[]> }>();
    expect(again.config.settings).toEqual(config.settings);
    expect(again.config.services!.length).toBe(3);
    const second = await ask('PUT', '/api/orgs/current/config', { config }, inside(to.orgId));
    expect(second.json()).toMatchObject({ servicesCreated: 0, servicesUpdated: 2 });
  });

  it('with a mistake changes nothing and names the field', async () => {
    const org = careful;
    const before = (await ask('GET', '/api/orgs/current/config', undefined, inside(org.orgId))).body;
    const good = { format: 'ringback.org-config', formatVersion: 1 };
    const cases: [unknown, string][] = [
      [{ ...good, setings: {} }, 'config.setings'],
      [{ ...good, settings: { ringSeconds: 22, ring: 1 } }, 'config.settings.ring'],
      [
        { ...good, settings: { ringSeconds: 22, hours: { monday: [{ open: '17:00', close: '08:00' }] } } },
        'config.settings.hours.monday.0.close',
      ],
      [{ ...good, business: { timeZone: 'Mars/Base' } }, 'config.business.timeZone'],
      [
        {
          ...good,
          services: [
            { name: 'New', durationMinutes: 60 },
            { name: 'Bad', durationMinutes: 1 },
          ],
        },
        'config.services.1.durationMinutes',
      ],
      [{ format: 'something-else', formatVersion: 1 }, 'config.format'],
    ];
    for (const [config, field] of cases) {
      const answer = await ask('PUT', '/api/orgs/current/config', { config }, inside(org.orgId));
      expect([field, answer.statusCode, Object.keys(answer.json<{ errors?: object }>().errors ?? {})]).toEqual([field, 400, [field]]);
    }
    // the second service fails after the first was made: both are undone
    const half = {
      ...good,
      services: [
        { name: 'Twice', durationMinutes: 60 },
        { name: 'Twice', durationMinutes: 30 },
      ],
    };
    expect((await ask('PUT', '/api/orgs/current/config', { config: half }, inside(org.orgId))).statusCode).toBe(409);
    expect((await ask('GET', '/api/orgs/current/config', undefined, inside(org.orgId))).body).toBe(before);
  });
});

describe('a round trip', () => {
  it('into a fresh business gives the same document, with what is switched off and what was cleared', async () => {
    const source = inside(from.orgId);
    const made = (await ask('POST', '/api/services', { name: 'Winter check', durationMinutes: 45 }, source)).json<{ id: string }>();
    await ask('PATCH', `/api/services/${made.id}`, { isActive: false }, source);
    await ask('POST', '/api/resources', { name: 'Truck 2', hours: { monday: [{ open: '10:00', close: '12:00' }] } }, source);
    await ask('POST', '/api/locations', { name: 'North', address: '1 Lake', timeZone: 'America/Denver' }, source);
    const link = { kind: 'visit_website', label: 'Our site', target: 'link', url: 'https://from.example/' };
    await ask('POST', '/api/onboarding/ctas', link, source);
    await ask('POST', '/api/onboarding/scripts', { kind: 'exit', name: 'bye', language: 'es', body: 'Gracias.' }, source);
    const first = await exported(from.orgId);
    expect(JSON.stringify(first)).toContain('"Winter check"');
    const fresh = (await ask('POST', '/api/agency/orgs', { name: 'Fresh' })).json<{ id: string }>();
    expect((await ask('PUT', CONFIG, { config: first }, inside(fresh.id))).statusCode).toBe(200);
    expect(await exported(fresh.id)).toEqual(first);
    expect((await ask('POST', `${CONFIG}/preview`, { config: first }, inside(fresh.id))).json()).toMatchObject({ differences: [] });
  });
});

describe('a preview', () => {
  const good = { format: 'ringback.org-config', formatVersion: 1 };
  const wanted = { ...good, settings: { ringSeconds: 41 }, services: [{ name: 'New one', durationMinutes: 60 }] };

  it('says what would change and changes nothing', async () => {
    const before = await exported(careful.orgId);
    const trail = async () => (await ask('GET', '/api/audit', undefined, inside(careful.orgId))).json<{ total: number }>().total;
    const entries = await trail();
    const answer = await ask('POST', `${CONFIG}/preview`, { config: wanted }, inside(careful.orgId));
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      config: wanted,
      change: { settings: 1, servicesCreated: 1 },
      differences: [
        { path: 'settings.ringSeconds', before: 18, after: 41 },
        { path: 'services.New one', after: { name: 'New one', durationMinutes: 60 } },
      ],
    });
    expect(await exported(careful.orgId)).toEqual(before);
    expect(await trail()).toBe(entries);
    const settings = (await ask('GET', '/api/settings', undefined, inside(careful.orgId))).json();
    expect(settings).toMatchObject({ ringSeconds: 18 });
  });

  it('is what is applied: after a change in between the import is refused', async () => {
    const { basis } = (await ask('POST', `${CONFIG}/preview`, { config: wanted }, inside(careful.orgId))).json<{ basis: string }>();
    const { version } = (await ask('GET', '/api/settings', undefined, inside(careful.orgId))).json<{ version: number }>();
    await ask('PATCH', '/api/settings', { version, greeting: 'Meanwhile' }, inside(careful.orgId));
    const late = await ask('PUT', CONFIG, { config: wanted, basis }, inside(careful.orgId));
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'org_config.changed']);
    const again = (await ask('POST', `${CONFIG}/preview`, { config: wanted }, inside(careful.orgId))).json<{ basis: string }>();
    const applied = await ask('PUT', CONFIG, { config: wanted, basis: again.basis }, inside(careful.orgId));
    expect(applied.statusCode, applied.body).toBe(200);
    expect(await exported(careful.orgId)).toMatchObject({ settings: { ringSeconds: 41, greeting: 'Meanwhile' } });
  });
});

describe('the file itself', () => {
  it('is taken as a form too, by the preview and by the import', async () => {
    const config = await exported(from.orgId);
    const file = Buffer.from(`\ufeff${JSON.stringify(config, null, 2)}`);
    expect((await asForm(to.orgId, file)).json()).toMatchObject({ config });
    expect((await asForm(to.orgId, file, 'PUT')).statusCode).toBe(200);
  });

  it.each([
    ['10 MB', Buffer.alloc(10_000_000, 0x20), 400, /10\.0 MB/],
    ['more than any upload', Buffer.alloc(13_000_000, 0x20), 413, /too large/],
    ['another encoding', Buffer.from('{"format":"ü"}', 'latin1'), 400, /UTF-8/],
    ['garbage', Buffer.from([0x00, 0xff, 0x13, 0x37]), 400, /UTF-8/],
    ['another format', Buffer.from('a,b\n1,2'), 400, /no JSON/],
    ['a list', Buffer.from('[]'), 400, /config/],
    ['names of the language', Buffer.from('{"format":"ringback.org-config","formatVersion":1,"__proto__":{"x":1}}'), 400, /__proto__/],
    ['brackets without end', Buffer.from('['.repeat(400_000)), 400, /no JSON/],
  ])('%s is refused and says why', async (_name, bytes, status, why) => {
    const before = await exported(to.orgId);
    const answer = await asForm(to.orgId, bytes, 'PUT');
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringMatching(why) as string]);
    expect(await exported(to.orgId)).toEqual(before);
  });

  it('that is missing is named', async () =>
    expect((await ask('PUT', CONFIG, {}, inside(to.orgId))).json<{ errors: object }>().errors).toHaveProperty('config'));

  it('holds no owner, phone, key or password of the business', async () => {
    const { version } = (await ask('GET', '/api/settings', undefined, inside(from.orgId))).json<{ version: number }>();
    const mine = { ownerName: 'Otto Own', ownerEmail: 'otto@own.test', ownerPhone: '+13125550107', businessPhone: '+13125550108' };
    expect((await ask('PATCH', '/api/settings', { version, ...mine }, inside(from.orgId))).statusCode).toBe(200);
    await ask('POST', '/api/api-keys', { name: 'robot', scopes: ['leads.read'] }, inside(from.orgId));
    const text = JSON.stringify(await exported(from.orgId));
    for (const word of ['Otto', 'otto@', '+1312', 'rbk_', 'auth', 'token', 'secret', 'password', from.orgId])
      expect(text).not.toContain(word);
  });
});

describe('keeping people for a shorter time', () => {
  const shorter = { format: 'ringback.org-config', formatVersion: 1, settings: { ringSeconds: 33, retentionDays: 30 } };
  const keyWith = async (...scopes: string[]) => {
    const made = await ask('POST', '/api/api-keys', { name: 'robot', scopes }, inside(careful.orgId));
    return { authorization: `Bearer ${made.json<{ key: string }>().key}` };
  };
  const present = async () => (await ask('GET', '/api/settings', undefined, inside(careful.orgId))).json<Record<string, number>>();

  it('needs what erasing one of them needs, by the settings, the preview and the import', async () => {
    const key = await keyWith('settings.write');
    const before = await present();
    const answers = [
      await ask('PATCH', '/api/settings', { version: before.version, retentionDays: 30, ringSeconds: 33 }, key),
      await ask('POST', `${CONFIG}/preview`, { config: shorter }, key),
      await ask('PUT', CONFIG, { config: shorter }, key),
    ];
    for (const [index, answer] of answers.entries()) {
      const body = answer.json<{ code: string; message: string; errors: object }>();
      expect([answer.statusCode, body.code]).toEqual([403, 'access.forbidden']);
      expect(body.message).toBe('retentionDays: this change needs the permission "contacts.erase".');
      expect(Object.keys(body.errors)).toEqual([index === 0 ? 'retentionDays' : 'config.settings.retentionDays']);
    }
    expect(await present()).toEqual(before);
    // as long as now, or longer, forgets nobody
    const longer = await ask('PATCH', '/api/settings', { version: before.version, retentionDays: 900 }, key);
    expect(longer.statusCode, longer.body).toBe(200);
    expect((await ask('PUT', CONFIG, { config: { ...shorter, settings: { retentionDays: 900 } } }, key)).statusCode).toBe(200);
  });

  it('is done by who may erase', async () => {
    const key = await keyWith('settings.write', 'contacts.erase');
    expect((await ask('PUT', CONFIG, { config: shorter }, key)).statusCode).toBe(200);
    const { version } = await present();
    expect((await ask('PATCH', '/api/settings', { version, retentionDays: 31 }, key)).statusCode).toBe(200);
    expect((await ask('PATCH', '/api/settings', { version: version! + 1, retentionDays: 30 }, key)).statusCode).toBe(200);
    expect(await present()).toMatchObject({ retentionDays: 30, ringSeconds: 33 });
  });
});
