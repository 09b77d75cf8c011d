import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Client } from 'pg';
import { AdminModule } from '../../src/admin/admin.module.js';
import { DemoWorld } from '../../src/admin/demo-world.service.js';
import { AnalyticsModule } from '../../src/analytics/analytics.module.js';
import { AppointmentsModule } from '../../src/appointments/appointments.module.js';
import { AuditModule } from '../../src/audit/audit.module.js';
import { AuthModule } from '../../src/auth/auth.module.js';
import { ChannelsModule } from '../../src/channels/channels.module.js';
import { WebhookHandlers } from '../../src/channels/webhook-handlers.service.js';
import { newId } from '../../src/common/ids.js';
import { sleep } from '../../src/common/retry.js';
import { ConversationsModule } from '../../src/conversations/conversations.module.js';
import { Escalations } from '../../src/conversations/escalations.service.js';
import { Takeovers } from '../../src/conversations/takeover.service.js';
import { DeliveryModule } from '../../src/delivery/delivery.module.js';
import { ENTITIES } from '../../src/entities.js';
import { LeadsModule } from '../../src/leads/leads.module.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { OrgsModule } from '../../src/orgs/orgs.module.js';
import { BusinessClock } from '../../src/platform/clock/business-clock.service.js';
import { parseSettings } from '../../src/platform/config/config.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { loggingModule } from '../../src/platform/logging/logging.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { PolicyModule } from '../../src/policy/policy.module.js';
import { Events } from '../../src/scheduler/events.service.js';
import { SchedulerModule } from '../../src/scheduler/scheduler.module.js';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';

// Alerts from the event to the handset and back, on real PostgreSQL, through the simulated network. No Redis: the pollers do it.

const OWNER = '+13125550100';
const NUMBER = '+13125550199';
const ALERTS = '+15550100000';
const PASSWORD = 'correct horse battery';
const DEADLINE_MS = 20_000;

let db: TestDatabase;
let admin: Client;
let app: NestFastifyApplication;
let dataDir: string;
let orgId: string;
let operationsOrgId: string;
let client: { authorization: string };
let operations: { authorization: string };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  db = await createTestDatabase();
  admin = new Client({ connectionString: db.adminUrl });
  await admin.connect();
  dataDir = mkdtempSync(join(tmpdir(), 'ringback-'));
  const port = await freePort();
  const settings = parseSettings({
    NODE_ENV: 'test', PORT: String(port), DATABASE_URL: db.appUrl, JWT_SECRET: db.jwtSecret, ENCRYPTION_KEY: db.encryptionKey, LOG_LEVEL: 'silent',
    DATA_DIR: dataDir, ADMIN_PASSWORD: PASSWORD,
  });
  @Module({
    imports: [
      loggingModule(settings),
      TypeOrmModule.forRoot({ type: 'postgres', url: settings.DATABASE_URL, entities: ENTITIES }),
      ScheduleModule.forRoot(), PlatformModule.register(settings), HttpModule, AuditModule, SchedulerModule, OrgsModule, ChannelsModule, AuthModule, LeadsModule,
      PolicyModule, AppointmentsModule, ConversationsModule, DeliveryModule, NotificationsModule, AnalyticsModule, AdminModule,
    ],
  })
  class TestModule {
    constructor(handlers: WebhookHandlers) {
      handlers.onCall(() => Promise.resolve([{ hangup: true }]));
    }
  }
  app = await createHttpApp(TestModule, { consoleFolder: '/nonexistent', shutdownGraceMs: 200 });
  await app.listen(port, '127.0.0.1');
  const seeded = await app.get(DemoWorld).seed();
  expect(seeded).toEqual({ createdAdmin: true, email: 'admin@ringback.local' });
  const rows = await admin.query<{ id: string; kind: string; slug: string }>('SELECT id, kind, slug FROM orgs');
  orgId = rows.rows.find((row) => row.slug === 'northside-heating-air')!.id;
  operationsOrgId = rows.rows.find((row) => row.kind === 'operations')!.id;
  client = await signIn(orgId);
  operations = await signIn(operationsOrgId);
  // daytime for the business, or every alert would wait for the morning
  await prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '00:00' });
});

afterAll(async () => {
  await app?.close();
  await admin?.end();
  await db?.drop();
});

