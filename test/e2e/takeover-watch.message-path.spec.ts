import { HumanMessages } from '../../src/conversations/human-messages.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { StaffWorld } from '../harness/staff-world.js';
import { eventually } from '../harness/until.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALWAYS = Object.fromEntries(WEEK.map((day) => [day, [{ open: '00:00', close: '24:00' }]]));

/** Who is reminded of a customer who waits, and when: each wait is its holder's own. */
describe('the watch over what people hold', () => {
  let staff: StaffWorld;

  beforeAll(async () => {
    staff = await StaffWorld.start({ settings: { debounceMs: 0, disclosure: 'on_request', hours: ALWAYS } });
  });
  afterAll(() => staff?.world.stop());
  afterEach(() => staff.prefer({ takeoverSilence: 'remind' }));

  const advance = async (amount: string): Promise<void> => {
    await staff.world.advance(amount);
    await staff.world.settled();
  };
  const act = async (conversationId: string, action: 'takeover' | 'resolve'): Promise<void> => {
    const { status, body } = await staff.org.request('POST', `/api/conversations/${conversationId}/${action}`);
    expect(status, JSON.stringify(body)).toBe(200);
  };
  const thread = (conversationId: string) => staff.org.get(`/api/conversations/${conversationId}`);
  /** A customer who asked for a person, whom nobody in particular has yet. */
  async function asking(name: string): Promise<{ phone: string; conversationId: string }> {
    const customer = await staff.customer(name);
    await staff.world.settled();
    await staff.world.phone(customer.phone, staff.org).says('I want to talk to a real person');
    expect(await thread(customer.conversationId)).toMatchObject({ handler: 'human', handlerUserId: null });
    return customer;
  }

  it.each(['return', 'reassign'] as const)(
    'an old reminder leaves it to a person who has just taken over (%s)',
    async (takeoverSilence) => {
      await staff.prefer({ takeoverSilence });
      const { phone, conversationId } = await asking(`Ann ${takeoverSilence}`);
      await advance('5m');
      await staff.world.phone(phone, staff.org).says('Hello?');
      await advance('9m');
      await act(conversationId, 'takeover');
      await staff.world.settled();
      const { handlerUserId } = await thread(conversationId);
      await advance('7m');
      expect(await thread(conversationId)).toMatchObject({ handler: 'human', handlerUserId });
      // and then the watch of their own speaks
      await advance('9m');
      const { handler, handlerUserId: holder } = await thread(conversationId);
      expect([handler, holder]).toEqual([takeoverSilence === 'return' ? 'ai' : 'human', null]);
      await act(conversationId, 'resolve');
    },
  );

  it('what was released a moment ago is not reminded of at once, and is later', async () => {
    await staff.prefer({ takeoverSilence: 'reassign' });
    const { phone, conversationId } = await asking('Bea Cole');
    await act(conversationId, 'takeover');
    await advance('1m');
    await staff.world.phone(phone, staff.org).says('Hello?');
    const waiting = async () => (await staff.notifications('takeover.waiting')).filter(({ title }) => title.startsWith('Bea Cole'));
    await advance('14m');
    await staff.notification('takeover.released', ({ title }) => title.startsWith('Bea Cole'));
    await advance('2m');
    expect(await waiting()).toEqual([]);
    await advance('14m');
    expect(await waiting()).toHaveLength(1);
    // whoever takes it then and stays silent too is told of to everybody once more
    await act(conversationId, 'takeover');
    await advance('16m');
    const released = (await staff.notifications('takeover.released')).filter(({ title }) => title.startsWith('Bea Cole'));
    expect(released.map(({ count }) => count)).toEqual([1, 1]);
    await act(conversationId, 'resolve');
  });

  it('a text of a person that is about to commit is waited for', async () => {
    await staff.prefer({ takeoverSilence: 'return' });
    const { conversationId } = await asking('Cem Aras');
    const { app } = staff.world;
    let [written, commit] = [(): void => undefined, (): void => undefined];
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    await staff.world.advance('14m');
    const sent = staff.asOwner(() =>
      app.get(Database).transaction(async () => {
        await app.get(HumanMessages).send(conversationId, 'On my way.', 'cem');
        written();
        await mayCommit;
      }),
    );
    await isWritten;
    await staff.world.advance('2m');
    await eventually('the reminder waits for the thread', async () => {
      const [waiting] = await staff.world.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%conversations%FOR UPDATE%'`,
      );
      return waiting;
    });
    commit();
    await sent;
    await staff.world.settled();
    expect(await thread(conversationId)).toMatchObject({ handler: 'human' });
    await act(conversationId, 'resolve');
  });
});
