import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { meaningOf } from '../../src/channels/twilio/twilio-errors.rules.js';
import { TwilioAdapter } from '../../src/channels/twilio/twilio.adapter.js';
import { DeliveryService } from '../../src/delivery/delivery.service.js';
import { Settling } from '../../src/delivery/settling.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Item {
  kind: string;
  reason: string;
  priority: string;
  summary: string;
}

/** What becomes of texts of which nobody knows whether they left, and of those that a provider refused. */
describe('texts that did not arrive', () => {
  let world: World;
  let org: TestOrg;
  let sender: string;
  let people = 600;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ stopReplyOwner: 'app', settings: { debounceMs: 0, disclosure: 'on_request' } });
    sender = (await org.request('POST', '/api/numbers', { areaCode: '312' })).body.address;
    expect(await org.request('POST', '/api/whatsapp-senders/twilio', { address: sender })).toMatchObject({ status: 201 });
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => world?.stop());

  const customer = (): Phone => world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, org);
  const threadId = async (phone: Phone): Promise<string> => (await org.thread(phone.address)).id;
  const items = async (conversationId: string): Promise<Item[]> =>
    (await org.get<{ data: Item[] }>(`/api/actions?filter[conversationId]=${conversationId}`)).data.filter(
      ({ kind }) => kind === 'delivery',
    );
  const states = async (phone: Phone): Promise<string[]> =>
    (await world.sql<{ state: string }>('SELECT state FROM outbound WHERE to_address = $1 ORDER BY seq', [phone.address])).map(
      (row) => row.state,
    );

  /** All receipts are there: one that comes later would say what became of a text before the test does. */
  const received = async (phone: Phone): Promise<void> => {
    await world.settled();
    await eventually('its receipts are there', async () => (await states(phone)).every((state) => state === 'delivered'));
  };

  describe('of which nobody knows', () => {
    /** The provider has it, but we do not know: its answer was lost so long ago. */
    const lose = async (phone: Phone, minutesAgo: number): Promise<string> => {
      await received(phone);
      const [row] = await world.sql<{ id: string }>(
        `UPDATE outbound SET state = 'unknown', provider_sid = NULL, provider_status = NULL, provider_status_rank = -1, settled_at = NULL, settle_checks = 0,
           claimed_at = now() - make_interval(mins => $2), next_settle_at = now()
         WHERE id = (SELECT id FROM outbound WHERE to_address = $1 ORDER BY seq DESC LIMIT 1) RETURNING id`,
        [phone.address, minutesAgo],
      );
      return row!.id;
    };
    const listFails = () =>
      vi.spyOn(world.app.get(TwilioAdapter, { strict: false }), 'listMessages').mockRejectedValue(new Error('the list is away'));
    const asked = (listing: ReturnType<typeof listFails>, phone: Phone): number =>
      listing.mock.calls.filter(([, query]) => query.to === phone.address).length;

    it('a person is told once after nine minutes without a list, and the asking goes on until it is known', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      const id = await threadId(phone);
      const listing = listFails();
      const outboundId = await lose(phone, 1);
      const settles = async (): Promise<string> => {
        await world.app.get(Settling).settle(org.orgId, outboundId);
        return (await states(phone))[0]!;
      };
      expect([await settles(), await settles()]).toEqual(['unknown', 'unknown']);
      // an adapter that refuses at once has no answer either
      const adapter = vi.spyOn(world.app.get(ChannelAccounts, { strict: false }), 'port').mockImplementation(() => {
        throw new Error('the credentials do not open');
      });
      expect(await settles()).toBe('unknown');
      adapter.mockRestore();
      expect(await items(id)).toEqual([]);
      await world.sql(`UPDATE outbound SET claimed_at = now() - interval '9 minutes' WHERE id = $1`, [outboundId]);
      await eventually('a person is told', async () => (await settles()) === 'unknown' && (await items(id)).length > 0);
      const before = asked(listing, phone);
      await eventually('the list is still asked for', async () => (await settles()) === 'unknown' && asked(listing, phone) >= before + 2);
      expect(await items(id)).toMatchObject([
        { reason: 'unknown', priority: 'medium', summary: expect.stringContaining('Nobody knows yet') as string },
      ]);
      listing.mockRestore();
      await eventually('it is settled by the list', async () => (await settles()) === 'accepted');
      expect(await phone.inbox()).toHaveLength(1);
    });

    it('holds back what follows it, but no words that keep somebody safe', async () => {
      const phone = customer();
      await phone.says('Hi, my furnace is loud');
      const listing = listFails();
      await lose(phone, 1);
      await phone.texts('It is an old one');
      await eventually('the next answer waits', async () => (await states(phone)).at(-1) === 'queued');
      await phone.texts('I smell gas in the basement');
      const [, safety] = await phone.receives(2);
      expect(safety).toContain('leave the building');
      const [, waiting] = await states(phone);
      expect(waiting).not.toBe('delivered');
      listing.mockRestore();
      await eventually('it is settled by the list', async () => (await states(phone))[0] === 'accepted');
      await world.settled();
      const inbox = await phone.inbox();
      expect(new Set(inbox).size).toBe(inbox.length);
    });

    it('a poller finds the answer to STOP behind it, and a reply not', async () => {
      const phone = customer();
      await phone.says('Hi, my heater is loud');
      const listing = listFails();
      await lose(phone, 1);
      const id = await threadId(phone);
      const [row] = await world.sql<{ org: string; seq: string }>(
        'SELECT org_id AS org, last_seq AS seq FROM conversations WHERE id = $1',
        [id],
      );
      const queue = async (kind: string, add: number): Promise<string> => {
        const [made] = await world.sql<{ id: string }>(
          `WITH m AS (INSERT INTO messages (id, org_id, conversation_id, seq, direction, sender, body, channel_account_id)
             SELECT gen_random_uuid(), org_id, id, $2, 'out', 'system', $3, channel_account_id FROM conversations WHERE id = $1 RETURNING *)
           INSERT INTO outbound (id, org_id, conversation_id, message_id, channel_account_id, seq, to_address, dedupe_key, lane, kind, not_before)
           SELECT gen_random_uuid(), m.org_id, m.conversation_id, m.id, m.channel_account_id, m.seq, $4, $3, 'reply', $3, app_now() - interval '1 hour' FROM m RETURNING id`,
          [id, Number(row!.seq) + add, kind, phone.address],
        );
        return made!.id;
      };
      await queue('reply', 1);
      await queue('help', 2);
      await eventually('the answer to HELP left', async () => (await states(phone))[2] !== 'queued');
      expect((await states(phone)).slice(0, 2)).toEqual(['unknown', 'queued']);
      listing.mockRestore();
      await eventually('the reply follows', async () => (await states(phone))[1] !== 'queued');
      expect((await phone.inbox()).filter((text) => text === 'help')).toHaveLength(1);
    });
  });

  describe('that the provider refused', () => {
    const writesOnWhatsApp = async (phone: Phone, body: string): Promise<void> => {
      const answer = await org.request('POST', '/api/simulator/texts', { from: phone.address, to: sender, body, channel: 'whatsapp' });
      expect(answer.status).toBeLessThan(300);
      await eventually('it is stored', async () => (await world.sql('SELECT 1 FROM messages WHERE body = $1', [body])).length > 0);
      await world.settled();
    };
    /** The newest text to them turns out to be refused. */
    const refused = async (phone: Phone, code: number): Promise<void> => {
      await received(phone);
      const [sent] = await world.sql<{ account: string; sid: string }>(
        `UPDATE outbound SET state = 'sent', provider_status_rank = 2 WHERE id = (SELECT id FROM outbound WHERE to_address = $1 ORDER BY created_at DESC LIMIT 1)
         RETURNING channel_account_id AS account, provider_sid AS sid`,
        [phone.address],
      );
      const receipt = {
        sid: sent!.sid,
        status: 'undelivered',
        rank: 5,
        isTerminalFailure: true,
        errorCode: String(code),
        reason: meaningOf(code).reason,
        raw: {},
      };
      await world.app.get(Database).asOrg(org.orgId, async (tx) => {
        const account = await world.app.get(ChannelAccounts, { strict: false }).get(sent!.account);
        await world.app.get(DeliveryService, { strict: false }).receive(account, receipt, tx);
      });
      await world.settled();
    };
    const optOuts = async (phone: Phone): Promise<object[]> =>
      world.sql('SELECT scope, source, evidence FROM suppressions WHERE org_id = $1 AND address_last4 = $2', [
        org.orgId,
        phone.address.slice(-4),
      ]);
    const sentCount = async (phone: Phone): Promise<number> =>
      (await states(phone)).filter((state) => ['accepted', 'sent', 'delivered', 'read'].includes(state)).length;

    it('63050: who stopped marketing on WhatsApp is answered as before, and nobody has to look', async () => {
      const phone = customer();
      await writesOnWhatsApp(phone, `My AC is broken, ${phone.address}`);
      await refused(phone, 63050);
      expect(await optOuts(phone)).toMatchObject([
        { scope: 'marketing', source: 'provider', evidence: expect.stringContaining('stopped marketing') as string },
      ]);
      expect(await org.thread(phone.address)).toMatchObject({ handler: 'ai', closeReason: null });
      expect(await items(await threadId(phone))).toEqual([]);
      const before = await sentCount(phone);
      await writesOnWhatsApp(phone, `Are you there, ${phone.address}?`);
      expect(await sentCount(phone)).toBe(before + 1);
    });

    it('who stopped marketing is texted back after a call', async () => {
      const phone = customer();
      await org.request('POST', '/api/suppressions', { phone: phone.address, scope: 'marketing' });
      await phone.calls('no-answer');
      expect(await phone.receives(1)).toHaveLength(1);
      await world.settled();
      expect(await org.thread(phone.address)).toMatchObject({ isSuppressed: false });
    });

    it.each([
      ['30004: who blocks our texts gets no more', 'sms', 30004, 'all'],
      ['63033: who blocks us on WhatsApp may still read texts', 'whatsapp', 63033, 'whatsapp'],
    ] as const)('%s, and a person looks for another way', async (_, channel, code, scope) => {
      const phone = customer();
      if (channel === 'sms') await phone.says('My AC is broken');
      else await writesOnWhatsApp(phone, `My AC is broken, ${phone.address}`);
      await refused(phone, code);
      expect(await optOuts(phone)).toMatchObject([
        { scope, source: 'provider', evidence: expect.stringContaining('blocks this sender') as string },
      ]);
      expect(await items(await threadId(phone))).toMatchObject([
        { reason: String(code), summary: expect.stringContaining('another way') as string },
      ]);
      const before = await sentCount(phone);
      await phone.texts('Are you open today?');
      await eventually(
        'it is stored',
        async () =>
          (
            await world.sql(
              `SELECT 1 FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.contact_address = $1 AND m.body = 'Are you open today?'`,
              [phone.address],
            )
          ).length > 0,
      );
      await world.settled();
      expect(await sentCount(phone)).toBe(before + (channel === 'sms' ? 0 : 1));
    });

    it('63024: not on WhatsApp closes WhatsApp and not SMS, until they write there again', async () => {
      const phone = customer();
      await writesOnWhatsApp(phone, `My AC is broken, ${phone.address}`);
      await refused(phone, 63024);
      const write = async (body: string): Promise<object> => {
        const id = await threadId(phone);
        await org.request('POST', `/api/conversations/${id}/messages`, { body });
        await world.settled();
        return (
          await world.sql(
            'SELECT o.state, o.block_reason AS reason FROM outbound o JOIN messages m ON m.id = o.message_id WHERE m.body = $1',
            [body],
          )
        )[0]!;
      };
      expect(await write('Are you still there?')).toEqual({ state: 'blocked', reason: 'untextable_invalid' });
      expect(await phone.says('Hello by SMS')).not.toHaveLength(0);
      expect((await org.get(`/api/contacts?q=${encodeURIComponent(phone.address)}`)).data[0]).toMatchObject({ lineType: 'unknown' });
      const before = await sentCount(phone);
      await writesOnWhatsApp(phone, `And here I am again, ${phone.address}`);
      const [thread] = await world.sql<{ id: string }>(
        `SELECT c.id FROM conversations c JOIN channel_accounts a ON a.id = c.channel_account_id WHERE c.contact_address = $1 AND a.channel = 'whatsapp'`,
        [phone.address],
      );
      await org.request('POST', `/api/conversations/${thread!.id}/messages`, { body: `Good, ${phone.address}` });
      await world.settled();
      expect(await sentCount(phone)).toBeGreaterThan(before);
    });

    it('30005: a number that the network did not know is answered once it has texted us since', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      await refused(phone, 30005);
      expect((await org.get(`/api/contacts?q=${encodeURIComponent(phone.address)}`)).data[0]).toMatchObject({ lineType: 'invalid' });
      expect(await phone.says('It is an old one')).toHaveLength(1);
    });
  });
});
