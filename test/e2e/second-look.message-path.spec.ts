import { modelAnswer, type ModelServer } from '../harness/model-server.js';
import { ModelTalks } from '../harness/model-talks.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import type { World } from '../harness/world.js';

interface DecisionRow {
  id: string;
  reply: string;
  costMicros: number;
  plan: { writer: string; secondLook?: { verdict: string; outcome: string; risks: string[]; costMicros: number } };
  checks: { name: string; verdict: string }[];
}

/** A risky text of a model is read by a second one before it leaves; whatever that one says or fails to say, code has the last word. */
describe('the second look at a risky text', () => {
  let talks: ModelTalks;
  let model: ModelServer;
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    talks = await ModelTalks.start({ settings: { debounceMs: 200, disclosure: 'on_request' } }, 700);
    ({ model, world, org } = talks);
  });
  afterEach(() => model.reset());
  afterAll(() => talks?.stop());

  const customer = (): Phone => talks.customer();
  const decision = (phone: Phone): Promise<DecisionRow> => talks.decision<DecisionRow>(phone);
  const ac = { name: 'service_needed', value: 'AC not cooling', confidence: 0.95, source_message_id: null, is_correction: false };
  const DRAFT = 'Sorry to hear about the AC. What name should I put this under?';
  const think = (draft: string) => modelAnswer({ slots: [ac], sentiment: 'frustrated', draft });
  const TEXT = 'my AC is not cooling';

  it('lets a good text leave; verdict and cost stand in the decision, the calls on the bill', async () => {
    const phone = customer();
    model.script(think(DRAFT), { is_safe: true, reasons: [] });
    expect(await phone.says(TEXT)).toEqual([DRAFT]);
    const row = await decision(phone);
    expect(row.plan.secondLook).toMatchObject({ verdict: 'safe', outcome: 'kept', risks: ['complaint'] });
    expect(row.checks).toContainEqual(expect.objectContaining({ name: 'model_critic', verdict: 'pass' }) as object);
    const { id } = await org.thread(phone.address);
    const bill = await world.sql<{ kind: string; task: string | null; micros: number | null }>(
      `SELECT kind, detail ->> 'task' AS task, cost_micros::int AS micros FROM usage_ledger WHERE conversation_id = $1 ORDER BY id`,
      [id],
    );
    expect(bill.map(({ kind, task }) => [kind, task])).toEqual([
      ['model.started', null],
      ['model.started', 'critic'],
      ['model.finished', 'critic'],
      ['model.finished', null],
    ]);
    expect(row.costMicros).toBe(bill.reduce((sum, { micros }) => sum + (micros ?? 0), 0));
  });

  it('an objection: another wording leaves', async () => {
    const phone = customer();
    model.script(
      think(DRAFT),
      { is_safe: false, reasons: ['Too cold.'] },
      { text: "I'm sorry for the trouble. What name should I put this under?" },
    );
    expect(await phone.says(TEXT)).toEqual(["I'm sorry for the trouble. What name should I put this under?"]);
    expect((await decision(phone)).plan.secondLook).toMatchObject({ verdict: 'objected', outcome: 'rewritten' });
  });

  it('a critic that is down, and a wording that makes a price up: our own words leave', async () => {
    for (const answers of [[], [{ is_safe: false, reasons: ['No.'] }, { text: 'It is fifty dollars. What is your name?' }]]) {
      const phone = customer();
      model.script(think(DRAFT), ...answers);
      model.brain = () => ({ nonsense: true });
      const [reply] = await phone.says(TEXT);
      expect(reply).not.toBe(DRAFT);
      expect(reply).toMatch(/name|speaking/i);
      expect(reply).not.toMatch(/fifty/);
      const row = await decision(phone);
      expect([row.plan.writer, row.plan.secondLook?.outcome]).toEqual(['code', 'replaced']);
    }
  });

  it('a decision with words that were taken away can be made again, to the same words', async () => {
    const phone = customer();
    model.script(think(DRAFT), { is_safe: false, reasons: ['No.'] }, { text: DRAFT });
    await phone.says(TEXT);
    const { id } = await org.thread(phone.address);
    const { id: decisionId } = await decision(phone);
    const { body } = await org.request<{ decisions: { decisionId: string; changes: unknown[]; reason: string | null }[] }>(
      'POST',
      '/api/ai/replay',
      {
        conversationId: id,
      },
    );
    expect(body.decisions).toEqual([expect.objectContaining({ decisionId, changes: [], reason: null })]);
  });

  it('looks at the test chat too, so that a draft is judged as a customer would meet it', async () => {
    const other = "I'm sorry for the trouble. What name should I put this under?";
    model.script(think(DRAFT), { is_safe: false, reasons: ['Too cold.'] }, { text: other });
    const { status, body } = await org.request('POST', '/api/onboarding/test-chat', { text: TEXT });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.texts.map((text: { body: string }) => text.body).join('\n')).toContain(other);
    const bill = await world.sql<{ task: string | null }>(
      `SELECT detail ->> 'task' AS task FROM usage_ledger WHERE org_id = $1 AND conversation_id = $2 AND kind = 'model.finished' ORDER BY id`,
      [org.orgId, body.chatId],
    );
    expect(bill.map(({ task }) => task)).toEqual([null, 'critic', 'rewording']);
  });
});
