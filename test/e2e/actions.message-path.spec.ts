import { timeLabel } from '../../src/common/time.rules.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { SettingsService } from '../../src/orgs/settings.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { PASSWORD, signIn } from '../harness/kernel.js';
import type { NotificationFact } from '../harness/staff-world.js';
import { StaffWorld } from '../harness/staff-world.js';
import { withClient } from '../harness/template.js';
import { eventually, until } from '../harness/until.js';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const everyDay = (open: string, close: string): object => Object.fromEntries(WEEK.map((day) => [day, [{ open, close }]]));
const ALWAYS = everyDay('00:00', '24:00');
const ZONE = 'America/Chicago';

interface Item {
  id: string;
  status: string;
  priority: string;
  reason: string;
  dueAt: string | null;
  createdAt: string;
  snoozedUntil: string | null;
  conversationId: string;
  version: number;
}

/** What the action list promises in time, with the clock moved through the real API: items return, and overdue ones are heard. */
describe('the action list and time', () => {
  let staff: StaffWorld;

  beforeAll(async () => {
    staff = await StaffWorld.start({ timeZone: ZONE, settings: { debounceMs: 0, disclosure: 'on_request', hours: ALWAYS } });
  });
  afterAll(() => staff?.world.stop());

  const says = (phone: string, words: string): Promise<string[]> => staff.world.phone(phone, staff.org).says(words);
  const list = async (status: string): Promise<Item[]> =>
    (await staff.org.get<{ data: Item[] }>(`/api/actions?filter[status]=${status}&perPage=100`)).data;
  const itemOf = async (conversationId: string): Promise<Item> => {
    const found = (await staff.org.get<{ data: Item[] }>(`/api/actions?filter[conversationId]=${conversationId}`)).data[0];
    if (!found) throw new Error(`Nothing to do about ${conversationId}.`);
    return found;
  };
  const change = async (item: Item, patch: object): Promise<Item> => {
    const answer = await staff.org.request<Item>('PATCH', `/api/actions/${item.id}`, { version: item.version, ...patch });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const now = async (): Promise<Date> => (await staff.world.sql<{ now: Date }>('SELECT app_now() AS now'))[0]!.now;
  const after = async (minutes: number): Promise<string> => new Date((await now()).getTime() + minutes * 60_000).toISOString();
  const advance = async (amount: string): Promise<void> => {
    await staff.world.advance(amount);
    await staff.world.settled();
  };
  const openActions = async (): Promise<number> =>
    (await staff.org.get<{ now: { openActions: number } }>('/api/dashboard/stats')).now.openActions;
  const about = async (event: string, name: string): Promise<NotificationFact[]> =>
    (await staff.notifications(event)).filter(({ title }) => title.includes(name));
  const setHours = (hours: object): Promise<void> =>
    staff.world.app.get(Database).withOrg(staff.org.orgId, async () => {
      const service = staff.world.app.get(SettingsService);
      await service.update({ hours } as never, (await service.get()).settings.version);
    });
  /** A thread in which the assistant passed a question on, and goes on itself. */
  async function passedOn(name: string): Promise<{ phone: string; conversationId: string; item: Item }> {
    const customer = await staff.customer(name);
    await staff.world.settled();
    await says(customer.phone, 'Do you also repair pianos?');
    const item = await itemOf(customer.conversationId);
    expect([item.status, (await staff.org.get(`/api/conversations/${customer.conversationId}`)).handler]).toEqual(['open', 'ai']);
    return { ...customer, item };
  }

  it('what was put off is open again when its time has come: in the list, the badge, the dashboard, and the consoles hear of it', async () => {
    const { item } = await passedOn('Ann Cole');
    const before = await openActions();
    const snoozed = await change(item, { status: 'snoozed', snoozedUntil: await after(180) });
    expect(snoozed.status).toBe('snoozed');
    const ids = async (status: string): Promise<string[]> => (await list(status)).map(({ id }) => id);
    expect([await ids('open'), await ids('snoozed')]).toEqual([expect.not.arrayContaining([item.id]), expect.arrayContaining([item.id])]);
    expect(await openActions()).toBe(before - 1);
    await advance('179m');
    expect(await ids('open')).not.toContain(item.id);
    expect(await about('action.overdue', 'Ann Cole')).toEqual([]);
    const [last] = await staff.world.sql<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM realtime_events');
    await advance('2m');
    expect([await ids('open'), await ids('snoozed')]).toEqual([expect.arrayContaining([item.id]), expect.not.arrayContaining([item.id])]);
    expect(await itemOf(item.conversationId)).toMatchObject({
      status: 'open',
      createdAt: item.createdAt,
      dueAt: item.dueAt,
      priority: item.priority,
    });
    expect(await openActions()).toBe(before);
    const told = await staff.world.sql(`SELECT 1 FROM realtime_events WHERE resource = 'actions' AND record_id = $1 AND id > $2`, [
      item.id,
      last!.id,
    ]);
    expect(told).not.toEqual([]);
    // It was due while it rested: whoever put it off hears of it now.
    expect(await about('action.overdue', 'Ann Cole')).toHaveLength(1);
    const { data } = await staff.org.get<{ data: { id: string; title: string }[] }>('/api/dashboard/recent');
    const line = data.find(({ id }) => id === `action:${item.id}`);
    expect(line?.title).toMatch(/^Needs you/);
    await change(await itemOf(item.conversationId), { status: 'resolved' });
  });

  it('a note on what is put off leaves it put off until then', async () => {
    const { item } = await passedOn('Lea Orr');
    const until = await after(60);
    const snoozed = await change(item, { status: 'snoozed', snoozedUntil: until });
    const noted = await change(snoozed, { resolution: 'Asked the piano tuner' });
    expect(noted).toMatchObject({ status: 'snoozed', snoozedUntil: until });
    await change(noted, { status: 'resolved' });
  });

  it('a promise that nobody keeps is told to the people on duty when it is due', async () => {
    const { conversationId, item } = await passedOn('Ben Hale');
    await advance('119m');
    expect(await about('action.overdue', 'Ben Hale')).toEqual([]);
    await advance('2m');
    expect(await about('action.overdue', 'Ben Hale')).toMatchObject([{ title: 'A promise to Ben Hale is overdue', count: 1 }]);
    const text = await staff.alert('the overdue promise', (body) => body.includes('A promise to Ben Hale is overdue'));
    expect(text).toContain('"Someone will get back about the question."');
    await advance('5h');
    expect(await about('action.overdue', 'Ben Hale')).toHaveLength(1);
    expect((await itemOf(conversationId)).status).toBe('open');
    await change(item, { status: 'resolved' });
  });

  it('a second promise of the same conversation is heard as well, and neither of them twice', async () => {
    const { phone, conversationId, item } = await passedOn('Eve Nash');
    await advance('30m');
    await says(phone, 'And do you tune church organs?');
    const items = async (): Promise<Item[]> =>
      (await staff.org.get<{ data: Item[] }>(`/api/actions?filter[conversationId]=${conversationId}`)).data;
    const second = (await items()).find(({ id }) => id !== item.id)!;
    const heard = async (): Promise<string[]> => (await staff.alerts()).filter((body) => body.includes('A promise to Eve Nash is overdue'));
    const isDue = (of: Item) => expect.stringContaining(`It was due ${timeLabel(new Date(of.dueAt!), ZONE)}`) as string;
    await advance('91m');
    await eventually('the first', async () => (await heard()).length > 0);
    expect(await heard()).toEqual([isDue(item)]);
    await advance('30m');
    await eventually('the second', async () => (await heard()).length > 1);
    expect(await heard()).toEqual([isDue(item), isDue(second)]);
    expect((await about('action.overdue', 'Eve Nash')).map(({ count }) => count)).toEqual([1, 1]);
    // put off and overdue again within the hour: that was heard, both here and there
    for (const { id } of [item, second]) {
      const current = (await items()).find((one) => one.id === id)!;
      await change(current, { status: 'snoozed', snoozedUntil: await after(10) });
    }
    await advance('11m');
    expect((await about('action.overdue', 'Eve Nash')).map(({ count }) => count)).toEqual([2, 2]);
    expect(await heard()).toHaveLength(2);
    for (const current of await items()) await change(current, { status: 'resolved' });
  });

  it.each<[string, (item: Item) => Promise<unknown>]>([
    ['done', (item) => change(item, { status: 'resolved' })],
    ['taken on', (item) => staff.org.request('POST', `/api/actions/${item.id}/accept`)],
    ['put off', async (item) => change(item, { status: 'snoozed', snoozedUntil: await after(300) })],
    [
      'answered',
      async (item) => {
        const path = `/api/conversations/${item.conversationId}/messages`;
        const sent = await staff.org.request('POST', path, { body: 'Sorry, no pianos.' }, { 'idempotency-key': item.id });
        expect(sent.status).toBeLessThan(300);
      },
    ],
  ])('nobody is called to what was %s in time', async (how, act) => {
    const name = `Joe ${how.charAt(0).toUpperCase()}${how.slice(1).replace(' ', '')}`;
    const { conversationId, item } = await passedOn(name);
    await act(item);
    await advance('150m');
    expect(await about('action.overdue', name)).toEqual([]);
    const { status, version } = await itemOf(conversationId);
    if (status !== 'resolved') await change({ ...item, version }, { status: 'resolved' });
  });

  describe('while the doors are closed', () => {
    let opensAt: Date;

    /** Open for an hour, twelve hours from now. */
    beforeEach(async () => {
      const start = new Date(Math.floor((await now()).getTime() / 3_600_000) * 3_600_000 + 12 * 3_600_000);
      const hour = (at: Date): string =>
        `${new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' }).format(at)}`;
      await setHours(everyDay(`${hour(start)}:00`, `${hour(start)}:59`));
      opensAt = start;
    });
    afterEach(() => setHours(ALWAYS));

    const toMinutesAfterOpening = async (minutes: number): Promise<void> => {
      const seconds = Math.ceil((opensAt.getTime() - (await now()).getTime()) / 1000) + minutes * 60;
      await advance(`${seconds}s`);
    };
    async function askedAtNight(name: string): Promise<{ phone: string; conversationId: string }> {
      const customer = await staff.customer(name);
      await staff.world.settled();
      await says(customer.phone, 'I want to talk to a real person');
      expect((await staff.org.get(`/api/conversations/${customer.conversationId}`)).handler).toBe('paused');
      return customer;
    }

    it('a text to a paused thread is heard of, and a quarter of an hour after opening it is brought to mind', async () => {
      const { phone, conversationId } = await askedAtNight('Ida Moss');
      await says(phone, 'Hello, anybody there?');
      await advance('1h');
      await says(phone, 'It is getting cold');
      await staff.notification('message.received', ({ title }) => title.includes('Ida Moss'));
      await toMinutesAfterOpening(14);
      expect(await about('takeover.waiting', 'Ida Moss')).toEqual([]);
      await advance('2m');
      const [told] = await about('takeover.waiting', 'Ida Moss');
      const [watch] = await staff.world.sql<{ since: string }>(
        `SELECT payload->>'since' AS since FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1`,
        [conversationId],
      );
      const asked = timeLabel(new Date(watch!.since), ZONE);
      expect(told).toMatchObject({ count: 1, title: `Ida Moss has waited since ${asked}` });
      await staff.alert('the reminder', (body) => body.includes('Ida Moss has waited since'));
      // What was promised is due half an hour after opening: the same story goes on.
      await advance('15m');
      await eventually('the overdue promise in the bell', async () => (await about('action.overdue', 'Ida Moss')).length > 0);
      expect(await about('action.overdue', 'Ida Moss')).toMatchObject([{ id: told!.id, count: 2 }]);
      // and those on duty hear it as what it is
      await staff.alert('the overdue promise', (body) => body.includes('Ida Moss is overdue') || body.includes('Ida Moss still needs'));
      await staff.org.request('POST', `/api/conversations/${conversationId}/resolve`);
    });

    it('a second wait of the same night is watched as well', async () => {
      const { phone, conversationId } = await askedAtNight('Kim Rau');
      const path = `/api/conversations/${conversationId}`;
      expect((await staff.org.request('POST', `${path}/messages`, { body: 'Here I am.' }, { 'idempotency-key': 'kim' })).status).toBe(201);
      expect((await staff.org.request('POST', `${path}/return-ai`)).status).toBe(200);
      await advance('5m');
      await says(phone, 'I want to talk to a real person again');
      expect((await staff.org.get(path)).handler).toBe('paused');
      await says(phone, 'Still there?');
      await toMinutesAfterOpening(16);
      expect(await about('takeover.waiting', 'Kim Rau')).toHaveLength(1);
      await staff.org.request('POST', `${path}/resolve`);
    });

    it('goes back to the assistant when the business chose that, and the promise stays to be kept', async () => {
      await staff.prefer({ takeoverSilence: 'return' });
      const { phone, conversationId } = await askedAtNight('Max Lund');
      await says(phone, 'Hello, anybody there?');
      await toMinutesAfterOpening(14);
      expect((await staff.org.get(`/api/conversations/${conversationId}`)).handler).toBe('paused');
      await advance('2m');
      await eventually('the return', async () => (await staff.org.get(`/api/conversations/${conversationId}`)).handler === 'ai');
      expect((await itemOf(conversationId)).status).toBe('open');
      await advance('15m');
      expect(await about('action.overdue', 'Max Lund')).toHaveLength(1);
      await staff.prefer({ takeoverSilence: 'remind' });
    });
  });

  it('two people who take the same item on at once: one has it, the other is told', async () => {
    const { world, org } = staff;
    const email = 'colleague@example.test';
    await world.app.get(OrgFactory).addUser({ email, name: 'Col League', password: PASSWORD, orgId: org.orgId, role: 'org_owner' });
    const people = [await signIn(world.app, org.email), await signIn(world.app, email)];
    const [item] = await world.sql<{ id: string }>(
      `INSERT INTO escalations (id, org_id, kind, priority, reason, summary, dedupe_key) VALUES (gen_random_uuid(), $1, 'failure', 'low', 'x', 'x', 'twice')
       RETURNING id`,
      [org.orgId],
    );
    const url = `/api/actions/${item!.id}/accept`;
    const accept = (headers: { authorization: string }) => world.app.inject({ method: 'POST', url, headers });
    const answers = await withClient(world.db.adminUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('SELECT 1 FROM escalations WHERE id = $1 FOR UPDATE', [item!.id]);
      const both = people.map((headers) => accept(headers));
      // both have read the item as nobody's before one of them may write
      await until('both wait for the item', async () => {
        const waiting = await world.sql(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'UPDATE escalations%'`,
        );
        return waiting.length === 2 ? true : `${waiting.length} wait`;
      });
      await client.query('COMMIT');
      return Promise.all(both);
    });
    const first = answers.findIndex(({ statusCode }) => statusCode < 300);
    const late = answers[1 - first]!;
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'actions.taken']);
    const [{ assigneeUserId }] = [answers[first]!.json<{ assigneeUserId: string }>()];
    expect(await world.sql('SELECT assignee_user_id FROM escalations WHERE id = $1', [item!.id])).toEqual([
      { assignee_user_id: assigneeUserId },
    ]);
    // the one who has it may say so again
    expect((await accept(people[first]!)).statusCode).toBeLessThan(300);
  });
});