async function signIn(activeOrg: string): Promise<{ authorization: string }> {
  const login = await app.inject({ method: 'POST', url: '/api/auth/login', payload: { email: 'admin@ringback.local', password: PASSWORD } });
  const headers = { authorization: `Bearer ${login.json<{ accessToken: string }>().accessToken}` };
  const switched = await app.inject({ method: 'POST', url: '/api/auth/switch-org', headers, payload: { orgId: activeOrg } });
  return { authorization: `Bearer ${switched.json<{ accessToken: string }>().accessToken}` };
}

/** Waits until `look` answers something; fails with what it saw last. */
async function eventually<T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  const end = performance.now() + DEADLINE_MS;
  while (performance.now() < end) {
    const found = await look();
    if (found) return found;
    await sleep(100);
  }
  throw new Error(`never happened: ${what}`);
}

interface LedgerEntry {
  type: string;
  from: string;
  to: string;
  body?: string;
}

async function ledger(to: string, headers = operations): Promise<LedgerEntry[]> {
  const answer = await app.inject({ method: 'GET', url: `/api/simulator/ledger?to=${encodeURIComponent(to)}`, headers });
  return answer.json<{ data: LedgerEntry[] }>().data;
}

/** Texts that reached a phone from one of our numbers. */
async function texts(to: string, from: string): Promise<string[]> {
  const entries = await ledger(to, from === ALERTS ? operations : client);
  return entries.filter((entry) => entry.from === from && entry.body !== undefined).map((entry) => entry.body!);
}

async function text(from: string, to: string, body: string): Promise<void> {
  const headers = to === ALERTS ? operations : client;
  const answer = await app.inject({ method: 'POST', url: '/api/simulator/texts', headers, payload: { from, to, body } });
  expect(answer.statusCode, answer.body).toBe(201);
}

/** Through the API: it also drops what the process remembers of the org. */
async function prefer(change: Record<string, unknown>): Promise<void> {
  const { version } = (await app.inject({ method: 'GET', url: '/api/notification-preferences', headers: client })).json<{ version: number }>();
  const answer = await app.inject({ method: 'PATCH', url: '/api/notification-preferences', headers: client, payload: { version, ...change } });
  expect(answer.statusCode, answer.body).toBe(200);
}

const emit = (event: string, payload: Record<string, unknown>, key: string = newId()) => app.get(Database).asOrg(orgId, (tx) => app.get(Events).emit(tx, event, payload, key));
const notifications = async (event: string) =>
  (await admin.query<{ id: string; title: string; body: string; count: number; sms_outbound_id: string | null; email_state: string | null }>(
    'SELECT id, title, body, count, sms_outbound_id, email_state FROM notifications WHERE org_id = $1 AND event = $2 ORDER BY created_at', [orgId, event])).rows;

let customers = 40;

/** A customer with an open thread, as if they had just texted. */
async function customer(name: string): Promise<{ phone: string; contactId: string; conversationId: string }> {
  customers += 1;
  const phone = `+131255501${customers}`;
  await text(phone, NUMBER, `Hello, this is ${name}`);
  const row = await eventually(async () => {
    const { rows } = await admin.query<{ id: string; contact_id: string }>('SELECT id, contact_id FROM conversations WHERE contact_address = $1', [phone]);
    return rows[0];
  }, `a thread of ${name}`);
  await admin.query('UPDATE contacts SET name = $2 WHERE id = $1', [row.contact_id, name]);
  return { phone, contactId: row.contact_id, conversationId: row.id };
}

async function missedCall(from: string): Promise<string> {
  const id = newId();
  await admin.query(
    `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, started_at)
     SELECT $1, $2, id, $3, $4, address, 'missed', app_now() FROM channel_accounts WHERE org_id = $2`, [id, orgId, newId(), from]);
  return id;
}

const asOwner = <T>(fn: () => Promise<T>): Promise<T> => app.get(Database).withOrg(orgId, fn, { type: 'user', name: 'Dana' });

