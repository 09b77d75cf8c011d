import { randomUUID } from 'node:crypto';
import { bucketOf } from '../../src/experiments/assignment.rules.js';
import { ExperimentWatch } from '../../src/experiments/experiment-watch.service.js';
import type { Phone } from '../harness/phone.js';
import type { TestOrg } from '../harness/test-org.js';
import { World } from '../harness/world.js';

interface Side {
  control: Phone;
  a: Phone;
}

/** From a customer's text to what an experiment may say about it. */
describe('experiments in conversations', () => {
  let world: World;
  let numbers = 600;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.stop());

  const phone = (org: TestOrg): Phone => world.phone(`+1312555${String((numbers += 1)).padStart(4, '0')}`, org);
  const go = async (org: TestOrg, id: string, verb: string, body: object = {}): Promise<any> => {
    const answer = await org.request('POST', `/api/experiments/${id}/${verb}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const begin = async (org: TestOrg, lever: string, value: object, more: object = {}): Promise<string> => {
    const variants = [
      { name: 'As it is', percent: 50 },
      { name: 'Other', percent: 50, value },
    ];
    const { status, body } = await org.request('POST', '/api/experiments', {
      name: `Try ${lever}`,
      lever,
      goal: 'replied',
      variants,
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    await go(org, body.id, 'start');
    return body.id as string;
  };
  async function business(settings: object = {}): Promise<{ org: TestOrg; profile: any }> {
    const org = await world.org({ settings: { debounceMs: 0, disclosure: 'on_request', ...settings } });
    const { body } = await org.request('POST', '/api/onboarding/generate', { engine: 'rules' });
    await org.request('POST', `/api/profile/versions/${body.id}/publish`, { baseVersionId: null, reason: 'first' });
    return { org, profile: body };
  }
  /** Somebody of each side, as PostgreSQL sees the split. */
  async function sidesOf(org: TestOrg, experimentId: string): Promise<Side> {
    const people = Array.from({ length: 24 }, () => phone(org));
    for (const { address } of people) await org.request('POST', '/api/contacts', { phone: address });
    const rows = await world.sql<{ phone: string; isTried: boolean }>(
      `SELECT i.value AS phone, profile_bucket(e.salt, i.contact_id) < 50 AS "isTried" FROM contact_identities i
       JOIN experiments e ON e.org_id = i.org_id WHERE e.id = $1`,
      [experimentId],
    );
    const one = (isTried: boolean): Phone =>
      people.find(({ address }) => rows.some((row) => row.phone === address && row.isTried === isTried))!;
    return { control: one(false), a: one(true) };
  }
  const exposures = (id: string): Promise<{ variant: string; phone: string }[]> =>
    world.sql(
      `SELECT x.variant, i.value AS phone FROM experiment_exposures x
       JOIN contact_identities i ON i.org_id = x.org_id AND i.contact_id = x.contact_id WHERE x.experiment_id = $1 ORDER BY x.variant DESC`,
      [id],
    );
  const arms = async (org: TestOrg, id: string): Promise<any[]> => (await org.get(`/api/experiments/${id}/results`)).variants;
  const both = ({ control, a }: Side): { variant: string; phone: string }[] => [
    { variant: 'control', phone: control.address },
    { variant: 'a', phone: a.address },
  ];

  it('people fall on the side that the database would give them', async () => {
    const pairs = [
      ['0190d9a0-0000-7000-8000-000000000001', '0190d9a0-0000-7000-8000-00000000000a'],
      ['0190d9a0-0000-7000-8000-000000000002', '0190d9a0-0000-7000-8000-00000000000a'],
      ...Array.from({ length: 20 }, () => [randomUUID(), randomUUID()]),
    ];
    for (const [salt, contact] of pairs) {
      const [row] = await world.sql<{ bucket: number }>('SELECT profile_bucket($1, $2) AS bucket', [salt, contact]);
      expect([salt, bucketOf(salt!, contact!)]).toEqual([salt, row!.bucket]);
    }
  });

  it('a length: felt with the first answer, counted once, shown with its results, and replayed as it was', async () => {
    const { org } = await business();
    const id = await begin(org, 'length', { maxWords: 7 });
    const side = await sidesOf(org, id);
    expect(await exposures(id)).toEqual([]);
    for (const one of [side.control, side.a]) await one.says('my AC is not cooling');
    expect(await exposures(id)).toEqual(both(side));
    expect(await arms(org, id)).toMatchObject([
      { variant: 'control', exposed: 1, replied: 0 },
      { variant: 'a', exposed: 1, replied: 0, verdict: 'not_enough_data' },
    ]);
    const words = await world.sql<{ phone: string; words: number; overlay: unknown; variants: unknown }>(
      `SELECT c.contact_address AS phone, (b.body->'profile'->'settings'->>'maxWords')::int AS words, b.body->'overlay' AS overlay, d.plan->'variants' AS variants
       FROM decisions d JOIN conversations c ON c.org_id = d.org_id AND c.id = d.conversation_id
       JOIN decision_businesses b ON b.org_id = d.org_id AND b.hash = d.context->>'business' WHERE d.org_id = $1`,
      [org.orgId],
    );
    const of = (one: Phone) => words.find((row) => row.phone === one.address)!;
    expect(of(side.a)).toMatchObject({ words: 7, overlay: { maxWords: 7 }, variants: [{ experimentId: id, variant: 'a' }] });
    expect(of(side.control)).toMatchObject({ overlay: null, variants: [{ experimentId: id, variant: 'control' }] });
    expect(of(side.control).words).toBeGreaterThan(7);
    await org.request('PATCH', `/api/experiments/${id}`, {
      name: 'Try length again',
      version: (await org.get(`/api/experiments/${id}`)).version,
    });
    const { data: decisions } = await org.get('/api/decisions');
    for (const [one, variant] of [
      [side.a, 'Other'],
      [side.control, 'As it is'],
    ] as const) {
      const thread = await org.thread(one.address);
      const { id: decision } = decisions.find((each: { conversationId: string }) => each.conversationId === thread.id);
      expect((await org.get(`/api/decisions/${decision}`)).tried).toEqual([{ experimentId: id, experiment: 'Try length again', variant }]);
    }
    await side.a.says('Sarah Miller');
    expect(await exposures(id)).toEqual(both(side));
    expect((await arms(org, id)).map(({ replied }: any) => replied)).toEqual([0, 1]);
    const { id: conversationId } = await org.thread(side.a.address);
    const replayed = await org.request('POST', '/api/ai/replay', { conversationId });
    expect(replayed.body).toMatchObject({ total: 2, changed: 0 });
    await side.control.says('STOP');
    const [control] = await arms(org, id);
    expect(control.guards).toMatchObject([
      { guard: 'optedOut', count: 1 },
      { guard: 'complained', count: 0 },
      { guard: 'escalated', count: 0 },
    ]);
    const [seen] = await world.sql<{ contact_id: string }>(
      'SELECT contact_id FROM experiment_exposures WHERE experiment_id = $1 AND variant = $2',
      [id, 'a'],
    );
    const mine = await org.request('POST', '/api/privacy/export', { contactId: seen!.contact_id });
    expect(JSON.stringify(mine.body)).toContain('Try length');
  });

  it('a pause gives everybody what they had, and nobody new is counted', async () => {
    const { org } = await business();
    const id = await begin(org, 'length', { maxWords: 7 });
    const side = await sidesOf(org, id);
    await go(org, id, 'pause');
    await side.a.says('my AC is not cooling');
    expect(await exposures(id)).toEqual([]);
    await go(org, id, 'start');
    await side.a.says('Sarah Miller');
    expect(await exposures(id)).toEqual([{ variant: 'a', phone: side.a.address }]);
  });

  const approve = async (org: TestOrg, one: Phone, body?: string): Promise<void> => {
    const thread = await org.thread(one.address);
    const { data } = await org.get<{ data: { id: string }[] }>(`/api/messages?conversationId=${thread.id}&filter[state]=draft`);
    expect(data).toHaveLength(1);
    const answer = await org.request('PATCH', `/api/messages/${data[0]!.id}`, { action: 'approve', ...(body !== undefined && { body }) });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };

  it('words that wait for an approval are felt by nobody, and by their reader once a person lets them leave', async () => {
    const { org } = await business({ replyMode: 'draft' });
    const id = await begin(org, 'length', { maxWords: 7 });
    const side = await sidesOf(org, id);
    expect(await side.a.says('my AC is not cooling')).toEqual([]);
    expect(await world.sql('SELECT 1 FROM decisions WHERE org_id = $1', [org.orgId])).toHaveLength(1);
    expect(await exposures(id)).toEqual([]);
    await approve(org, side.a);
    expect(await exposures(id)).toEqual([{ variant: 'a', phone: side.a.address }]);
    await side.control.says('my AC is not cooling');
    await world.settled();
    await approve(org, side.control);
    expect(await exposures(id)).toEqual(both(side));
  });

  it('a draft that expired or was discarded is felt by nobody, nor one whose experiment is over', async () => {
    const { org } = await business({ replyMode: 'draft' });
    const id = await begin(org, 'length', { maxWords: 7 });
    const { a, control } = await sidesOf(org, id);
    await a.says('my AC is not cooling');
    await world.settled();
    const thread = await org.thread(a.address);
    const { data } = await org.get<{ data: { id: string }[] }>(`/api/messages?conversationId=${thread.id}&filter[state]=draft`);
    expect((await org.request('PATCH', `/api/messages/${data[0]!.id}`, { action: 'discard' })).status).toBe(200);
    await control.says('my AC is not cooling');
    await world.settled();
    expect(await exposures(id)).toEqual([]);
    await go(org, id, 'pause');
    await approve(org, control);
    expect(await exposures(id)).toEqual([]);
  });

  it('of edited words only what still holds is felt: the time of the next step, and not the length', async () => {
    const { org } = await business({ replyMode: 'draft' });
    const length = await begin(org, 'length', { maxWords: 7 });
    const timing = await begin(org, 'cta_timing', { timing: 'early' });
    const { a } = await sidesOf(org, timing);
    await a.says('my AC is not cooling');
    await world.settled();
    await approve(org, a, 'Hello, this is Dana. When would it suit you?');
    expect(await exposures(timing)).toEqual([{ variant: 'a', phone: a.address }]);
    expect(await exposures(length)).toEqual([]);
  });

  it('an early next step: one side is offered times where the other is asked for more', async () => {
    const { org } = await business();
    const id = await begin(org, 'cta_timing', { timing: 'early' });
    const side = await sidesOf(org, id);
    await side.a.says('hello');
    expect(await exposures(id)).toEqual([]);
    for (const one of [side.control, side.a]) await one.says('my AC is not cooling');
    const decisions = await world.sql<{ phone: string; reason: string }>(
      `SELECT DISTINCT ON (c.id) c.contact_address AS phone, d.reason_code AS reason FROM decisions d
       JOIN conversations c ON c.org_id = d.org_id AND c.id = d.conversation_id WHERE d.org_id = $1 ORDER BY c.id, d.to_seq DESC`,
      [org.orgId],
    );
    const reasonOf = (one: Phone) => decisions.find((row) => row.phone === one.address)!.reason;
    expect([reasonOf(side.control), reasonOf(side.a)]).toEqual(['ask_name', 'offer_openings']);
    expect(await exposures(id)).toEqual(both(side));
  });

  it('other nudges: planned at other times, felt when they are planned', async () => {
    const { org } = await business({ followUpMinutes: [120, 1440] });
    const id = await begin(org, 'follow_up', { minutes: [30, 1440] });
    const side = await sidesOf(org, id);
    for (const one of [side.control, side.a]) await one.says('my AC is not cooling');
    const planned = await world.sql<{ phone: string; minutes: number; job: number }>(
      `SELECT c.contact_address AS phone, round(extract(epoch FROM c.next_follow_up_at - c.last_outbound_at) / 60)::int AS minutes,
         (SELECT round(extract(epoch FROM j.due_at - c.last_outbound_at) / 60)::int FROM jobs j WHERE j.org_id = c.org_id AND j.conversation_id = c.id
            AND j.kind = 'conversation.follow_up' AND j.state = 'pending') AS job
       FROM conversations c WHERE c.org_id = $1`,
      [org.orgId],
    );
    const of = (one: Phone) => planned.find((row) => row.phone === one.address);
    expect([of(side.control), of(side.a)]).toMatchObject([
      { minutes: 120, job: 120 },
      { minutes: 30, job: 30 },
    ]);
    expect(await exposures(id)).toEqual(both(side));
  });

  it('a version: threads of one side run on it; without its share the experiment ends and says so', async () => {
    const { org, profile } = await business();
    const { documents } = await org.get(`/api/profile/versions/${profile.id}`);
    const other = (await org.request('POST', '/api/profile/versions', { baseVersionId: profile.id, documents, reason: 'other' })).body;
    const before = phone(org);
    await before.says('my AC is not cooling');
    const id = await begin(org, 'profile_version', { versionId: other.id });
    const side = await sidesOf(org, id);
    for (const one of [side.control, side.a]) await one.says('my AC is not cooling');
    await before.says('Sarah Miller');
    expect(await exposures(id)).toEqual(both(side));
    expect((await org.thread(side.a.address)).profileVersionId).toBe(other.id);
    expect((await org.thread(side.control.address)).profileVersionId).toBe(profile.id);
    await org.request('DELETE', '/api/profile/test');
    await world.sql('UPDATE experiments SET checked_at = NULL WHERE id = $1', [id]);
    await world.app.get(ExperimentWatch).run();
    expect(await org.get(`/api/experiments/${id}`)).toMatchObject({ status: 'stopped', endReason: 'taken_away' });
    await world.settled();
    const { data } = await org.get('/api/notifications?perPage=50');
    expect(data.find(({ event }: any) => event === 'experiment.stopped')).toMatchObject({ link: expect.stringContaining(id) as unknown });
  });

  it('a control that somebody changes ends the experiment; what both sides have in common may change', async () => {
    const { org, profile } = await business({ followUpMinutes: [120, 1440] });
    const ids = {
      length: await begin(org, 'length', { maxWords: 9 }),
      waits: await begin(org, 'follow_up', { minutes: [30, 1440] }, { layer: 'nudges' }),
    };
    let live: any = profile;
    const publish = async (change: object): Promise<void> => {
      const { documents } = await org.get(`/api/profile/versions/${live.id}`);
      const edited = { ...documents, toneProfile: { ...documents.toneProfile, ...change } };
      const made = await org.request('POST', '/api/profile/versions', { baseVersionId: live.id, documents: edited, reason: 'by hand' });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const done = await org.request('POST', `/api/profile/versions/${made.body.id}/publish`, {
        baseVersionId: live.id,
        reason: 'by hand',
      });
      expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
      live = made.body;
    };
    const looked = async (): Promise<string[]> => {
      await world.sql('UPDATE experiments SET checked_at = NULL WHERE org_id = $1', [org.orgId]);
      await world.app.get(ExperimentWatch).run();
      const found = await Promise.all(Object.values(ids).map((id) => org.get(`/api/experiments/${id}`)));
      return found.map(({ status, endReason }: any) => endReason ?? status);
    };
    await publish({ emojiPolicy: 'never' });
    expect(await looked()).toEqual(['running', 'running']);
    await publish({ maxWords: 33 });
    expect(await looked()).toEqual(['taken_away', 'running']);
    // a pause keeps the people, and with them what they are compared with
    await go(org, ids.waits, 'pause');
    const setWaits = async (followUpMinutes: number[]): Promise<void> => {
      const { version } = await org.get('/api/settings');
      expect((await org.request('PATCH', '/api/settings', { followUpMinutes, version })).status).toBe(200);
    };
    await setWaits([90, 1440]);
    expect(await org.request('POST', `/api/experiments/${ids.waits}/start`, {})).toMatchObject({
      ...{ status: 422, body: { code: 'experiments.waits_changed' } },
    });
    await setWaits([120, 1440]);
    await go(org, ids.waits, 'start');
    await setWaits([90, 1440]);
    expect(await looked()).toEqual(['taken_away', 'taken_away']);
  });

  it('a variant that drives people away is stopped by code, with an entry in the audit log and a notification', async () => {
    const { org } = await business();
    const id = await begin(org, 'length', { maxWords: 7 });
    const { a } = await sidesOf(org, id);
    // sixty people who felt it; a quarter of one side opted out since
    await world.sql(
      `WITH people AS (INSERT INTO contacts (id, org_id, name) SELECT gen_random_uuid(), $1, 'Person ' || n FROM generate_series(1, 120) n RETURNING id),
       threads AS (INSERT INTO conversations (id, org_id, contact_id, channel_account_id, contact_address, status, closed_at)
         SELECT gen_random_uuid(), $1, p.id, $3, '+13125559999', 'closed', app_now() FROM people p RETURNING id, contact_id),
       felt AS (INSERT INTO experiment_exposures (org_id, experiment_id, contact_id, variant, conversation_id, exposed_at)
         SELECT $1, $2, t.contact_id, CASE WHEN row_number() OVER () % 2 = 0 THEN 'a' ELSE 'control' END, t.id, app_now() - interval '2 hours' FROM threads t
         RETURNING contact_id, variant)
       INSERT INTO suppressions (id, org_id, address_hmac, address_last4, channel, source, contact_id, created_at)
       SELECT gen_random_uuid(), $1, decode(md5(f.contact_id::text), 'hex'), '0000', 'sms', 'keyword', f.contact_id, app_now() - interval '1 hour'
       FROM felt f JOIN (SELECT contact_id, row_number() OVER () AS n FROM felt WHERE variant = 'a') a USING (contact_id) WHERE a.n % 5 < 2`,
      [org.orgId, id, org.accountId],
    );
    const watch = world.app.get(ExperimentWatch);
    await world.sql('UPDATE experiments SET checked_at = NULL WHERE id = $1', [id]);
    await Promise.all([watch.run(), watch.run()]);
    const stopped = await org.get(`/api/experiments/${id}`);
    expect(stopped).toMatchObject({ status: 'stopped', endReason: 'guard', variants: [{ stoppedAt: null }, { stoppedBy: 'optedOut' }] });
    const refusal = await org.request('POST', `/api/experiments/${id}/promote`, { variant: 'a', isUnproven: true });
    expect(refusal.body.code).toBe('experiments.stopped_variant');
    await world.settled();
    const { data: entries } = await org.get('/api/audit?perPage=50');
    expect(entries.filter(({ action }: any) => action === 'experiments.guard')).toMatchObject([{ actorType: 'system', targetId: id }]);
    const { data: notices } = await org.get('/api/notifications?perPage=50');
    const about = notices.filter(({ event }: any) => event === 'experiment.stopped');
    expect(about).toHaveLength(1);
    expect(about[0]).toMatchObject({ title: '"Other" was stopped in the experiment "Try length"' });
    // the people of the variant get what everybody gets
    await a.says('my AC is not cooling');
    const [last] = await world.sql<{ words: number }>(
      `SELECT (b.body->'profile'->'settings'->>'maxWords')::int AS words FROM decisions d
       JOIN decision_businesses b ON b.org_id = d.org_id AND b.hash = d.context->>'business' WHERE d.org_id = $1`,
      [org.orgId],
    );
    expect(last!.words).toBeGreaterThan(7);
  });

  it('the planned end ends it', async () => {
    const { org } = await business();
    const id = await begin(org, 'length', { maxWords: 7 }, { endsAt: '2040-01-02T12:00:00Z' });
    const watch = world.app.get(ExperimentWatch);
    await world.sql('UPDATE experiments SET checked_at = NULL WHERE id = $1', [id]);
    await watch.run();
    expect((await org.get(`/api/experiments/${id}`)).status).toBe('running');
    await world.sql(`UPDATE experiments SET checked_at = NULL, ends_at = app_now() - interval '1 minute' WHERE id = $1`, [id]);
    await watch.run();
    expect(await org.get(`/api/experiments/${id}`)).toMatchObject({ status: 'stopped', endReason: 'planned_end' });
  });

  it('a tone: the same turn in other words with the rules alone, its nudge too, and replayed as it was', async () => {
    const { org, profile } = await business();
    const side = await sidesOf(org, await begin(org, 'tone', { formality: 'formal' }));
    const usual = /^(?:Got it|Thanks|Okay)\b/;
    expect((await side.control.says('my AC is not cooling'))[0]).toMatch(usual);
    const said = await side.a.says('my AC is not cooling');
    expect(said[0]).toMatch(/^(?:Understood|Thank you|Very well)\b/);
    said.push(...(await side.a.says('Sarah Miller')));
    const { id: conversationId } = await org.thread(side.a.address);
    const replay = async (more: object = {}): Promise<any> =>
      (await org.request('POST', '/api/ai/replay', { conversationId, ...more })).body;
    expect(await replay()).toMatchObject({ total: 2, changed: 0 });
    const { decisions } = await replay({ profileVersionId: profile.id });
    const untried = decisions.find(({ before }: any) => before.reply === said[0]);
    expect([untried.changes.map(({ field }: any) => field), untried.after.reply]).toEqual([['reply'], expect.stringMatching(usual)]);
    await world.advance('150m');
    await world.settled();
    const [nudge] = await world.sql<{ body: string }>(
      `SELECT m.body FROM outbound o JOIN messages m ON m.org_id = o.org_id AND m.id = o.message_id WHERE o.conversation_id = $1 AND o.kind = 'follow_up'`,
      [conversationId],
    );
    expect(nudge!.body).toMatch(/^(?:Hello|This is)\b/);
    for (const words of [...said, nudge!.body]) expect(words).not.toMatch(/\w'(?:m|re|ve|ll|d|t|s)\b|!|\b(?:Hi|Thanks|Just)\b/);
  });
});
