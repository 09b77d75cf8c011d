import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { newId } from '../../src/common/ids.js';
import { HumanMessages } from '../../src/conversations/human-messages.service.js';
import { InboundService } from '../../src/conversations/inbound.service.js';
import { ThreadStateRepository } from '../../src/conversations/thread-state.repository.js';
import { Database, type Tx } from '../../src/platform/database/database.service.js';
import type { Actor } from '../../src/platform/tenancy/tenant-context.js';
import { blocked, hold } from '../harness/held.js';
import type { TestOrg } from '../harness/test-org.js';
import { newSid } from '../harness/twilio-webhook.js';
import { World } from '../harness/world.js';

/** A closed thread that a person and a customer open at the same moment: whoever commits first, the person keeps it (promise G9). */
describe('reopening a thread while somebody takes it over', () => {
  let world: World;
  let org: TestOrg;
  let dana: Actor;
  let people = 300;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 0 } });
    const [owner] = await world.sql<{ user_id: string }>('SELECT user_id FROM memberships WHERE org_id = $1', [org.orgId]);
    dana = { type: 'user', id: owner!.user_id };
  });
  afterAll(() => world?.stop());

  interface Thread {
    id: string;
    contact_id: string;
    lead_id: string;
    contact_address: string;
    status: string;
    handler: string;
    handler_user_id: string | null;
  }
  const thread = async (from: string): Promise<Thread> => {
    const rows = await world.sql<Thread & Record<string, unknown>>(
      'SELECT id, contact_id, lead_id, contact_address, status, handler, handler_user_id FROM conversations WHERE contact_address = $1',
      [from],
    );
    expect(rows).toHaveLength(1);
    return rows[0]!;
  };
  /** Somebody whose thread was answered and closed; their opportunity is open. */
  const closed = async (): Promise<Thread> => {
    const phone = world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, org);
    await phone.says('My AC is broken');
    const { id } = await thread(phone.address);
    expect((await org.request('POST', `/api/conversations/${id}/resolve`)).status).toBeLessThan(300);
    expect(await thread(phone.address)).toMatchObject({ status: 'closed', handler: 'ai' });
    return thread(phone.address);
  };

  const texts =
    (body: string) =>
    ({ contact_address: from }: Thread) =>
    async (tx: Tx): Promise<void> => {
      const account = await world.app.get(ChannelAccounts).get(org.accountId);
      const providerMessageId = newSid();
      const message = { providerMessageId, from, to: org.number, body, media: [], channel: 'sms' as const, providerAt: null, raw: {} };
      await world.app.get(InboundService).receive(account, message, tx);
    };
  const calls =
    ({ contact_id: contactId, contact_address: address, lead_id: leadId }: Thread) =>
    async (tx: Tx): Promise<void> => {
      const values = { id: newId(), contactId, accountId: org.accountId, address, leadId };
      await world.app.get(ThreadStateRepository).openThread(tx, values);
    };
  const staffWrite =
    ({ id }: Thread) =>
    async (): Promise<void> => {
      await world.app.get(HumanMessages).send(id, 'Dana here, I can come at 3.');
    };

  interface Side {
    who: string;
    work: (of: Thread) => (tx: Tx) => Promise<unknown>;
    actor?: () => Actor;
  }
  const STAFF: Side = { who: 'staff write', work: staffWrite, actor: () => dana };
  const EMERGENCY: Side = { who: 'a text about danger', work: texts('I smell gas in the basement') };
  const TEXT: Side = { who: 'a text', work: texts('One more thing') };
  const CALL: Side = { who: 'a missed call', work: calls };

  it.each([
    { first: STAFF, second: TEXT },
    { first: STAFF, second: CALL },
    { first: EMERGENCY, second: TEXT },
    { first: EMERGENCY, second: CALL },
    { first: TEXT, second: STAFF },
    { first: CALL, second: STAFF },
    { first: TEXT, second: EMERGENCY },
    { first: CALL, second: EMERGENCY },
  ])('$first.who, and $second.who waits for it: people have the thread', async ({ first, second }) => {
    const before = await closed();
    const one = await hold(world, org.orgId, first.work(before), first.actor?.());
    const two = world.app.get(Database).asOrg(org.orgId, second.work(before), second.actor?.());
    await blocked(world);
    one.letGo();
    await Promise.all([one.ended, two]);
    const isTaken = first === STAFF || second === STAFF;
    expect(await thread(before.contact_address)).toMatchObject({
      id: before.id,
      status: 'open',
      handler: 'human',
      handler_user_id: isTaken ? dana.id : null,
    });
    await world.settled();
    expect(await thread(before.contact_address)).toMatchObject({ handler: 'human' });
  });

  it('a person who writes into an old thread while the customer begins a new one is told where to write', async () => {
    const before = await closed();
    await world.sql("UPDATE conversations SET last_message_at = last_message_at - interval '40 days' WHERE id = $1", [before.id]);
    const one = await hold(world, org.orgId, texts('Hello again')(before));
    const write = (): Promise<{ status: number; body: unknown }> =>
      org.request('POST', `/api/conversations/${before.id}/messages`, { body: 'Dana here, I can come at 3.' });
    const late = write();
    await blocked(world);
    one.letGo();
    await one.ended;
    expect(await late).toMatchObject({ status: 409, body: { code: 'conversations.open_elsewhere' } });
    const [newer] = await world.sql<{ id: string }>("SELECT id FROM conversations WHERE contact_address = $1 AND status = 'open'", [
      before.contact_address,
    ]);
    expect(newer!.id).not.toBe(before.id);
    expect(await write()).toMatchObject({
      status: 409,
      body: { code: 'conversations.open_elsewhere', details: { current: { conversationId: newer!.id } } },
    });
    expect((await org.request('POST', `/api/conversations/${newer!.id}/messages`, { body: 'Dana here.' })).status).toBe(201);
    await world.settled();
  });
});
