import { COURSE, FURNACE, AIRE, type Line, type ScriptedTalk } from '../fixtures/talks.js';
import { ModelServer, modelAnswer, type ModelBrain } from '../harness/model-server.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const MINUTES = 60_000;

interface Held {
  /** Everything we wrote, in order. */
  ours: string[];
  /** What each text of the customer was answered with. */
  answers: string[][];
  thread: any;
}

/** Prepares the business of a talk through the API, as its owner would. */
async function businessOf(world: World, { business }: ScriptedTalk): Promise<TestOrg> {
  const { name, vertical, timeZone, services, knowledge, ctas = [] } = business;
  const settings = { debounceMs: 0, disclosure: 'first_message', pricingPolicy: business.products ? 'configured' : 'never' };
  const org = await world.org({ name, vertical, timeZone, settings, ...(services && { services }) });
  const post = async (path: string, body: unknown): Promise<any> => {
    const answer = await org.request('POST', path, body);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  for (const cta of ctas) await post('/api/onboarding/ctas', cta);
  if (knowledge) {
    const content = knowledge.pairs.map(([question, answer]) => `Q: ${question}\nA: ${answer}`).join('\n\n');
    await post('/api/knowledge', { title: knowledge.title, content });
  }
  if (business.languages) {
    const made = await post('/api/onboarding/generate', { engine: 'rules' });
    const documents = structuredClone(made.documents);
    Object.assign(documents.toneProfile, { languages: business.languages.all, defaultLanguage: business.languages.first });
    if (business.objections) documents.salesRules.objections = business.objections;
    if (business.products) documents.businessConfig.products = business.products;
    if (business.products) documents.guardrails.pricingPolicy = 'configured';
    const version = await post('/api/profile/versions', { baseVersionId: made.id, documents, reason: 'its languages' });
    await post(`/api/profile/versions/${version.id}/publish`, { baseVersionId: null, reason: 'go' });
  }
  await world.settled();
  return org;
}

async function held(world: World, phone: Phone, org: TestOrg, talk: ScriptedTalk): Promise<Held> {
  const answers: string[][] = [];
  for (const { after, says, hears } of talk.lines) {
    if (after) await world.advance(after);
    const heard = await phone.says(says);
    answers.push(heard);
    if (hears) expect.soft(heard.join('\n'), `after "${says}"`).toMatch(hears);
  }
  return { ours: answers.flat(), answers, thread: await org.thread(phone.address) };
}

/** What a model would answer that was told the talk beforehand; a text it does not know tells it nothing. */
function brainOf(talks: readonly ScriptedTalk[]): ModelBrain {
  const read = new Map(talks.flatMap(({ lines }) => lines.map((line) => [line.says, line.read ?? {}])));
  return ({ data }) => {
    if ('looked_at_because' in data) return { is_safe: true, reasons: [] };
    const [message] = data.new_messages as { id: string; text: string }[];
    const { slots, ...rest } = read.get(message?.text ?? '') ?? {};
    const found = ((slots ?? []) as object[]).map((slot) => ({ ...slot, source_message_id: message?.id ?? null }));
    return modelAnswer({ ...rest, slots: found });
  };
}

/** What is asked: a list of times by the whole of it, everything else by its question. */
const askedIn = (text: string): string | null => (/\n1\) /.test(text) ? text : (/[^.!?\n।:]+\?/.exec(text)?.[0].trim() ?? null));

/** What must be sure before a step, and was passed over, may be asked again after so many of their texts. */
const PASSED_OVER = 6;

/** Questions that were asked again although the customer had asked nothing in between: they had been answered, or ought to have been dropped. */
function askedAgain(lines: readonly Line[], answers: readonly string[][]): string[] {
  const open = new Map<string, number>();
  return answers.flatMap((texts, at) => {
    const asked = askedIn(texts.join('\n'));
    if (asked === null) return [];
    const before = open.get(asked);
    open.set(asked, at);
    const isAside = before !== undefined && lines.slice(before + 1, at + 1).every(({ says }) => says.includes('?'));
    return before === undefined || isAside || at - before > PASSED_OVER ? [] : [asked];
  });
}

