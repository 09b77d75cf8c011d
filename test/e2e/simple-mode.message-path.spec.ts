import { SIMPLE_PROMPT } from '../../src/engines/model/simple.rules.js';
import type { ModelServer } from '../harness/model-server.js';
import { ModelTalks } from '../harness/model-talks.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import type { World } from '../harness/world.js';

interface DecisionRow {
  engine: string;
  reply: string;
  plan: { writer: string; mode: string };
  checks: { name: string; verdict: string }[];
}

/** Simple mode: one shipped prompt writes the reply in one call. What protects a business protects it here as well. */
describe('simple mode', () => {
  let talks: ModelTalks;
  let model: ModelServer;
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    talks = await ModelTalks.start(
      { stopReplyOwner: 'app', settings: { debounceMs: 0, disclosure: 'on_request', assistantMode: 'simple' } },
      400,
    );
    ({ model, world, org } = talks);
  });
  afterEach(() => model.reset());
  afterAll(() => talks?.stop());

  const customer = (): Phone => talks.customer();
  const decision = (phone: Phone): Promise<DecisionRow> => talks.decision<DecisionRow>(phone);
  const TEXT = 'my AC is not cooling';
  const GOOD = 'That is no fun. We repair AC units of every make, so you are in good hands. Who am I texting with?';

  it('sends the one prompt, and the words of the model leave as they are', async () => {
    const phone = customer();
    model.script({ reply: GOOD });
    expect(await phone.says(TEXT)).toEqual([GOOD]);
    expect(model.prompts.map(({ system }) => system)).toEqual([SIMPLE_PROMPT]);
    expect(model.prompts[0]?.data.new_messages).toEqual([expect.objectContaining({ text: TEXT })]);
    expect(await decision(phone)).toMatchObject({ engine: 'openai', reply: GOOD, plan: { mode: 'simple', writer: 'engine' } });
  });

  it('lets no price leave that nobody verified: our own words do, after one call', async () => {
    const phone = customer();
    model.script({ reply: 'A repair is $89 flat. What is your name?' });
    const [reply] = await phone.says(TEXT);
    expect(reply).not.toContain('89');
    expect(reply).toMatch(/name|speaking/i);
    expect(model.prompts).toHaveLength(1);
    const row = await decision(phone);
    expect(row.plan).toMatchObject({ mode: 'simple', writer: 'code' });
    expect(row.checks).toContainEqual(expect.objectContaining({ name: 'price', verdict: 'fail' }) as object);
  });

  it('asks once where the knowledge base would answer a second thought', async () => {
    const content = 'Q: What is a diagnostic visit?\nA: A diagnostic visit takes an hour.';
    const { status, body } = await org.request('POST', '/api/knowledge', { title: 'Visits', content });
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    const phone = customer();
    model.brain = () => ({ reply: 'A diagnostic visit is $89. What is your name?' });
    expect((await phone.says(TEXT))[0]).not.toContain('89');
    expect(model.prompts).toHaveLength(1);
  });

  it('books by the engine alone: openings and the confirmation are in the words of code', async () => {
    const phone = customer();
    model.brain = () => ({ reply: 'You are booked for noon today! What is your name?' });
    const offer = (await phone.says('Hi, I am Sarah Martinez, 14 Oak Street, my AC is not cooling, can you come tomorrow?')).join('\n');
    expect(offer).not.toContain('noon');
    expect((await decision(phone)).plan.writer).toBe('code');
    expect(await world.sql('SELECT 1 FROM appointments WHERE org_id = $1', [org.orgId])).toEqual([]);
    expect((await phone.says('the first one')).join('\n')).not.toContain('noon');
    expect(await world.sql('SELECT 1 FROM appointments WHERE org_id = $1', [org.orgId])).toHaveLength(1);
  });

  it('STOP works before any model is asked, and an emergency has the words of code', async () => {
    const phone = customer();
    model.brain = () => ({ reply: GOOD });
    expect((await phone.says('STOP')).join('\n')).toMatch(/unsubscribed|no more/i);
    expect((await customer().says('I smell gas in the kitchen')).join('\n')).toMatch(/911/);
    expect(model.prompts).toEqual([]);
  });

  it('a model that fails: the rules answer in its place', async () => {
    const phone = customer();
    model.fail('prose', 2);
    expect((await phone.says(TEXT)).join('\n')).toMatch(/name|speaking/i);
    expect(await decision(phone)).toMatchObject({ engine: 'rules', plan: { mode: 'simple', fallbackFrom: 'openai' } });
  });

  it('can be read and set, and a wrong mode is refused with its field', async () => {
    const { name, version, assistantMode } = await org.get<{ name: string; version: number; assistantMode: string }>('/api/settings');
    expect(assistantMode).toBe('simple');
    const wrong = await org.request('PATCH', '/api/settings', { version, assistantMode: 'fast' });
    expect([wrong.status, Object.keys(wrong.body.errors as object)]).toEqual([400, ['assistantMode']]);
    const { config } = await org.get<{ config: { settings: { assistantMode: string } } }>('/api/orgs/current/config');
    expect(config.settings.assistantMode).toBe('simple');
    const prompt = await org.get<{ instructions: string; data: { business: { name: string } } }>('/api/ai/simple-prompt');
    expect(prompt.instructions).toBe(SIMPLE_PROMPT);
    expect(prompt.data.business.name).toBe(name);
  });
});
