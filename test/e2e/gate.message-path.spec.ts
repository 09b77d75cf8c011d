import { inZone } from '../../src/common/time.rules.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface MessageRow {
  body: string;
  sender: string;
  state: string | null;
  blockReason: string | null;
  kind: string;
  createdAt: string;
  gate: { rule: string; verdict: string; reason: string }[];
}

/** What may be said, to whom and when, seen from the handset: the gate in the real send path. */
describe('the gate', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air', stopReplyOwner: 'app', settings: { debounceMs: 200 } });
  });
  afterAll(() => replayedAndStopped(world));

  const sent = async (phone: string): Promise<MessageRow[]> => {
    const thread = await org.thread(phone);
    return (
      await org.get<{ data: MessageRow[] }>(
        `/api/messages?conversationId=${thread.id}&filter[direction]=out&sort=seq&order=ASC&perPage=200`,
      )
    ).data;
  };

  it('an opt-out gets its one confirmation, and then not even a person gets through', async () => {
    const customer = world.phone('+13125550301', org);
    await customer.says('Hello, do you fix furnaces?');
    const answer = await customer.says('Stop. Thank you');
    expect(answer).toHaveLength(1);
    expect(answer[0]).toMatch(/unsubscribed/i);
    expect(await customer.says('STOP')).toEqual([]);
    const thread = await org.thread(customer.address);
    expect(thread).toMatchObject({ isSuppressed: true, closeReason: 'opted_out' });
    await org.request('POST', `/api/conversations/${thread.id}/messages`, { body: 'Just one more thing' });
    await world.settled();
    const last = (await sent(customer.address)).find((row) => row.body === 'Just one more thing');
    expect(last).toMatchObject({ state: 'blocked', blockReason: 'opted_out' });
    expect(last!.gate.find((entry) => entry.rule === 'suppression')).toMatchObject({ verdict: 'deny' });
    expect((await customer.inbox()).at(-1)).not.toContain('one more thing');
    const [back] = await customer.says('Start');
    expect(back).toMatch(/subscribed again/i);
    // Writing by hand took the thread over; the assistant answers again once it has it back.
    await org.request('POST', `/api/conversations/${thread.id}/return-ai`);
    const next = await customer.says('my furnace is broken');
    expect(next.length).toBeGreaterThan(0);
  });

  it('plain words opt out too; YES brings nobody back from them', async () => {
    const customer = world.phone('+13125550302', org);
    await customer.says('Hi there');
    await customer.says('please stop texting me');
    expect((await org.thread(customer.address)).isSuppressed).toBe(true);
    const before = (await customer.inbox()).length;
    await customer.says('Yes');
    await customer.says('are you there?');
    expect((await org.thread(customer.address)).isSuppressed).toBe(true);
    expect(await customer.inbox()).toHaveLength(before);
  });

  it.each(['my AC will not stop', 'can you stop by tomorrow', 'Yes'])('%j is no keyword', async (text) => {
    const customer = world.phone(`+1312555031${text.length % 10}`, org);
    const answer = await customer.says(text);
    expect(answer.length).toBeGreaterThan(0);
    expect(answer.join(' ')).not.toMatch(/subscribed/i);
    expect((await org.thread(customer.address)).isSuppressed).toBe(false);
  });

  it('answers truthfully whether a machine writes', async () => {
    const answer = (await world.phone('+13125550320', org).says('Are you a real person?')).join(' ');
    expect(answer).toMatch(/automated assistant/i);
    expect(answer).not.toMatch(/i'?m (?:a )?(?:human|real)/i);
  });

  it('a gas smell gets the fixed text at once, also while a person holds the thread', async () => {
    const customer = world.phone('+13125550321', org);
    await customer.says('Hi, my furnace is loud');
    const thread = await org.thread(customer.address);
    expect((await org.request('POST', `/api/conversations/${thread.id}/takeover`)).status).toBeLessThan(300);
    const answer = await customer.says('I smell gas in the basement');
    expect(answer).toHaveLength(1);
    expect(answer[0]).toContain('leave the building');
    expect(answer[0]).toContain('911');
    const actions = await org.get('/api/actions?filter[priority]=critical');
    expect(actions.data.map((row: { conversationId: string }) => row.conversationId)).toContain(thread.id);
    expect(await customer.says('thanks')).toEqual([]);
  });

  it('a lead knows its thread, its messages and its past', async () => {
    const thread = await org.thread('+13125550301');
    const lead = await org.get(`/api/leads/${thread.leadId}`);
    expect(lead.conversationId).toBe(thread.id);
    const messages = await org.get(`/api/leads/${lead.id}/messages`);
    expect(messages.total).toBeGreaterThanOrEqual(4);
    const timeline = await org.get(`/api/leads/${lead.id}/timeline`);
    expect(new Set(timeline.data.map((row: { type: string }) => row.type))).toEqual(
      expect.objectContaining(new Set(['message', 'lead.created'])),
    );
    expect((await org.get('/api/leads?q=(312)%20555-0301')).data[0].id).toBe(lead.id);
  });

  it('texts back at night, because that answers a call; the nudge waits for the morning', async () => {
    const customer = world.phone('+13125550330', org);
    const [row] = await world.sql<{ now: Date }>('SELECT app_now() AS now');
    const local = inZone(row!.now, 'America/Chicago');
    const evening = local.set({ hour: 21, minute: 30, second: 0 });
    await world.advance(`${Math.ceil((evening > local ? evening : evening.plus({ days: 1 })).diff(local, 'seconds').seconds)}s`);
    await customer.calls('no-answer');
    const [textBack] = await customer.receives(1);
    expect(textBack).toMatch(/Northside.*STOP/s);
    await world.advance('3h');
    await world.settled();
    expect(await customer.inbox()).toHaveLength(1);
    await world.advance('9h');
    await world.settled();
    const texts = await customer.receives(2);
    expect(texts[1]).toMatch(/STOP/);
    const nudge = (await sent(customer.address))[1]!;
    expect(nudge.gate.find((entry) => entry.rule === 'quiet-hours')).toMatchObject({ verdict: 'pass' });
    const [times] = await world.sql<{ sent: Date }>('SELECT accepted_at AS sent FROM outbound WHERE to_address = $1 AND lane = $2', [
      customer.address,
      'configured_sequence',
    ]);
    expect(times!.sent).toBeInstanceOf(Date);
  });

  it('a nudge that waits for the morning holds back the next nudge, and never an answer', async () => {
    const [asked, waiting] = [world.phone('+13125550331', org), world.phone('+13125550332', org)];
    for (const phone of [asked, waiting]) {
      await phone.calls('no-answer');
      await phone.receives(1);
    }
    const untilNight = async () => {
      const [row] = await world.sql<{ now: Date }>('SELECT app_now() AS now');
      const local = inZone(row!.now, 'America/Chicago');
      const night = local.set({ hour: 22, minute: 0, second: 0 });
      await world.advance(`${Math.ceil((night > local ? night : night.plus({ days: 1 })).diff(local, 'seconds').seconds)}s`);
      await world.settled();
    };
    const nudges = (phone: string) =>
      world.sql<{ state: string; waits: boolean; reason: string }>(
        `SELECT state, not_before > app_now() AS waits, block_reason AS reason FROM outbound
         WHERE to_address = $1 AND lane = 'configured_sequence' ORDER BY seq`,
        [phone],
      );
    await untilNight();
    await untilNight();
    expect(await nudges(waiting.address)).toEqual([
      { state: 'queued', waits: true, reason: 'quiet_hours' },
      { state: 'queued', waits: true, reason: 'after_older' },
    ]);
    await org.request('POST', `/api/conversations/${(await org.thread(asked.address)).id}/messages`, { body: 'We have a slot at noon.' });
    expect((await asked.receives(2)).at(-1)).toContain('slot at noon');
    expect((await asked.says('Is that today?')).length).toBe(0);
    expect(await waiting.inbox()).toHaveLength(1);
    await world.advance('11h');
    await waiting.receives(2);
    await world.advance('25h');
    await world.settled();
    const sentOnes = await world.sql<{ seq: number }>(
      `SELECT seq::int FROM outbound WHERE to_address = $1 AND lane = 'configured_sequence' AND accepted_at IS NOT NULL ORDER BY accepted_at`,
      [waiting.address],
    );
    expect(sentOnes.map((row) => row.seq)).toEqual(sentOnes.map((row) => row.seq).toSorted((a, b) => a - b));
    expect(sentOnes.length).toBeGreaterThan(1);
  });
});
