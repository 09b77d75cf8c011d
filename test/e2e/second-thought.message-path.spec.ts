import { modelAnswer, type ModelServer } from '../harness/model-server.js';
import { ModelTalks } from '../harness/model-talks.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import type { World } from '../harness/world.js';

interface DecisionRow {
  engine: string;
  reply: string;
  tokensIn: number;
  costMicros: number;
  retrieval: { triggers: string[]; second?: string; found: { title: string }[] } | null;
}

/** A model that is unsure, or whose words nothing supports, gets what is known about it and is asked once more; never a third time. */
describe('a second thought of a model', () => {
  let talks: ModelTalks;
  let model: ModelServer;
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    talks = await ModelTalks.start({ settings: { debounceMs: 200, disclosure: 'on_request' } }, 800);
    ({ model, world, org } = talks);
    for (const [title, content] of [
      ['Cooling', 'Q: My AC is not cooling, what can I do?\nA: Check the filter first.'],
      ['Visits', 'Q: What is a diagnostic visit?\nA: A diagnostic visit takes an hour.'],
    ]) {
      const { status, body } = await org.request('POST', '/api/knowledge', { title, content });
      expect(status, JSON.stringify(body)).toBeLessThan(300);
    }
  });
  beforeEach(() => model.reset());
  afterAll(() => talks?.stop());

  const customer = (): Phone => talks.customer();
  const decision = (phone: Phone): Promise<DecisionRow> => talks.decision<DecisionRow>(phone);
  async function bill(phone: Phone): Promise<{ kind: string; task: string | null; micros: number | null; tokens: number }[]> {
    const { id } = await org.thread(phone.address);
    return world.sql(
      `SELECT kind, detail ->> 'task' AS task, cost_micros::int AS micros, coalesce((detail ->> 'tokensIn')::int, 0) AS tokens FROM usage_ledger
       WHERE conversation_id = $1 ORDER BY id`,
      [id],
    );
  }
  const ac = { name: 'service_needed', value: 'AC not cooling', confidence: 0.95, source_message_id: null, is_correction: false };
  const unsure = modelAnswer({ slots: [ac], confidence: 0.3 });
  const DRAFT = 'Sorry to hear about the AC. What name should I put this under?';
  const sure = modelAnswer({ slots: [ac], draft: DRAFT });
  const TEXT = 'my AC is not cooling';

  it('comes with what is known, where it was unsure of itself; both calls are on the bill', async () => {
    const phone = customer();
    model.script(unsure, sure);
    expect(await phone.says(TEXT)).toEqual([DRAFT]);
    expect(model.prompts.map(({ data }) => data.knowledge.length)).toEqual([0, 1]);
    const row = await decision(phone);
    expect(row.retrieval).toMatchObject({ triggers: ['low_confidence'], second: 'asked_again', found: [{ title: 'Cooling' }] });
    const paid = await bill(phone);
    expect(paid.map(({ kind, task }) => [kind, task])).toEqual([
      ['model.started', null],
      ['model.started', 'second_thought'],
      ['model.finished', 'second_thought'],
      ['model.finished', null],
    ]);
    expect(row.costMicros).toBe(paid.reduce((sum, { micros }) => sum + (micros ?? 0), 0));
    expect(row.tokensIn).toBe(paid.reduce((sum, { tokens }) => sum + tokens, 0));
  });

  it('comes where code refuses its draft for a claim, with what is known of that claim', async () => {
    const phone = customer();
    model.script(modelAnswer({ slots: [ac], draft: 'A diagnostic visit is $89. What name should I put this under?' }), sure);
    expect(await phone.says(TEXT)).toEqual([DRAFT]);
    expect(model.prompts).toHaveLength(2);
    expect((await decision(phone)).retrieval).toMatchObject({
      triggers: ['missing_context'],
      second: 'asked_again',
      found: [{ title: 'Visits' }],
    });
  });

  it('comes once: a second answer that is no better is the last', async () => {
    const phone = customer();
    model.script(unsure, unsure);
    expect(await phone.says(TEXT)).toHaveLength(1);
    expect(model.prompts).toHaveLength(2);
  });

  it('does not come where nothing is known; the lookup stands in the decision', async () => {
    const phone = customer();
    model.script(modelAnswer({ slots: [{ ...ac, value: 'boiler leaking' }], confidence: 0.3 }));
    await phone.says('our boiler has a leak');
    expect(model.prompts).toHaveLength(1);
    expect((await decision(phone)).retrieval).toEqual({
      ...{ triggers: ['low_confidence'], second: 'first_answer_stood', found: [], mayStateNumbers: true },
    });
  });

  it('does not come for style: a question that is asked twice over is worded by us', async () => {
    const phone = customer();
    model.script(modelAnswer({ slots: [ac], draft: 'What is your name? And where do you live?' }));
    expect((await phone.says(TEXT))[0]).toMatch(/name|speaking/i);
    expect(model.prompts).toHaveLength(1);
    expect((await decision(phone)).retrieval).toBeNull();
  });

  it('falls back to the first answer where the second is of no use, and both are paid', async () => {
    const phone = customer();
    model.script(unsure, 'prose', 'prose');
    expect((await phone.says(TEXT))[0]).toMatch(/name|speaking/i);
    const row = await decision(phone);
    expect([row.engine, model.prompts.length]).toEqual(['openai', 3]);
    expect(row.tokensIn).toBe((await bill(phone)).reduce((sum, { tokens }) => sum + tokens, 0));
  });
});