describe.each(['the rules engine', 'a scripted model'])('whole talks, read by %s', (engine) => {
  const talks = [COURSE, FURNACE, AIRE];
  let model: ModelServer | undefined;
  let world: World;
  let numbers = 700;

  beforeAll(async () => {
    if (engine !== 'the rules engine') {
      model = await ModelServer.start();
      model.brain = brainOf(talks);
    }
    const env = model ? { AI_ENGINE: 'openai', OPENAI_API_KEY: 'test-key', OPENAI_BASE_URL: model.baseUrl } : undefined;
    world = await World.start(env && { env });
  });
  afterAll(async () => {
    try {
      await world?.stop();
    } finally {
      await model?.close();
    }
  });

  it.each(talks.map((talk) => [talk.name, talk] as const))(
    '%s',
    async (_name, talk) => {
      const org = await businessOf(world, talk);
      const phone = world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
      const { ours, answers, thread } = await held(world, phone, org, talk);
      await sameFacts(world, org, talk, thread);
      await keptTheRules(world, thread.id, ours);
      const transcript = talk.lines.map(({ says }, at) => `> ${says}\n${(answers[at] ?? []).join('\n')}`).join('\n');
      expect.soft(askedAgain(talk.lines, answers), transcript).toEqual([]);
      for (const text of ours.filter((words) => !/http/.test(words))) expect.soft(text).toMatch(talk.writes);
      expect(thread.handler).toBe('ai');
    },
    10 * MINUTES,
  );
});

/** Every fact with the text that it comes from, the booking, and how far each call to action came. */
async function sameFacts(world: World, org: TestOrg, talk: ScriptedTalk, thread: any): Promise<void> {
  for (const [name, { value, from }] of Object.entries(talk.slots)) {
    const slot = thread.lead.slots[name];
    expect.soft(slot?.value, name).toMatch(value);
    const [source] = await world.sql<{ body: string }>('SELECT body FROM messages WHERE id = $1', [slot?.sourceMessageId]);
    expect.soft(source?.body, `the source of ${name}`).toBe(from);
  }
  expect.soft(thread.appointments.map(({ serviceName }: { serviceName: string }) => serviceName)).toEqual(talk.booked ? [talk.booked] : []);
  if (!talk.ctas) return;
  const states = await org.get<{ kind: string; state: string }[]>(`/api/conversations/${thread.id}/ctas`);
  expect.soft(Object.fromEntries(states.map(({ kind, state }) => [kind, state]))).toEqual(talk.ctas);
}

/** No word left that a check held something against, nothing was refused by the gate, one question at most, nobody was handed over. */
async function keptTheRules(world: World, conversationId: string, ours: readonly string[]): Promise<void> {
  const failed = await world.sql(
    `SELECT d.reason_code, c.value FROM decisions d, jsonb_array_elements(d.checks) c
     WHERE d.conversation_id = $1 AND c.value ->> 'verdict' = 'fail' AND c.value ->> 'on' IS DISTINCT FROM 'draft'`,
    [conversationId],
  );
  expect.soft(failed).toEqual([]);
  const unsent = await world.sql(
    `SELECT o.kind, o.state, o.block_reason, m.body FROM outbound o JOIN messages m ON m.id = o.message_id WHERE o.conversation_id = $1 AND o.state NOT IN ('sent', 'delivered', 'accepted')`,
    [conversationId],
  );
  expect.soft(unsent).toEqual([]);
  for (const text of ours) {
    expect.soft([...text].length, text).toBeLessThanOrEqual(320);
    expect.soft(text.split('?').length, text).toBeLessThanOrEqual(2);
    expect.soft(text, text).not.toMatch(/[{}[\]]|undefined|null/);
  }
}
