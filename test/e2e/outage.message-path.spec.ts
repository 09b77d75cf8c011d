import { EngineRouter } from '../../src/engines/engine-router.service.js';
import { OPENAI } from '../harness/model-dialects.js';
import { ModelServer } from '../harness/model-server.js';
import { freePorts } from '../harness/ports.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Decision {
  engine: string;
  costMicros: number | null;
  plan: { fallbackFrom?: string; fallbackReason?: string };
}
interface Alert {
  event: string;
  title: string;
  body: string;
  count: number;
}

/** What a customer may wait for an answer, whatever becomes of the model (reliability.md F18). */
const ANSWER_MS = 10_000;

describe('a model that goes away, and one that may not be paid', () => {
  let model: ModelServer;
  let world: World;
  let port: number | undefined;
  let numbers = 700;

  beforeAll(async () => {
    // a port that nobody is given while the server is away
    [port] = await freePorts(1);
    model = await ModelServer.start(OPENAI, port);
    world = await World.start({
      env: {
        ...{ AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl },
        ...{ QUOTA_MODEL_TOKENS_PER_CONVERSATION_HOUR: '3300', QUOTA_MODEL_MICROS_PER_HOUR: '5000', QUOTA_MODEL_MICROS_PER_DAY: '9000' },
      },
    });
  });
  afterEach(() => model.reset());
  afterAll(async () => {
    await world?.stop();
    await model?.close();
  });

  const business = (): Promise<TestOrg> => world.org({ settings: { debounceMs: 100, disclosure: 'on_request' } });
  const customer = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const newest = async (org: TestOrg, phone: Phone): Promise<Decision> => {
    const { id } = await org.thread(phone.address);
    return (await org.get<{ data: Decision[] }>(`/api/decisions?conversationId=${id}`)).data[0]!;
  };
  const alerts = async (org: TestOrg): Promise<Alert[]> =>
    (await org.get<{ data: Alert[] }>('/api/notifications?perPage=50')).data.filter(({ event }) => event === 'engine.down');

  it('killed in the middle of a conversation: the customer is answered, the owner told once, and the decision says so', async () => {
    const org = await business();
    const phone = customer(org);
    await phone.says('my AC is not cooling');
    expect(await newest(org, phone)).toMatchObject({ engine: 'openai', plan: {} });

    await model.close();
    const [answer] = await phone.says('I am Sarah Martinez');
    // the rules answered because the connection failed, and not because the time was over
    expect(answer).toMatch(/address/i);
    expect(await newest(org, phone)).toMatchObject({ engine: 'rules', plan: { fallbackFrom: 'openai', fallbackReason: 'connection' } });
    await eventually('the owner is told', async () => (await alerts(org)).length === 1);
    expect((await alerts(org))[0]).toMatchObject({
      title: 'OpenAI does not answer the assistant',
      body: expect.stringContaining('Customers are answered by fixed rules until it is back.') as string,
    });

    await phone.says('12 Oak Street');
    await customer(org).says('are you open today?');
    await world.settled();
    expect(await alerts(org)).toMatchObject([{ count: 1 }]);

    model = await ModelServer.start(OPENAI, port);
    await eventually('the model answers again', async () => {
      const other = customer(org);
      await other.says('my furnace is loud');
      return (await newest(org, other)).engine === 'openai';
    });
    await model.close();
    await customer(org).says('my heater is out');
    await eventually('the second outage is told too', async () => (await alerts(org))[0]?.count === 2);
    model = await ModelServer.start(OPENAI, port);
  });

  it('hangs in the middle of a conversation: the wait for the next words is part of the ten seconds', async () => {
    const debounceMs = 3_500;
    const org = await world.org({ settings: { debounceMs, disclosure: 'on_request' } });
    const phone = customer(org);
    await phone.says('my AC is not cooling');
    model.fail('timeout');
    // it thinks as ever; only the time that it was given is read (that a model keeps it: model.engine.spec.ts)
    const thinking = vi.spyOn(world.app.get(EngineRouter, { strict: false }), 'think');
    const [answer] = await phone.says('I am Sarah Martinez');
    const given = thinking.mock.calls.map(([, , budgetMs]) => budgetMs);
    thinking.mockRestore();
    expect(answer).toMatch(/address/i);
    expect(await newest(org, phone)).toMatchObject({ engine: 'rules', plan: { fallbackFrom: 'openai', fallbackReason: 'timeout' } });
    expect(given).toEqual([expect.any(Number)]);
    expect(given[0]).toBeLessThan(ANSWER_MS - debounceMs);
  });

  it('one conversation uses up its tokens of the hour and no other', async () => {
    const org = await business();
    const phone = customer(org);
    for (const text of ['my AC is not cooling', 'my name is Sarah Martinez', 'it is an old one']) {
      await phone.says(text);
      expect(await newest(org, phone)).toMatchObject({ engine: 'openai' });
    }
    const asked = model.prompts.length;
    await phone.says('12 Oak Street');
    expect(await newest(org, phone)).toMatchObject({ engine: 'rules', plan: { fallbackReason: 'budget' }, costMicros: 0 });
    expect(model.prompts).toHaveLength(asked);
    const other = customer(org);
    await other.says('my AC is not cooling');
    expect(await newest(org, other)).toMatchObject({ engine: 'openai' });
    expect(await alerts(org)).toEqual([]);
  });

  it.each([
    ['an hour', '90 minutes', 5_000, '10 minutes'],
    ['a day', '25 hours', 9_000, '20 hours'],
  ])('the money of %s counts what was spent in it', async (_name, before, micros, within) => {
    const org = await business();
    const spend = (ago: string) =>
      world.sql(`INSERT INTO usage_ledger (org_id, at, kind, cost_micros) VALUES ($1, app_now() - $2::interval, 'model.finished', $3)`, [
        org.orgId,
        ago,
        micros,
      ]);
    await spend(before === '90 minutes' ? before : '25 hours');
    const [first, second] = [customer(org), customer(org)];
    await first.says('my AC is not cooling');
    expect(await newest(org, first)).toMatchObject({ engine: 'openai' });
    await spend(within);
    await second.says('my AC is not cooling');
    expect(await newest(org, second)).toMatchObject({ engine: 'rules', plan: { fallbackReason: 'budget' } });
  });
});
