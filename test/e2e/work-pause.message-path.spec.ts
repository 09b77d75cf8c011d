import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { Workload } from '../../src/platform/queue/workload.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Queues {
  pauses: { work: string; reason: string; pausedByName: string }[];
  latencies: { of: string; count: number; p50Ms: number | null; p95Ms: number | null }[];
  backlog: { kind: string; count: number }[];
}

/** An operator stops a kind of work for a while: nothing of it happens, and nothing of it is lost. */
describe('stopped work', () => {
  let world: World;
  let org: TestOrg;
  let boss: { authorization: string };
  let staff: { authorization: string };
  let numbers = 600;

  beforeAll(async () => {
    world = await World.start();
    const { agencyId } = world;
    const factory = world.app.get(OrgFactory);
    await factory.addUser({ email: 'boss@agency.test', name: 'Ann', password: PASSWORD, agencyId, role: 'agency_owner' });
    const staffId = await factory.addUser({ email: 'staff@agency.test', name: 'Sam', password: PASSWORD, agencyId, role: 'agency_staff' });
    org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    await factory.grant(org.orgId, staffId);
    boss = await signIn(world.app, 'boss@agency.test');
    staff = await signIn(world.app, 'staff@agency.test');
  });
  afterAll(() => world?.stop());

  const customer = () => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const change = (payload: object, headers = boss) => world.app.inject({ method: 'PUT', url: '/api/admin/queues', headers, payload });
  const stop = async (work: string): Promise<void> => {
    const answer = await change({ work, isRunning: false, reason: 'The network is being mended' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<Queues>().pauses).toMatchObject([{ work, reason: 'The network is being mended', pausedByName: 'Ann' }]);
  };
  const resume = async (work: string): Promise<void> => {
    expect((await change({ work, isRunning: true })).json<Queues>().pauses).toEqual([]);
  };
  /** What a worker does every second, done now and awaited. */
  const looked = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) await world.app.get(Workload, { strict: false }).pollOnce();
  };

  it('sending: answers are made and wait, and all leave afterwards, each once', async () => {
    await stop('send');
    const phones = [customer(), customer(), customer()];
    for (const phone of phones) await phone.texts('My AC is broken');
    await eventually('the answers wait', async () => {
      const rows = await world.sql(`SELECT 1 FROM outbound WHERE org_id = $1 AND state = 'queued' AND not_before <= app_now()`, [
        org.orgId,
      ]);
      return rows.length === 3;
    });
    const thread = await org.thread(phones[0]!.address);
    expect((await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'Tom here, on my way.' })).status).toBeLessThan(
      300,
    );
    await looked();
    for (const phone of phones) expect(await phone.inbox()).toEqual([]);
    const view = (await world.app.inject({ method: 'GET', url: '/api/admin/queues', headers: boss })).json<Queues>();
    expect(view.backlog.find(({ kind }) => kind === 'send')!.count).toBeGreaterThanOrEqual(3);
    expect((await world.app.inject({ url: '/api/system' })).json()).toMatchObject({ pausedWork: ['send'] });
    await resume('send');
    for (const phone of phones) await phone.receives(1);
    await world.settled();
    expect(await phones[1]!.inbox()).toHaveLength(1);
    expect((await phones[0]!.inbox()).at(-1)).toContain('Tom here');
    expect((await world.app.inject({ url: '/api/system' })).json()).toMatchObject({ pausedWork: [] });
  });

  it('answers: what customers write is kept, and answered once afterwards', async () => {
    await stop('turn');
    const phone = customer();
    await phone.texts('My AC is broken');
    await eventually('the text is stored', async () => (await org.thread(phone.address)) !== undefined);
    await phone.texts('It is at 14 Oak Street');
    const { id } = await org.thread(phone.address);
    const kept = `SELECT 1 FROM messages WHERE conversation_id = $1`;
    await eventually('both texts are stored', async () => (await world.sql(kept, [id])).length === 2);
    await looked();
    expect((await org.get<{ total: number }>(`/api/decisions?conversationId=${(await org.thread(phone.address)).id}`)).total).toBe(0);
    await resume('turn');
    expect(await phone.receives(1)).toHaveLength(1);
    await world.settled();
    expect(await phone.inbox()).toHaveLength(1);
  });

  it('planned work: a nudge that falls due meanwhile comes afterwards, once', async () => {
    const phone = customer();
    expect(await phone.says('My AC is broken')).toHaveLength(1);
    await stop('job');
    await world.advance('3h');
    await looked();
    const fired = () => world.sql(`SELECT 1 FROM outbound WHERE kind = 'follow_up' AND to_address = $1`, [phone.address]);
    expect(await fired()).toEqual([]);
    await resume('job');
    await eventually('the nudge', async () => (await fired()).length === 1);
    await world.settled();
    expect(await fired()).toHaveLength(1);
  });

  it('is for owners of the agency, with a reason, and on the trail once', async () => {
    expect((await change({ work: 'send', isRunning: false, reason: 'x' }, staff)).statusCode).toBe(403);
    expect((await org.request('PUT', '/api/admin/queues', { work: 'send', isRunning: false, reason: 'x' })).status).toBe(403);
    for (const [body, field] of [
      [{ work: 'send', isRunning: false }, 'reason'],
      [{ work: 'send', isRunning: false, reason: '  ' }, 'reason'],
      [{ work: 'texts', isRunning: true }, 'work'],
      [{ work: 'send' }, 'isRunning'],
    ] as const) {
      const answer = await change(body);
      expect([answer.statusCode, Object.keys(answer.json<{ errors: object }>().errors)]).toEqual([400, [field]]);
    }
    const trail = async () =>
      (
        await world.sql<{ action: string; target_id: string; org_id: string }>(
          `SELECT action, target_id, org_id FROM audit_entries WHERE action LIKE 'queues.%' AND target_id = 'job' ORDER BY id`,
        )
      ).map(({ action, org_id }) => [action, org_id]);
    const before = (await trail()).length;
    await stop('job');
    await stop('job');
    await resume('job');
    await resume('job');
    expect((await trail()).slice(before)).toEqual([
      ['queues.pause', world.operationsOrgId],
      ['queues.resume', world.operationsOrgId],
    ]);
  });

  it('times of all three kinds are told in milliseconds', async () => {
    const { latencies } = (await world.app.inject({ method: 'GET', url: '/api/admin/queues', headers: staff })).json<Queues>();
    expect(latencies.map(({ of }) => of)).toEqual(['turn', 'send', 'webhook']);
    for (const { count, p50Ms, p95Ms } of latencies) {
      expect(count).toBeGreaterThan(0);
      expect(p50Ms).toBeGreaterThan(0);
      expect(p95Ms).toBeGreaterThanOrEqual(p50Ms!);
    }
  });

  it('figures of another process count, and those of one that is gone do not', async () => {
    const ask = async () =>
      (await world.app.inject({ method: 'GET', url: '/api/admin/queues', headers: boss }))
        .json<Queues>()
        .latencies.find(({ of }) => of === 'send')!.count;
    const before = await ask();
    const counts = JSON.stringify({ turn: [], send: new Array(13).fill(7), webhook: [] });
    await world.sql(`INSERT INTO process_figures (process_id, figures) VALUES (gen_random_uuid(), $1)`, [counts]);
    await world.sql(`INSERT INTO process_figures (process_id, figures, at) VALUES (gen_random_uuid(), $1, now() - interval '5 minutes')`, [
      counts,
    ]);
    expect(await ask()).toBe(before + 7);
  });
});