describe('the first start', () => {
  it('is done once', async () => {
    expect(await app.get(DemoWorld).seed()).toEqual({ createdAdmin: false, email: 'admin@ringback.local' });
    const { rows } = await admin.query<{ orgs: string; numbers: string }>('SELECT (SELECT count(*) FROM orgs) AS orgs, (SELECT count(*) FROM channel_accounts) AS numbers');
    expect(rows[0]).toEqual({ orgs: '3', numbers: '3' });
  });

  it('shows a console that is not empty', async () => {
    const [stats, recent, queues] = await Promise.all(
      ['/api/dashboard/stats', '/api/dashboard/recent', '/api/admin/queues'].map((url) => app.inject({ method: 'GET', url, headers: client })));
    expect(stats!.json()).toMatchObject({ timeZone: 'America/Chicago', currency: 'USD', now: { openConversations: 1, openActions: 1 } });
    const feed = recent!.json<{ data: { title: string; link: string }[] }>().data;
    expect(feed.map((line) => line.title)).toEqual(expect.arrayContaining(['Booked: Priya Patel', 'Needs you: Kevin Brown', 'Missed call from Kevin Brown', 'Job completed: Maria Gomez']));
    expect(queues!.statusCode, queues!.body).toBe(200);
    expect(queues!.json()).toMatchObject({ redis: 'absent' });
  });
});

describe('an alert', () => {
  it('is one row, one text from the alert number and one mail', async () => {
    const call = await missedCall('+13125550121');
    await emit('call.missed', { callId: call });
    const [row] = await eventually(async () => {
      const rows = await notifications('call.missed');
      return rows[0]?.sms_outbound_id && rows[0].email_state === 'sent' && rows;
    }, 'a missed call told on both ways');
    expect(row).toMatchObject({ title: 'Missed call from (312) 555-0121', count: 1 });
    const sent = await eventually(async () => {
      const found = await texts(OWNER, ALERTS);
      return found.length > 0 && found;
    }, 'the text on the handset');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain('Northside Heating & Air: Missed call from (312) 555-0121.');
    const mail = readdirSync(join(dataDir, 'mail')).filter((file) => file.endsWith('.eml')).map((file) => readFileSync(join(dataDir, 'mail', file), 'utf8'));
    expect(mail.join()).toContain('To: dana@northside.example');
  });

  it('groups repeated calls and is loud again at the third', async () => {
    for (let n = 0; n < 3; n += 1) {
      const call = await missedCall('+13125550122');
      // one event may come twice: it counts once
      await emit('call.missed', { callId: call });
      if (n > 0) await emit('call.repeat', { callId: call, count: n + 1 });
      await eventually(async () => (await notifications(n > 0 ? 'call.repeat' : 'call.missed')).concat(await notifications('call.missed')).some((row) => row.title.includes('0122') && row.count === n + 1), `call ${n + 1}`);
    }
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.includes('3rd call in 1 min from (312) 555-0122')), 'the third call on the handset');
    const about = (await texts(OWNER, ALERTS)).filter((body) => body.includes('0122'));
    expect(about).toHaveLength(2);
  });

  it('is listed with what I have not read', async () => {
    const before = (await app.inject({ method: 'GET', url: '/api/notifications', headers: client })).json<{ data: { id: string; isRead: boolean }[]; total: number; unread: number }>();
    expect(before.total).toBe(before.data.length);
    expect(before.unread).toBe(before.total);
    const first = before.data[0]!;
    expect((await app.inject({ method: 'POST', url: `/api/notifications/${first.id}/read`, headers: client })).statusCode).toBe(204);
    expect((await app.inject({ method: 'POST', url: `/api/notifications/${newId()}/read`, headers: client })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: `/api/notifications/${first.id}/read`, headers: operations })).statusCode).toBe(404);
    const unread = (await app.inject({ method: 'GET', url: '/api/notifications?filter[isRead]=false', headers: client })).json<{ data: { id: string }[]; unread: number }>();
    expect(unread.unread).toBe(before.unread - 1);
    expect(unread.data.map((row) => row.id)).not.toContain(first.id);
    expect((await app.inject({ method: 'POST', url: '/api/notifications/read-all', headers: client })).json()).toEqual({ read: before.unread - 1 });
  });

  it('follows the preferences', async () => {
    const before = (await app.inject({ method: 'GET', url: '/api/notification-preferences', headers: client })).json<{ version: number; events: { event: string; sms: boolean; isFixed: boolean }[] }>();
    expect(before.events.find((each) => each.event === 'emergency.detected')).toMatchObject({ sms: true, isFixed: true });
    const change = { version: before.version, events: { 'lead.qualified': { sms: false, email: false } } };
    expect((await app.inject({ method: 'PATCH', url: '/api/notification-preferences', headers: client, payload: { ...change, events: { nonsense: {} } } })).statusCode).toBe(400);
    const after = await app.inject({ method: 'PATCH', url: '/api/notification-preferences', headers: client, payload: change });
    expect(after.json<{ events: unknown[] }>().events).toContainEqual({ event: 'lead.qualified', label: 'Lead qualified', sms: false, email: false, isFixed: false });
    expect((await app.inject({ method: 'PATCH', url: '/api/notification-preferences', headers: client, payload: change })).statusCode).toBe(409);
    const { rows } = await admin.query<{ id: string }>(`SELECT l.id FROM leads l JOIN contacts c ON c.id = l.contact_id WHERE c.name = 'Priya Patel'`);
    await emit('lead.qualified', { leadId: rows[0]!.id });
    const [row] = await eventually(async () => { const found = await notifications('lead.qualified'); return found.length > 0 && found; }, 'the row of the record');
    await sleep(1500);
    expect((await notifications('lead.qualified'))[0]).toMatchObject({ id: row!.id, sms_outbound_id: null, email_state: null, title: 'Lead qualified: Priya Patel, Maintenance visit' });
  });
});

