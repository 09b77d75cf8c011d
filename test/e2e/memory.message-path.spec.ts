import { FollowUpsRepository } from '../../src/conversations/follow-ups.repository.js';
import { AlertFactsRepository } from '../../src/notifications/alert-facts.repository.js';
import { Database } from '../../src/platform/database/database.service.js';
import { SendCounters } from '../../src/policy/send-counters.service.js';
import type { Phone } from '../harness/phone.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

const ALWAYS = [{ open: '00:00', close: '24:00' }];
const HOURS = { monday: ALWAYS, tuesday: ALWAYS, wednesday: ALWAYS, thursday: ALWAYS, friday: ALWAYS, saturday: ALWAYS, sunday: ALWAYS };

interface Item {
  kind: string;
  reason: string;
  priority: string;
  conversationId: string;
  package: Record<string, unknown>;
}

/** What a thread remembers, and when code hands over, through the real webhooks. */
describe('memory and hand-over', () => {
  let world: World;
  let org: TestOrg;
  let numbers = 400;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ settings: { debounceMs: 0, hours: HOURS, disclosure: 'on_request' } });
  });
  afterAll(() => replayedAndStopped(world));

  // the wait for further words is made long, so that a slow machine does not end it before it was looked at
  const held = (slow: TestOrg) => async (): Promise<boolean> =>
    (
      await world.sql(
        `UPDATE conversations SET wake_at = wake_at + interval '1 hour' WHERE org_id = $1 AND inbound_seq > processed_seq RETURNING id`,
        [slow.orgId],
      )
    ).length > 0;
  const customer = (): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);

  it.each<[string, string[], string, string]>([
    ['payment failure', ['Hi, my AC is broken', 'My card was declined on your page'], 'payment_failure', 'critical'],
    ['booking failure', ['Hi, my AC is broken', 'Your website won’t let me book'], 'booking_failure', 'high'],
    ['anger', ['Hi, my AC is broken', 'This is the worst service ever, I am furious!!'], 'angry|complaint', 'high'],
    ['three confused exchanges', ['asdf qwer', 'zxcv', 'blorp', 'grmbl'], 'confused', 'medium'],
    ['an explicit request', ['Hi, my AC is broken', 'I want to talk to a real person'], 'asked_for_person', 'high'],
    ['compliance risk', ['Hi, my AC is broken', 'My lawyer will hear about this'], 'compliance_risk', 'critical'],
    ['an emergency', ['Hi, my AC is broken', 'I smell gas in the kitchen'], 'emergency_.*|possible_emergency', 'critical|high'],
  ])('%s: a person gets the brief, the customer hears of it, the assistant is silent', async (_, texts, reason, priority) => {
    const phone = customer();
    let answers: string[] = [];
    for (const text of texts) answers = await phone.says(text);
    expect(answers.length).toBeGreaterThan(0);
    const thread = await org.thread(phone.address);
    expect(thread).toMatchObject({ handler: 'human' });
    expect(thread.priority).toMatch(new RegExp(`^(?:${priority})$`));
    const { escalation } = thread as { escalation: Item };
    expect(escalation.reason).toMatch(new RegExp(`^(?:${reason})$`));
    expect(escalation.priority).toMatch(new RegExp(`^(?:${priority})$`));
    expect(escalation.package).toMatchObject({
      reason: escalation.reason,
      priority: escalation.priority,
      summary: expect.any(String),
      slots: expect.any(Object),
      trend: expect.any(String),
      recommendedAction: expect.any(String),
      valueScore: expect.any(Number),
    });
    const [first] = (await org.get<{ data: Item[] }>('/api/actions?filter[status]=open')).data;
    expect(['critical', 'high']).toContain(first!.priority);
    expect(await phone.says('Hello?')).toEqual([]);
  });

  it('the human stretch is part of what is remembered later', async () => {
    const phone = customer();
    await phone.says('My AC is broken. My name is Ana Diaz');
    const { id } = await org.thread(phone.address);
    await org.request('POST', `/api/conversations/${id}/messages`, { body: 'Dana here, hold on.' }, { 'idempotency-key': 'mem-1' });
    await world.settled();
    await org.request('POST', `/api/conversations/${id}/return-ai`);
    await phone.says('ok, my address is 14 Oak Street, Chicago');
    expect((await org.thread(phone.address)).memory.summary).toMatch(/Ana Diaz \(14 Oak Street.*A person from the team answered from/);
  });

  it('a contradiction is asked about; the answer is the fact, with its history and its messages', async () => {
    const phone = customer();
    await phone.says('My AC is broken. My name is Ana Diaz, 14 Oak Street, Chicago');
    const [question] = await phone.says('My address is 20 Elm Avenue, Chicago');
    expect(question).toMatch(/14 Oak Street.*20 Elm Avenue.*Which/);
    let thread = await org.thread(phone.address);
    expect(thread.memory.contradictions).toMatchObject([{ slot: 'address', isSettled: false }]);
    expect(thread.lead.slots.address.confidence).toBeLessThan(0.7);
    await phone.says('the second one');
    thread = await org.thread(phone.address);
    expect(thread.lead.slots.address).toMatchObject({
      value: expect.stringContaining('20 Elm'),
      confidence: 0.95,
      sourceMessageId: expect.any(String),
    });
    expect(thread.memory.contradictions).toMatchObject([{ isSettled: true }]);
    const changes = (thread.slotHistory as { name: string; oldValue: string | null; sourceMessageId: string | null }[]).filter(
      ({ name }) => name === 'address',
    );
    expect(changes.map(({ oldValue }) => oldValue)).toEqual([expect.stringContaining('14 Oak'), null]);
    expect(changes.every(({ sourceMessageId }) => sourceMessageId !== null)).toBe(true);
    expect(await world.sql('SELECT 1 FROM messages WHERE id = $1', [changes[0]!.sourceMessageId])).toHaveLength(1);
  });

  it('a promise of the customer moves the nudges behind it', async () => {
    const phone = customer();
    await phone.says('My AC is broken. My name is Ana Diaz');
    const before = await org.thread(phone.address);
    const [answer] = await phone.says('Let me check with my wife and get back to you');
    expect(answer).toMatch(/take your time/i);
    const thread = await org.thread(phone.address);
    expect(thread.insight.promises).toMatchObject([{ by: 'customer', state: 'open', text: expect.stringMatching(/check with my wife/i) }]);
    const hours = (new Date(thread.nextFollowUpAt).getTime() - new Date(before.nextFollowUpAt).getTime()) / 3_600_000;
    expect(hours).toBeGreaterThan(20);
    await world.advance('20h');
    await world.settled();
    expect(await phone.inbox()).toHaveLength(2);
  });

  it('the side panel has mood, gauges, rate and summary', async () => {
    // without nudges: one that falls due when time moves would be counted, sooner or later, between the figures below
    const still = await world.org({ settings: { debounceMs: 0, hours: HOURS, disclosure: 'on_request', followUpMinutes: [] } });
    const phone = world.phone('+13125550498', still);
    await phone.says('My AC is broken');
    await phone.says('Great, thanks! My name is Ana Diaz');
    const { memory, insight } = await still.thread(phone.address);
    expect(memory.sentiments).toHaveLength(2);
    expect(memory.trend).toBeGreaterThanOrEqual(0);
    expect(memory.summary).toMatch(/Ana Diaz needs/);
    expect(insight.gauges).toMatchObject({ messagingPermission: 1, permissionReason: 'wrote_recently', freshness: 'active' });
    expect(insight.responseRate).toMatchObject({ ours: 1, theirs: 2, rate: 1 });
    expect(insight.budget).toEqual({ used: 0, limit: 3, left: 3, usedWeek: 0, limitWeek: 8, freeAt: null });
    const sent = (lane: 'reply' | 'configured_sequence'): Promise<void> =>
      world.app.get(Database).asOrg(still.orgId, () => world.app.get(SendCounters).count(phone.address, { lane, isFirstToContact: false }));
    await sent('reply');
    for (let count = 0; count < 3; count += 1) await sent('configured_sequence');
    expect((await still.thread(phone.address)).insight.budget).toMatchObject({ used: 3, left: 0, usedWeek: 3, freeAt: expect.any(String) });
    await world.advance('30h');
    expect((await still.thread(phone.address)).insight.gauges).toMatchObject({ freshness: 'cold' });
    expect((await still.thread(phone.address)).insight.budget).toMatchObject({ used: 0, left: 3, usedWeek: 3, freeAt: null });
  });

  it('says that the assistant thinks from the first word until it has decided, and not while a person answers', async () => {
    const slow = await world.org({ settings: { debounceMs: 10_000, debounceCapMs: 10_000, hours: HOURS, disclosure: 'on_request' } });
    const phone = world.phone('+13125550499', slow);
    const thinks = async (): Promise<boolean | undefined> => (await slow.thread(phone.address))?.isThinking;
    await phone.texts('My AC is broken');
    await until('it waits for further words', held(slow));
    expect(await thinks()).toBe(true);
    await world.advance('2h');
    await world.settled();
    expect(await thinks()).toBe(false);
    await phone.texts('My name is Ana Diaz');
    await until('it waits again', held(slow));
    expect(await thinks()).toBe(true);
    const { id } = await slow.thread(phone.address);
    await slow.request('POST', `/api/conversations/${id}/takeover`);
    expect(await thinks()).toBe(false);
  });

  it('tells who writes in the text that leaves, where the first one that said so never did', async () => {
    const settings = { debounceMs: 10_000, debounceCapMs: 10_000, hours: HOURS, disclosure: 'first_message' };
    const slow = await world.org({ settings });
    const phone = world.phone('+13125550497', slow);
    const isThere = (state: string) => async (): Promise<boolean> =>
      (await world.sql('SELECT 1 FROM outbound WHERE org_id = $1 AND state = $2 AND attempts > 0', [slow.orgId, state])).length > 0;
    expect((await slow.request('POST', '/api/simulator/faults', { kind: '429', count: 2 })).status).toBe(201);
    await phone.texts('My AC is broken');
    await until('it waits for further words', held(slow));
    await world.advance('2h');
    await until('the answer is to be tried again', isThere('queued'));
    await phone.texts('It is very loud, too');
    await until('it waits again', held(slow));
    await world.advance('5m');
    await until('the answer gave way to the newer text', isThere('superseded'));
    await world.advance('2h');
    await world.settled();
    // what is left of the refusals
    await world.advance('5m');
    const [text, ...others] = await phone.receives(1);
    expect([text, others]).toEqual([expect.stringMatching(/automated assistant/), []]);
    // what this turn did not read is left out when it is decided again
    const [decision] = await world.sql<{ unread: number[] }>(
      `SELECT replay -> 'unread' AS unread FROM decisions WHERE org_id = $1 AND supersedes IS NOT NULL`,
      [slow.orgId],
    );
    expect(decision?.unread).toEqual([2]);
  });

  it('says no guess in a nudge, and writes none into an alert', async () => {
    const phone = customer();
    await phone.says('My AC is broken. My name is Ana Diaz');
    const { id } = await org.thread(phone.address);
    const [thread] = await world.sql<{ leadId: string }>('SELECT lead_id AS "leadId" FROM conversations WHERE id = $1', [id]);
    const known = (): Promise<unknown[]> =>
      world.app.get(Database).asOrg(org.orgId, async (tx) => {
        const slots = (await world.app.get(AlertFactsRepository).lead(tx, thread!.leadId))?.slots ?? {};
        return [Object.keys(slots).sort(), (await world.app.get(FollowUpsRepository).lock(tx, id))?.service ?? null];
      });
    expect(await known()).toEqual([['name', 'service_needed'], expect.stringMatching(/AC/)]);
    await world.sql('UPDATE lead_slots SET confidence = 0.4 WHERE org_id = $1 AND lead_id = $2', [org.orgId, thread!.leadId]);
    expect(await known()).toEqual([[], null]);
  });
});
