import { randomUUID } from 'node:crypto';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Row {
  id: string;
  conversationId: string;
  reasonCode: string;
  engine: string;
  costMicros: number | null;
  rules: { id: string; name: string }[];
}
interface Page {
  data: Row[];
  total: number;
}

/** What a person at the desk looks up: which rule decided, why it said this, what it cost, what another version would have said. */
describe('the desk of the assistant', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;
  let numbers = 600;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 200, disclosure: 'on_request' } });
    other = await world.org({ settings: { debounceMs: 200 } });
  });
  afterAll(() => world?.stop());

  const customer = (of = org): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, of);
  async function rule(name: string, conditions: unknown, action: unknown): Promise<string> {
    const answer = await org.request<{ id: string }>('POST', '/api/ai/rules', { name, conditions, action });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id;
  }
  const filtered = (filter: string): Promise<Page> => org.get<Page>(`/api/decisions?${filter}`);

  it('counts how often an own rule decided, and lists those decisions alone', async () => {
    const complaints = await rule('Complaints are mine', { intents: ['COMPLAINT'] }, { is: 'escalate', priority: 'critical' });
    const never = await rule('Never', { intents: ['WRONG_PERSON'] }, { is: 'stay_silent' });
    const link = { kind: 'payment', label: 'Pay the deposit', target: 'link', url: 'https://example.com/pay', isActive: false };
    const off = await org.request<{ id: string }>('POST', '/api/onboarding/ctas', link);
    const gone = await rule('Pay', { slots: [{ name: 'address', is: 'missing' }] }, { is: 'offer_cta', ctaId: off.body.id });
    await customer().says('your technician broke my thermostat, this is unacceptable work');
    await customer().says('my AC is not cooling');
    const figures = await org.get<{ ruleId: string; fired: number; lastFiredAt: string | null }[]>('/api/ai/rules/figures');
    expect(figures.find(({ ruleId }) => ruleId === complaints)).toMatchObject({
      fired: 1,
      lastFiredAt: expect.stringMatching(/^20/) as string,
    });
    expect(figures.find(({ ruleId }) => ruleId === never)).toEqual({ ruleId: never, fired: 0, lastFiredAt: null });
    const page = await filtered(`filter[ruleId]=${complaints}`);
    expect(page.total).toBe(1);
    expect(page.data[0]).toMatchObject({ reasonCode: 'own_rule_escalated', rules: [{ id: complaints }] });
    // one that held and could not act is shown, and decided nothing
    expect(figures.find(({ ruleId }) => ruleId === gone)).toMatchObject({ fired: 0 });
    expect((await filtered(`filter[ruleId]=${gone}`)).total).toBe(0);
    expect((await filtered('sort=createdAt&order=DESC')).data[0]?.rules).toEqual([
      { id: gone, name: 'Pay', action: 'offer_cta', heldBack: 'cta_gone' },
    ]);
    expect(await other.get('/api/ai/rules/figures')).toEqual([]);
  });

  it('filters decisions by reason, verdict and cost, and offers what occurred', async () => {
    const facets = await org.get<Record<'reasonCodes' | 'engines', { value: string; count: number }[]>>('/api/decisions/facets');
    expect(facets.engines).toEqual([{ value: 'rules', count: 2 }]);
    expect(facets.reasonCodes).toContainEqual({ value: 'own_rule_escalated', count: 1 });
    expect((await other.get<typeof facets>('/api/decisions/facets')).reasonCodes).toEqual([]);
    const { data } = await filtered('sort=createdAt&order=ASC');
    const [first, second] = data as [Row, Row];
    await world.sql(
      `UPDATE decisions SET cost_micros = 1500, checks = '[{"name":"content","verdict":"fail","reason":"x","on":"draft"}]' WHERE id = $1`,
      [first.id],
    );
    await world.sql(`UPDATE outbound SET state = 'blocked' WHERE message_id IN (SELECT id FROM messages WHERE decision_id = $1)`, [
      second.id,
    ]);
    const ids = async (filter: string): Promise<string[]> => (await filtered(filter)).data.map(({ id }) => id);
    expect(await ids('filter[verdict]=reworded')).toEqual([first.id]);
    expect(await ids('filter[verdict]=refused')).toEqual([second.id]);
    expect(await ids('filter[verdict]=passed')).toEqual([]);
    expect(await ids('filter[costMicros_gte]=1000')).toEqual([first.id]);
    expect(await ids('sort=costMicros&order=DESC')).toEqual([first.id, second.id]);
    expect((await org.request('GET', '/api/decisions?filter[verdict]=maybe')).status).toBe(400);
  });

  it('says in a replay when it was and what was asked', async () => {
    const phone = customer();
    await phone.says('what are your opening hours?');
    const thread = await org.thread(phone.address);
    const { body } = await org.request('POST', '/api/ai/replay', { conversationId: thread.id });
    expect(body.decisions[0]).toMatchObject({
      conversationId: thread.id,
      asked: 'what are your opening hours?',
      at: expect.stringMatching(/^20.*Z$/) as string,
      changes: [],
    });
  });

  it('tries the own rules in the test chat, and says how the text was read', async () => {
    const say = async (text: string) => (await org.request('POST', '/api/onboarding/test-chat', { text })).body;
    expect(await say('your technician broke my thermostat, this is unacceptable work')).toMatchObject({
      read: { intent: 'COMPLAINT' },
      rule: { name: 'Complaints are mine', action: 'escalate' },
      reasonCode: 'own_rule_escalated',
    });
    expect(await say('my AC is not cooling')).toMatchObject({ rule: null });
    expect(await say('STOP')).toMatchObject({ rule: null, read: null });
  });

  it('adds up what models cost: by day of the business, by task, and beside the limits', async () => {
    const spend = (kind: string, values: { cost: number | null; tokens: number; detail: object; engine?: string; in?: string }) =>
      world.sql(
        `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, detail, conversation_id)
         VALUES ($1, app_now(), $2, $3, $4, $5, 'm1', $6, $7)`,
        [org.orgId, kind, values.tokens, values.cost, values.engine ?? 'openai', JSON.stringify(values.detail), values.in ?? null],
      );
    const threads = [];
    for (const phone of [customer(), customer()]) {
      await phone.says('my AC is not cooling');
      threads.push((await org.thread(phone.address)).id as string);
    }
    const [paid, free] = threads as [string, string];
    await spend('model.started', { cost: null, tokens: 0, detail: {} });
    await spend('model.finished', { cost: 600, tokens: 60, detail: { call: 7 }, in: paid });
    await spend('model.finished', { cost: 300, tokens: 40, detail: { task: 'critic' }, in: paid });
    await spend('model.finished', { cost: 100, tokens: 50, detail: { call: 0 }, in: randomUUID() });
    await spend('model.finished', { cost: null, tokens: 10, detail: { task: 'rewrite', isPriceUnknown: true } });
    await spend('embedding.finished', { cost: 5, tokens: 20, detail: { for: 'document' } });
    const cost = await org.get('/api/analytics/cost?days=7');
    expect(cost.days).toHaveLength(7);
    expect(cost.total).toEqual({ calls: 5, tokens: 180, costMicros: 1005, unpriced: 1 });
    expect(cost.days.reduce((sum: number, day: { costMicros: number }) => sum + day.costMicros, 0)).toBe(1005);
    expect(cost.tasks.map(({ task, costMicros }: { task: string; costMicros: number }) => [task, costMicros])).toEqual([
      ['reply', 600],
      ['critic', 300],
      ['test_chat', 100],
      ['embedding', 5],
      ['rewrite', 0],
    ]);
    // what a second model looked at belongs to its conversation; a test chat is none
    expect(cost).toMatchObject({ conversations: 1, conversationMicros: 900 });
    const costOf = async (id: string) => (await org.get(`/api/conversations/${id}`)).costMicros;
    expect([await costOf(paid), await costOf(free)]).toEqual([900, null]);
    expect(cost.caps).toContainEqual({ cap: 'microsPerDay', used: 1005, limit: null });
    expect(cost.caps).toContainEqual({ cap: 'tokensPerDay', used: 180, limit: null });
    const theirs = await other.get('/api/analytics/cost');
    expect([theirs.days.length, theirs.total.calls]).toEqual([30, 0]);
    expect((await org.request('GET', '/api/analytics/cost?days=0')).status).toBe(400);
  });

  it('shows what a model was paid that failed under its own name, not under who stood in', async () => {
    const by = await world.org({ settings: { debounceMs: 200 } });
    const call = (engine: string, tokens: number, costMicros: number | null, failure?: string) => ({
      ...{
        engine,
        model: `${engine}-model`,
        tokensIn: tokens - 10,
        tokensOut: 10,
        costMicros,
        attempts: failure === 'breaker_open' ? 0 : 2,
      },
      ...(failure !== undefined && { failure }),
    });
    // as usage.service.ts books them: one row per answer, in the name of who gave it, with the money of all that were asked
    const finished = (engine: string, model: string | null, quantity: number, cost: number | null, calls: object[], more: object = {}) =>
      world.sql(
        `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, detail)
         VALUES ($1, app_now(), 'model.finished', $2, $3, $4, $5, $6)`,
        [by.orgId, quantity, cost, engine, model, JSON.stringify({ call: 3, fallbackFrom: 'openai', calls, ...more })],
      );
    // twice in prose, then the rules
    await finished('rules', null, 100, 400, [call('openai', 100, 400, 'bad_answer')]);
    // the second provider answers; the first was paid all the same
    await finished('anthropic', 'anthropic-model', 150, 700, [call('openai', 60, 300, 'refusal'), call('anthropic', 90, 400)]);
    // nothing was sent to the first
    const unsent = { ...call('openai', 10, 0, 'breaker_open'), tokensIn: 0, tokensOut: 0 };
    await finished('anthropic', 'anthropic-model', 50, 200, [unsent, call('anthropic', 50, 200)]);
    // a price that nobody knows is that of its own model
    await finished('anthropic', 'anthropic-model', 70, 30, [call('openai', 40, null, 'bad_answer'), call('anthropic', 30, 30)], {
      isPriceUnknown: true,
    });
    // an answer as ever
    await world.sql(
      `INSERT INTO usage_ledger (org_id, at, kind, quantity, cost_micros, engine, model, detail)
       VALUES ($1, app_now(), 'model.finished', 30, 50, 'openai', 'openai-model', '{"call":4}')`,
      [by.orgId],
    );
    const cost = await by.get('/api/analytics/cost?days=7');
    const lines = cost.tasks.map((line: Record<string, unknown>) => [
      line.engine,
      line.model,
      line.calls,
      line.tokens,
      line.costMicros,
      line.unpriced,
    ]);
    expect(lines).toEqual([
      ['openai', 'openai-model', 4, 230, 750, 1],
      ['anthropic', 'anthropic-model', 3, 170, 630, 0],
      ['rules', null, 1, 0, 0, 0],
    ]);
    const [ledger] = await world.sql<{ tokens: number; micros: number }>(
      'SELECT sum(quantity)::int AS tokens, sum(cost_micros)::int AS micros FROM usage_ledger WHERE org_id = $1',
      [by.orgId],
    );
    expect(cost.total).toEqual({ calls: 8, tokens: ledger!.tokens, costMicros: ledger!.micros, unpriced: 1 });
    expect(cost.days.reduce((sum: number, day: { costMicros: number }) => sum + day.costMicros, 0)).toBe(ledger!.micros);
  });

  it('finds a thread by what was said in it, long after other words followed', async () => {
    const phone = customer();
    await phone.says('the condenser makes a zebra noise');
    await phone.says('I am Sarah Martinez');
    const { id } = await org.thread(phone.address);
    const found = (by: TestOrg, q: string): Promise<{ data: { id: string }[]; total: number }> =>
      by.get(`/api/conversations?q=${encodeURIComponent(q)}`);
    expect(await found(org, 'a ZEBRA noise')).toMatchObject({ data: [{ id }], total: 1 });
    expect(await found(org, 'zebra_noise')).toMatchObject({ total: 0 });
    await phone.says('my other number is 773-555-0199');
    expect(await found(org, '773-555-0199')).toMatchObject({ data: [{ id }], total: 1 });
    expect(await found(other, 'zebra')).toMatchObject({ total: 0 });
  });
});