describe('a takeover', () => {
  it('reaches the handset, and the reply leaves from the business number', async () => {
    await prefer({ isTakeoverRelayOn: true });
    const sarah = await customer('Sarah Lee');
    await asOwner(() => app.get(Takeovers).takeover(sarah.conversationId));
    await text(sarah.phone, NUMBER, 'Can you come at five?');
    await eventually(async () => (await texts(OWNER, ALERTS)).includes('Northside Heating & Air, Sarah Lee: Can you come at five?'), 'the relayed text');
    await text(OWNER, ALERTS, 'OK');
    await eventually(async () => (await texts(sarah.phone, NUMBER)).includes('OK'), 'the reply to the customer');
    const { rows } = await admin.query<{ sender: string }>(`SELECT sender FROM messages WHERE conversation_id = $1 AND body = 'OK'`, [sarah.conversationId]);
    expect(rows).toEqual([{ sender: 'human' }]);

    // a second customer makes the next reply ambiguous
    const tom = await customer('Tom Reed');
    await asOwner(() => app.get(Takeovers).takeover(tom.conversationId));
    await text(tom.phone, NUMBER, 'Is it expensive?');
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.endsWith('Tom Reed: Is it expensive?')), 'the second relayed text');
    await text(OWNER, ALERTS, 'About 200 for the visit');
    const question = await eventually(async () => (await texts(OWNER, ALERTS)).find((body) => body.startsWith('Who is it for?')), 'the question');
    expect(await texts(tom.phone, NUMBER)).not.toContain('About 200 for the visit');
    const choice = question.indexOf('Tom Reed') < question.indexOf('Sarah Lee') ? '1' : '2';
    await text(OWNER, ALERTS, choice);
    await eventually(async () => (await texts(tom.phone, NUMBER)).includes('About 200 for the visit'), 'the answer to the right customer');
    expect(await texts(sarah.phone, NUMBER)).not.toContain('About 200 for the visit');

    // once both are returned, words go nowhere and the phone is told so
    await asOwner(() => app.get(Takeovers).resolve(sarah.conversationId));
    await asOwner(() => app.get(Takeovers).resolve(tom.conversationId));
    await text(OWNER, ALERTS, 'And one more thing');
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.startsWith('Nothing here waits for your reply')), 'the honest answer');
    const { rows: leads } = await admin.query('SELECT 1 FROM contact_identities WHERE value = $1', [OWNER]);
    expect(leads).toEqual([]);
  });

  it('reminds when the customer waits', async () => {
    const ann = await customer('Ann Cole');
    await asOwner(() => app.get(Takeovers).takeover(ann.conversationId));
    await text(ann.phone, NUMBER, 'Hello?');
    await eventually(async () => (await admin.query(`SELECT 1 FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1 HAVING count(*) = 2`, [ann.conversationId])).rows[0], 'reminders');
    await advance(16);
    const [row] = await eventually(async () => { const rows = await notifications('takeover.waiting'); return rows.some((each) => each.title.startsWith('Ann Cole')) && rows; }, 'the reminder');
    expect(row).toMatchObject({ title: 'Ann Cole has waited 15 min for you' });
    await asOwner(() => app.get(Takeovers).resolve(ann.conversationId));
  });

  it('goes back to the assistant when the business chose that', async () => {
    await prefer({ takeoverSilence: 'return' });
    const bob = await customer('Bob Day');
    await asOwner(() => app.get(Takeovers).takeover(bob.conversationId));
    await eventually(async () => (await admin.query(`SELECT 1 FROM jobs WHERE kind = 'alerts.takeover_reminder' AND payload->>'conversationId' = $1`, [bob.conversationId])).rows[0], 'the job');
    await advance(16);
    await eventually(async () => (await admin.query(`SELECT 1 FROM conversations WHERE id = $1 AND handler = 'ai'`, [bob.conversationId])).rows[0], 'the return');
    await asOwner(() => app.get(Takeovers).resolve(bob.conversationId));
    await prefer({ takeoverSilence: 'remind', isTakeoverRelayOn: false });
  });
});

