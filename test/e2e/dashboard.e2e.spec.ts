import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { DashboardRepository } from '../../src/analytics/dashboard.repository.js';
import { newId } from '../../src/common/ids.js';
import { Database } from '../../src/platform/database/database.service.js';
import { createTestDatabase, type TestDatabase } from '../harness/database.js';

// The figures of the home page on real PostgreSQL: days and months of the business's zone, honest rungs, indexes used.

const ZONE = 'America/Chicago';
const AVERAGE = 35_000;
let db: TestDatabase;
let admin: Client;
let source: DataSource;
let database: Database;
const repository = new DashboardRepository();

beforeAll(async () => {
  db = await createTestDatabase();
  admin = new Client({ connectionString: db.adminUrl });
  await admin.connect();
  source = await new DataSource({ type: 'postgres', url: db.appUrl }).initialize();
  database = new Database(source);
});

afterAll(async () => {
  await source.destroy();
  await admin.end();
  await db.drop();
});

/** Business time, so that "today" is a day of our choosing. */
async function setNow(iso: string): Promise<void> {
  await admin.query(`UPDATE app_clock SET clock_offset = $1::timestamptz - now()`, [iso]);
}

interface World {
  orgId: string;
  call(at: string, status: string, isStaff?: boolean): Promise<void>;
  lead(columns: Record<string, unknown>): Promise<{ leadId: string; contactId: string }>;
  thread(columns: Record<string, unknown>, texts?: { at: string; direction: 'in' | 'out' }[]): Promise<string>;
  action(columns: Record<string, unknown>): Promise<void>;
}

async function insert(table: string, values: Record<string, unknown>): Promise<void> {
  const names = Object.keys(values);
  await admin.query(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  );
}

let numbers = 0;

async function world(): Promise<World> {
  const agencyId = newId();
  const orgId = newId();
  const accountId = newId();
  await insert('agencies', { id: agencyId, name: 'Agency' });
  await insert('orgs', { id: orgId, agency_id: agencyId, name: 'Northside', slug: 'northside', time_zone: ZONE });
  await insert('channel_accounts', {
    id: accountId,
    org_id: orgId,
    channel: 'sms',
    provider: 'twilio',
    address: `+1312555${String((numbers += 1)).padStart(4, '0')}`,
    external_account_id: 'AC',
    credentials_sealed: 'x',
    api_base_url: 'http://x/simulator/twilio',
    is_simulated: true,
  });
  const contact = async (): Promise<string> => {
    const id = newId();
    await insert('contacts', { id, org_id: orgId, name: 'Sarah Lee' });
    return id;
  };
  return {
    orgId,
    call: (at, status, isStaff = false) =>
      insert('calls', {
        id: newId(),
        org_id: orgId,
        channel_account_id: accountId,
        provider_call_id: newId(),
        from_address: '+13125550123',
        to_address: '+13125550199',
        status,
        started_at: at,
        is_staff: isStaff,
      }),
    lead: async (columns) => {
      const [leadId, contactId] = [newId(), await contact()];
      await insert('leads', { id: leadId, org_id: orgId, contact_id: contactId, ...columns });
      return { leadId, contactId };
    },
    thread: async (columns, texts = []) => {
      const id = newId();
      await insert('conversations', {
        id,
        org_id: orgId,
        contact_id: await contact(),
        channel_account_id: accountId,
        contact_address: '+13125550123',
        ...columns,
      });
      for (const [index, text] of texts.entries()) {
        await insert('messages', {
          id: newId(),
          org_id: orgId,
          conversation_id: id,
          channel_account_id: accountId,
          seq: index + 1,
          direction: text.direction,
          sender: text.direction === 'in' ? 'customer' : 'ai',
          body: 'text',
          created_at: text.at,
        });
      }
      return id;
    },
    action: (columns) =>
      insert('escalations', {
        id: newId(),
        org_id: orgId,
        kind: 'human_needed',
        priority: 'high',
        reason: 'r',
        summary: 's',
        dedupe_key: newId(),
        ...columns,
      }),
  };
}

const stats = (orgId: string) => database.asOrg(orgId, (tx) => repository.stats(tx, ZONE, AVERAGE));

