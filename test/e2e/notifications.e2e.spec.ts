import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { newId } from '../../src/common/ids.js';
import { Takeovers } from '../../src/conversations/takeover.service.js';
import { StaffWorld } from '../harness/staff-world.js';
import { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';

// Alerts from the event to the handset and back, through the simulated network.

let staff: StaffWorld;

beforeAll(async () => {
  staff = await StaffWorld.start();
});

afterAll(async () => {
  await staff?.world.stop();
});

const inbox = (phone: string) => staff.world.phone(phone, staff.org).inbox();
const received = (phone: string, body: string) => eventually(`${phone} has "${body}"`, async () => (await inbox(phone)).includes(body));
const row = (what: string, sql: string, params: unknown[]) => eventually(what, async () => (await staff.world.sql(sql, params))[0]);

describe('an alert', () => {
  it('is one row, one text from the alert number and one mail', async () => {
    await staff.emit('call.missed', { callId: await staff.missedCall('+13125550121') });
    const told = await staff.notification('call.missed', (each) => each.sms_outbound_id !== null && each.email_state === 'sent');
    expect(told).toMatchObject({ title: 'Missed call from (312) 555-0121', count: 1 });
    const body = await staff.alert('the missed call', (each) => each.includes('0121'));
    expect(body).toMatch(
      /^Northside Heating \d+: Missed call from \(312\) 555-0121\. .*Ringback is texting back\. http:\/\/\S+\/admin\/t\/\S+\/calls$/,
    );
    const folder = join(staff.world.settings.DATA_DIR, 'mail');
    const mails = readdirSync(folder)
      .filter((file) => file.endsWith('.eml'))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(mails.filter((mail) => mail.includes('0121') && mail.includes(`To: ${staff.org.email}`))).toHaveLength(1);
  });

  it('tells a whole story: the call, the wish, the booking', async () => {
    const ray = staff.world.phone('+13125550131', staff.org);
    await ray.calls('no-answer');
    await staff.alert('the missed call', (body) => body.includes('Missed call from (312) 555-0131'));
    await eventually('the text-back', async () => (await ray.inbox()).length > 0);
    await ray.says('My AC is broken, this is Ray Kane, 14 Oak Street. Tomorrow morning would be great');
    await staff.alert('the wish', (body) => body.includes('Lead qualified: Ray Kane'));
    await ray.says('the first one');
    await ray.says('yes');
    const booked = await staff.alert('the booking', (body) => body.includes('Booked: Ray Kane'));
    expect(booked).toContain('AC repair');
  });

  it('groups repeated calls, counts an event that comes twice once, and is loud again at the third', async () => {
    for (let n = 1; n <= 3; n += 1) {
      const callId = await staff.missedCall('+13125550122');
      await staff.emit(n === 1 ? 'call.missed' : 'call.repeat', { callId });
      await staff.emit(n === 1 ? 'call.missed' : 'call.repeat', { callId });
      await staff.notification(n === 1 ? 'call.missed' : 'call.repeat', (each) => each.title.includes('0122') && each.count === n);
    }
    await staff.alert('the third call', (each) => /3rd call in \d+ min from \(312\) 555-0122/.test(each));
    expect((await staff.alerts()).filter((each) => each.includes('0122'))).toHaveLength(2);
  });

  it('is listed with what I have not read, for me alone', async () => {
    // what was told above may still bring a notification, which would count between two looks
    await staff.world.settled();
    const before = await staff.org.get<{ data: { id: string }[]; total: number; unread: number }>('/api/notifications');
    expect(before).toMatchObject({ total: before.data.length, unread: before.data.length });
    const first = before.data[0]!;
    expect((await staff.org.request('POST', `/api/notifications/${first.id}/read`)).status).toBe(204);
    expect((await staff.org.request('POST', `/api/notifications/${newId()}/read`)).status).toBe(404);
    expect((await staff.operations.request('POST', `/api/notifications/${first.id}/read`)).status).toBe(404);
    const after = await staff.org.get<{ data: { id: string }[]; unread: number }>('/api/notifications?filter[isRead]=false');
    expect(after.unread).toBe(before.unread - 1);
    expect(after.data.map((each) => each.id)).not.toContain(first.id);
    expect((await staff.org.request('POST', '/api/notifications/read-all')).body).toEqual({ read: before.unread - 1 });
    expect((await staff.org.get<{ unread: number }>('/api/notifications')).unread).toBe(0);
  });

  it('hides phone numbers from a viewer, who has read nothing yet', async () => {
    const account = { email: 'viewer@example.test', name: 'Vera', password: 'correct horse battery' };
    await staff.world.app.get(OrgFactory).addUser({ ...account, orgId: staff.org.orgId, role: 'viewer' });
    const viewer = new TestOrg(staff.world, { ...staff.org, ...account });
    await viewer.signIn();
    const page = await viewer.get<{ data: { title: string; body: string }[]; unread: number }>('/api/notifications');
    expect(page.unread).toBe(page.data.length);
    expect(JSON.stringify(page.data)).toContain('***21');
    expect(JSON.stringify(page.data)).not.toContain('555-01');
    expect((await viewer.request('PATCH', '/api/notification-preferences', { version: 1 })).status).toBe(403);
  });

  it('follows the preferences', async () => {
    const before = await staff.org.get<{ version: number; events: { event: string }[] }>('/api/notification-preferences');
    expect(before.events.find((each) => each.event === 'emergency.detected')).toMatchObject({ sms: true, email: true, isFixed: true });
    const change = { version: before.version, events: { 'conversation.no_openings': { sms: false, email: false } } };
    const patch = (body: unknown) => staff.org.request<{ events: unknown[] }>('PATCH', '/api/notification-preferences', body);
    expect((await patch({ ...change, events: { nonsense: {} } })).status).toBe(400);
    expect((await patch({ ...change, ownerQuietStart: '25:00' })).status).toBe(400);
    const saved = await patch(change);
    expect(saved.body.events).toContainEqual({
      event: 'conversation.no_openings',
      label: 'No free time to offer',
      sms: false,
      email: false,
      isFixed: false,
    });
    expect((await patch(change)).status).toBe(409);
    const liz = await staff.customer('Liz Hay');
    await staff.emit('conversation.no_openings', { conversationId: liz.conversationId });
    const told = await staff.notification('conversation.no_openings');
    await staff.world.settled();
    expect((await staff.notifications('conversation.no_openings'))[0]).toMatchObject({
      id: told.id,
      title: 'No free time to offer Liz Hay',
      sms_outbound_id: null,
      email_state: null,
    });
    await staff.prefer({ events: { 'conversation.no_openings': { sms: true, email: true } } });
  });
});

describe('a takeover', () => {
  it('reaches the handset, and the reply leaves from the business number', async () => {
    await staff.prefer({ isTakeoverRelayOn: true });
    const sarah = await staff.customer('Sarah Lee');
    await staff.asOwner(() => staff.world.app.get(Takeovers).takeover(sarah.conversationId));
    await staff.world.phone(sarah.phone, staff.org).texts('Can you come at five?');
    await staff.alert('the relayed text', (body) => body.endsWith('Sarah Lee: Can you come at five?'));
    await staff.ownerTexts('OK');
    await received(sarah.phone, 'OK');
    expect(await staff.world.sql(`SELECT sender FROM messages WHERE conversation_id = $1 AND body = 'OK'`, [sarah.conversationId])).toEqual(
      [{ sender: 'human' }],
    );

    const tom = await staff.customer('Tom Reed');
    await staff.asOwner(() => staff.world.app.get(Takeovers).takeover(tom.conversationId));
    await staff.world.phone(tom.phone, staff.org).texts('Is it expensive?');
    await staff.alert('the second relayed text', (body) => body.endsWith('Tom Reed: Is it expensive?'));
    await staff.ownerTexts('About 200 for the visit');
    const question = await staff.alert('the question', (body) => body.startsWith('Who is it for?'));
    expect(await inbox(tom.phone)).not.toContain('About 200 for the visit');
    await staff.ownerTexts(question.indexOf('Tom Reed') < question.indexOf('Sarah Lee') ? '1' : '2');
    await received(tom.phone, 'About 200 for the visit');
    expect(await inbox(sarah.phone)).not.toContain('About 200 for the visit');

    for (const { conversationId } of [sarah, tom]) await staff.asOwner(() => staff.world.app.get(Takeovers).resolve(conversationId));
    await staff.ownerTexts('And one more thing');
    await staff.alert('an honest answer', (body) => body.startsWith('Nothing here waits for your reply'));
    expect(await staff.world.sql('SELECT 1 FROM contact_identities WHERE value = $1', [staff.owner])).toEqual([]);
  });

  it('reminds when the customer waits', async () => {
    await staff.prefer({ isTakeoverRelayOn: false });
    const ann = await staff.customer('Ann Cole');
    await staff.asOwner(() => staff.world.app.get(Takeovers).takeover(ann.conversationId));
    await staff.world.phone(ann.phone, staff.org).texts('Hello?');
    await row(
      'the reminder is set',
      `SELECT 1 FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1 HAVING count(*) >= 2`,
      [ann.conversationId],
    );
    await staff.world.advance('16m');
    await staff.notification('takeover.waiting', (each) => each.title === 'Ann Cole has waited 15 min');
    await staff.asOwner(() => staff.world.app.get(Takeovers).resolve(ann.conversationId));
  });

  it('is anybody’s again when the business chose that: those on duty are called, and the assistant stays out', async () => {
    await staff.prefer({ takeoverSilence: 'reassign' });
    const eve = await staff.customer('Eve Poe');
    expect((await staff.org.request('POST', `/api/conversations/${eve.conversationId}/takeover`)).status).toBeLessThan(300);
    await staff.world.phone(eve.phone, staff.org).texts('Hello?');
    await row(
      'the reminder is set',
      `SELECT 1 FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1 HAVING count(*) >= 2`,
      [eve.conversationId],
    );
    const held = await staff.org.get(`/api/conversations/${eve.conversationId}`);
    expect(held.handlerUserId).not.toBeNull();
    await staff.world.advance('16m');
    await staff.notification('takeover.released', ({ title }) => title.startsWith('Eve Poe has waited 15 min'));
    const freed = await staff.org.get(`/api/conversations/${eve.conversationId}`);
    expect(freed).toMatchObject({ handler: 'human', handlerUserId: null });
    // The takeover and the text were watched both: what the one released the other does not remind of at once.
    await staff.world.settled();
    expect((await staff.notifications('takeover.waiting')).filter(({ title }) => title.startsWith('Eve Poe'))).toEqual([]);
    // Nobody came: the next reminder is about what nobody holds.
    await staff.world.advance('16m');
    await staff.notification('takeover.waiting', ({ title }) => title.startsWith('Eve Poe'));
    expect((await staff.org.request('POST', `/api/conversations/${eve.conversationId}/takeover`)).status).toBeLessThan(300);
    await staff.asOwner(() => staff.world.app.get(Takeovers).resolve(eve.conversationId));
    await staff.prefer({ takeoverSilence: 'remind' });
  });

  it('goes back to the assistant when the business chose that', async () => {
    await staff.prefer({ takeoverSilence: 'return' });
    const bob = await staff.customer('Bob Day');
    await staff.asOwner(() => staff.world.app.get(Takeovers).takeover(bob.conversationId));
    await row('the job is set', `SELECT 1 FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1`, [
      bob.conversationId,
    ]);
    await staff.world.advance('16m');
    await row('the return', `SELECT 1 FROM conversations WHERE id = $1 AND handler = 'ai'`, [bob.conversationId]);
    await staff.asOwner(() => staff.world.app.get(Takeovers).resolve(bob.conversationId));
    await staff.prefer({ takeoverSilence: 'remind' });
  });
});

describe('quiet hours', () => {
  it('keep an ordinary alert for the morning, in one digest, without what was read', async () => {
    const known = (await staff.notifications('conversation.no_openings')).length;
    await staff.prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '23:59' });
    const [lea, jon] = [await staff.customer('Lea Orr'), await staff.customer('Jon Kay')];
    for (const { conversationId } of [lea, jon]) await staff.emit('conversation.no_openings', { conversationId });
    await eventually('two rows', async () => (await staff.notifications('conversation.no_openings')).length === known + 2);
    await staff.world.settled();
    const rows = (await staff.notifications('conversation.no_openings')).slice(known);
    expect(rows.map((each) => each.sms_outbound_id)).toEqual([null, null]);
    const read = rows.find((each) => each.title.includes('Jon Kay'))!;
    await staff.org.request('POST', `/api/notifications/${read.id}/read`);
    const [due] = await staff.world.sql<{ seconds: number }>(
      `SELECT ceil(extract(epoch FROM max(due_at) - app_now()))::int + 1 AS seconds FROM jobs WHERE kind = 'alerts.digest' AND org_id = $1 AND state = 'pending'`,
      [staff.org.orgId],
    );
    await staff.world.advance(`${due!.seconds}s`);
    const digest = await staff.alert('the digest', (body) => body.includes('While you were off'));
    expect(digest).toContain('No free time to offer Lea Orr');
    expect(digest).not.toContain('Jon Kay');
    await staff.prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '00:00' });
  });
});