async function advance(minutes: number): Promise<void> {
  await admin.query('UPDATE app_clock SET clock_offset = clock_offset + make_interval(secs => $1)', [Math.ceil(minutes * 60)]);
  await app.get(BusinessClock).refresh();
}

describe('an emergency', () => {
  const escalation = async (conversationId: string) =>
    (await admin.query<{ id: string; acknowledged_by: string | null; attempts: { phone: string; sid: string }[] | null }>(
      `SELECT id, acknowledged_by, package->'callChain'->'attempts' AS attempts FROM escalations WHERE conversation_id = $1 AND kind = 'emergency'`, [conversationId])).rows[0];
  const handset = (answers: boolean, digits?: string) =>
    app.inject({ method: 'POST', url: '/api/simulator/handsets', headers: client, payload: { phone: OWNER, answers, ...(digits ? { digits } : {}) } });

  it('calls until a key confirms it, in the quiet hours too', async () => {
    await prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '23:59' });
    expect((await handset(false)).statusCode).toBe(204);
    const eve = await customer('Eve Moss');
    await text(eve.phone, NUMBER, 'I smell gas in the kitchen');
    await eventually(async () => (await escalation(eve.conversationId))?.attempts?.[0]?.sid, 'the first call');
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.includes('EMERGENCY') && body.includes('Eve Moss')), 'the emergency text');
    expect((await escalation(eve.conversationId))!.acknowledged_by).toBeNull();
    await handset(true, '1');
    await advance(2.1);
    await eventually(async () => (await escalation(eve.conversationId))?.acknowledged_by?.includes('phone key'), 'the key');
    const calls = (await escalation(eve.conversationId))!.attempts!.length;
    expect(calls).toBe(2);
    await advance(5);
    await sleep(2500);
    expect((await escalation(eve.conversationId))!.attempts).toHaveLength(calls);
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.startsWith('Confirmed. Please call Eve Moss')), 'the confirmation');
  });

  it('is confirmed by text', async () => {
    await handset(false);
    const max = await customer('Max Poe');
    await text(max.phone, NUMBER, 'our carbon monoxide alarm is going off');
    await eventually(async () => (await texts(OWNER, ALERTS)).some((body) => body.includes('EMERGENCY') && body.includes('Max Poe')), 'the emergency text');
    await text(OWNER, ALERTS, '1');
    await eventually(async () => (await escalation(max.conversationId))?.acknowledged_by?.includes('by text'), 'the text');
  });

  it('says so when nobody ever confirms', async () => {
    const ida = await customer('Ida Fox');
    await text(ida.phone, NUMBER, 'There is a gas smell in the house');
    for (let n = 1; n <= 5; n += 1) {
      await eventually(async () => (await escalation(ida.conversationId))?.attempts?.filter((each) => each.sid).length === n, `call ${n}`);
      await advance(2.1);
    }
    const [row] = await eventually(async () => { const rows = await notifications('emergency.unacknowledged'); return rows.length > 0 && rows; }, 'the last alarm');
    expect(row!.title).toBe('Nobody confirmed the emergency of Ida Fox');
    await asOwner(async () => app.get(Escalations).acknowledge((await escalation(ida.conversationId))!.id, 'console'));
  }, 120_000);
});

