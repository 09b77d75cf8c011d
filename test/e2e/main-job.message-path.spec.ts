import { World } from '../harness/world.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';

/** The reason Ringback exists: a missed call becomes a booked job, over the real webhooks and the real API. */
describe('a missed call becomes a booked job', () => {
  let world: World;
  let org: TestOrg;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating & Air', settings: { debounceMs: 300 } });
  });
  afterAll(() => replayedAndStopped(world));

  it('texts back, qualifies, books, and tells the owner', async () => {
    const customer = world.phone('+13125550123', org);
    await customer.calls('no-answer');
    const [greeting] = await customer.receives(1);
    expect(greeting).toContain('Northside Heating & Air');
    expect(greeting).toMatch(/STOP/);

    const asked = await customer.says("Hi, my AC isn't blowing cold air. This is Sarah Martinez");
    expect(asked).toHaveLength(1);
    await customer.says('482 Oak Street, Chicago');
    const offered = await customer.says('tomorrow afternoon or whenever you are free');
    expect(offered.join(' ')).toMatch(/1[).:]/);
    const confirmed = await customer.says('the first one');
    expect(confirmed.join(' ')).toMatch(/booked|confirmed|all set/i);

    const thread = await org.thread('+13125550123');
    expect(thread.leadStatus).toBe('booked');
    expect(thread.lead.slots.name.value).toBe('Sarah Martinez');
    expect(thread.lead.slots.address.value).toContain('482 Oak');
    expect(thread.lead.slots.service_needed.sourceMessageId).toEqual(expect.any(String));
    const [booking] = thread.appointments;
    expect(booking).toMatchObject({ status: 'scheduled', contactName: 'Sarah Martinez', conversationId: thread.id });

    const calls = await org.get('/api/calls');
    expect(calls.data[0]).toMatchObject({ status: 'missed', textBack: 'sent', leadId: thread.leadId, conversationId: thread.id });
    const decisions = await org.get(`/api/decisions?conversationId=${thread.id}`);
    expect(decisions.total).toBeGreaterThanOrEqual(4);
    expect(decisions.data.every((row: { reasonCode: string }) => row.reasonCode.length > 0)).toBe(true);
    const owner = world.phone('+13125550900', org);
    const news = await owner.receives(2);
    expect(news.join(' ')).toContain('Sarah Martinez');
    const stats = await org.get('/api/dashboard/stats');
    expect(stats.today).toMatchObject({ calls: 1, missed: 1, texted: 1, engaged: 1, qualified: 1, booked: 1 });
  });

  it('answers STOP with silence for ever and START with a fresh start', async () => {
    const customer = world.phone('+13125550124', org);
    await customer.says('Hello, do you fix furnaces?');
    const before = (await customer.inbox()).length;
    await customer.says('STOP');
    await customer.says('are you there?');
    await world.advance('5d');
    await world.settled();
    const thread = await org.thread('+13125550124');
    expect(thread.isSuppressed).toBe(true);
    const sent = await org.get(`/api/messages?conversationId=${thread.id}&filter[direction]=out`);
    const open = sent.data.filter((row: { state: string }) => ['accepted', 'sent', 'delivered', 'queued', 'unknown'].includes(row.state));
    expect(open).toHaveLength(before);
    await customer.says('START');
    const again = await customer.says('Can you come fix my furnace?');
    expect(again).toHaveLength(1);
  });

  it('nudges three times while the thread waits, then closes it as unanswered', async () => {
    const customer = world.phone('+13125550125', org);
    await customer.calls('busy');
    await customer.receives(1);
    await world.advance('1h');
    await world.settled();
    expect(await customer.inbox()).toHaveLength(1);
    // Quiet hours may hold a nudge back until the morning, so time goes on in half days.
    for (let halfDays = 0; halfDays < 10; halfDays += 1) {
      await world.advance('12h');
      await world.settled();
    }
    const texts = await customer.inbox();
    expect(texts).toHaveLength(4);
    expect(texts.slice(1).every((text) => /STOP/.test(text))).toBe(true);
    const thread = await org.thread('+13125550125');
    expect(thread).toMatchObject({ status: 'closed', closeReason: 'no_response', leadStatus: 'unresponsive' });
    await customer.says('sorry, was away. my furnace is out');
    expect(await org.thread('+13125550125')).toMatchObject({ status: 'open', id: thread.id });
  });
});
