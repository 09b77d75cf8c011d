import { QuotaWatch } from '../../src/agency/quota-watch.service.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import { ModelServer, modelAnswer } from '../harness/model-server.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Meter {
  quota: string;
  used: number;
  limit: number | null;
  level: number | null;
  resetsAt: string | null;
}
interface Usage {
  orgId: string;
  version: number;
  meters: Meter[];
}

let model: ModelServer;
let world: World;
let boss: { authorization: string };
let granted: TestOrg;
let staff: { authorization: string };

beforeAll(async () => {
  model = await ModelServer.start();
  world = await World.start({
    env: { AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl, QUOTA_SEATS: '4' },
  });
  const { agencyId } = world;
  const factory = world.app.get(OrgFactory);
  await factory.addUser({ email: 'boss@agency.test', name: 'Ann', password: PASSWORD, agencyId, role: 'agency_owner' });
  const staffId = await factory.addUser({ email: 'staff@agency.test', name: 'Sam', password: PASSWORD, agencyId, role: 'agency_staff' });
  granted = await world.org({ name: 'Granted' });
  await factory.grant(granted.orgId, staffId);
  boss = await signIn(world.app, 'boss@agency.test');
  staff = await signIn(world.app, 'staff@agency.test');
});
afterEach(() => model.reset());
afterAll(async () => {
  await world?.stop();
  await model?.close();
});

const quotas = (org: TestOrg) => `/api/agency/orgs/${org.orgId}/quotas`;
const ask = (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object, headers = boss) =>
  world.app.inject({ method, url, headers, ...(payload && { payload }) });
const limit = async (org: TestOrg, limits: object): Promise<void> => {
  const { version } = (await ask('GET', quotas(org))).json<Usage>();
  const answer = await ask('PUT', quotas(org), { version, ...limits });
  expect(answer.statusCode, answer.body).toBe(200);
};
const meter = async (org: TestOrg, quota: string): Promise<Meter> =>
  (await org.get<Usage>('/api/usage')).meters.find((each) => each.quota === quota)!;
const blocked = (org: TestOrg) =>
  world.sql<{ kind: string; block_reason: string }>(
    `SELECT kind, block_reason FROM outbound WHERE org_id = $1 AND block_reason = 'message_quota'`,
    [org.orgId],
  );

describe('texts a month', () => {
  it('stop the assistant at the limit; inbound, STOP and what people write are never lost', async () => {
    const org = await world.org({ name: 'Busy', stopReplyOwner: 'app', settings: { debounceMs: 0, disclosure: 'on_request' } });
    const first = world.phone('+13125550401', org);
    expect(await first.says('Hello, do you fix boilers?')).toHaveLength(1);
    expect(await meter(org, 'messagesPerMonth')).toMatchObject({ used: 1, limit: null, level: null });
    await limit(org, { messagesPerMonth: 1 });
    const late = world.phone('+13125550402', org);
    await late.texts('My AC is out');
    await eventually('the reply is held back', async () => (await blocked(org)).length === 1);
    await world.settled();
    const thread = await org.thread(late.address);
    expect(await world.sql('SELECT 1 FROM messages WHERE org_id = $1 AND body = $2', [org.orgId, 'My AC is out'])).toHaveLength(1);
    expect((await org.request('POST', `/api/conversations/${thread.id}/takeover`)).status).toBeLessThan(300);
    expect((await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'Tom here, on my way.' })).status).toBeLessThan(
      300,
    );
    expect(await late.receives(1)).toEqual([expect.stringContaining('Tom here')]);
    const leaver = world.phone('+13125550403', org);
    await leaver.texts('STOP');
    expect(await leaver.receives(1)).toHaveLength(1);
    expect(await world.sql('SELECT 1 FROM suppressions WHERE org_id = $1', [org.orgId])).toHaveLength(1);
    expect(await meter(org, 'messagesPerMonth')).toMatchObject({
      limit: 1,
      level: 100,
      resetsAt: expect.stringMatching(/-01T00:00:00/) as string,
    });
    await limit(org, { messagesPerMonth: null });
    expect(await world.phone('+13125550404', org).says('Hi, do you fix boilers?')).toHaveLength(1);
  });

  it('exactly the limit goes out, however many leave at once', async () => {
    const org = await world.org({ name: 'Burst', settings: { debounceMs: 0, disclosure: 'on_request' } });
    await limit(org, { messagesPerMonth: 3 });
    const phones = Array.from({ length: 7 }, (_, n) => world.phone(`+131255504${10 + n}`, org));
    await Promise.all(phones.map((phone) => phone.texts('Hello, do you fix boilers?')));
    await eventually('all are decided', async () => (await blocked(org)).length === 4, 60_000);
    await world.settled();
    expect((await Promise.all(phones.map((phone) => phone.inbox()))).flat()).toHaveLength(3);
    expect((await meter(org, 'messagesPerMonth')).used).toBe(3);
  });
});

