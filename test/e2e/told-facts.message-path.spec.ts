import type { Phone } from '../harness/phone.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually, until } from '../harness/until.js';
import { World } from '../harness/world.js';

const SERVICES = [{ name: 'AC repair', keywords: ['ac'], durationMinutes: 60, needsAddress: false }];
const TOLD = /booked|confirmed|all set/i;

/** A customer who is booked hears of it, whatever comes between the decision and the text. */
describe('a booking', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => replayedAndStopped(world));

  const settings = { debounceMs: 0, disclosure: 'on_request' };
  const texts = (org: TestOrg): Promise<{ kind: string; state: string; attempts: number }[]> =>
    world.sql('SELECT kind, state, attempts FROM outbound WHERE org_id = $1 ORDER BY created_at, id', [org.orgId]);

  it.each([
    ['closes the thread', 'ok', 'closed by the assistant'],
    ['is given to people', 'Can I talk to a real person please?', 'open for people'],
  ])('whose confirmation waits for its next try is told, although the next text %s', async (_, text, becomes) => {
    const org = await world.org({ settings, services: SERVICES });
    const phone = world.phone(`+131255506${text === 'ok' ? '01' : '02'}`, org);
    await phone.says('Hi, I need AC repair, this is Ana Diaz');
    expect((await phone.says('anything tomorrow')).join(' ')).toMatch(/1[).:]/);
    const before = (await phone.inbox()).length;
    // also the second try, should the customer's next text be slower than it
    expect((await org.request('POST', '/api/simulator/faults', { kind: '429', count: 2 })).status).toBe(201);
    await phone.texts('1');
    await until('the confirmation is to be tried again', async () =>
      (await texts(org)).some(({ kind, state, attempts }) => kind === 'booked' && state === 'queued' && attempts > 0),
    );
    await phone.texts(text);
    await until('the text was answered', async () => {
      const { status, handler } = await org.thread(phone.address);
      const is = status === 'closed' ? 'closed by the assistant' : handler === 'ai' ? 'with the assistant' : 'open for people';
      return is === becomes ? true : is;
    });
    expect((await texts(org)).find(({ kind }) => kind === 'booked')).not.toMatchObject({ state: 'cancelled' });
    await eventually('the confirmation has left', async () => {
      await world.advance('6m');
      return (await phone.inbox()).slice(before).find((body) => TOLD.test(body));
    });
  });

  it('whose confirmation waits for an approval is in the draft of each text that follows', async () => {
    const org = await world.org({ settings: { ...settings, replyMode: 'draft' }, services: SERVICES });
    const phone = world.phone('+13125550603', org);
    const draft = async (): Promise<{ id: string; body: string }> => {
      const { id } = await org.thread(phone.address);
      const { data } = await org.get<{ data: { id: string; body: string; state: string }[] }>(`/api/messages?conversationId=${id}`);
      return data.find(({ state }) => state === 'draft')!;
    };
    const approved = async (says: string, count: number): Promise<string> => {
      await phone.says(says);
      expect((await org.request('PATCH', `/api/messages/${(await draft()).id}`, { action: 'approve' })).status).toBe(200);
      return (await received(phone, count)).at(-1)!;
    };
    await approved('Hi, I need AC repair, this is Ana Diaz', 1);
    expect(await approved('anything tomorrow', 2)).toMatch(/1[).:]/);
    for (const says of ['1', 'great', 'hello?', 'are you there?']) {
      await phone.says(says);
      expect((await draft()).body, says).toMatch(TOLD);
    }
    const [booked, second, third, fourth] = (await texts(org)).slice(-4).map(({ kind, state }) => `${kind} ${state}`);
    expect([booked, second, third, fourth]).toEqual(['booked expired', 'reply expired', 'reply expired', expect.stringMatching(/ draft$/)]);
  });

  const received = (phone: Phone, count: number): Promise<string[]> => phone.receives(count);
});
