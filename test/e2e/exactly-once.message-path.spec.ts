import { deliverTwilio, inboundSms, newSid, postTwilio } from '../harness/twilio-webhook.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

describe('a webhook that arrives more than once, forged or broken', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;
  let people = 2000;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 200 } });
    other = await world.org({ settings: { debounceMs: 200 } });
  });
  afterAll(() => replayedAndStopped(world));

  it('stores and answers 50 concurrent copies once', async () => {
    const params = inboundSms(org, '+13125550131', 'My furnace is dead, can you come?', newSid());
    // a copy that waits too long for the others is to be sent again
    await Promise.all(Array.from({ length: 50 }, () => deliverTwilio(world, '/webhooks/twilio/messages', params)));
    await world.settled();
    const [stored] = await world.sql<{ messages: string; decisions: string; replies: string }>(
      `SELECT (SELECT count(*) FROM messages WHERE org_id = $1 AND direction = 'in') AS messages,
         (SELECT count(*) FROM decisions WHERE org_id = $1) AS decisions, (SELECT count(*) FROM outbound WHERE org_id = $1) AS replies`,
      [org.orgId],
    );
    expect(stored).toEqual({ messages: '1', decisions: '1', replies: '1' });
    expect(await world.phone('+13125550131', org).inbox()).toHaveLength(1);
  });

  it('finds a receipt that was parked when the process died before it looked', async () => {
    const phone = world.phone('+13125550149', org);
    await phone.texts('Do you repair boilers?');
    await phone.receives(1);
    await world.settled();
    const [sent] = await world.sql<{ id: string; account: string; sid: string }>(
      `UPDATE outbound SET state = 'accepted', provider_status = 'queued', provider_status_rank = 0 WHERE org_id = $1 AND to_address = $2
       RETURNING id, channel_account_id AS account, provider_sid AS sid`,
      [org.orgId, '+13125550149'],
    );
    const receipt = { sid: sent!.sid, status: 'read', rank: 9, isTerminalFailure: false, raw: {} };
    await world.sql(
      'INSERT INTO parked_receipts (id, org_id, channel_account_id, provider_sid, receipt) VALUES (gen_random_uuid(), $1, $2, $3, $4)',
      [org.orgId, sent!.account, sent!.sid, JSON.stringify(receipt)],
    );
    await world.sql(`UPDATE recurring_runs SET last_started_at = '-infinity' WHERE name = 'receipts.parked'`);
    await eventually('the receipt is applied', async () => {
      const [row] = await world.sql<{ status: string }>('SELECT provider_status AS status FROM outbound WHERE id = $1', [sent!.id]);
      return row!.status === 'read';
    });
    expect(await world.sql('SELECT 1 FROM parked_receipts WHERE org_id = $1', [org.orgId])).toEqual([]);
  });

  it('ignores the same text a week later', async () => {
    const params = inboundSms(org, '+13125550132', 'Hello', newSid());
    await deliverTwilio(world, '/webhooks/twilio/messages', params);
    await world.settled();
    await world.advance('8d');
    await deliverTwilio(world, '/webhooks/twilio/messages', params);
    const rows = await world.sql(`SELECT 1 FROM messages WHERE org_id = $1 AND provider_message_id = $2`, [org.orgId, params.MessageSid]);
    expect(rows).toHaveLength(1);
  });

  it.each<[string, (params: Record<string, string>) => Promise<{ status: number }>, number]>([
    [
      'a forged signature',
      (params) => postTwilio(world, '/webhooks/twilio/messages', params, { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
      403,
    ],
    [
      'a changed body',
      (params) =>
        postTwilio(world, '/webhooks/twilio/messages', params, { rawBody: new URLSearchParams({ ...params, Body: 'changed' }).toString() }),
      403,
    ],
    [
      'a body that breaks off in the receiving number',
      (params) => postTwilio(world, '/webhooks/twilio/messages', params, { rawBody: new URLSearchParams(params).toString().slice(0, -9) }),
      404,
    ],
    [
      'the token of another account',
      (params) => postTwilio(world, '/webhooks/twilio/messages', params, { token: 'some-other-token' }),
      403,
    ],
    [
      'another account id',
      (params) => postTwilio(world, '/webhooks/twilio/messages', { ...params, AccountSid: `AC${other.orgId.replaceAll('-', '')}` }),
      403,
    ],
    ['a body of 1.5 MB', (params) => postTwilio(world, '/webhooks/twilio/messages', { ...params, Body: 'x'.repeat(1_500_000) }), 413],
  ])('refuses %s and stores nothing', async (_, send, status) => {
    const params = inboundSms(org, '+13125550133', 'Forged', newSid());
    expect((await send(params)).status).toBe(status);
    expect(await world.sql('SELECT 1 FROM messages WHERE provider_message_id = $1', [params.MessageSid])).toHaveLength(0);
  });

  it('answers a number that nobody owns without storing anything', async () => {
    const messages = `SELECT count(*) AS n FROM inbound_events WHERE type = 'message'`;
    const before = await world.sql<{ n: string }>(messages);
    const answer = await postTwilio(world, '/webhooks/twilio/messages', {
      ...inboundSms(org, '+13125550134', 'Hi', newSid()),
      To: '+19995550000',
    });
    expect([200, 403, 404]).toContain(answer.status);
    expect(await world.sql(messages)).toEqual(before);
  });

  it.each<[string, string]>([
    ['emoji only', '👍👍🏽'],
    ['empty', ''],
    ['right to left', 'שלום, המזגן לא עובד'],
    ['control characters', 'he\u0000llo\u0007 \u001b[31mred'],
    ['8 kB', 'word '.repeat(1600)],
  ])('keeps a body that is %s, and answers or decides to be silent', async (_, body) => {
    const sid = newSid();
    const from = `+1312555${String((people += 1))}`;
    await deliverTwilio(world, '/webhooks/twilio/messages', inboundSms(org, from, body, sid));
    await world.settled();
    const [row] = await world.sql<{ body: string; decided: string }>(
      `SELECT m.body, (SELECT count(*) FROM decisions d WHERE d.conversation_id = m.conversation_id) AS decided FROM messages m WHERE m.provider_message_id = $1`,
      [sid],
    );
    expect(row?.body).toBe(body.replaceAll('\u0000', ''));
    expect(Number(row?.decided)).toBe(1);
  });

  it('collapses a burst into few turns and keeps its order', async () => {
    const from = '+13125550139';
    const slow = await world.org({ settings: { debounceMs: 10_000, debounceCapMs: 60_000 } });
    for (const word of ['my', 'AC', 'is', 'not', 'cooling'])
      await deliverTwilio(world, '/webhooks/twilio/messages', inboundSms(slow, from, word, newSid()));
    await world.advance('1m');
    await world.settled();
    const rows = await world.sql<{ body: string }>(
      `SELECT m.body FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.contact_address = $1 AND m.direction = 'in' ORDER BY m.seq`,
      [from],
    );
    expect(rows.map((row) => row.body)).toEqual(['my', 'AC', 'is', 'not', 'cooling']);
    expect((await world.phone(from, slow).inbox()).length).toBeLessThanOrEqual(2);
  });
});
