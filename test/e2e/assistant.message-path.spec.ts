import type { Phone } from '../harness/phone.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

const ALWAYS = [{ open: '00:00', close: '24:00' }];
const ALWAYS_OPEN = {
  monday: ALWAYS,
  tuesday: ALWAYS,
  wednesday: ALWAYS,
  thursday: ALWAYS,
  friday: ALWAYS,
  saturday: ALWAYS,
  sunday: ALWAYS,
};
const NEVER_OPEN = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };
/** One opening a week: everybody is offered the same three. */
const ONE_HOUR = { ...NEVER_OPEN, wednesday: [{ open: '10:00', close: '11:00' }] };

interface Item {
  kind: string;
  reason: string;
  status: string;
  dueAt: string | null;
  package: { commitment: { text: string; dueAt: string } | null; slots: Record<string, string>; valueMinor: number };
}

/** What the assistant decides, over the real webhooks, the real database and the real gate. */
describe('the assistant', () => {
  let world: World;
  let numbers = 200;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => replayedAndStopped(world));

  const business = (hours: object): Promise<TestOrg> => world.org({ settings: { debounceMs: 200, hours, disclosure: 'on_request' } });
  const customerOf = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);

  async function qualified(org: TestOrg, name: string): Promise<Phone> {
    const customer = customerOf(org);
    const [offer] = await customer.says(`My AC is broken. My name is ${name}, 14 Oak Street, Chicago. Any time works`);
    expect(offer).toMatch(/1\) /);
    return customer;
  }

  const lastDecision = async (org: TestOrg, customer: Phone): Promise<Record<string, unknown>> => {
    const thread = await org.thread(customer.address);
    return (await org.get<{ data: Record<string, unknown>[] }>(`/api/decisions?conversationId=${thread.id}`)).data[0]!;
  };
  const items = async (org: TestOrg): Promise<Item[]> => (await org.get<{ data: Item[] }>('/api/actions')).data;

  it('of two customers who take the last opening at once one wins, the other is offered another', async () => {
    const org = await business(ONE_HOUR);
    const [sarah, bob] = [await qualified(org, 'Sarah Martinez'), await qualified(org, 'Bob Jones')];
    const before = [(await sarah.inbox()).length, (await bob.inbox()).length];
    await Promise.all([sarah.texts('the first one'), bob.texts('the first one')]);
    const answers = [(await sarah.receives(before[0]! + 1))[before[0]!]!, (await bob.receives(before[1]! + 1))[before[1]!]!];
    await world.settled();
    expect(answers.filter((text) => /You're booked/.test(text))).toHaveLength(1);
    const consolation = answers.find((text) => /just taken/.test(text));
    expect(consolation).toMatch(/Wed/);
    const rows = await world.sql<{ n: number }>("SELECT count(*)::int AS n FROM appointments WHERE org_id = $1 AND status = 'scheduled'", [
      org.orgId,
    ]);
    expect(rows[0]?.n).toBe(1);
    const loser = answers[0] === consolation ? sarah : bob;
    expect((await loser.says('the first one')).join(' ')).toMatch(/You're booked/);
    const starts = await world.sql('SELECT DISTINCT starts_at FROM appointments WHERE org_id = $1', [org.orgId]);
    expect(starts).toHaveLength(2);
  });

  it('moves and cancels by text, the booking keeps its id, and thanks need no answer', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = await qualified(org, 'Ann Lee');
    await customer.says('the first one');
    const thread = await org.thread(customer.address);
    expect(thread).toMatchObject({ status: 'closed', closeReason: 'booked', leadStatus: 'booked', nextFollowUpAt: null });
    const [booked] = thread.appointments;
    expect(await customer.says('great, thanks!')).toEqual([]);
    expect(await lastDecision(org, customer)).toMatchObject({ action: 'no_reply', reasonCode: 'closing_remark' });
    expect(await org.thread(customer.address)).toMatchObject({ status: 'closed', closeReason: 'booked' });
    expect((await customer.says('can we move it to another day?')).join(' ')).toMatch(/1\) /);
    await customer.says('the last one');
    const moved = await org.get(`/api/appointments/${booked.id}`);
    expect(moved.startsAt).not.toBe(booked.startsAt);
    expect(moved.history.map(({ event }: { event: string }) => event)).toEqual(['booked', 'rescheduled']);
    expect((await customer.says('I have to cancel my appointment')).join(' ')).toMatch(/Shall I cancel/);
    expect((await org.get(`/api/appointments/${booked.id}`)).status).toBe('scheduled');
    await customer.says('yes');
    expect(await org.get(`/api/appointments/${booked.id}`)).toMatchObject({ status: 'cancelled' });
    expect((await org.thread(customer.address)).leadStatus).toBe('qualified');
  });

  it('nothing free: a person will call, which is a task with a due time, and nothing is promised twice', async () => {
    const org = await business(NEVER_OPEN);
    const customer = customerOf(org);
    const [answer] = await customer.says('My AC is broken. My name is Tom Baker, 14 Oak Street, Chicago. Any time works');
    expect(answer).toMatch(/call you/);
    expect(await customer.says('ok thank you')).toEqual([]);
    const open = (await items(org)).filter(({ status }) => status === 'open');
    expect(open).toMatchObject([
      { kind: 'booking', reason: 'no_openings', package: { commitment: { text: expect.stringContaining('call') as string } } },
    ]);
    expect(open[0]?.dueAt).not.toBeNull();
    expect(await org.thread(customer.address)).toMatchObject({ leadStatus: 'qualified', nextFollowUpAt: null });
  });

  it('who asks for a person gets one: handler, brief, silence of the assistant', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = customerOf(org);
    await customer.says('my furnace is dead, my name is Jim Hall');
    expect((await customer.says('I want to talk to a real person please')).join(' ')).toMatch(/call you/);
    expect(await org.thread(customer.address)).toMatchObject({ handler: 'human', nextFollowUpAt: null });
    const [item] = await items(org);
    expect(item).toMatchObject({ kind: 'human_needed', reason: 'asked_for_person', package: { slots: { name: 'Jim Hall' } } });
    expect(item!.package.valueMinor).toBeGreaterThan(0);
    expect(await customer.says('hello?')).toEqual([]);
  });

  it('outside the open hours the thread is paused and the text is honest', async () => {
    const org = await business(NEVER_OPEN);
    const customer = customerOf(org);
    expect((await customer.says('let me speak to a person')).join(' ')).toMatch(/closed right now/);
    expect((await org.thread(customer.address)).handler).toBe('paused');
  });

  it('opting out in own words silences at once, with one confirmation', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = customerOf(org);
    await customer.says('my AC is broken');
    const answers = await customer.says('please stop texting me');
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatch(/unsubscribed/);
    expect(await customer.says('hello?')).toEqual([]);
    expect(await org.thread(customer.address)).toMatchObject({ isSuppressed: true });
    const [row] = await world.sql('SELECT source FROM suppressions WHERE org_id = $1 AND lifted_at IS NULL', [org.orgId]);
    expect(row).toEqual({ source: 'free_text' });
  });

  it('a decline closes the thread and the lead, and no nudge follows', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = customerOf(org);
    await customer.says('my AC is broken');
    expect(await customer.says('never mind, found someone else')).toHaveLength(1);
    expect(await org.thread(customer.address)).toMatchObject({ status: 'closed', closeReason: 'declined', leadStatus: 'lost' });
    const jobs = await world.sql("SELECT 1 FROM jobs WHERE org_id = $1 AND kind = 'conversation.follow_up' AND state = 'pending'", [
      org.orgId,
    ]);
    expect(jobs).toEqual([]);
  });

  it('a question without an answer becomes a task, and the conversation goes on', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = customerOf(org);
    await customer.says('my AC is broken');
    const [answer] = await customer.says('are your technicians background checked?');
    expect(answer).toMatch(/get back to you|asked our team/);
    expect(await items(org)).toMatchObject([{ kind: 'commitment', reason: 'question_to_answer' }]);
    expect(await org.thread(customer.address)).toMatchObject({ handler: 'ai' });
  });

  it('every decision says why, from what to what, and what it cost', async () => {
    const org = await business(ALWAYS_OPEN);
    const customer = await qualified(org, 'Kim Fox');
    const decision = await lastDecision(org, customer);
    expect(decision).toMatchObject({
      action: 'reply',
      reasonCode: 'offer_openings',
      engine: 'rules',
      costMicros: 0,
      tokensIn: 0,
      stateAfter: { stage: 'offering', pending: { kind: 'pick_opening' }, slots: { name: 'Kim Fox' } },
    });
    expect(decision.stateBefore).toMatchObject({ stage: 'greeting', slots: {} });
    expect(decision.stateBefore).not.toHaveProperty('slots.name');
    await customer.says('What do you charge?');
    expect((await lastDecision(org, customer)).stateBefore).toMatchObject({ stage: 'offering', slots: { name: 'Kim Fox' } });
    expect((decision.checks as { reason: string }[]).every(({ reason }) => reason.length > 0)).toBe(true);
    const slots = (await org.thread(customer.address)).lead.slots;
    for (const name of ['service_needed', 'name', 'address', 'preferred_time'])
      expect(slots[name]).toMatchObject({ sourceMessageId: expect.any(String) as string });
    const holds = await world.sql<{ mode: string }>('SELECT mode FROM slot_holds WHERE org_id = $1', [org.orgId]);
    expect(holds.map(({ mode }) => mode)).toEqual(['shared', 'shared', 'shared', 'shared']);
  });

  it('a customer in Utah is told what writes, though the business says it when asked', async () => {
    const org = await business(ALWAYS_OPEN);
    const [first] = await world.phone('+18015550101', org).says('My AC is broken');
    expect(first).toMatch(/automated assistant/);
    const [other] = await customerOf(org).says('My AC is broken');
    expect(other).not.toMatch(/automated assistant/);
  });

  it('a business that wants it said first says what is writing, once', async () => {
    const org = await world.org({ settings: { debounceMs: 200, hours: ALWAYS_OPEN, disclosure: 'first_message' } });
    const customer = customerOf(org);
    expect((await customer.says('hello, my AC is broken')).join(' ')).toMatch(/automated assistant/);
    expect((await customer.says('Sarah Martinez')).join(' ')).not.toMatch(/automated/);
  });
});