describe('money for models', () => {
  it('at its end the rules answer, and the model is not called', async () => {
    const org = await world.org({ name: 'Spender', settings: { debounceMs: 0, disclosure: 'on_request' } });
    await limit(org, { modelMicrosPerMonth: 1_000 });
    model.script(modelAnswer({ slots: [], draft: 'What name should I put this under?' }));
    await world.phone('+13125550421', org).says('My AC is not cooling');
    expect(model.prompts.length).toBe(1);
    await world.sql(`INSERT INTO usage_ledger (org_id, at, kind, cost_micros) VALUES ($1, app_now(), 'model.finished', 1000)`, [org.orgId]);
    expect(await world.phone('+13125550422', org).says('My AC is not cooling')).toHaveLength(1);
    expect(model.prompts.length).toBe(1);
    const thread = await org.thread('+13125550422');
    const { data } = await org.get<{ data: { engine: string; plan: object }[] }>(`/api/decisions?conversationId=${thread.id}`);
    expect(data[0]).toMatchObject({ engine: 'rules', plan: { fallbackReason: 'budget' } });
    expect((await meter(org, 'modelMicrosPerMonth')).level).toBe(100);
  });

  it.each([
    ['modelMicrosPerHour', 'cost_micros', '10 minutes', '70 minutes'],
    ['modelMicrosPerDay', 'cost_micros', '20 hours', '25 hours'],
    ['modelTokensPerDay', 'quantity', '20 hours', '25 hours'],
  ])('%s of one client ends before the call, and what is older does not count', async (quota, column, within, before) => {
    const [org, other] = [await world.org({ name: quota, settings: { debounceMs: 0 } }), await world.org({ settings: { debounceMs: 0 } })];
    const spend = (of: TestOrg, ago: string) =>
      world.sql(`INSERT INTO usage_ledger (org_id, at, kind, ${column}) VALUES ($1, app_now() - $2::interval, 'model.finished', 900000)`, [
        of.orgId,
        ago,
      ]);
    await limit(org, { [quota]: 1_000_000 });
    await spend(org, before);
    const asked = model.prompts.length;
    await world.phone('+13125550431', org).says('My AC is not cooling');
    expect(model.prompts.length).toBeGreaterThan(asked);
    await spend(org, within);
    expect(await meter(org, quota)).toMatchObject({ limit: 1_000_000, level: 80, resetsAt: null });
    await spend(org, within);
    const paid = model.prompts.length;
    expect(await world.phone('+13125550432', org).says('My AC is not cooling')).toHaveLength(1);
    expect(model.prompts).toHaveLength(paid);
    expect((await meter(org, quota)).level).toBe(100);
    // the limit of one client holds no other
    await spend(other, within);
    await spend(other, within);
    await world.phone('+13125550433', other).says('My AC is not cooling');
    expect(model.prompts.length).toBeGreaterThan(paid);
    expect(await meter(other, quota)).toMatchObject({ limit: null, level: null });
  });

  it('the tokens of a conversation are shown by the one that used most', async () => {
    const org = await world.org({ name: 'Talker', settings: { debounceMs: 0 } });
    await limit(org, { modelTokensPerConversationHour: 1_000 });
    await world.phone('+13125550441', org).says('Hi');
    await world.phone('+13125550442', org).says('Hi');
    await world.sql('DELETE FROM usage_ledger WHERE org_id = $1', [org.orgId]);
    for (const [address, tokens] of [
      ['+13125550441', 300],
      ['+13125550442', 500],
      ['+13125550442', 400],
    ] as const)
      await world.sql(
        `INSERT INTO usage_ledger (org_id, at, kind, quantity, conversation_id) VALUES ($1, app_now(), 'model.finished', $2, $3)`,
        [org.orgId, tokens, (await org.thread(address)).id],
      );
    expect(await meter(org, 'modelTokensPerConversationHour')).toMatchObject({ used: 900, limit: 1_000, level: 80 });
    const asked = model.prompts.length;
    await world.phone('+13125550441', org).says('My AC is not cooling');
    expect(model.prompts.length).toBeGreaterThan(asked);
  });
});

describe('seats', () => {
  it("are members and open invites; the installation's limit counts where the agency set none", async () => {
    const org = await world.org({ name: 'Small' });
    expect(await meter(org, 'seats')).toMatchObject({ used: 1, limit: 4 });
    await limit(org, { seats: 3 });
    const invite = (n: number) =>
      org.request<{ code?: string }>('POST', '/api/invites', { email: `new${n}@small.test`, role: 'org_agent' });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(invite));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(2);
    expect(answers.filter((answer) => answer.status === 422).map((answer) => answer.body.code)).toEqual([
      'quota.seats',
      'quota.seats',
      'quota.seats',
    ]);
    const member = await org.request<{ code: string; message: string }>('POST', '/api/users', {
      email: 'x@small.test',
      name: 'X',
      role: 'viewer',
    });
    expect([member.status, member.body.code]).toEqual([422, 'quota.seats']);
    expect(member.body.message).toContain('All 3 seats');
  });
});