describe('the ladder', () => {
  it('is all zeros for a new business, never null', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId } = await world();
    const { today, month, now, closed } = await stats(orgId);
    for (const period of [today, month]) {
      expect(period).toMatchObject({
        calls: 0,
        missed: 0,
        texted: 0,
        engaged: 0,
        qualified: 0,
        booked: 0,
        completed: 0,
        estimatedRevenueMinor: 0,
        actualRevenueMinor: 0,
        medianFirstReplySeconds: null,
      });
    }
    expect(now).toEqual({ openConversations: 0, needsHuman: 0, openActions: 0, criticalActions: 0, pendingFollowUps: 0 });
    expect(closed).toEqual({ booked: 0, no_response: 0, opted_out: 0, manual: 0 });
  });

  // 20 November in Chicago is 06:00Z to 06:00Z; November began on 1 November 05:00Z, still summer time
  it.each([
    ['a call after local midnight is today', '2026-11-20T06:00:00Z', 1, 1],
    ['a call before local midnight is yesterday', '2026-11-20T05:59:59Z', 0, 1],
    ['the first minute of the month, before the clocks changed', '2026-11-01T05:00:00Z', 0, 1],
    ['the last minute of the month before', '2026-11-01T04:59:59Z', 0, 0],
    ['a call in the future is none', '2026-11-20T19:00:00Z', 0, 0],
  ])('%s', async (_name, at, today, month) => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, call } = await world();
    await call(at, 'missed');
    const row = await stats(orgId);
    expect([row.today.calls, row.today.missed, row.month.calls, row.month.missed]).toEqual([today, today, month, month]);
  });

  it('counts voicemail as missed, and no call of the staff', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, call } = await world();
    await call('2026-11-20T15:00:00Z', 'answered');
    await call('2026-11-20T15:00:00Z', 'missed');
    await call('2026-11-20T15:00:00Z', 'voicemail');
    await call('2026-11-20T15:00:00Z', 'missed', true);
    expect((await stats(orgId)).today).toMatchObject({ calls: 3, missed: 2 });
  });

  it('counts every rung by its own moment, and money honestly', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, lead } = await world();
    const yesterday = '2026-11-19T15:00:00Z';
    const today = '2026-11-20T15:00:00Z';
    await lead({ status: 'contacted', texted_at: today });
    await lead({ status: 'booked', texted_at: yesterday, engaged_at: yesterday, qualified_at: today, booked_at: today });
    await lead({
      status: 'booked',
      texted_at: yesterday,
      engaged_at: yesterday,
      qualified_at: yesterday,
      booked_at: today,
      estimated_value_minor: 90_000,
    });
    // called off: neither a booking nor money
    await lead({ status: 'qualified', texted_at: yesterday, qualified_at: yesterday, booked_at: today });
    await lead({ status: 'completed', booked_at: yesterday, completed_at: today, actual_value_minor: 12_300, is_open: false });
    await lead({ status: 'completed', booked_at: '2026-10-20T15:00:00Z', completed_at: today, is_open: false });
    const { today: day, month } = await stats(orgId);
    expect(day).toMatchObject({
      texted: 1,
      engaged: 0,
      qualified: 1,
      booked: 2,
      completed: 2,
      estimatedRevenueMinor: AVERAGE + 90_000,
      actualRevenueMinor: 12_300,
      completedWithoutValue: 1,
    });
    expect(month).toMatchObject({
      texted: 4,
      engaged: 2,
      qualified: 3,
      booked: 3,
      completed: 2,
      estimatedRevenueMinor: 2 * AVERAGE + 90_000,
      actualRevenueMinor: 12_300,
    });
  });

  it('takes the median of the first replies', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, thread } = await world();
    const opened = { opened_at: '2026-11-20T15:00:00Z' };
    await thread(opened, [
      { at: '2026-11-20T15:00:04Z', direction: 'out' },
      { at: '2026-11-20T15:30:00Z', direction: 'out' },
    ]);
    await thread(opened, [
      { at: '2026-11-20T15:00:00Z', direction: 'in' },
      { at: '2026-11-20T15:00:10Z', direction: 'out' },
    ]);
    await thread(opened, [{ at: '2026-11-20T15:01:00Z', direction: 'out' }]);
    await thread(opened, [{ at: '2026-11-20T15:00:00Z', direction: 'in' }]);
    expect((await stats(orgId)).today.medianFirstReplySeconds).toBe(10);
  });

  it('says what is open and why threads closed', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, thread, action } = await world();
    await thread({ handler: 'human' });
    await thread({ next_follow_up_at: '2026-11-20T20:00:00Z' });
    const waiting = await thread({});
    await action({ conversation_id: waiting, priority: 'critical' });
    await action({ status: 'resolved' });
    await action({ status: 'snoozed', snoozed_until: '2026-11-21T00:00:00Z' });
    await action({ status: 'snoozed', snoozed_until: '2026-11-20T17:00:00Z' });
    for (const reason of ['booked', 'booked', 'no_response', 'opted_out', 'manual', 'declined']) {
      await thread({ status: 'closed', close_reason: reason, closed_at: '2026-11-19T15:00:00Z' });
    }
    await thread({ status: 'closed', close_reason: 'booked', closed_at: '2026-10-19T15:00:00Z' });
    const row = await stats(orgId);
    expect(row.now).toEqual({ openConversations: 3, needsHuman: 2, openActions: 2, criticalActions: 1, pendingFollowUps: 1 });
    expect(row.closed).toEqual({ booked: 2, no_response: 1, opted_out: 1, manual: 1 });
  });

  it('shows nothing of another business', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const [mine, other] = [await world(), await world()];
    await other.call('2026-11-20T15:00:00Z', 'missed');
    await other.lead({ status: 'booked', texted_at: '2026-11-20T15:00:00Z', booked_at: '2026-11-20T15:00:00Z' });
    await other.action({});
    const row = await stats(mine.orgId);
    expect([row.month.calls, row.month.booked, row.now.openActions]).toEqual([0, 0, 0]);
    expect(await database.asOrg(mine.orgId, (tx) => repository.feed(tx, 50))).toEqual([]);
  });
});

