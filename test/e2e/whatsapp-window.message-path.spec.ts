import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { InboundService } from '../../src/conversations/inbound.service.js';
import { IdleThreads } from '../../src/conversations/idle-threads.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

/** On WhatsApp free text goes for a day after the customer's own: nudges keep to it before they are queued (rules.md C-23). */
describe('nudges on WhatsApp', () => {
  let world: World;
  let org: TestOrg;
  let sender: string;
  let people = 700;

  beforeAll(async () => {
    world = await World.start();
    await world.leftToTheTest('conversations.idle');
    org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    sender = (await org.request('POST', '/api/numbers', { areaCode: '312' })).body.address;
    const made = await org.request('POST', '/api/whatsapp-senders/twilio', { address: sender });
    expect(made).toMatchObject({ status: 201, body: { canSend: true } });
  });
  afterAll(() => world?.stop());

  /** A customer who has written on WhatsApp and was answered. */
  async function customer(): Promise<{ phone: ReturnType<World['phone']>; id: string }> {
    const phone = world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, org);
    await writes(phone.address, 'My AC is broken');
    await phone.receives(1);
    await world.settled();
    return { phone, id: (await org.thread(phone.address)).id };
  }
  const writes = async (from: string, body: string): Promise<void> => {
    const answer = await org.request('POST', '/api/simulator/texts', { from, to: sender, body, channel: 'whatsapp' });
    expect(answer.status).toBeLessThan(300);
    await eventually(`"${body}" is stored`, async () => (await world.sql('SELECT 1 FROM messages WHERE body = $1', [body])).length > 0);
    await world.settled();
  };
  /** Minutes from the customer's text to the nudge that is planned; null without one. */
  const planned = async (id: string): Promise<{ shown: number | null; job: number | null; skip: string | null }> => {
    const [row] = await world.sql<{ shown: number | null; job: number | null }>(
      `SELECT round(extract(epoch FROM c.next_follow_up_at - c.last_inbound_at) / 60)::int AS shown,
         (SELECT round(extract(epoch FROM j.due_at - c.last_inbound_at) / 60)::int FROM jobs j
          WHERE j.conversation_id = c.id AND j.kind = 'conversation.follow_up' AND j.state = 'pending') AS job
       FROM conversations c WHERE c.id = $1`,
      [id],
    );
    return { ...row!, skip: (await org.get(`/api/conversations/${id}`)).followUpSkip };
  };
  interface Decided {
    action: string;
    reasonCode: string;
    followUp: { is: string; dueAt?: string } | null;
  }
  /** The newest decision of a thread, as the console shows it. */
  const decided = async (id: string): Promise<Decided> =>
    (await org.get<{ lastDecision: Decided }>(`/api/conversations/${id}`)).lastDecision;
  const nudges = (id: string) =>
    world.sql<{ state: string; block_reason: string | null }>(
      `SELECT state, block_reason FROM outbound WHERE conversation_id = $1 AND kind = 'follow_up' ORDER BY created_at`,
      [id],
    );
  const prefer = async (settings: Record<string, unknown>): Promise<void> => {
    const { version } = await org.get<{ version: number }>('/api/settings');
    expect((await org.request('PATCH', '/api/settings', { version, ...settings })).status).toBe(200);
  };

  it('the step after 24 hours leaves a quarter of an hour before the window ends, and the one after 72 is left out', async () => {
    const { phone, id } = await customer();
    expect(await planned(id)).toEqual({ shown: 120, job: 120, skip: null });
    await world.advance('121m');
    await world.settled();
    const end = 24 * 60 - 15;
    expect(await planned(id)).toEqual({ shown: end, job: end, skip: null });
    await world.advance('1305m');
    await world.settled();
    // both left: none was blocked at the door
    const states = (await nudges(id)).map(({ state, block_reason }) => [state === 'blocked', block_reason]);
    expect(states).toEqual([
      [false, null],
      [false, null],
    ]);
    expect(await phone.inbox()).toHaveLength(3);
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({
      status: 'closed',
      closeReason: 'no_response',
      followUpSkip: 'window_closed',
    });
    await world.advance('72h');
    await world.settled();
    expect(await nudges(id)).toHaveLength(2);
  });

  it('a new text of the customer begins anew and takes the reason away', async () => {
    const { address } = world.phone(`+1312555${String(people).padStart(4, '0')}`, org);
    await writes(address, 'It is still broken');
    const { id } = await org.thread(address);
    expect(await planned(id)).toEqual({ shown: 120, job: 120, skip: null });
  });

  it('ends a day after the newest text by the provider’s clock, in whatever order the texts arrive (C-26)', async () => {
    const { phone, id } = await customer();
    const read = async (): Promise<{ until: Date; now: Date; account: string }> =>
      (
        await world.sql<{ until: Date; now: Date; account: string }>(
          'SELECT service_window_until AS until, app_now() AS now, channel_account_id AS account FROM conversations WHERE id = $1',
          [id],
        )
      )[0]!;
    await world.advance('5h');
    const { now, until: before, account: accountId } = await read();
    const hours = (n: number): Date => new Date(now.getTime() + n * 3_600_000);
    const arrives = (sid: string, providerAt: Date): Promise<void> =>
      world.app.get(Database).asOrg(org.orgId, async (tx) => {
        const account = await world.app.get(ChannelAccounts, { strict: false }).get(accountId);
        const text = { providerMessageId: sid, from: phone.address, to: sender, body: sid, media: [], channel: 'whatsapp' as const };
        await world.app.get(InboundService, { strict: false }).receive(account, { ...text, providerAt, raw: {} }, tx);
      });
    // a webhook that comes late opens the window from when the text was written, not from when we heard of it
    await arrives('SMlate1', hours(-2));
    expect((await read()).until).toEqual(hours(22));
    expect(hours(22).getTime()).toBeGreaterThan(before.getTime());
    // and one that is older than what came before it takes nothing away
    await arrives('SMlate2', hours(-4));
    await arrives('SMlate3', hours(-30));
    expect((await read()).until).toEqual(hours(22));
    await arrives('SMlate4', hours(-1));
    expect((await read()).until).toEqual(hours(23));
    await world.settled();
  });

  it('a first step after the window comes forward, and the console shows when', async () => {
    await prefer({ followUpMinutes: [2880] });
    const { id } = await customer();
    const { shown, job, skip } = await planned(id);
    expect([shown, skip]).toEqual([job, null]);
    expect(job).toBeLessThanOrEqual(24 * 60 - 15);
    expect(job).toBeGreaterThan(60);
    const { followUp } = await decided(id);
    const { nextFollowUpAt } = await org.get<{ nextFollowUpAt: string }>(`/api/conversations/${id}`);
    expect([followUp!.is, Date.parse(followUp!.dueAt!)]).toEqual(['restart', Date.parse(nextFollowUpAt)]);
  });

  it('by SMS the same step stays where the business put it', async () => {
    const phone = world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, org);
    await phone.says('My AC is broken');
    expect(await planned((await org.thread(phone.address)).id)).toEqual({ shown: 2880, job: 2880, skip: null });
  });

  it('a step beyond the budget is not brought forward, and no window is to blame', async () => {
    await prefer({ followUpMinutes: [120, 1440, 4320] });
    const { phone, id } = await customer();
    await world.sql(`UPDATE conversations SET memory = jsonb_set(memory, '{messageBudget}', '1') WHERE id = $1`, [id]);
    await world.advance('121m');
    await world.settled();
    expect(await decided(id)).toMatchObject({ action: 'reply', reasonCode: 'nudge_1', followUp: { is: 'stop' } });
    expect(await planned(id)).toEqual({ shown: null, job: null, skip: 'message_budget_used' });
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ status: 'closed', closeReason: 'no_response' });
    expect(await phone.inbox()).toHaveLength(2);
  });

  it('what comes too late for the window is not queued: the thread says why, and falls asleep after two days', async () => {
    await prefer({ followUpMinutes: [120, 2880] });
    const { id } = await customer();
    // nobody worked for a day
    await world.advance('25h');
    await world.settled();
    expect(await nudges(id)).toEqual([]);
    expect(await planned(id)).toEqual({ shown: null, job: null, skip: 'window_closed' });
    expect(await decided(id)).toMatchObject({ action: 'no_reply', reasonCode: 'window_closed', followUp: { is: 'stop' } });
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ status: 'open' });
    await world.advance('24h');
    await world.settled();
    await world.app.get(IdleThreads, { strict: false }).run();
    expect(await org.get(`/api/conversations/${id}`)).toMatchObject({ status: 'closed', closeReason: 'dormant' });
  });

  it('an answer that was approved shortly before the end of the window plans nothing', async () => {
    const { phone, id } = await customer();
    expect((await org.request('PATCH', `/api/conversations/${id}`, { replyMode: 'draft' })).status).toBeLessThan(300);
    await writes(phone.address, 'And my heater too');
    const [draft] = await world.sql<{ id: string }>(`SELECT id FROM messages WHERE conversation_id = $1 AND kind = 'draft'`, [id]);
    await world.advance('1400m');
    const approved = await org.request('PATCH', `/api/messages/${draft!.id}`, { action: 'approve' });
    expect([approved.status, JSON.stringify(approved.body)]).toEqual([200, expect.any(String)]);
    expect(await planned(id)).toEqual({ shown: null, job: null, skip: 'window_closed' });
  });
});