describe('a staff phone', () => {
  it('stops its alerts visibly and starts them again', async () => {
    await staff.ownerTexts('STOP');
    await staff.notification('alerts.stopped');
    const { phones } = await staff.org.get<{ phones: { phone: string; alertsStoppedAt: string | null }[] }>(
      '/api/notification-preferences',
    );
    expect(phones.find((each) => each.phone === staff.owner)?.alertsStoppedAt).not.toBeNull();
    await staff.ownerTexts('START');
    await staff.alert('the answer to START', (body) => body === 'Alerts to this phone are on again.');
  });

  it('that cannot be reached becomes an action', async () => {
    await staff.world.sql(`UPDATE channel_accounts SET state = 'paused' WHERE org_id = $1`, [staff.world.operationsOrgId]);
    await staff.emit('call.missed', { callId: await staff.missedCall('+13125550124') });
    await row('the action', `SELECT 1 FROM escalations WHERE org_id = $1 AND reason = 'alerts_no_number'`, [staff.org.orgId]);
    await staff.world.sql(`UPDATE channel_accounts SET state = 'active' WHERE org_id = $1`, [staff.world.operationsOrgId]);
  });
});

describe('work that has used all its attempts', () => {
  it('is told once per kind and day, however many jobs an outage fails', async () => {
    const fail = async (kind: string, key: string): Promise<void> => {
      await staff.world.sql(
        `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, attempts, payload) VALUES (gen_random_uuid(), $1, $2, $3, app_now(), 4, '{"callId": "none", "escalationId": "none"}')`,
        [staff.org.orgId, kind, key],
      );
      await row(`${key} is dead`, `SELECT 1 FROM jobs WHERE org_id = $1 AND dedupe_key = $2 AND state = 'dead'`, [staff.org.orgId, key]);
    };
    await fail('event.call.missed.notifications', 'broken-1');
    await staff.notification('job.dead', ({ title }) => title === 'Telling you of a missed call failed');
    await fail('event.call.missed.notifications', 'broken-2');
    await fail('alerts.emergency_call', 'broken-3');
    await staff.notification('job.dead', ({ title }) => title === 'Calling your staff about an emergency failed');
    await staff.world.settled();
    expect((await staff.notifications('job.dead')).map(({ title, count }) => [title, count])).toEqual([
      ['Telling you of a missed call failed', 1],
      ['Calling your staff about an emergency failed', 1],
    ]);
    expect(await staff.alert('the failed call', (body) => body.includes('Calling your staff about an emergency failed'))).toContain(
      'alerts.emergency_call',
    );
  });

  it('is also work whose process ended each time it began', async () => {
    await staff.world.sql(
      `INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, state, attempts, lease_until, payload)
       VALUES (gen_random_uuid(), $1, 'alerts.relay', 'deadly', app_now(), 'running', 10, now() - interval '1 second', '{}')`,
      [staff.org.orgId],
    );
    const dead = `SELECT 1 FROM jobs WHERE org_id = $1 AND dedupe_key = 'deadly' AND state = 'dead' AND last_error LIKE '%process ended%'`;
    await row('it is dead', dead, [staff.org.orgId]);
    await staff.notification('job.dead', ({ title }) => title === 'Passing on a text to whoever holds its conversation failed');
  });
});