describe('the feed', () => {
  it('is the newest first, with names, at most as many as asked', async () => {
    await setNow('2026-11-20T18:00:00Z');
    const { orgId, call, lead, action } = await world();
    await call('2026-11-20T15:00:00Z', 'missed');
    await lead({ status: 'qualified', engaged_at: '2026-11-20T15:05:00Z', qualified_at: '2026-11-20T15:10:00Z' });
    await action({ created_at: '2026-11-20T15:20:00Z' });
    await action({ created_at: '2026-11-20T19:20:00Z' });
    const rows = await database.asOrg(orgId, (tx) => repository.feed(tx, 50));
    expect(rows.map((row) => [row.type, row.name])).toEqual([
      ['action', null],
      ['lead_qualified', 'Sarah Lee'],
      ['lead_engaged', 'Sarah Lee'],
      ['call', null],
    ]);
    expect(await database.asOrg(orgId, (tx) => repository.feed(tx, 2))).toHaveLength(2);
  });
});

describe('the timeline', () => {
  it('has every local day, empty ones too, over the change of the clocks', async () => {
    await setNow('2026-11-03T18:00:00Z');
    const { orgId, call, thread } = await world();
    await call('2026-11-01T04:30:00Z', 'missed');
    await call('2026-11-02T05:59:00Z', 'answered');
    await thread({}, [
      { at: '2026-11-02T06:00:00Z', direction: 'in' },
      { at: '2026-11-02T06:00:05Z', direction: 'out' },
    ]);
    expect(await database.asOrg(orgId, (tx) => repository.timeline(tx, ZONE, 4))).toEqual([
      { day: '2026-10-31', inbound: 0, outbound: 0, calls: 1, missed: 1 },
      { day: '2026-11-01', inbound: 0, outbound: 0, calls: 1, missed: 0 },
      { day: '2026-11-02', inbound: 1, outbound: 1, calls: 0, missed: 0 },
      { day: '2026-11-03', inbound: 0, outbound: 0, calls: 0, missed: 0 },
    ]);
  });
});

describe('the statements', () => {
  it('find their rows by index, whatever the size of the tables', async () => {
    const { orgId } = await world();
    const plan = await database.asOrg(orgId, async (tx) => {
      await tx.execute('SET LOCAL enable_seqscan = off');
      const explained: string[] = [];
      // the same tx, but every statement is explained instead of run
      const explaining = {
        orgId,
        query: async (sql: string, params?: unknown[]) => {
          const rows = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, params);
          explained.push(...rows.map((row) => row['QUERY PLAN']));
          return [];
        },
      } as unknown as typeof tx;
      await repository.stats(explaining, ZONE, AVERAGE);
      await repository.feed(explaining, 50);
      await repository.timeline(explaining, ZONE, 30);
      return explained.join('\n');
    });
    expect(plan).not.toMatch(/Seq Scan on (calls|leads|messages|conversations|escalations|appointments)/);
    for (const index of [
      'leads_texted',
      'leads_engaged',
      'leads_qualified',
      'leads_booked',
      'leads_completed',
      'calls_org',
      'messages_org',
      'appointments_org_made',
    ]) {
      expect(plan).toContain(index);
    }
  });
});
