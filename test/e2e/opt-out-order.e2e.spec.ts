import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { InboundService } from '../../src/conversations/inbound.service.js';
import { GateFactsService } from '../../src/delivery/gate-facts.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { Suppressions } from '../../src/policy/suppressions.service.js';
import { hold, waitsForAddress } from '../harness/held.js';
import type { TestOrg } from '../harness/test-org.js';
import { AUTH_TOKEN, inboundSms, newSid, postTwilio } from '../harness/twilio-webhook.js';
import { eventually, until } from '../harness/until.js';
import { World } from '../harness/world.js';

/** An opt-out and a send that meet on two numbers of a business: the commit order decides here as it does within a thread (promise G7). */
describe('an opt-out and a send to the same person', () => {
  const SECOND = '+13125559802';
  let world: World;
  let org: TestOrg;
  let secondId: string;
  let people = 600;
  const claims: (() => void)[] = [];

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 0 } });
    const accounts = world.app.get(ChannelAccounts);
    secondId = await inOrg(async () => {
      const values = { address: SECOND, externalAccountId: `AC${org.orgId.replaceAll('-', '')}`, authToken: AUTH_TOKEN };
      return (await accounts.create({ ...values, registration: 'simulated', stopReplyOwner: 'app' })).id;
    });
  });
  afterEach(() => {
    for (const letGo of claims.splice(0)) letGo();
    vi.restoreAllMocks();
  });
  afterAll(() => world?.stop());

  const inOrg = <T>(fn: () => Promise<T>): Promise<T> => world.app.get(Database).withOrg(org.orgId, fn);
  const suppressions = (): Suppressions => world.app.get(Suppressions);
  /** Somebody who was answered on both numbers; `id` is their thread on the first. */
  const customer = async (): Promise<{ from: string; id: string }> => {
    const from = `+1312555${String((people += 1)).padStart(4, '0')}`;
    await world.phone(from, org).says('My AC is broken');
    await onSecond(from, 'Hello');
    await world.settled();
    const rows = await world.sql<{ id: string }>('SELECT id FROM conversations WHERE contact_address = $1 AND channel_account_id = $2', [
      from,
      org.accountId,
    ]);
    return { from, id: rows[0]!.id };
  };
  const staffWrite = async (id: string): Promise<string> => {
    const answer = await org.request<{ id: string }>('POST', `/api/conversations/${id}/messages`, { body: 'Dana here, I can come at 3.' });
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const fate = async (messageId: string): Promise<{ state: string; block_reason: string | null }> =>
    (
      await world.sql<{ state: string; block_reason: string | null }>('SELECT state, block_reason FROM outbound WHERE message_id = $1', [
        messageId,
      ])
    )[0]!;
  const optOuts = async (from: string): Promise<number> =>
    (await world.sql('SELECT 1 FROM suppressions WHERE address_hmac = $1 AND lifted_at IS NULL', [suppressions().hmacOf(from)])).length;

  /** Stops the next claim of this text behind everything that it reads and before its commit. */
  const heldClaim = (body: string): { isRead: Promise<unknown>; letGo: () => void } => {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    claims.push(letGo);
    const facts = world.app.get(GateFactsService);
    const of = facts.of.bind(facts);
    let isStopped = false;
    vi.spyOn(facts, 'of').mockImplementation(async (send, account) => {
      const answer = await of(send, account);
      if (send.body !== body) return answer;
      isStopped = true;
      await gate;
      return answer;
    });
    return { isRead: eventually('the claim has read', () => Promise.resolve(isStopped)), letGo };
  };

  const onSecond = async (from: string, body: string): Promise<void> => {
    const params = { ...inboundSms(org, from, body, newSid()), To: SECOND };
    let status = 0;
    // a webhook that waited for longer than its deadline is to be sent again
    await until('the webhook is taken', async () => {
      ({ status } = await postTwilio(world, '/webhooks/twilio/messages', params));
      return status !== 503 || 'not in time';
    });
    expect(status).toBe(200);
  };
  const WRITERS: { who: string; optOut: (from: string) => Promise<unknown> }[] = [
    { who: 'STOP on another number', optOut: (from) => onSecond(from, 'STOP') },
    { who: 'an opt-out in words on another number', optOut: (from) => onSecond(from, 'Please never text me again') },
    {
      who: 'staff',
      optOut: async (from) => expect((await org.request('POST', '/api/suppressions', { phone: from })).status).toBe(201),
    },
    {
      who: 'the provider',
      optOut: (from) => inOrg(() => suppressions().suppress({ address: from, channel: 'sms', source: 'provider' })),
    },
    { who: 'the installation', optOut: (from) => suppressions().suppressGlobally(from, 'court_order') },
  ];

  it.each(WRITERS)('$who: waits for a claim that has read already, and holds nothing meanwhile', async ({ optOut }) => {
    const { from, id } = await customer();
    const claim = heldClaim('Dana here, I can come at 3.');
    const messageId = await staffWrite(id);
    await claim.isRead;
    const done = optOut(from);
    expect(await waitsForAddress(world)).toEqual({ holdsRows: false });
    expect(await optOuts(from)).toBe(0);
    claim.letGo();
    await done;
    await world.settled();
    // the claim was committed before the opt-out
    expect(await fate(messageId)).toMatchObject({ block_reason: null });
    expect(await world.phone(from, org).inbox()).toContain('Dana here, I can come at 3.');
    const late = await staffWrite(id);
    await world.settled();
    expect(await fate(late)).toMatchObject({ state: 'blocked' });
  });

  it.each(['keyword', 'staff'] as const)('a claim waits for an opt-out (%s) that is about to commit, and is refused', async (source) => {
    const { from, id } = await customer();
    const optOut = await hold(world, org.orgId, async (tx) => {
      if (source === 'staff') return suppressions().add({ phone: from });
      const account = await world.app.get(ChannelAccounts).get(secondId);
      const text = { providerMessageId: newSid(), from, to: SECOND, body: 'STOP', media: [], channel: 'sms' as const, providerAt: null };
      return world.app.get(InboundService).receive(account, { ...text, raw: {} }, tx);
    });
    const messageId = await staffWrite(id);
    expect(await waitsForAddress(world)).toEqual({ holdsRows: false });
    optOut.letGo();
    await optOut.ended;
    await world.settled();
    expect(await fate(messageId)).toMatchObject({ state: 'blocked' });
    expect(await world.phone(from, org).inbox()).not.toContain('Dana here, I can come at 3.');
  });

  it.each([{ began: ['keyword', 'staff'] as const }, { began: ['staff', 'keyword'] as const }])(
    'START after two opt-outs ($began.0, then $began.1): the one by staff is told, and none is lifted',
    async ({ began }) => {
      const { from } = await customer();
      for (const source of began)
        await inOrg(() => suppressions().suppress({ address: from, channel: 'sms', source, scope: source === 'staff' ? 'sms' : 'all' }));
      await onSecond(from, 'START');
      await world.settled();
      expect(await optOuts(from)).toBe(2);
      const [decision] = await world.sql<{ reason_code: string }>(
        `SELECT d.reason_code FROM decisions d JOIN conversations c ON c.id = d.conversation_id
       WHERE c.contact_address = $1 AND d.trigger = 'ingest' ORDER BY d.created_at DESC LIMIT 1`,
        [from],
      );
      expect(decision?.reason_code).toBe('suppressed');
    },
  );

  it('claims to one person on two numbers do not wait for each other', async () => {
    const { from, id } = await customer();
    const claim = heldClaim('Dana here, I can come at 3.');
    await staffWrite(id);
    await claim.isRead;
    await onSecond(from, 'Is anybody there?');
    const [second] = await world.sql<{ id: string }>(
      'SELECT id FROM conversations WHERE contact_address = $1 AND channel_account_id = $2',
      [from, secondId],
    );
    await eventually('the answer on the other number left', async () => {
      const sql = `SELECT 1 FROM outbound WHERE conversation_id = $1 AND state NOT IN ('queued', 'sending') AND based_on_seq > 1`;
      return (await world.sql(sql, [second!.id])).length > 0;
    });
    claim.letGo();
    await world.settled();
  });
});
