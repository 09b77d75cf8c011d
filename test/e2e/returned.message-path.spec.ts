import { StaffWorld } from '../harness/staff-world.js';
import { until } from '../harness/until.js';

interface State {
  handler: string;
  inbound: number;
  processed: number;
  leaseToken: number;
  attempts: number;
  decisions: number;
}

/** What becomes of a thread that people had and gave back, or did not answer in. */
describe('a returned thread', () => {
  let staff: StaffWorld;

  beforeAll(async () => {
    staff = await StaffWorld.start({ settings: { debounceMs: 0, disclosure: 'on_request' } });
  });
  afterAll(() => staff?.world.stop());

  const act = async (conversationId: string, action: 'takeover' | 'return-ai'): Promise<void> => {
    const { status, body } = await staff.org.request('POST', `/api/conversations/${conversationId}/${action}`);
    expect(status, JSON.stringify(body)).toBe(200);
  };
  const state = async (conversationId: string): Promise<State> => {
    const [row] = await staff.world.sql<State & Record<string, unknown>>(
      `SELECT handler, inbound_seq::int AS inbound, processed_seq::int AS processed, lease_token AS "leaseToken", turn_attempts AS attempts,
         (SELECT count(*)::int FROM decisions d WHERE d.conversation_id = c.id) AS decisions FROM conversations c WHERE id = $1`,
      [conversationId],
    );
    return row!;
  };
  /** Every lease that a turn left behind is over, and whatever is due then has been done. */
  const pastTwoLeases = async (conversationId: string): Promise<void> => {
    for (let lease = 0; lease < 2; lease += 1) {
      await staff.world.advance('46s');
      await staff.world.sql('UPDATE conversations SET lease_until = NULL, hinted_at = NULL WHERE id = $1', [conversationId]);
      await staff.world.settled();
    }
  };
  /** Times were offered, the customer thanked for them, and the assistant decided that this needs no answer. */
  async function thanked(name: string): Promise<{ phone: string; conversationId: string }> {
    const customer = await staff.customer(name);
    const phone = staff.world.phone(customer.phone, staff.org);
    await staff.world.settled();
    await phone.says('My AC is broken, 14 Oak Street. Is anything free tomorrow?');
    expect(await phone.says('Thanks!')).toEqual([]);
    const { decisions, inbound, processed } = await state(customer.conversationId);
    expect([decisions, processed]).toEqual([3, inbound]);
    return customer;
  }

  it.each([
    ['by the button', (id: string) => act(id, 'return-ai')],
    [
      'by itself, because people stayed silent',
      async (id: string) => {
        await staff.prefer({ takeoverSilence: 'return' });
        await staff.world.advance('16m');
        await until('it is back', async () => (await state(id)).handler === 'ai' || 'not yet');
        await staff.prefer({ takeoverSilence: 'remind' });
      },
    ],
  ])('is not thought about again where a decision stands: returned %s', async (how, giveBack) => {
    const { conversationId } = await thanked(`Ann ${how.length}`);
    await act(conversationId, 'takeover');
    await staff.world.settled();
    await giveBack(conversationId);
    const back = await state(conversationId);
    await pastTwoLeases(conversationId);
    // a claim, and with it a paid turn, would have drawn a new token
    expect(await state(conversationId)).toEqual({ ...back, handler: 'ai', processed: back.inbound, attempts: 0, decisions: 3 });
  });

  it('that fell behind its own decision catches up with it after one turn', async () => {
    const { conversationId } = await thanked('Bob Day');
    const before = await state(conversationId);
    await staff.world.sql('UPDATE conversations SET processed_seq = inbound_seq - 1, wake_at = app_now() WHERE id = $1', [conversationId]);
    await staff.world.settled();
    const caughtUp = { ...before, leaseToken: before.leaseToken + 1 };
    expect(await state(conversationId)).toEqual(caughtUp);
    await pastTwoLeases(conversationId);
    expect(await state(conversationId)).toEqual(caughtUp);
  });

  describe('with an answer that was never said', () => {
    /** The assistant wrote a draft, and a person took the thread over, which withdrew it. */
    async function withdrawn(name: string): Promise<{ conversationId: string }> {
      const { phone, conversationId } = await staff.customer(name);
      await staff.world.settled();
      expect((await staff.org.request('PATCH', `/api/conversations/${conversationId}`, { replyMode: 'draft' })).status).toBe(200);
      await staff.world.phone(phone, staff.org).says('My AC is broken, when can you come?');
      expect(await drafts(conversationId)).toEqual(['draft']);
      await act(conversationId, 'takeover');
      expect(await drafts(conversationId)).toEqual(['cancelled']);
      return { conversationId };
    }
    const drafts = async (conversationId: string): Promise<string[]> =>
      (
        await staff.world.sql<{ state: string }>(
          `SELECT o.state FROM outbound o JOIN messages m ON m.id = o.message_id WHERE o.conversation_id = $1 AND m.kind = 'draft' ORDER BY o.seq`,
          [conversationId],
        )
      ).map(({ state }) => state);

    it('is brought to mind, because the customer still waits', async () => {
      await withdrawn('Cat Moss');
      await staff.world.settled();
      await staff.world.advance('16m');
      await staff.notification('takeover.waiting', ({ title }) => title.startsWith('Cat Moss'));
    });

    it('shows in the inbox that somebody waits', async () => {
      const { conversationId } = await thanked('Eva Lind');
      const isWaiting = async (): Promise<boolean> =>
        (await staff.org.get<{ isWaitingOnUs: boolean }>(`/api/conversations/${conversationId}`)).isWaitingOnUs;
      const path = `/api/conversations/${conversationId}/messages`;
      expect((await staff.org.request('POST', path, { body: 'At three.' }, { 'idempotency-key': 'three' })).status).toBe(201);
      await staff.world.settled();
      expect(await isWaiting()).toBe(false);
      await staff.world.sql(`UPDATE outbound SET state = 'blocked' WHERE conversation_id = $1 AND kind = 'manual'`, [conversationId]);
      expect(await isWaiting()).toBe(true);
    });

    it('is answered when it comes back, as often as that happens', async () => {
      const { conversationId } = await withdrawn('Dan Frey');
      await act(conversationId, 'return-ai');
      await staff.world.settled();
      expect(await drafts(conversationId)).toEqual(['cancelled', 'draft']);
      await act(conversationId, 'takeover');
      await act(conversationId, 'return-ai');
      await staff.world.settled();
      expect(await drafts(conversationId)).toEqual(['cancelled', 'cancelled', 'draft']);
      const rows = await staff.world.sql<{ trigger: string }>(
        'SELECT trigger FROM decisions WHERE conversation_id = $1 AND to_seq = (SELECT max(to_seq) FROM decisions WHERE conversation_id = $1) ORDER BY created_at',
        [conversationId],
      );
      expect(rows.map(({ trigger }) => trigger)).toEqual(['inbound', ...Array(2).fill(expect.stringMatching(/^returned:20.*Z$/))]);
    });
  });
});
