import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { Contacts } from '../../src/leads/contacts.service.js';
import { InboundService } from '../../src/conversations/inbound.service.js';
import { Database, type Tx } from '../../src/platform/database/database.service.js';
import { hold, blocked } from '../harness/held.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { newSid } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

/** One number is one person, whether they text, call or write on WhatsApp (rules.md C-08); their threads stay apart. */
describe('a person on two channels', () => {
  let world: World;
  let org: TestOrg;
  let sender: string;
  let senderId: string;
  let people = 400;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({
      settings: { debounceMs: 0 },
      services: [{ name: 'AC repair', keywords: ['ac'], durationMinutes: 60, needsAddress: false }],
    });
    sender = (await org.request('POST', '/api/numbers', { areaCode: '312' })).body.address;
    expect(await org.request('POST', '/api/whatsapp-senders/twilio', { address: sender })).toMatchObject({ status: 201 });
    const [account] = await world.sql<{ id: string }>(`SELECT id FROM channel_accounts WHERE address = $1 AND channel = 'whatsapp'`, [
      sender,
    ]);
    senderId = account!.id;
  });
  afterAll(() => world?.stop());

  const newPhone = (): Phone => world.phone(`+1312555${String((people += 1)).padStart(4, '0')}`, org);
  /** Writes on WhatsApp and answers what came back. */
  const writes = async (phone: Phone, body: string): Promise<string[]> => {
    const before = (await phone.inbox()).length;
    const answer = await org.request('POST', '/api/simulator/texts', { from: phone.address, to: sender, body, channel: 'whatsapp' });
    expect(answer.status).toBeLessThan(300);
    const sid = answer.body.messageSid as string;
    await eventually(
      'the text is stored',
      async () => (await world.sql('SELECT 1 FROM inbound_events WHERE dedupe_key = $1', [sid])).length > 0,
    );
    await world.settled();
    return (await phone.inbox()).slice(before);
  };
  interface Known {
    contacts: number;
    kinds: string[];
    leads: number;
    channels: string[];
  }
  const known = async ({ address }: Phone): Promise<Known> => {
    const [row] = await world.sql<Known & Record<string, unknown>>(
      `SELECT count(DISTINCT i.contact_id)::int AS contacts, array_agg(i.kind ORDER BY i.kind) AS kinds,
         (SELECT count(*)::int FROM leads l WHERE l.is_open AND l.contact_id IN (SELECT contact_id FROM contact_identities WHERE value = $1)) AS leads,
         (SELECT array_agg(a.channel ORDER BY a.channel) FROM conversations c JOIN channel_accounts a ON a.id = c.channel_account_id
          WHERE c.contact_address = $1) AS channels
       FROM contact_identities i WHERE i.value = $1`,
      [address],
    );
    return row!;
  };
  const ONE: Known = { contacts: 1, kinds: ['phone', 'whatsapp'], leads: 1, channels: ['sms', 'whatsapp'] };

  it('books by SMS and asks on WhatsApp: the booking is known', async () => {
    const phone = newPhone();
    await phone.says('Hi, I need AC repair, this is Ana Diaz');
    expect((await phone.says('anything tomorrow')).join(' ')).toMatch(/1[).:]/);
    await phone.says('1');
    expect(await world.sql(`SELECT 1 FROM appointments WHERE status = 'scheduled' AND org_id = $1`, [org.orgId])).toHaveLength(1);
    const answer = (await writes(phone, 'When is my appointment?')).join(' ');
    expect(await known(phone)).toEqual(ONE);
    expect(answer).toMatch(/\d ?[ap]\.?m/i);
    expect(answer).not.toMatch(/your name/i);
  });

  it('writes on WhatsApp and then by SMS: the same', async () => {
    const phone = newPhone();
    await writes(phone, 'My AC is broken');
    await phone.says('Hello again');
    expect(await known(phone)).toEqual(ONE);
  });

  it('whoever is blocked stays blocked', async () => {
    const phone = newPhone();
    await phone.says('My AC is broken');
    const [contact] = await world.sql<{ contact_id: string }>('SELECT contact_id FROM contact_identities WHERE value = $1', [
      phone.address,
    ]);
    await world.app.get(Database).withOrg(org.orgId, () => world.app.get(Contacts).block(contact!.contact_id));
    expect(await writes(phone, 'And here?')).toEqual([]);
    expect(await known(phone)).toEqual(ONE);
  });

  it('writes on WhatsApp and calls: no second person', async () => {
    const phone = newPhone();
    await writes(phone, 'My AC is broken');
    await phone.calls();
    await eventually(
      'the call is known',
      async () => (await world.sql(`SELECT 1 FROM calls WHERE from_address = $1 AND text_back IS NOT NULL`, [phone.address])).length > 0,
    );
    await world.settled();
    expect(await known(phone)).toMatchObject({ contacts: 1, leads: 1, kinds: ['phone', 'whatsapp'] });
  });

  it('entered by hand: the person who wrote on WhatsApp is named', async () => {
    const phone = newPhone();
    await writes(phone, 'My AC is broken');
    const answer = await org.request('POST', '/api/contacts', { phone: phone.address, name: 'Ana Diaz' });
    expect(answer.status).toBe(409);
    expect(await known(phone)).toMatchObject({ contacts: 1, kinds: ['whatsapp'] });
  });

  it('erased, and writing on the other channel: a stranger', async () => {
    const phone = newPhone();
    await phone.says('My AC is broken');
    const [before] = await world.sql<{ contact_id: string }>('SELECT contact_id FROM contact_identities WHERE value = $1', [phone.address]);
    expect((await org.request('POST', '/api/privacy/erase', { contactId: before!.contact_id })).status).toBeLessThan(300);
    await writes(phone, 'Hello');
    const after = await world.sql<{ contact_id: string }>('SELECT contact_id FROM contact_identities WHERE value = $1', [phone.address]);
    expect(after).toHaveLength(1);
    expect(after[0]!.contact_id).not.toBe(before!.contact_id);
  });

  it('the first texts on both channels at once: the second waits for the first and finds the person', async () => {
    const phone = newPhone();
    const texts = (accountId: string, channel: 'sms' | 'whatsapp') => async (tx: Tx) => {
      const account = await world.app.get(ChannelAccounts).get(accountId);
      const { address: from } = phone;
      const text = { providerMessageId: newSid(), from, to: account.address, body: 'Hello', media: [], channel, providerAt: null, raw: {} };
      await world.app.get(InboundService).receive(account, text, tx);
    };
    const first = await hold(world, org.orgId, texts(org.accountId, 'sms'));
    const second = world.app.get(Database).asOrg(org.orgId, texts(senderId, 'whatsapp'));
    await blocked(world);
    first.letGo();
    await Promise.all([first.ended, second]);
    await world.settled();
    expect(await known(phone)).toEqual(ONE);
  });
});
