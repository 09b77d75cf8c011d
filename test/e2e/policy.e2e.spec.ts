import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Crypto } from '../../src/platform/crypto/crypto.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { PolicyModule } from '../../src/policy/policy.module.js';
import { SendCounters } from '../../src/policy/send-counters.service.js';
import { Suppressions } from '../../src/policy/suppressions.service.js';
import { PASSWORD, signIn, startKernel } from '../harness/kernel.js';
import type { Kernel } from '../harness/kernel.js';

interface Row {
  id: string;
  last4: string;
  source: string;
  scope: string;
}
interface Problem {
  code: string;
  errors?: Record<string, string>;
}

let kernel: Kernel;
let app: NestFastifyApplication;
let org: string;
let other: string;
let third: string;
let staff: { authorization: string };
let stranger: { authorization: string };
let suppressions: Suppressions;
let counters: SendCounters;

const inOrg = <T>(fn: () => Promise<T>, orgId = org): Promise<T> => app.get(Database).withOrg(orgId, fn);
const call = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = staff) =>
  app.inject({ method, url, headers, ...(payload && { payload }) });
const stop = (address: string, change: Partial<Parameters<Suppressions['suppress']>[0]> = {}) =>
  inOrg(() => suppressions.suppress({ address, channel: 'sms', source: 'keyword', evidence: 'STOP', ...change }));
const start = (address: string, word: 'start' | 'yes' = 'start', channel: 'sms' | 'whatsapp' = 'sms') =>
  inOrg(() => suppressions.lift({ address, by: 'keyword', word, channel }));
const state = (address: string, channel = 'sms', orgId = org) => inOrg(() => suppressions.isSuppressed(address, channel), orgId);

beforeAll(async () => {
  kernel = await startKernel({ modules: [PolicyModule] });
  app = kernel.app;
  const { agencyId } = await kernel.factory.createAgency({ name: 'Agency' });
  org = await kernel.factory.createOrg({ agencyId, name: 'Northside', timeZone: 'America/Chicago' });
  other = await kernel.factory.createOrg({ agencyId, name: 'Bella' });
  third = await kernel.factory.createOrg({ agencyId, name: 'Counted' });
  await kernel.factory.addUser({ email: 'owner@example.com', name: 'Owner', password: PASSWORD, orgId: org, role: 'org_owner' });
  await kernel.factory.addUser({ email: 'viewer@example.com', name: 'Viewer', password: PASSWORD, orgId: org, role: 'viewer' });
  await kernel.factory.addUser({ email: 'bella@example.com', name: 'Bella', password: PASSWORD, orgId: other, role: 'org_owner' });
  [staff, stranger] = [await signIn(app, 'owner@example.com'), await signIn(app, 'bella@example.com')];
  suppressions = app.get(Suppressions);
  counters = app.get(SendCounters);
});
afterAll(() => kernel.close());

