import { IdleThreads } from '../../src/conversations/idle-threads.service.js';
import { withClient } from '../harness/template.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

/** Without a sequence of nudges a conversation falls asleep after 48 hours of silence (rules.md C-22). */
describe('idle conversations', () => {
  let world: World;
  let org: TestOrg;
  let nudging: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    await world.leftToTheTest('conversations.idle');
    const settings = { debounceMs: 0, disclosure: 'on_request' };
    org = await world.org({ name: 'Northside Heating', settings: { ...settings, followUpMinutes: [] } });
    nudging = await world.org({ name: 'Southside Plumbing', settings: { ...settings, followUpMinutes: [4320] } });
  });
  afterAll(() => world?.stop());

  const pass = async (): Promise<void> => {
    await world.app.get(IdleThreads, { strict: false }).run();
  };
  const stateOf = async (phone: string, of = org): Promise<unknown> => {
    const { status, closeReason } = await of.thread(phone);
    return [status, closeReason];
  };
  const AWAKE = ['open', null];
  const ASLEEP = ['closed', 'dormant'];

  it('sleep after 48 hours, and only those that wait for nobody', async () => {
    const [idle, taken, fresh, asked, drafting] = ['+13125550501', '+13125550502', '+13125550503', '+13125550504', '+13125550505'] as const;
    for (const phone of [idle, taken, fresh, asked, drafting]) await world.phone(phone, org).says('My AC is broken');
    await world.phone(idle, nudging).says('My sink is broken');
    expect((await org.request('POST', `/api/conversations/${(await org.thread(taken)).id}/takeover`)).status).toBeLessThan(300);
    // an open item of the action list: somebody owes this customer something
    await world.sql(
      `INSERT INTO escalations (id, org_id, conversation_id, kind, priority, reason, summary, dedupe_key)
       VALUES (gen_random_uuid(), $1, $2, 'commitment', 'medium', 'promised', 'Call back', 'idle-test')`,
      [org.orgId, (await org.thread(asked)).id],
    );
    const { id: draftingId, leadId } = await org.thread(drafting);
    expect((await org.request('PATCH', `/api/conversations/${draftingId}`, { replyMode: 'draft' })).status).toBeLessThan(300);
    await world.phone(drafting, org).says('Hello? It is really hot in here');
    const leadStatus = (await org.thread(idle)).leadStatus;

    await world.advance('47h');
    await world.phone(fresh, org).says('Are you there?');
    await pass();
    expect(await stateOf(idle)).toEqual(AWAKE);

    await world.advance('2h');
    await world.settled();
    await pass();
    expect(await stateOf(idle)).toEqual(ASLEEP);
    for (const phone of [taken, fresh, asked, drafting]) expect([phone, await stateOf(phone)]).toEqual([phone, AWAKE]);
    // a nudge is still to come there
    expect(await stateOf(idle, nudging)).toEqual(AWAKE);
    // what is known about the opportunity stays
    expect((await org.thread(idle)).leadStatus).toBe(leadStatus);
    expect(leadId).toBeTruthy();
    const asleep = await org.get<{ data: { contactAddress: string }[] }>('/api/conversations?filter[closeReason]=dormant');
    expect(asleep.data.map(({ contactAddress }) => contactAddress)).toEqual([idle]);
    expect(
      await world.sql(`SELECT 1 FROM realtime_events WHERE resource = 'conversations' AND record_id = $1`, [(await org.thread(idle)).id]),
    ).not.toEqual([]);
  });

  it('say nothing when they fall asleep, and wake up when the customer writes', async () => {
    const phone = world.phone('+13125550501', org);
    const { id } = await org.thread(phone.address);
    const before = (await phone.inbox()).length;
    await world.settled();
    expect((await phone.inbox()).length).toBe(before);
    expect((await phone.says('Hello, it is broken again')).length).toBeGreaterThan(0);
    expect(await stateOf(phone.address)).toEqual(AWAKE);
    expect((await org.thread(phone.address)).id).toBe(id);
  });

  it('with a sequence end with its last step, not before', async () => {
    await world.advance('24h');
    await world.settled();
    await pass();
    await world.advance('24h');
    await world.settled();
    await pass();
    expect(await stateOf('+13125550501', nudging)).toEqual(['closed', 'no_response']);
  });

  it('wait for whoever wrote while the business was paused: a nudge is no answer to that', async () => {
    const phone = world.phone('+13125550506', org);
    await phone.says('My AC is broken');
    const { id } = await org.thread(phone.address);
    await world.sql(`UPDATE conversations SET unread_count = 1, last_outbound_at = last_inbound_at - interval '1 minute' WHERE id = $1`, [
      id,
    ]);
    const paused = { format: 'silence-1', facts: { handler: 'ai', orgStatus: 'paused' } };
    await world.sql(
      `UPDATE decisions SET action = 'no_reply', reason_code = 'org_paused', goal = 'stay_silent', message_type = NULL, intent = NULL, sentiment = NULL,
         reply = NULL, state_patch = '{}', engine = 'code', context = NULL, replay = $2 WHERE conversation_id = $1`,
      [id, JSON.stringify(paused)],
    );
    await world.sql(
      `INSERT INTO decisions (id, org_id, conversation_id, trigger, from_seq, to_seq, action, reason_code, goal, engine, replay, created_at)
       SELECT gen_random_uuid(), org_id, id, 'follow_up_1:now', inbound_seq, inbound_seq, 'no_reply', 'window_closed', 'stay_silent', 'code', $2, app_now()
       FROM conversations WHERE id = $1`,
      [id, JSON.stringify({ format: 'nudge-1', step: 1, isWindowClosed: true })],
    );
    await world.advance('49h');
    await world.settled();
    await pass();
    expect(await stateOf(phone.address)).toEqual(AWAKE);
  });

  it('are found by their index', async () => {
    const plan = await withClient(world.db.adminUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(
        `WITH people AS (INSERT INTO contacts (id, org_id) SELECT gen_random_uuid(), $1 FROM generate_series(1, 3000) RETURNING id)
         INSERT INTO conversations (id, org_id, contact_id, channel_account_id, contact_address, last_message_at)
         SELECT gen_random_uuid(), $1, id, $2, 'nobody', app_now() FROM people`,
        [org.orgId, org.accountId],
      );
      await client.query('ANALYZE conversations');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT DISTINCT c.org_id FROM conversations c
         WHERE c.status = 'open' AND c.handler = 'ai' AND c.next_follow_up_at IS NULL AND c.last_message_at < app_now() - interval '48 hours'`,
      );
      await client.query('ROLLBACK');
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toContain('conversations_idle');
  });
});