describe('quiet hours', () => {
  it('keep an ordinary alert for the morning, in one digest, without what was read', async () => {
    const quiet = (await notifications('conversation.no_openings')).length;
    const [lea, jon] = [await customer('Lea Orr'), await customer('Jon Kay')];
    await emit('conversation.no_openings', { conversationId: lea.conversationId });
    await emit('conversation.no_openings', { conversationId: jon.conversationId });
    const rows = await eventually(async () => { const found = await notifications('conversation.no_openings'); return found.length === quiet + 2 && found; }, 'two rows');
    await sleep(1500);
    expect(rows.every((row) => row.sms_outbound_id === null)).toBe(true);
    const read = rows.find((row) => row.title.includes('Jon Kay'))!;
    await app.inject({ method: 'POST', url: `/api/notifications/${read.id}/read`, headers: client });
    const { rows: jobs } = await admin.query<{ minutes: number }>(
      `SELECT extract(epoch FROM max(due_at) - app_now()) / 60 + 1 AS minutes FROM jobs WHERE kind = 'alerts.digest' AND org_id = $1 AND state = 'pending'`, [orgId]);
    await advance(Number(jobs[0]!.minutes));
    const digest = await eventually(async () => (await texts(OWNER, ALERTS)).find((body) => body.includes('While you were off')), 'the digest');
    expect(digest).toContain('No free time to offer Lea Orr');
    expect(digest).not.toContain('Jon Kay');
  });
});

describe('a staff phone', () => {
  it('stops its alerts visibly and starts them again', async () => {
    await prefer({ ownerQuietStart: '00:00', ownerQuietEnd: '00:00' });
    await text(OWNER, ALERTS, 'STOP');
    await eventually(async () => (await notifications('alerts.stopped'))[0], 'the notification');
    const stopped = (await app.inject({ method: 'GET', url: '/api/notification-preferences', headers: client })).json<{ phones: { phone: string; alertsStoppedAt: string | null }[] }>();
    expect(stopped.phones.find((each) => each.phone === OWNER)?.alertsStoppedAt).not.toBeNull();
    await text(OWNER, ALERTS, 'START');
    await eventually(async () => (await texts(OWNER, ALERTS)).includes('Alerts to this phone are on again.'), 'the answer');
  });

  it('that cannot be reached becomes an action', async () => {
    await admin.query(`UPDATE channel_accounts SET state = 'paused' WHERE org_id = $1`, [operationsOrgId]);
    await emit('call.missed', { callId: await missedCall('+13125550124') });
    await eventually(async () => (await admin.query(`SELECT 1 FROM escalations WHERE org_id = $1 AND reason = 'alerts_no_number'`, [orgId])).rows[0], 'the action');
    await admin.query(`UPDATE channel_accounts SET state = 'active' WHERE org_id = $1`, [operationsOrgId]);
  });
});

describe('dead letters', () => {
  it('are listed over the agency and can be replayed', async () => {
    const id = newId();
    await admin.query(`INSERT INTO jobs (id, org_id, kind, dedupe_key, due_at, state, attempts, last_error, finished_at) VALUES ($1, $2, 'alerts.relay', $3, now(), 'dead', 5, 'Error: x', now())`, [id, orgId, newId()]);
    const list = (await app.inject({ method: 'GET', url: '/api/admin/dead-letters', headers: operations })).json<{ data: { id: string; orgName: string }[]; total: number }>();
    expect(list.data.find((each) => each.id === id)).toMatchObject({ orgName: 'Northside Heating & Air', kind: 'alerts.relay', error: 'Error: x' });
    const replay = () => app.inject({ method: 'POST', url: `/api/admin/dead-letters/${id}/replay`, headers: operations });
    expect((await replay()).statusCode).toBe(204);
    await eventually(async () => (await admin.query(`SELECT 1 FROM jobs WHERE id = $1 AND state <> 'dead'`, [id])).rows[0], 'the revival');
    expect((await app.inject({ method: 'POST', url: `/api/admin/dead-letters/${newId()}/replay`, headers: operations })).statusCode).toBe(404);
  });
});