describe('opt-outs', () => {
  it('30 at once make one row; every channel and spelling of the number is covered', async () => {
    const made = await Promise.all(Array.from({ length: 30 }, () => stop('+13125550201')));
    expect(new Set(made.map((result) => result.id)).size).toBe(1);
    expect(made.filter((result) => result.isNew)).toHaveLength(1);
    expect(await state('+13125550201')).toMatchObject({ isSuppressed: true, isGlobal: false, scope: 'all', source: 'keyword' });
    expect(await state('whatsapp:+13125550201', 'whatsapp')).toMatchObject({ isSuppressed: true });
    expect(await state('+13125550202')).toBeNull();
  });

  it('another business of the agency is not affected', async () => expect(await state('+13125550201', 'sms', other)).toBeNull());

  it('START lifts what STOP began, and a new STOP works again', async () => {
    expect(await start('+13125550201')).toBe(true);
    expect(await state('+13125550201')).toBeNull();
    expect(await start('+13125550201')).toBe(false);
    expect((await stop('+13125550201')).isNew).toBe(true);
    expect(await state('+13125550201')).not.toBeNull();
  });

  it.each(['staff', 'import', 'api'] as const)('START does not lift one that came from %s', async (source) => {
    const address = `+131255502${{ staff: 11, import: 12, api: 13 }[source]}`;
    await stop(address, { source });
    expect(await start(address)).toBe(false);
    expect(await state(address)).toMatchObject({ source });
    expect(await inOrg(() => suppressions.lift({ address, by: 'staff' }))).toBe(true);
    expect(await state(address)).toBeNull();
  });

  it('START lifts what they said in their own words, as its confirmation promises; YES does not', async () => {
    const address = '+13125550210';
    await stop(address, { source: 'free_text' });
    expect(await start(address, 'yes')).toBe(false);
    expect(await state(address)).toMatchObject({ source: 'free_text' });
    expect(await start(address)).toBe(true);
    expect(await state(address)).toBeNull();
  });

  it('consent comes back channel by channel; the other one keeps source, words and time', async () => {
    const address = '+13125550214';
    await stop(address);
    const since = (await state(address))!.since;
    expect(await start(address, 'yes', 'whatsapp')).toBe(true);
    expect(await state(address, 'whatsapp')).toBeNull();
    expect(await state(address, 'sms')).toEqual({ isSuppressed: true, isGlobal: false, scope: 'sms', source: 'keyword', since });
    const { data } = (await call('GET', '/api/suppressions?q=%2B13125550214')).json<{ data: (Row & { evidence: string })[] }>();
    expect(data).toMatchObject([{ scope: 'sms', source: 'keyword', evidence: 'STOP' }]);
    expect(await start(address, 'yes', 'whatsapp')).toBe(false);
    // a new STOP covers everything again, and START by SMS ends both rows that reach it
    await stop(address);
    expect(await start(address)).toBe(true);
    expect(await state(address, 'sms')).toBeNull();
    expect(await state(address, 'whatsapp')).toMatchObject({ scope: 'whatsapp' });
    expect(await inOrg(() => suppressions.lift({ address, by: 'staff' }))).toBe(true);
    expect(await state(address, 'whatsapp')).toBeNull();
  });

  it('of two opt-outs of one address what staff entered outlives START', async () => {
    const address = '+13125550215';
    await stop(address, { scope: 'sms' });
    await stop(address, { source: 'staff' });
    await start(address);
    expect(await state(address)).toMatchObject({ scope: 'all', source: 'staff' });
  });

  it('a channel opt-out covers that channel; the strongest of several is told', async () => {
    await stop('+13125550220', { scope: 'whatsapp' });
    expect(await state('+13125550220', 'sms')).toBeNull();
    expect(await state('+13125550220', 'whatsapp')).toMatchObject({ scope: 'whatsapp' });
    await stop('+13125550220', { scope: 'marketing' });
    expect(await state('+13125550220', 'sms')).toMatchObject({ scope: 'marketing' });
    await stop('+13125550220');
    expect(await state('+13125550220', 'whatsapp')).toMatchObject({ scope: 'all' });
  });

  it('a global one holds for every business', async () => {
    await suppressions.suppressGlobally('+13125550230', 'court_order');
    await suppressions.suppressGlobally('+13125550230', 'court_order');
    for (const orgId of [org, other]) expect(await state('+13125550230', 'sms', orgId)).toMatchObject({ isGlobal: true, source: 'global' });
    expect(await inOrg(() => suppressions.lift({ address: '+13125550230', by: 'staff' }))).toBe(false);
  });

  it('stores a keyed hash and four digits, never the number', async () => {
    const rows = await app
      .get(Database)
      .asOrg(org, (tx) => tx.query<{ address_hmac: Buffer; address_last4: string }>('SELECT * FROM suppressions'));
    expect(rows.some((row) => row.address_hmac.equals(app.get(Crypto).hmac('+13125550201')))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('5550201');
  });

  it('rolls back with the transaction it is part of', async () => {
    await expect(
      app.get(Database).asOrg(org, async () => {
        await suppressions.suppress({ address: '+13125550240', channel: 'sms', source: 'keyword' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await state('+13125550240')).toBeNull();
  });
});

describe('/api/suppressions', () => {
  it('staff enters, finds and lifts one; the trail says who', async () => {
    const made = await call('POST', '/api/suppressions', { phone: '(312) 555-0250', evidence: 'asked on the phone' });
    expect(made.statusCode).toBe(201);
    const row = made.json<Row>();
    expect(row).toMatchObject({ last4: '0250', scope: 'all', source: 'staff', evidence: 'asked on the phone' });
    expect((await call('POST', '/api/suppressions', { phone: '+13125550250' })).json<Row>().id).toBe(row.id);
    for (const q of ['0250', '(312) 555-0250', 'on the phone'])
      expect((await call('GET', `/api/suppressions?q=${encodeURIComponent(q)}`)).json(), q).toMatchObject({
        total: 1,
        data: [{ id: row.id }],
      });
    expect((await call('GET', '/api/suppressions?filter[source]=staff')).json<{ data: Row[] }>().data.map((one) => one.id)).toContain(
      row.id,
    );
    expect((await call('DELETE', `/api/suppressions/${row.id}`)).statusCode).toBe(204);
    expect((await call('DELETE', `/api/suppressions/${row.id}`)).statusCode).toBe(404);
    expect(await state('+13125550250')).toBeNull();
    const audit = (await call('GET', '/api/audit?filter[action]=suppressions.lift&perPage=100')).json<{
      data: { actorName: string; targetId: string }[];
    }>();
    expect(audit.data.find((entry) => entry.targetId === row.id)?.actorName).toBe('Owner');
  });

  it('refuses what is no number, an unknown reach, a viewer, a stranger and nobody', async () => {
    expect((await call('POST', '/api/suppressions', { phone: 'x' })).json<Problem>().errors).toHaveProperty('phone');
    expect((await call('POST', '/api/suppressions', { phone: '3125550251', scope: 'everything' })).json<Problem>().errors).toHaveProperty(
      'scope',
    );
    const viewer = await signIn(app, 'viewer@example.com');
    expect((await call('POST', '/api/suppressions', { phone: '3125550251' }, viewer)).statusCode).toBe(403);
    const { id } = (await call('POST', '/api/suppressions', { phone: '3125550252' })).json<Row>();
    expect((await call('DELETE', `/api/suppressions/${id}`, undefined, stranger)).statusCode).toBe(404);
    expect((await call('GET', '/api/suppressions', undefined, stranger)).json()).toMatchObject({ total: 0 });
    expect((await call('GET', '/api/suppressions', undefined, {})).statusCode).toBe(401);
    expect(await state('+13125550252')).not.toBeNull();
  });
});

describe('counters', () => {
  it('50 sends at once are all counted', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        inOrg(() => counters.count(`+1312555${String(3000 + n)}`, { lane: 'transactional', isFirstToContact: true })),
      ),
    );
    expect(await inOrg(() => counters.facts('+13125559999'))).toMatchObject({
      hour: 50,
      day: 50,
      prefixNewNumbers10Min: 50,
      contactProactive24h: 0,
      contactFreeAt: null,
    });
    expect(await inOrg(() => counters.facts('+14155550000'))).toMatchObject({ hour: 50, prefixNewNumbers10Min: 0 });
    expect(await inOrg(() => counters.facts('+13125559999'), other)).toMatchObject({ hour: 0, prefixNewNumbers10Min: 0 });
  });

  it('counts unasked texts per person only, and no replies, hand-written ones or staff alerts', async () => {
    const to = '+13125554000';
    await inOrg(() => counters.count(to, { lane: 'configured_sequence', isFirstToContact: false }));
    await inOrg(() => counters.count(`whatsapp:${to}`, { lane: 'campaign', isFirstToContact: false }));
    await inOrg(() => counters.count(to, { lane: 'reply', isFirstToContact: false }));
    await inOrg(() => counters.count(to, { lane: 'campaign', isFirstToContact: false, isHumanAuthored: true }));
    await inOrg(() => counters.count(to, { lane: 'staff', isFirstToContact: false }));
    const facts = await inOrg(() => counters.facts(to));
    expect(facts).toMatchObject({ contactProactive24h: 2, contactProactive7d: 2, hour: 54 });
    expect(facts.contactFreeAt).toBeInstanceOf(Date);
    expect((await inOrg(() => counters.facts('+13125554001'))).contactProactive24h).toBe(0);
    const rows = await app.get(Database).asOrg(org, (tx) => tx.query<{ scope: string }>('SELECT scope FROM send_counters'));
    expect(JSON.stringify(rows)).not.toContain('5554000');
  });

  it('adds up the running hour, day and month, the last ten minutes of a prefix, the last day and week of a person', async () => {
    const rows: [scope: string, windowStart: string, count: number][] = [
      ['hour:1', '2026-11-23T11:00:00Z', 500],
      ['hour:1', '2026-11-23T12:00:00Z', 3],
      ['hour:9', '2026-11-23T12:00:00Z', 4],
      // the first hour of the day and the day begin together
      ['hour:1', '2026-11-23T00:00:00Z', 500],
      ['day:1', '2026-11-23T00:00:00Z', 60],
      ['day:2', '2026-11-22T00:00:00Z', 500],
      ['month:3', '2026-11-01T00:00:00Z', 800],
      ['day:3', '2026-11-01T00:00:00Z', 500],
      ['month:3', '2026-10-01T00:00:00Z', 500],
      ['prefix:415555', '2026-11-23T12:24:00Z', 500],
      ['prefix:415555', '2026-11-23T12:25:00Z', 2],
      ['contact:' + '0a'.repeat(16), '2026-11-16T11:00:00Z', 500],
      ['contact:' + '0a'.repeat(16), '2026-11-17T12:00:00Z', 1],
      ['contact:' + '0a'.repeat(16), '2026-11-22T14:00:00Z', 1],
      ['contact:' + '0a'.repeat(16), '2026-11-23T10:00:00Z', 2],
    ];
    const counts = (hmac: Buffer, prefix: string | null): Promise<Record<string, unknown>[]> =>
      app.get(Database).asOrg(third, async (tx) => {
        await tx.execute('DELETE FROM send_counters WHERE org_id = $1', [third]);
        for (const row of rows)
          await tx.execute('INSERT INTO send_counters (org_id, scope, window_start, count) VALUES ($1, $2, $3, $4)', [third, ...row]);
        return tx.query('SELECT * FROM send_counts($1, $2, $3, $4)', [third, hmac, prefix, new Date('2026-11-23T12:34:56Z')]);
      });
    const person = Buffer.alloc(32, 0x0a);
    const of = { hour: 7, day: 60, month: 800 };
    const since = new Date('2026-11-22T14:00:00Z');
    expect(await counts(person, '415555')).toEqual([{ ...of, prefix: 2, person_day: 3, person_week: 4, person_since: since }]);
    expect(await counts(Buffer.alloc(32), null)).toEqual([{ ...of, prefix: 0, person_day: 0, person_week: 0, person_since: null }]);
  });

  it('a send that is rolled back is not counted', async () => {
    const before = await inOrg(() => counters.facts('+13125554000'));
    await expect(
      app.get(Database).asOrg(org, async () => {
        await counters.count('+13125554000', { lane: 'reply', isFirstToContact: false });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await inOrg(() => counters.facts('+13125554000'))).toEqual(before);
  });

  it('the first send of a day forgets old windows', async () => {
    const inDatabase = app.get(Database);
    await inDatabase.asOrg(other, (tx) =>
      tx.execute(`INSERT INTO send_counters (org_id, scope, window_start, count) VALUES ($1, 'hour:0', now() - interval '20 days', 3)`, [
        other,
      ]),
    );
    await inOrg(() => counters.count('+13125550000', { lane: 'reply', isFirstToContact: false }), other);
    const [row] = await inDatabase.asOrg(other, (tx) =>
      tx.query<{ old: number; all: number }>(
        `SELECT count(*) FILTER (WHERE window_start < now() - interval '8 days')::int AS old, count(*)::int AS all FROM send_counters`,
      ),
    );
    // the hour, the day and the month
    expect(row).toEqual({ old: 0, all: 3 });
  });
});
