import { OpenQuestions } from '../../src/knowledge/upkeep/questions.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';
import { tracesOf } from './privacy-traces.js';

const QUESTION = 'How old is the system?';

/** What customers say in passing beside an answer, a wish or a question goes with them, wherever a module took it over (rules.md C-17). */
describe('the words of an erased person', () => {
  let world: World;
  let numbers = 830;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const customer = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const contactOf = async (org: TestOrg, phone: Phone): Promise<string> => (await org.thread(phone.address)).contactId as string;
  const erase = async (org: TestOrg, contactId: string): Promise<void> => {
    const answer = await org.request('POST', '/api/privacy/erase', { contactId, cancelBookings: true });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  };

  it('that answered an own question of the business stand on no trail', async () => {
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const sent = async (method: string, path: string, body: unknown): Promise<any> => {
      const answer = await org.request(method, path, body);
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      return answer.body;
    };
    const { version } = await org.get<{ version: number }>('/api/onboarding/sales-process');
    const answers = { qualification: [{ question: QUESTION, need: 'required' }] };
    await sent('PUT', '/api/onboarding/sales-process', { version, answers });
    const made = await sent('POST', '/api/onboarding/generate', { engine: 'rules' });
    await sent('POST', `/api/profile/versions/${made.id}/publish`, { baseVersionId: null, reason: 'go' });

    const phone = customer(org);
    for (const text of ['my AC is not cooling', 'Sarah Martinez']) await phone.says(text);
    expect((await phone.says('14 Oak Street, Evanston')).join(' ')).toContain(QUESTION);
    await phone.says('About 12 years. This is Zebulon Quackenbush, 482 Wombat Street, call 312-555-0321');
    const words = ['zebulon', 'quackenbush', 'wombat', '555-0321', 'oak street', 'not cooling'];
    const before = await tracesOf(world, words);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['lead_slots.value', 'messages.body']));
    expect(Object.keys(before).filter((column) => column.startsWith('audit_entries'))).toEqual([]);
    const [entry] = await world.sql<{ after: Record<string, string> }>(
      `SELECT after FROM audit_entries WHERE org_id = $1 AND action = 'leads.slots' AND after ? $2`,
      [org.orgId, `own:${QUESTION}`],
    );
    expect(entry?.after).toMatchObject({ [`own:${QUESTION}`]: 'A***' });

    await erase(org, await contactOf(org, phone));
    expect(await tracesOf(world, words)).toEqual({});
  });

  it('that asked what nothing answered are nowhere but in the question, and go with the person', async () => {
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const listed = async (): Promise<{ question: string; times: number }[]> =>
      (await org.get<{ data: { question: string; times: number }[] }>('/api/knowledge/questions')).data;
    const [first, second] = [customer(org), customer(org)];
    await first.says('Hi, this is Zebulon Quackenbush of Wombat Street. Do you have a warranty on marimbas?');
    expect(await listed()).toMatchObject([{ question: 'Do you have a warranty on marimbas?', times: 1 }]);
    await first.says('482 Wombat Street, Chicago. Would you bring a glockenspiel to wombat street for Mr Quackenbush?');
    expect((await listed()).map(({ question }) => question)).toContain('Would you bring a glockenspiel to [address] for Mr [name]?');
    await second.says('a warranty on marimbas, do you have that?');
    expect(await listed()).toContainEqual(
      expect.objectContaining({ question: 'a warranty on marimbas, do you have that?', times: 2 }) as object,
    );

    const copyOf = async (phone: Phone): Promise<unknown> => {
      const copy = await org.request('POST', '/api/privacy/export', { contactId: await contactOf(org, phone) });
      return copy.body.data.knowledge.questions;
    };
    expect(await copyOf(first)).toMatchObject([
      { question: 'Do you have a warranty on marimbas?', state: 'open' },
      { question: 'Would you bring a glockenspiel to [address] for Mr [name]?', state: 'open' },
    ]);
    // the words of the second go first: the question stands in those of the first
    const secondId = await contactOf(org, second);
    await erase(org, secondId);
    expect((await listed()).map(({ question }) => question)).toContain('Do you have a warranty on marimbas?');
    await erase(org, await contactOf(org, first));
    expect(await listed()).toEqual([]);
    expect(await tracesOf(world, ['zebulon', 'quackenbush', 'wombat', 'marimba', 'glockenspiel'])).toEqual({});
    // a turn that is still thinking about them lists nothing any more
    const late = { source: 'conversation' as const, contactId: secondId, known: { names: [], addresses: [] } };
    await world.app.get(Database).withOrg(org.orgId, () => world.app.get(OpenQuestions, { strict: false }).collect('marimbas?', late));
    expect(await listed()).toEqual([]);
  });

  it('that became a note do not name who asked, also when the name was told later', async () => {
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const phone = customer(org);
    await phone.says('Do you have a warranty on marimbas of quackenbush?');
    const { data } = await org.get<{ data: { id: string; question: string }[] }>('/api/knowledge/questions');
    expect(data.map(({ question }) => question)).toEqual(['Do you have a warranty on marimbas of quackenbush?']);
    const contactId = await contactOf(org, phone);
    expect((await org.request('PATCH', `/api/contacts/${contactId}`, { name: 'Zebulon Quackenbush' })).status).toBe(200);
    const note = await org.request('POST', `/api/knowledge/questions/${data[0]!.id}/answer`, {
      question: data[0]!.question,
      answer: 'Yes.',
    });
    expect(note).toMatchObject({ status: 201, body: { title: 'Do you have a warranty on marimbas of [name]?' } });
    await erase(org, contactId);
    expect(await tracesOf(world, ['quackenbush', 'zebulon'])).toEqual({});
  });

  it('that stand for a service of the catalogue do not stand on an erased visit', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    const phone = customer(org);
    await phone.says('Hello, do you fix furnaces?');
    const contactId = await contactOf(org, phone);
    const [service] = await world.sql<{ id: string; name: string }>('SELECT id, name FROM services WHERE org_id = $1 LIMIT 1', [org.orgId]);
    const resource = (await org.request('POST', '/api/resources', { name: 'Truck' })).body as { id: string };
    for (const [days, serviceId] of [
      [3, null],
      [5, service!.id],
    ])
      await world.sql(
        `INSERT INTO appointments (id, org_id, contact_id, service_id, service_name, resource_id, starts_at, ends_at, busy_until)
         SELECT gen_random_uuid(), $1, $2, $3, 'The bassoon of Mrs Quackenbush', $4, t, t + interval '1 hour', t + interval '1 hour'
         FROM (SELECT app_now() - make_interval(days => $5) AS t) x`,
        [org.orgId, contactId, serviceId, resource.id, days],
      );
    await erase(org, contactId);
    expect(await world.sql('SELECT service_name AS name FROM appointments WHERE org_id = $1 ORDER BY starts_at', [org.orgId])).toEqual([
      { name: service!.name },
      { name: 'Appointment' },
    ]);
    expect(await tracesOf(world, ['quackenbush', 'bassoon'])).toEqual({});
  });
});
