import { armFailpoints, failpointHits } from '../../src/platform/failpoints/failpoint.js';
import type { Phone } from '../harness/phone.js';
import { replayedAndStopped } from '../harness/replayed.js';
import { keptFresh } from '../harness/reviews.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually, until } from '../harness/until.js';
import { World } from '../harness/world.js';

interface Text {
  id: string;
  body: string;
  state: string;
  conversationId: string;
  originalBody: string | null;
  reviewedByName: string | null;
  blockReason: string | null;
}

/** Replies that wait for a person: nothing leaves without an approval, and nothing that was said since makes an old one leave. */
describe('drafts', () => {
  let world: World;
  let org: TestOrg;
  let numbers = 300;

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ stopReplyOwner: 'app', settings: { debounceMs: 0, replyMode: 'draft', disclosure: 'on_request' } });
  });
  afterAll(() => replayedAndStopped(world));
  afterEach(() => armFailpoints(undefined));

  const customer = (of: TestOrg = org): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, of);
  const textsOf = async (phone: Phone, of: TestOrg = org): Promise<Text[]> => {
    const thread = await of.thread(phone.address);
    return (await of.get<{ data: Text[] }>(`/api/messages?conversationId=${thread.id}&sort=seq&order=ASC&filter[direction]=out`)).data;
  };
  const draftOf = (phone: Phone, of: TestOrg = org): Promise<Text> =>
    eventually('a draft waits', async () => {
      const thread = await of.thread(phone.address);
      return thread && (await textsOf(phone, of)).find(({ state }) => state === 'draft');
    });
  const review = (id: string, action: string, body?: string, by: TestOrg = org) =>
    by.request<Text & { message: string; code: string }>('PATCH', `/api/messages/${id}`, { action, ...(body !== undefined && { body }) });
  const states = async (phone: Phone): Promise<string[]> => (await textsOf(phone)).map(({ state }) => state);

  it('a reply waits, also over days, and leaves when a person approves it', async () => {
    const phone = customer();
    expect(await phone.says('My AC is broken')).toEqual([]);
    const draft = await draftOf(phone);
    expect(await org.thread(phone.address)).toMatchObject({
      hasDrafts: true,
      isWaitingOnUs: true,
      nextFollowUpAt: null,
      lastPreview: 'My AC is broken',
    });
    expect((await org.get<{ data: Text[] }>('/api/messages?filter[state]=draft')).data.map(({ id }) => id)).toContain(draft.id);
    await world.advance('4d');
    await world.settled();
    expect(await phone.inbox()).toEqual([]);

    const answer = await review(draft.id, 'approve', draft.body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await phone.receives(1)).toEqual([draft.body]);
    await world.settled();
    const thread = await org.thread(phone.address);
    expect(thread).toMatchObject({ hasDrafts: false, isWaitingOnUs: false, lastPreview: draft.body });
    // the nudges count from the approval, not from the days before it
    const [clock] = await world.sql<{ now: Date }>('SELECT app_now() AS now');
    expect(new Date(thread.nextFollowUpAt).getTime()).toBeGreaterThan(clock!.now.getTime());
    expect(await review(draft.id, 'approve')).toMatchObject({ status: 409, body: { code: 'messages.not_a_draft' } });
    expect(await phone.inbox()).toHaveLength(1);
  });

  it('nobody is reminded before the moment that they named, however early the draft is approved', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    await review((await draftOf(phone)).id, 'approve');
    await phone.receives(1);
    await phone.says("I'll ask my wife and tell you on Friday");
    await review((await draftOf(phone)).id, 'approve');
    const { id, nextFollowUpAt } = await org.thread(phone.address);
    const [named] = await world.sql<{ until: string; now: Date }>(
      `SELECT plan ->> 'quietUntil' AS until, app_now() AS now FROM decisions WHERE conversation_id = $1 ORDER BY created_at DESC LIMIT 1`,
      [id],
    );
    const minutes = (to: string, from: Date | string): number => (new Date(to).getTime() - new Date(from).getTime()) / 60_000;
    expect(minutes(named!.until, named!.now)).toBeGreaterThan(12 * 60);
    expect(minutes(nextFollowUpAt, named!.until)).toBe(120);
    const jobs = await world.sql<{ at: Date }>(
      `SELECT due_at AS at FROM jobs WHERE conversation_id = $1 AND kind = 'conversation.follow_up' AND state = 'pending'`,
      [id],
    );
    expect(jobs.map(({ at }) => at.toISOString())).toEqual([nextFollowUpAt]);
    expect(await phone.receives(2)).toHaveLength(2);
  });

  describe('taken back', () => {
    const jobsOf = (phone: Phone) =>
      org
        .thread(phone.address)
        .then(({ id }: { id: string }) =>
          world.sql(`SELECT 1 FROM jobs WHERE conversation_id = $1 AND kind = 'conversation.follow_up' AND state = 'pending'`, [id]),
        );

    it('an approval is undone before anything leaves, and the thread is as it was', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      const draft = await draftOf(phone);
      const before = await org.thread(phone.address);
      await review(draft.id, 'approve', 'See you at three.');
      await keptFresh(world, draft.id);
      expect(await org.thread(phone.address)).toMatchObject({ hasDrafts: false, lastPreview: 'See you at three.' });
      const back = await review(draft.id, 'undo');
      expect(back, JSON.stringify(back.body)).toMatchObject({
        status: 200,
        body: { state: 'draft', kind: 'draft', body: 'See you at three.', reviewedByName: null },
      });
      expect(await jobsOf(phone)).toEqual([]);
      const { hasDrafts, lastPreview, lastMessageAt, nextFollowUpAt, isWaitingOnUs } = before;
      expect(await org.thread(phone.address)).toMatchObject({ hasDrafts, lastPreview, lastMessageAt, nextFollowUpAt, isWaitingOnUs });
      await world.advance('1h');
      await world.settled();
      expect(await phone.inbox()).toEqual([]);
      // and it can still be approved for good
      await review(draft.id, 'approve');
      expect(await phone.receives(1)).toEqual(['See you at three.']);
      expect(await review(draft.id, 'undo')).toMatchObject({ status: 409, body: { message: expect.stringMatching(/has left/) } });
      expect((await org.get<{ data: { action: string }[] }>('/api/audit?perPage=50')).data.map(({ action }) => action)).toContain(
        'messages.undo',
      );
    });

    it('a discard is undone at once and not later', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      const draft = await draftOf(phone);
      await review(draft.id, 'discard');
      await keptFresh(world, draft.id);
      expect((await review(draft.id, 'undo')).body).toMatchObject({ state: 'draft', blockReason: null });
      expect(await org.thread(phone.address)).toMatchObject({ hasDrafts: true });
      await review(draft.id, 'discard');
      await world.advance('10s');
      expect(await review(draft.id, 'undo')).toMatchObject({ status: 409, body: { message: expect.stringMatching(/5 seconds/) } });
      expect(await states(phone)).toEqual(['cancelled']);
    });

    it('where the customer wrote meanwhile the draft has expired, and where a person took over nothing comes back', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      const draft = await draftOf(phone);
      await review(draft.id, 'discard');
      await keptFresh(world, draft.id);
      await phone.texts('It is at 14 Oak Street');
      await eventually('the text is stored', async () => (await org.thread(phone.address)).lastPreview === 'It is at 14 Oak Street');
      expect((await review(draft.id, 'undo')).body).toMatchObject({ state: 'expired' });
      const second = await draftOf(phone);
      await review(second.id, 'approve');
      await keptFresh(world, second.id);
      await org.request('POST', `/api/conversations/${(await org.thread(phone.address)).id}/takeover`);
      expect(await review(second.id, 'undo')).toMatchObject({ status: 409 });
      await world.advance('2h');
      await world.settled();
      expect(await phone.inbox()).toEqual([]);
    });

    it('nobody outside can, and what was never reviewed cannot be', async () => {
      const phone = customer();
      await phone.says('My AC is broken');
      const draft = await draftOf(phone);
      expect(await review(draft.id, 'undo')).toMatchObject({
        status: 409,
        body: { message: expect.stringMatching(/nothing to take back/) },
      });
      await review(draft.id, 'approve');
      const other = await world.org({ name: 'Other' });
      expect(await review(draft.id, 'undo', undefined, other)).toMatchObject({ status: 404 });
      expect(await phone.receives(1)).toHaveLength(1);
    });
  });

  it('the people on duty hear once of a draft that waits too long, and not of one that somebody dealt with', async () => {
    const slow = await world.org({ settings: { debounceMs: 0, replyMode: 'draft', disclosure: 'on_request', draftReminderMinutes: 20 } });
    const [waits, done] = [customer(slow), customer(slow)];
    await waits.says('My AC is broken');
    await done.says('My furnace is out');
    const draft = await draftOf(waits, slow);
    await review((await draftOf(done, slow)).id, 'discard', undefined, slow);
    const told = async () =>
      (
        await slow.get<{ data: { event: string; title: string; body: string; link: string }[] }>('/api/notifications?perPage=50')
      ).data.filter(({ event }) => event === 'draft.waiting');
    await world.advance('15m');
    await world.settled();
    expect(await told()).toEqual([]);
    await world.advance('6m');
    await eventually('the alert', async () => (await told()).length === 1);
    await world.advance('2h');
    await world.settled();
    const [alert, ...more] = await told();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ title: expect.stringMatching(/has waited 20 min for approval/), link: '/actions' });
    expect(alert!.body).toContain(draft.body.slice(0, 40));
  });

  it('two people who approve at once send one text', async () => {
    const phone = customer();
    await phone.says('My furnace is out');
    const draft = await draftOf(phone);
    const answers = await Promise.all([review(draft.id, 'approve'), review(draft.id, 'approve')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await phone.receives(1);
    await world.settled();
    expect(await phone.inbox()).toEqual([draft.body]);
  });

  it('the words that a person saw are the words that leave; both versions and the name are kept', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    const edited = await review(draft.id, 'edit', 'Hi, which AC model is it?');
    expect(edited.body).toMatchObject({ state: 'draft', body: 'Hi, which AC model is it?', originalBody: draft.body });
    expect(await phone.inbox()).toEqual([]);
    const done = await review(draft.id, 'approve', 'Hi, which AC model is it, and how old?');
    expect(done.body).toMatchObject({ originalBody: draft.body, reviewedByName: 'Dana Ortiz' });
    expect(await phone.receives(1)).toEqual(['Hi, which AC model is it, and how old?']);
    const edits = await world.sql('SELECT before, after, user_id FROM message_edits WHERE message_id = $1 ORDER BY created_at, before', [
      draft.id,
    ]);
    expect(edits).toHaveLength(2);
    expect(edits.every((edit) => edit.user_id !== null)).toBe(true);
    const trail = await org.get<{ data: { action: string }[] }>('/api/audit?perPage=50');
    expect(trail.data.map(({ action }) => action)).toEqual(expect.arrayContaining(['messages.edit', 'messages.approve']));
  });

  it('empty words are refused by name, and an edit needs words', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    expect(await review(draft.id, 'approve', '   ')).toMatchObject({ status: 400, body: { errors: { body: expect.any(String) } } });
    expect(await review(draft.id, 'edit')).toMatchObject({ status: 400 });
    expect(await review(draft.id, 'send')).toMatchObject({ status: 400 });
    expect(await states(phone)).toEqual(['draft']);
  });

  it('a text of the customer expires it; the next draft asks the question that nobody heard', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const first = await draftOf(phone);
    await phone.says('It is at 14 Oak Street');
    const second = await draftOf(phone);
    expect(second.id).not.toBe(first.id);
    expect(await states(phone)).toEqual(['expired', 'draft']);
    expect(await review(first.id, 'approve')).toMatchObject({ status: 409, body: { message: expect.stringMatching(/wrote again/) } });
    await review(second.id, 'approve');
    expect(await phone.receives(1)).toEqual([second.body]);
    expect(
      (await world.sql('SELECT supersedes FROM decisions d JOIN messages m ON m.decision_id = d.id WHERE m.id = $1', [second.id]))[0]
        ?.supersedes,
    ).not.toBeNull();
  });

  it('a discarded one never leaves, and the text stays unread', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    expect((await review(draft.id, 'discard')).body).toMatchObject({ state: 'cancelled', blockReason: 'draft_discarded' });
    await world.advance('8d');
    await world.settled();
    expect(await phone.inbox()).toEqual([]);
    expect((await org.thread(phone.address)).unreadCount).toBeGreaterThan(0);
    expect(await review(draft.id, 'approve')).toMatchObject({ status: 409 });
  });

  it('a takeover withdraws it; the assistant that comes back drafts an answer to the next text', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    const thread = await org.thread(phone.address);
    await org.request('POST', `/api/conversations/${thread.id}/takeover`);
    expect(await states(phone)).toEqual(['cancelled']);
    expect(await org.thread(phone.address)).toMatchObject({ hasDrafts: false });
    expect(await review(draft.id, 'approve')).toMatchObject({ status: 409 });
    await org.request('POST', `/api/conversations/${thread.id}/return-ai`);
    await phone.says('My name is Ana Diaz');
    const next = await draftOf(phone);
    expect(next.id).not.toBe(draft.id);
    expect(await phone.inbox()).toEqual([]);
  });

  it('STOP is confirmed at once, a draft dies with it, and danger waits for nobody', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    const confirmation = await phone.says('STOP');
    expect(confirmation).toHaveLength(1);
    expect(await review(draft.id, 'approve')).toMatchObject({ status: 409 });
    const other = customer();
    expect((await other.says('I smell gas in the kitchen')).join(' ')).toMatch(/911|leave|emergency/i);
  });

  it('an approved draft meets the same gate', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    const draft = await draftOf(phone);
    const refused = await review(draft.id, 'approve', 'Sure, pay at https://evil.example/now and it is $99.');
    expect(refused.status).toBe(200);
    await until('the gate has judged', async () => {
      const text = (await textsOf(phone))[0]!;
      return text.state === 'blocked' ? true : text.state;
    });
    expect(await phone.inbox()).toEqual([]);
  });

  it('a worker that dies before or after its commit leaves one draft and sends nothing', async () => {
    for (const place of ['turn.before_commit', 'turn.after_commit']) {
      const phone = customer();
      const before = failpointHits(place);
      armFailpoints(`${place}=throw`);
      await phone.texts('My AC is broken');
      await until('the fault struck', () => Promise.resolve(failpointHits(place) > before ? true : 'not yet'));
      armFailpoints(undefined);
      await draftOf(phone);
      await world.settled(60_000);
      expect(await states(phone)).toEqual(['draft']);
      expect(await phone.inbox()).toEqual([]);
    }
  });

  it('one thread may wait in a business that sends, and the other way round', async () => {
    const quick = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request' } });
    const phone = customer(quick);
    expect(await phone.says('My AC is broken')).toHaveLength(1);
    const thread = await quick.thread(phone.address);
    const changed = await quick.request('PATCH', `/api/conversations/${thread.id}`, { replyMode: 'draft' });
    expect(changed.body).toMatchObject({ replyMode: 'draft' });
    expect(await phone.says('My name is Ana Diaz')).toEqual([]);
    const draft = await draftOf(phone, quick);
    await quick.request('PATCH', `/api/conversations/${thread.id}`, { replyMode: null });
    // what waits goes on waiting
    await world.settled();
    expect(await phone.inbox()).toHaveLength(1);
    expect((await review(draft.id, 'approve', undefined, quick)).status).toBe(200);
    expect(await phone.receives(2)).toHaveLength(2);
    expect(await quick.request('PATCH', `/api/conversations/${thread.id}`, { replyMode: 'never' })).toMatchObject({ status: 400 });
    expect(await review(draft.id, 'approve', undefined, org)).toMatchObject({ status: 404 });
  });

  it('nudges wait too, and nothing is reminded of while a draft waits', async () => {
    const phone = customer();
    await phone.says('My AC is broken');
    await review((await draftOf(phone)).id, 'approve');
    await phone.receives(1);
    await world.settled();
    await world.advance('26h');
    const nudge = await draftOf(phone);
    await world.settled();
    expect(await phone.inbox()).toHaveLength(1);
    await world.advance('90h');
    await world.settled();
    expect(await phone.inbox()).toHaveLength(1);
    expect((await textsOf(phone)).filter(({ state }) => state === 'draft').map(({ id }) => id)).toEqual([nudge.id]);
    expect(await org.thread(phone.address)).toMatchObject({ status: 'open' });
  });
});
