import { DemoWorld } from '../../src/admin/demo-world.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { newId } from '../../src/common/ids.js';
import { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

// The first start of an installation, and what its administrator sees.

const ADMIN = { email: 'admin@ringback.local', password: 'a password of the operator' };
let world: World;
let admin: TestOrg;
let northside: string;

beforeAll(async () => {
  world = await World.start({ env: { ADMIN_PASSWORD: ADMIN.password } });
  expect(await world.app.get(DemoWorld).seed()).toEqual({ createdAdmin: true, email: ADMIN.email });
  const rows = await world.sql<{ id: string; slug: string }>('SELECT id, slug FROM orgs');
  northside = rows.find((row) => row.slug === 'northside-heating-air')!.id;
  admin = new TestOrg(world, { orgId: northside, accountId: '', number: '+13125550199', ...ADMIN });
  await admin.signIn();
});

afterAll(async () => {
  await world?.stop();
});

const get = async <T>(path: string): Promise<T> => {
  const answer = await admin.request<T>('GET', path, undefined, { 'x-org-id': northside });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

it('is done once', async () => {
  expect(await world.app.get(DemoWorld).seed()).toEqual({ createdAdmin: false, email: ADMIN.email });
  const [row] = await world.sql(
    'SELECT (SELECT count(*)::int FROM agencies) AS agencies, (SELECT count(*)::int FROM orgs) AS orgs, (SELECT count(*)::int FROM channel_accounts) AS numbers, (SELECT count(*)::int FROM users) AS users',
  );
  expect(row).toEqual({ agencies: 1, orgs: 3, numbers: 3, users: 1 });
});

it('goes on where an interrupted one ended', async () => {
  await world.sql(`DELETE FROM recurring_runs WHERE name = 'seed'`);
  await world.sql(`DELETE FROM services WHERE org_id <> $1`, [northside]);
  expect(await world.app.get(DemoWorld).seed()).toEqual({ createdAdmin: false, email: ADMIN.email });
  const [row] = await world.sql(
    'SELECT (SELECT count(*)::int FROM agencies) AS agencies, (SELECT count(*)::int FROM orgs) AS orgs, (SELECT count(*)::int FROM services) AS services, (SELECT count(*)::int FROM calls) AS calls',
  );
  expect(row).toEqual({ agencies: 1, orgs: 3, services: 6, calls: 6 });
});

it('shows a console that is not empty', async () => {
  const stats = await get<{ now: object }>('/api/dashboard/stats');
  expect(stats).toMatchObject({
    timeZone: 'America/Chicago',
    currency: 'USD',
    now: { openConversations: 1, needsHuman: 1, openActions: 1 },
  });
  const feed = await get<{ data: { title: string; link: string }[] }>('/api/dashboard/recent');
  const titles = feed.data.map((line) => line.title);
  expect(titles).toEqual(
    expect.arrayContaining(['Booked: Priya Patel', 'Needs you: Kevin Brown', 'Missed call from Kevin Brown', 'Job completed: Maria Gomez']),
  );
  for (const path of ['/api/conversations', '/api/leads', '/api/calls', '/api/actions', '/api/contacts', '/api/notifications']) {
    expect((await get<{ total: number }>(path)).total, path).toBeGreaterThan(0);
  }
  const timeline = await get<{ data: { day: string }[] }>('/api/analytics/messages/timeline?days=7');
  expect(timeline.data).toHaveLength(7);
  expect((await admin.request('GET', '/api/analytics/messages/timeline?days=0')).status).toBe(400);
});

it('has nothing open before a demo business could go live', async () => {
  const slugs = await world.sql<{ id: string; slug: string }>(`SELECT id, slug FROM orgs WHERE kind = 'client'`);
  for (const { id, slug } of slugs) {
    const { body } = await admin.request('GET', '/api/onboarding/readiness', undefined, { 'x-org-id': id });
    expect([slug, body.score, body.checks.filter((check: { isDone: boolean }) => !check.isDone)]).toEqual([slug, 100, []]);
    expect((await admin.request('GET', '/api/profile', undefined, { 'x-org-id': id })).body).toMatchObject({ published: { number: 1 } });
  }
});

it('sends nothing while it is made', async () => {
  const [row] = await world.sql(
    `SELECT (SELECT count(*)::int FROM outbound WHERE state <> 'delivered') AS sends, (SELECT count(*)::int FROM jobs WHERE kind LIKE 'alerts.%') AS alerts`,
  );
  expect(row).toEqual({ sends: 0, alerts: 0 });
});

describe('operations', () => {
  it('see the queues and what is due', async () => {
    const queues = await get<{ redis: string; backlog: { kind: string }[] }>('/api/admin/queues');
    expect(['up', 'absent']).toContain(queues.redis);
    expect(queues.backlog.map((row) => row.kind)).toEqual(expect.arrayContaining(['turn', 'send', 'job', 'unknown', 'dead']));
  });

  it('list dead work of the agency and replay it', async () => {
    const [job, thread] = [newId(), (await world.sql<{ id: string }>(`SELECT id FROM conversations WHERE status = 'open' LIMIT 1`))[0]!.id];
    await world.sql(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, payload, due_at, state, attempts, last_error, finished_at)
       VALUES ($1, $2, 'alerts.relay', 'k', $3, now(), 'dead', 5, 'Error: x', now())`,
      [job, northside, JSON.stringify({ conversationId: newId(), messageId: newId() })],
    );
    await world.sql(`UPDATE conversations SET is_dead = true, turn_attempts = 5, turn_error = 'Error: y' WHERE id = $1`, [thread]);
    const list = await get<{ data: { id: string }[]; total: number }>('/api/admin/dead-letters');
    expect(list.total).toBe(2);
    expect(list.data.find((row) => row.id === job)).toMatchObject({
      type: 'job',
      orgName: 'Northside Heating & Air',
      kind: 'alerts.relay',
      attempts: 5,
      error: 'Error: x',
    });
    for (const id of [job, thread]) expect((await admin.request('POST', `/api/admin/dead-letters/${id}/replay`)).status).toBe(204);
    await world.settled();
    expect((await get<{ total: number }>('/api/admin/dead-letters')).total).toBe(0);
    expect(await world.sql('SELECT state FROM jobs WHERE id = $1', [job])).toEqual([{ state: 'done' }]);
    expect((await admin.request('POST', `/api/admin/dead-letters/${newId()}/replay`)).status).toBe(404);
  });

  it('are not for the people of a business, and show an agency only its own', async () => {
    const org = await world.org();
    expect((await org.request('GET', '/api/admin/queues')).status).toBe(403);
    expect((await org.request('GET', '/api/admin/dead-letters')).status).toBe(403);
    const id = newId();
    expect((await org.request('POST', `/api/admin/dead-letters/${id}/replay`)).status).toBe(403);

    await world.sql(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, state) VALUES ($1, $2, 'alerts.relay', 'other', now(), 'dead')`,
      [id, northside],
    );
    const factory = world.app.get(OrgFactory);
    const { agencyId } = await factory.createAgency({ name: 'Another Agency' });
    const account = { email: 'boss@another.test', name: 'Boss', password: ADMIN.password };
    await factory.addUser({ ...account, agencyId, role: 'agency_owner' });
    const boss = new TestOrg(world, { orgId: '', accountId: '', number: '', ...account });
    await boss.signIn();
    expect((await boss.request('GET', '/api/admin/dead-letters')).body).toEqual({ data: [], total: 0 });
    expect((await boss.request('POST', `/api/admin/dead-letters/${id}/replay`)).status).toBe(404);
    expect(await world.sql('SELECT state FROM jobs WHERE id = $1', [id])).toEqual([{ state: 'dead' }]);
  });
});

describe('in production', () => {
  it('makes no demo data, and a password that works', async () => {
    const sid = `AC${'1'.repeat(32)}`;
    const production = await World.start({
      env: { NODE_ENV: 'staging', TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: 'secret-of-the-agency' },
    });
    try {
      const { password, ...result } = await production.app.get(DemoWorld).seed();
      expect(result).toEqual({ createdAdmin: true, email: ADMIN.email });
      expect(password).toMatch(/^[\w-]{16}$/);
      await new TestOrg(production, { orgId: '', accountId: '', number: '', email: ADMIN.email, password: password! }).signIn();
      const accounts = await production.sql(
        `SELECT address, external_account_id, is_simulated, credentials_sealed LIKE '%secret-of%' AS is_open FROM channel_accounts WHERE address LIKE 'account:%'`,
      );
      expect(accounts).toEqual([{ address: `account:${sid}`, external_account_id: sid, is_simulated: false, is_open: false }]);
      expect(await production.sql(`SELECT 1 FROM orgs WHERE kind = 'client'`)).toEqual([]);
      expect(await production.sql('SELECT 1 FROM calls')).toEqual([]);
    } finally {
      await production.stop();
    }
  });
});
