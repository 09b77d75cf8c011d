import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { deliverTwilio, inboundSms, newSid } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Item {
  kind: string;
  reason: string;
  priority: string;
  status: string;
}

/** An opt-out counts wherever it is read: by no engine while people hold the thread, and by the provider's own list of words. */
describe('opt-outs', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
  });
  afterAll(() => replayedAndStopped(world));

  const items = async (phone: string, of = org): Promise<Item[]> =>
    (await of.get<{ data: Item[] }>(`/api/actions?filter[conversationId]=${(await of.thread(phone)).id}`)).data;
  const source = async (phone: string, of = org): Promise<string | undefined> => {
    const [row] = (await of.get<{ data: { source: string }[] }>(`/api/suppressions?q=${encodeURIComponent(phone)}`)).data;
    return row?.source;
  };
  /** Why the newest decision of a thread was made. */
  const reason = async (phone: string, of = org): Promise<string | undefined> => (await of.thread(phone)).lastDecision?.reasonCode;
  const takeOver = async (phone: string, of = org): Promise<void> => {
    const taken = await of.request('POST', `/api/conversations/${(await of.thread(phone)).id}/takeover`);
    expect(taken.status, JSON.stringify(taken.body)).toBeLessThan(300);
  };
  const held = async (address: string) => {
    const phone = world.phone(address, org);
    await phone.says('Hello, do you fix furnaces?');
    await takeOver(address);
    return phone;
  };

  it('in own words while a person has the thread: acted on, confirmed once, and the person sees it', async () => {
    const phone = await held('+13125550401');
    expect(await phone.says('Please stop texting me')).toEqual([expect.stringMatching(/^Northside: You are unsubscribed/)]);
    expect(await org.thread(phone.address)).toMatchObject({ isSuppressed: true, status: 'open', handler: 'human' });
    expect(await source(phone.address)).toBe('free_text');
    expect(await reason(phone.address)).toBe('opt_out_free_text');
    expect(await items(phone.address)).toMatchObject([
      { kind: 'opt_out', reason: 'opted_out_in_own_words', priority: 'high', status: 'open' },
    ]);
    // and START brings them back, as the confirmation says
    await phone.says('START');
    expect((await org.thread(phone.address)).isSuppressed).toBe(false);
  });

  it('a doubtful one while a person has the thread is looked at, and nothing is stopped', async () => {
    const phone = await held('+13125550402');
    await phone.says('go away');
    expect((await org.thread(phone.address)).isSuppressed).toBe(false);
    expect(await items(phone.address)).toMatchObject([{ kind: 'opt_out', reason: 'maybe_opt_out', priority: 'medium' }]);
  });

  it('one that nobody had read when a person took over, or finished the thread, counts', async () => {
    const slow = await world.org({ name: 'Slow', settings: { debounceMs: 10_000, debounceCapMs: 30_000 } });
    for (const [address, path] of [
      ['+13125550403', 'takeover'],
      ['+13125550404', 'resolve'],
    ] as const) {
      const phone = await unread(slow, address, 'Stop texting me');
      const done = await slow.request('POST', `/api/conversations/${(await slow.thread(address)).id}/${path}`, {});
      expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
      expect((await slow.thread(address)).isSuppressed, path).toBe(true);
      expect(await source(address, slow)).toBe('free_text');
      expect(await items(address, slow)).toMatchObject([{ reason: 'opted_out_in_own_words', status: 'open' }]);
      expect(await phone.receives(1)).toEqual([expect.stringMatching(/^Slow: You are unsubscribed/)]);
    }
  });

  it('one that waited for its turn counts although a keyword covered it', async () => {
    const slow = await world.org({ name: 'Slower', settings: { debounceMs: 10_000, debounceCapMs: 30_000 } });
    const phone = await unread(slow, '+13125550405', 'Stop texting me');
    await phone.texts('HELP');
    await eventually('HELP is decided', async () => (await reason(phone.address, slow)) === 'help_keyword');
    expect(await source(phone.address, slow)).toBe('free_text');
  });

  it('to a paused business, and unread when it was paused', async () => {
    const { agencyId } = world;
    await world.app.get(OrgFactory).addUser({ email: 'boss@agency.test', name: 'Ann', password: PASSWORD, agencyId, role: 'agency_owner' });
    const boss = await signIn(world.app, 'boss@agency.test');
    const paused = await world.org({ name: 'Paused', settings: { debounceMs: 10_000, debounceCapMs: 30_000 } });
    await unread(paused, '+13125550406', 'take me off your list');
    const url = `/api/agency/orgs/${paused.orgId}/pause`;
    expect((await world.app.inject({ method: 'POST', url, headers: boss, payload: { reason: 'The invoice is open.' } })).statusCode).toBe(
      204,
    );
    expect(await source('+13125550406', paused)).toBe('free_text');
    const phone = world.phone('+13125550407', paused);
    expect(await phone.says('Stop texting me')).toEqual([expect.stringMatching(/unsubscribed/)]);
    expect(await source(phone.address, paused)).toBe('free_text');
    expect(await paused.thread(phone.address)).toMatchObject({ status: 'closed', closeReason: 'opted_out' });
  });

  it("words of the provider's own list count, and are answered by it alone", async () => {
    const ours = await world.org({ name: 'Ours', stopReplyOwner: 'app', settings: { debounceMs: 0 } });
    const phone = world.phone('+13125550408', ours);
    const says = async (body: string, optOutType: string, expected: string): Promise<void> => {
      const params = { ...inboundSms(ours, phone.address, body, newSid()), OptOutType: optOutType };
      await deliverTwilio(world, '/webhooks/twilio/messages', params);
      await world.settled();
      expect(await reason(phone.address, ours)).toBe(expected);
    };
    await says('AYUDAME', 'HELP', 'help_keyword');
    await says('FIN', 'STOP', 'opt_out_keyword');
    expect(await source(phone.address, ours)).toBe('keyword');
    expect(await ours.thread(phone.address)).toMatchObject({ isSuppressed: true, closeReason: 'opted_out' });
    await says('VOLVER', 'START', 'resubscribed');
    expect((await ours.thread(phone.address)).isSuppressed).toBe(false);
    expect(await phone.inbox()).toEqual([]);
  });

  it('STOP by SMS, YES on WhatsApp: SMS stays closed', async () => {
    const sender = (await org.request('POST', '/api/numbers', { areaCode: '312' })).body.address;
    expect(await org.request('POST', '/api/whatsapp-senders/twilio', { address: sender })).toMatchObject({ status: 201 });
    const phone = world.phone('+13125550409', org);
    await phone.says('STOP');
    await org.request('POST', '/api/simulator/texts', { from: phone.address, to: sender, body: 'Yes', channel: 'whatsapp' });
    await eventually('YES is decided', async () => {
      const rows = await world.sql(
        `SELECT 1 FROM decisions d WHERE d.org_id = $1 AND d.reason_code = 'resubscribed'
        AND EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = d.conversation_id AND m.seq = d.to_seq AND m.body = 'Yes')`,
        [org.orgId],
      );
      return rows.length > 0;
    });
    // what the decision may have to say has left
    await world.settled();
    const { data } = await org.get<{ data: { scope: string; source: string }[] }>(
      `/api/suppressions?q=${encodeURIComponent(phone.address)}`,
    );
    expect(data).toMatchObject([{ scope: 'sms', source: 'keyword' }]);
    const before = await phone.inbox();
    expect(await phone.says('are you there?')).toEqual([]);
    expect(await phone.inbox()).toEqual(before);
  });

  /** A text that is stored and waits for its turn, however long the steps that follow take. */
  async function unread(of: TestOrg, address: string, body: string) {
    const phone = world.phone(address, of);
    await phone.textsUnread(body);
    expect(await of.thread(address)).toMatchObject({ unreadCount: 1, isSuppressed: false });
    return phone;
  }
});
