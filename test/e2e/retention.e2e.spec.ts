import { Privacy } from '../../src/leads/privacy.service.js';
import { Retention } from '../../src/leads/retention.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import type { TestOrg } from '../harness/test-org.js';
import { until } from '../harness/until.js';
import { World } from '../harness/world.js';

/** People a business has heard nothing of are anonymised after its retention time (rules.md C-18). */
describe('retention', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;
  const quiet = { debounceMs: 0, followUpMinutes: [] };

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside Heating', settings: quiet });
    other = await world.org({ name: 'Southside Plumbing', settings: { ...quiet, retentionDays: 1000 } });
  });
  afterAll(() => world?.stop());

  const contactOf = async (phone: string, of = org): Promise<string> => {
    const { data } = await of.get<{ data: { id: string }[] }>(`/api/contacts?q=${encodeURIComponent(phone)}`);
    expect([phone, data.length]).toEqual([phone, 1]);
    return data[0]!.id;
  };
  const nameOf = async (id: string, of = org): Promise<string | null> =>
    (await of.get<{ name: string | null }>(`/api/contacts/${id}`)).name;
  /** What a worker does once an hour, done now and awaited. */
  const pass = async (): Promise<void> => {
    await world.app.get(Retention, { strict: false }).look();
    await until('nobody is left to anonymise', async () => {
      const [left] = await world.sql(`SELECT * FROM jobs WHERE kind = 'privacy.retention' AND state IN ('pending', 'running', 'dead')`);
      return left ? JSON.stringify(left) : true;
    });
  };
  const wrote = async (phone: string, name: string, body: string, of = org): Promise<string> => {
    await world.phone(phone, of).says(body);
    const id = await contactOf(phone, of);
    expect((await of.request('PATCH', `/api/contacts/${id}`, { name })).status).toBe(200);
    return id;
  };
  const retained = () =>
    world.sql<{ org_id: string; target_id: string; actor_type: string; after: { erased: Record<string, number> } }>(
      `SELECT org_id, target_id, actor_type, after FROM audit_entries WHERE action = 'privacy.retention' ORDER BY id`,
    );
  const wordsOf = (id: string) =>
    world.sql<{ body: string }>(
      'SELECT m.body FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE c.contact_id = $1 ORDER BY m.seq',
      [id],
    );

  it('keeps who was heard of, who is held, who has a visit ahead and who belongs to another business', async () => {
    const people = {
      silent: await wrote('+13125550401', 'Silent Sue', 'Hello, do you fix furnaces?'),
      held: await wrote('+13125550402', 'Held Harry', 'Your man broke my window'),
      visited: await wrote('+13125550403', 'Visited Vera', 'Hello, do you fix boilers?'),
      back: await wrote('+13125550404', 'Back Bob', 'Hello, do you fix heaters?'),
      edited: await wrote('+13125550405', 'Edited Ed', 'Hello, do you fix vents?'),
      called: await wrote('+13125550406', 'Calling Cal', 'Hello, do you fix ducts?'),
      foreign: await wrote('+13125550401', 'Foreign Fay', 'Hello, do you fix pipes?', other),
    };
    await world.phone('+13125550401', org).says('STOP');
    expect((await org.thread('+13125550401')).isSuppressed).toBe(true);
    const hold = await org.request('POST', '/api/privacy/hold', { contactId: people.held, reason: 'Claim 2026-118' });
    expect(hold).toMatchObject({ status: 201, body: { reason: 'Claim 2026-118', placedByName: 'Dana Ortiz' } });
    expect(await org.get(`/api/contacts/${people.held}`)).toMatchObject({
      holdReason: 'Claim 2026-118',
      holdByName: 'Dana Ortiz',
      holdAt: hold.body.placedAt,
    });

    await world.advance('729d');
    await pass();
    expect(await retained()).toEqual([]);
    expect(await nameOf(people.silent)).toBe('Silent Sue');

    // a booking for later, a text, a change by staff, a call: each is a sign of somebody
    const resource = (await org.request('POST', '/api/resources', { name: 'Truck' })).body as { id: string };
    await world.sql(
      `INSERT INTO appointments (id, org_id, contact_id, service_name, resource_id, starts_at, ends_at, busy_until, updated_at)
       SELECT gen_random_uuid(), $1, $2, 'AC repair', $3, t, t + interval '1 hour', t + interval '1 hour', app_now() - interval '729 days'
       FROM (SELECT app_now() + interval '20 days' AS t) x`,
      [org.orgId, people.visited, resource.id],
    );
    await world.phone('+13125550404', org).says('Are you still there?');
    expect((await org.request('PATCH', `/api/contacts/${people.edited}`, { notes: 'Wants a call in spring' })).status).toBe(200);
    await world.sql(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, started_at, ended_at, text_back)
       SELECT gen_random_uuid(), $1, id, 'CA-retention', '+13125550406', address, 'answered', app_now(), app_now(), 'skipped' FROM channel_accounts WHERE org_id = $1`,
      [org.orgId],
    );
    await world.advance('2d');
    await pass();
    expect((await retained()).map(({ target_id }) => target_id)).toEqual([people.silent]);
    expect(await Promise.all([people.held, people.visited, people.back, people.edited, people.called].map((id) => nameOf(id)))).toEqual([
      'Held Harry',
      'Visited Vera',
      'Back Bob',
      'Edited Ed',
      'Calling Cal',
    ]);
    expect(await nameOf(people.foreign, other)).toBe('Foreign Fay');
    // whoever was found and then heard of, or held, is looked at again under the lock
    const expire = (id: string) => world.app.get(Database).withOrg(org.orgId, () => world.app.get(Privacy, { strict: false }).expire(id));
    for (const id of [people.held, people.back]) expect(await expire(id)).toBe(false);
    expect(await retained()).toHaveLength(1);
  });

  it('anonymises like an erasure: the words go, figures and the opt-out stay, and the trail counts what went', async () => {
    const [entry] = await retained();
    expect(entry).toMatchObject({ org_id: org.orgId, actor_type: 'system' });
    expect(entry!.after.erased).toMatchObject({ leads: expect.any(Number), conversations: expect.any(Number), policy: 1 });
    const silent = entry!.target_id;
    expect(await org.get(`/api/contacts/${silent}`)).toMatchObject({
      name: 'Erased person',
      phone: null,
      identities: [],
      openLeadId: null,
    });
    expect(new Set((await wordsOf(silent)).map(({ body }) => body))).toEqual(new Set(['[erased]']));
    // the number stays silent: the STOP outlived the person
    const phone = world.phone('+13125550401', org);
    expect(await phone.says('are you there?')).toEqual([]);
    expect((await org.thread('+13125550401')).isSuppressed).toBe(true);
    expect(await contactOf('+13125550401')).not.toBe(silent);
  });

  it('is quiet about those it has anonymised, also years later', async () => {
    const before = await retained();
    await pass();
    expect(await retained()).toEqual(before);
    await world.advance('800d');
    await pass();
    const after = await retained();
    expect(after.filter(({ target_id }) => target_id === before[0]!.target_id)).toHaveLength(1);
    // the visit is long over, and nobody wrote since
    expect(after.length).toBeGreaterThan(before.length);
    // another business, another time: theirs was 1000 days
    expect(new Set(after.map(({ org_id }) => org_id))).toEqual(new Set([org.orgId, other.orgId]));
  });

  it('says why a person under a legal hold is not erased, and expires them once it is released', async () => {
    const held = await contactOf('+13125550402');
    expect(await nameOf(held)).toBe('Held Harry');
    for (const body of [{ contactId: held }, { contactId: held, cancelBookings: true }]) {
      const refused = await org.request('POST', '/api/privacy/erase', body);
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'privacy.legal_hold', message: expect.stringMatching(/placed by Dana Ortiz \("Claim 2026-118"\)/) },
      });
    }
    expect((await wordsOf(held)).map(({ body }) => body)).toContain('Your man broke my window');
    expect((await org.request('POST', '/api/privacy/hold', { contactId: held, reason: ' ' })).status).toBe(400);
    // what the other business says about an id that is not theirs changes nothing
    expect((await other.request('POST', '/api/privacy/release', { contactId: held })).status).toBe(404);
    expect((await other.request('POST', '/api/privacy/hold', { contactId: held, reason: 'Ours now' })).status).toBe(404);
    for (let time = 0; time < 2; time += 1)
      expect((await org.request('POST', '/api/privacy/release', { contactId: held })).status).toBe(204);
    expect(await org.get(`/api/contacts/${held}`)).toMatchObject({ holdReason: null, holdByName: null, holdAt: null });
    const trail = await world.sql<{ action: string; actor_name: string }>(
      `SELECT action, actor_name FROM audit_entries WHERE target_id = $1 AND action IN ('privacy.hold', 'privacy.release') ORDER BY id`,
      [held],
    );
    expect(trail).toEqual([
      { action: 'privacy.hold', actor_name: 'Dana Ortiz' },
      { action: 'privacy.release', actor_name: 'Dana Ortiz' },
    ]);
    await world.advance('1d');
    await pass();
    expect(await nameOf(held)).toBe('Erased person');
  });

  it('keeps whom staff worked on since, or will', async () => {
    const staffed = await world.org({ name: 'Westside Roofs', settings: quiet });
    const names = ['Resolved Rita', 'Snoozed Sid', 'Due Dan', 'Taken Tom', 'Forgotten Flo', 'Lead Lil', 'Thread Theo'];
    const ids: string[] = [];
    for (const [n, name] of names.entries()) ids.push(await wrote(`+1312555042${n}`, name, 'Hello, do you fix roofs?', staffed));
    await world.advance('700d');
    const act = (n: number, link: string, values: string): Promise<unknown> =>
      world.sql(
        `INSERT INTO escalations (id, org_id, contact_id, conversation_id, lead_id, kind, priority, reason, summary, dedupe_key, status, due_at, snoozed_until, updated_at)
         SELECT gen_random_uuid(), c.org_id, CASE WHEN $2 = 'contact' THEN c.contact_id END, CASE WHEN $2 = 'thread' THEN c.id END,
           CASE WHEN $2 = 'lead' THEN c.lead_id END, 'human_needed', 'low', 'x', 'x', 'act-' || c.id, ${values} FROM conversations c WHERE c.contact_id = $1`,
        [ids[n], link],
      );
    const long = `app_now() - interval '700 days'`;
    await act(0, 'contact', `'resolved', NULL, NULL, app_now()`);
    await act(1, 'contact', `'snoozed', NULL, app_now() + interval '90 days', ${long}`);
    await act(2, 'contact', `'open', app_now() + interval '90 days', NULL, ${long}`);
    await world.sql(`UPDATE conversations SET handler = 'human', handler_since = app_now() WHERE contact_id = $1`, [ids[3]]);
    // what is over and settled keeps nobody
    await act(4, 'contact', `'resolved', app_now() + interval '90 days', app_now() + interval '90 days', ${long}`);
    await act(5, 'lead', `'resolved', NULL, NULL, app_now()`);
    await act(6, 'thread', `'resolved', NULL, NULL, app_now()`);
    await world.advance('31d');
    await pass();
    const left = await Promise.all(ids.map((id) => nameOf(id, staffed)));
    expect(left).toEqual(names.map((name) => (name === 'Forgotten Flo' ? 'Erased person' : name)));
  });

  it('empties calls of people nobody knows, and counts them', async () => {
    const called = await world.org({ name: 'Eastside Doors', settings: quiet });
    const known = await wrote('+13125550431', 'Known Kim', 'Hello, do you fix doors?', called);
    const held = await wrote('+13125550432', 'Held Hal', 'Your man broke my door', called);
    expect((await called.request('POST', '/api/privacy/hold', { contactId: held, reason: 'Claim 7' })).status).toBe(201);
    const call = (sid: string, from: string, isWithheld = false): Promise<unknown> =>
      world.sql(
        `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, is_withheld, status, started_at, ended_at,
           text_back, recording_url, recording_seconds, transcription, events)
         SELECT gen_random_uuid(), $1, id, $2, $3, address, $4, 'voicemail', app_now(), app_now(), 'skipped', 'https://calls.test/1', 9,
           'This is Zebulon Quackenbush', '[{"type":"voicemail"}]' FROM channel_accounts WHERE org_id = $1`,
        [called.orgId, sid, from, isWithheld],
      );
    const calls = () =>
      world.sql<{ sid: string; from: string; said: string | null; url: string | null; events: unknown[] }>(
        `SELECT provider_call_id AS sid, from_address AS "from", transcription AS said, recording_url AS url, events FROM calls
         WHERE org_id = $1 ORDER BY provider_call_id`,
        [called.orgId],
      );
    const counted = () =>
      world.sql(`SELECT actor_type, target_id, after FROM audit_entries WHERE org_id = $1 AND action = 'privacy.retention_unknown'`, [
        called.orgId,
      ]);
    await call('CA-1-withheld', 'anonymous', true);
    await call('CA-2-stranger', '+13125550439');
    await call('CA-3-known', '+13125550431');
    await call('CA-4-held', '+13125550432');
    await world.advance('729d');
    await call('CA-5-young', '+13125550438');
    await world.phone('+13125550431', called).says('Are you still there?');
    await pass();
    expect((await calls()).every(({ said }) => said !== null)).toBe(true);
    expect(await counted()).toEqual([]);
    await world.advance('2d');
    await pass();
    const full = { said: 'This is Zebulon Quackenbush', url: 'https://calls.test/1', events: [{ type: 'voicemail' }] };
    const empty = { said: null, url: null, events: [] };
    expect(await calls()).toEqual([
      { sid: 'CA-1-withheld', from: 'anonymous', ...empty },
      { sid: 'CA-2-stranger', from: 'erased', ...empty },
      { sid: 'CA-3-known', from: '+13125550431', ...full },
      { sid: 'CA-4-held', from: '+13125550432', ...full },
      { sid: 'CA-5-young', from: '+13125550438', ...full },
    ]);
    expect(await nameOf(known, called)).toBe('Known Kim');
    const entry = { actor_type: 'system', target_id: called.orgId, after: { erased: { voice: 2 } } };
    expect(await counted()).toEqual([entry]);
    // what is empty is not emptied again
    await world.advance('1d');
    await pass();
    expect(await counted()).toEqual([entry]);
  });

  it('works through more people than one batch holds', async () => {
    for (let n = 0; n < 23; n += 1) {
      const answer = await org.request('POST', '/api/contacts', { name: `Imported ${n}` }, { 'idempotency-key': `import-${n}` });
      expect(answer.status).toBe(201);
    }
    const before = (await retained()).length;
    await world.advance('731d');
    await pass();
    expect((await retained()).length).toBeGreaterThanOrEqual(before + 23);
    expect(await world.sql(`SELECT 1 FROM contacts WHERE org_id = $1 AND name LIKE 'Imported%'`, [org.orgId])).toEqual([]);
  });

  it('follows the setting of the business', async () => {
    const { version } = await org.get<{ version: number }>('/api/settings');
    for (const retentionDays of [29, 3651, 0, 40.5]) {
      expect((await org.request('PATCH', '/api/settings', { version, retentionDays })).status).toBe(400);
    }
    const id = await wrote('+13125550409', 'Short Sam', 'Hello, do you fix lamps?');
    await world.advance('41d');
    await pass();
    expect(await nameOf(id)).toBe('Short Sam');
    expect(await org.request('PATCH', '/api/settings', { version, retentionDays: 40 })).toMatchObject({
      status: 200,
      body: { retentionDays: 40 },
    });
    await world.advance('1d');
    await pass();
    expect(await nameOf(id)).toBe('Erased person');
  });
});