describe('storage', () => {
  it('refuses what does not fit and keeps what was there', async () => {
    const org = await world.org({ name: 'Library' });
    const write = (title: string, content: string) => org.request<{ code: string }>('POST', '/api/knowledge', { title, content });
    expect((await write('One', 'We open at eight. '.repeat(40))).status).toBe(201);
    await limit(org, { storageBytes: 1_000 });
    const over = await write('Two', 'We close at five. '.repeat(40));
    expect([over.status, over.body.code]).toEqual([422, 'quota.storage']);
    const { total } = await org.get<{ total: number }>('/api/knowledge');
    expect(total).toBe(1);
    const before = (await meter(org, 'storageBytes')).used;
    expect(before).toBeGreaterThan(600);
    const send = (size: number) => {
      const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(size - 9, 1)]);
      return org.request<{ code: string }>('POST', '/api/onboarding/files', { fileName: `${size}.pdf`, base64: bytes.toString('base64') });
    };
    const large = await send(400);
    expect([large.status, large.body.code]).toEqual([422, 'quota.storage']);
    expect((await send(100)).status).toBe(201);
    expect((await meter(org, 'storageBytes')).used).toBe(before + 100);
  });
});

describe('warnings and the view of the agency', () => {
  it('come once at 80 and once at 100 %, and again after seats were freed', async () => {
    const org = await world.org({ name: 'Warned' });
    const watch = world.app.get(QuotaWatch, { strict: false });
    const told = async () =>
      (await org.get<{ data: { event: string; title: string }[] }>('/api/notifications?perPage=50')).data
        .filter((each) => each.event === 'quota.reached')
        .map((each) => each.title);
    const members = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, n) =>
          world.app.get(OrgFactory).addUser({ email: `m${count}${n}@warned.test`, name: 'M', orgId: org.orgId, role: 'viewer' }),
        ),
      );
    await limit(org, { seats: 5 });
    await members(3);
    await watch.run();
    await watch.run();
    await eventually('the first warning', async () => (await told()).length === 1);
    expect(await told()).toEqual(['The limit of seats is nearly used up']);
    const [last] = await members(1);
    await Promise.all([watch.run(), watch.run()]);
    await eventually('the second warning', async () => (await told()).length === 2);
    expect((await told()).toSorted()).toEqual(['The limit of seats is nearly used up', 'The limit of seats is used up']);
    await org.request('DELETE', `/api/users/${last}`);
    await watch.run();
    const levels = await world.sql<{ level: number }>('SELECT level FROM quota_warnings WHERE org_id = $1', [org.orgId]);
    expect(levels).toEqual([{ level: 80 }]);
  });

  it('all clients stand there, the nearest to a limit first; staff sees only what was granted', async () => {
    const { data } = (await ask('GET', '/api/agency/usage')).json<{ data: Usage[] }>();
    expect(data.length).toBeGreaterThan(4);
    const share = (usage: Usage) =>
      Math.max(0, ...usage.meters.map(({ used, limit: max }) => (max === null ? 0 : max === 0 ? 1 : used / max)));
    expect(data.map(share)).toEqual(data.map(share).toSorted((a, b) => b - a));
    const seen = (await ask('GET', '/api/agency/usage', undefined, staff)).json<{ data: Usage[] }>();
    expect(seen.data.map((usage) => usage.orgId)).toEqual([granted.orgId]);
  });

  it('limits are set under a version by owners of the agency, on the trail', async () => {
    const org = await world.org({ name: 'Limited' });
    expect((await ask('PUT', quotas(org), { version: 0, seats: 9, messagesPerMonth: 500 })).json()).toMatchObject({ version: 1 });
    expect((await ask('PUT', quotas(org), { version: 0, seats: 8 })).statusCode).toBe(409);
    for (const [body, field] of [
      [{ version: 1, seats: 0 }, 'seats'],
      [{ version: 1, messagesPerMonth: -1 }, 'messagesPerMonth'],
      [{ version: 1, storageBytes: 1.5 }, 'storageBytes'],
      [{ version: 1, texts: 5 }, 'texts'],
      [{ seats: 5 }, 'version'],
    ] as const)
      expect(Object.keys((await ask('PUT', quotas(org), body)).json<{ errors: object }>().errors)).toEqual([field]);
    const trail = await org.get<{ data: object[] }>('/api/audit?filter[action]=quota.update');
    expect(trail.data[0]).toMatchObject({ actorName: 'Ann', before: { seats: null }, after: { seats: 9, messagesPerMonth: 500 } });
    expect((await org.request('PUT', quotas(org), { version: 1, seats: 99 })).status).toBe(403);
  });
});
