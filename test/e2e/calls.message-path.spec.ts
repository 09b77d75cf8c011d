import { Database } from '../../src/platform/database/database.service.js';
import { CallReconciler } from '../../src/voice/call-reconciler.service.js';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import type { ProviderCall } from '../../src/channels/channel.port.js';
import { TwilioAdapter } from '../../src/channels/twilio/twilio.adapter.js';
import { Contacts } from '../../src/leads/contacts.service.js';
import { OrgsService } from '../../src/orgs/orgs.service.js';
import { SettingsService } from '../../src/orgs/settings.service.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { deliverTwilio, newSid, postTwilio } from '../harness/twilio-webhook.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

interface CallRow {
  id: string;
  status: string;
  missedReason: string | null;
  textBack: string | null;
  textBackReason: string | null;
  leadId: string | null;
  conversationId: string | null;
  contactId: string | null;
  durationSeconds: number | null;
  isStaff: boolean;
  isAfterHours: boolean;
  isWithheld: boolean;
  fromLabel: string;
  leadStatus: string | null;
  transcription: string | null;
  textedAfterSeconds: number | null;
}

const BUSINESS = '+13125550911';
const OWNER = '+13125550900';

/** Calls over real webhooks: what is noted, what the caller hears, and who gets a text. */
describe('calls', () => {
  let world: World;
  let org: TestOrg;
  let people = 200;
  /** Each from another exchange: a burst of new numbers from one would be stopped as suspected fraud. */
  const stranger = () => `+1312${(people += 1)}0${people}`;

  beforeAll(async () => {
    world = await World.start();
    await world.leftToTheTest('voice.backfill');
    org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
  });
  afterAll(() => replayedAndStopped(world));

  const callOf = async (phone: string, index = 0): Promise<CallRow> => {
    const { data } = await org.get<{ data: (CallRow & { from: string })[] }>('/api/calls?perPage=100');
    return data.filter((row) => row.from === phone)[index]!;
  };
  /** Calls, and waits until the network has told the end of it, which it does last, and its text, if any, is out. */
  const call = async (phone: string, outcome: string, options: Record<string, unknown> = {}): Promise<CallRow> => {
    const callSid = await world.phone(phone, org).calls(outcome, options);
    await ended(callSid);
    await world.settled();
    return callOf(phone === 'anonymous' ? 'anonymous' : phone);
  };
  const ended = (callSid: string): Promise<unknown> =>
    eventually('the call ended', async () => {
      const rows = await world.sql(
        `SELECT 1 FROM calls WHERE provider_call_id = $1 AND status NOT IN ('ringing', 'in_progress') AND events @> '[{"type": "status"}]'`,
        [callSid],
      );
      return rows.length > 0;
    });
  const settings = (patch: Record<string, unknown>): Promise<void> =>
    world.app.get(Database).withOrg(org.orgId, async () => {
      const service = world.app.get(SettingsService);
      await service.update(patch, (await service.get()).settings.version);
    });
  const spoken = async (phone: string): Promise<string> => {
    const { data } = await org.get<{ data: { type: string; body?: string }[] }>(`/api/simulator/ledger?from=${encodeURIComponent(phone)}`);
    return data
      .filter((row) => row.type === 'call.verb')
      .map((row) => row.body ?? '')
      .join(' ');
  };
  const signed = (params: Record<string, string>): Record<string, string> => ({
    AccountSid: `AC${org.orgId.replaceAll('-', '')}`,
    To: org.number,
    Direction: 'inbound',
    ...params,
  });
  /** A webhook that arrives; answers the TwiML. */
  const voice = (path: string, params: Record<string, string>): Promise<string> =>
    deliverTwilio(world, `/webhooks/twilio/voice/${path}`, signed(params));

  it.each([
    ['no-answer', 'no_answer'],
    ['busy', 'busy'],
    ['failed', 'failed'],
    ['canceled', 'canceled'],
    ['voicemail', 'voicemail'],
  ])('%s is missed (%s) and texted back once', async (outcome, reason) => {
    const phone = stranger();
    const startedAt = performance.now();
    const row = await call(phone, outcome);
    expect(row).toMatchObject({
      status: 'missed',
      missedReason: reason,
      textBack: 'sent',
      textBackReason: 'missed_call',
      leadStatus: 'contacted',
    });
    const texts = await world.phone(phone, org).inbox();
    const took = Math.ceil((performance.now() - startedAt) / 1000);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Northside');
    expect(texts[0]).toContain('STOP');
    // counted from the end of the call: no more than has gone by since it began
    const { textedAfterSeconds } = await callOf(phone);
    expect(textedAfterSeconds).toBeGreaterThanOrEqual(0);
    expect(textedAfterSeconds).toBeLessThanOrEqual(took);
  });

  it('answered is answered, with its length, and nobody is texted', async () => {
    const phone = stranger();
    const row = await call(phone, 'answered', { talkSeconds: 61 });
    expect(row).toMatchObject({ status: 'answered', durationSeconds: 61, textBack: null, leadId: null });
    expect(await world.phone(phone, org).inbox()).toEqual([]);
  });

  it('a caller who hangs up before the ring is missed and texted', async () => {
    const phone = stranger();
    const callSid = await world.phone(phone, org).calls('canceled', { ringSeconds: 0 });
    await eventually(
      'the call ended',
      async () => (await world.sql("SELECT 1 FROM calls WHERE provider_call_id = $1 AND status = 'missed'", [callSid])).length > 0,
    );
    expect(await world.phone(phone, org).receives(1)).toHaveLength(1);
  });

  it("shows the business who calls, and the call's answer is TwiML that rings 18 seconds", async () => {
    const phone = stranger();
    const text = await voice('incoming', { CallSid: newSid('CA'), From: phone, CallStatus: 'ringing' });
    expect(text).toContain('timeout="18"');
    expect(text).toContain(`callerId="${phone}"`);
    expect(text).toContain('answerOnBridge="true"');
    expect(text).toContain(BUSINESS);
  });

  it('a second missed call inside the cool-down brings no second text, and one after an answered call does', async () => {
    const phone = stranger();
    await call(phone, 'no-answer');
    expect(await call(phone, 'no-answer')).toMatchObject({ textBack: 'skipped', textBackReason: 'cooldown' });
    expect(await world.phone(phone, org).inbox()).toHaveLength(1);
    await call(phone, 'answered');
    expect(await call(phone, 'no-answer')).toMatchObject({ textBack: 'sent' });
    expect(await world.phone(phone, org).inbox()).toHaveLength(2);
  });

  it('a call inside a live conversation is acknowledged in it, once, and the owner is told', async () => {
    const phone = stranger();
    const customer = world.phone(phone, org);
    await call(phone, 'no-answer');
    await customer.says('My furnace is broken');
    const before = await customer.inbox();
    const row = await call(phone, 'no-answer');
    expect(row).toMatchObject({ textBack: 'acknowledged', textBackReason: 'live_conversation' });
    const after = await customer.inbox();
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)).not.toContain('STOP');
    expect(await call(phone, 'no-answer')).toMatchObject({ textBack: 'skipped', textBackReason: 'acknowledged_recently' });
    expect(await customer.inbox()).toHaveLength(after.length);
    const threads = await world.sql('SELECT id FROM conversations WHERE contact_address = $1', [phone]);
    expect(threads).toHaveLength(1);
    const alerts = await world.sql("SELECT 1 FROM notifications WHERE org_id = $1 AND event = 'call.repeat'", [org.orgId]);
    expect(alerts.length).toBeGreaterThan(0);
  });

  it('a person who handles the thread is not interrupted by a machine', async () => {
    const phone = stranger();
    await call(phone, 'no-answer');
    await world.phone(phone, org).says('Hello there');
    const thread = await org.thread(phone);
    expect((await org.request('POST', `/api/conversations/${thread.id}/takeover`)).status).toBe(200);
    const before = await world.phone(phone, org).inbox();
    expect(await call(phone, 'no-answer')).toMatchObject({ textBack: 'skipped', textBackReason: 'handled_by_person' });
    expect(await world.phone(phone, org).inbox()).toHaveLength(before.length);
  });

  it('somebody who texted STOP is called back by a person, never texted', async () => {
    const phone = stranger();
    await world.phone(phone, org).says('STOP');
    const before = await world.phone(phone, org).inbox();
    expect(await call(phone, 'no-answer')).toMatchObject({ textBack: 'skipped', textBackReason: 'suppressed' });
    expect(await world.phone(phone, org).inbox()).toHaveLength(before.length);
    expect(await spoken(phone)).not.toContain('text you');
  });

  it.each([
    ['a withheld number', 'anonymous', 'withheld'],
    ['the owner', OWNER, 'staff'],
    ['the business itself', BUSINESS, 'staff'],
  ])('%s is not texted', async (_, from, reason) => {
    const row = await call(from, 'no-answer');
    expect(row).toMatchObject({ status: 'missed', textBack: 'skipped', textBackReason: reason, leadId: null, contactId: null });
    expect(await spoken(from)).not.toContain('text you');
  });

  it('a known landline becomes a lead without a text', async () => {
    const phone = stranger();
    await world.app.get(Database).withOrg(org.orgId, async () => {
      const contacts = world.app.get(Contacts);
      const contact = await contacts.byPhone(phone, { create: true });
      await contacts.setLineType(contact.id, 'landline');
    });
    const row = await call(phone, 'no-answer');
    expect(row).toMatchObject({ textBack: 'skipped', textBackReason: 'landline' });
    expect(row.leadId).not.toBeNull();
  });

  it('conditional forwarding does not ring the business again', async () => {
    await settings({ lineMode: 'conditional_forward', forwardedNumber: '+13125550977' });
    const phone = stranger();
    expect(await call(phone, 'answered')).toMatchObject({ status: 'missed', missedReason: 'forwarded', textBack: 'sent' });
    expect(await spoken(phone)).toContain('text you right away');
    await settings({ lineMode: 'direct' });
  });

  it('a line that forwards to us is never rung', async () => {
    const phone = stranger();
    const row = await call(phone, 'answered', { forwardedFrom: BUSINESS });
    expect(row).toMatchObject({ status: 'missed', missedReason: 'loop', textBack: 'sent' });
    await settings({ lineMode: 'full_forward', forwardedNumber: '+13125550977' });
    const text = await voice('incoming', { CallSid: newSid('CA'), From: stranger(), CallStatus: 'ringing', ForwardedFrom: BUSINESS });
    expect(text).toContain(`>${OWNER}<`);
    await settings({ lineMode: 'direct' });
  });

  it('press 1: a voicemail that talks for minutes is missed, a person is answered', async () => {
    await settings({ answerCheck: 'press_1' });
    expect(await call(stranger(), 'voicemail', { talkSeconds: 120 })).toMatchObject({
      status: 'missed',
      missedReason: 'voicemail',
      textBack: 'sent',
    });
    expect(await call(stranger(), 'answered', { talkSeconds: 3 })).toMatchObject({ status: 'answered', durationSeconds: 3 });
    await settings({ answerCheck: 'machine_detection' });
    expect(await call(stranger(), 'voicemail', { talkSeconds: 120 })).toMatchObject({ status: 'missed', missedReason: 'voicemail' });
    expect(await call(stranger(), 'answered', { talkSeconds: 3 })).toMatchObject({ status: 'answered' });
    await settings({ answerCheck: 'heuristic' });
  });

  it('takes a voicemail, with the notice first and its words', async () => {
    await settings({ isVoicemailOn: true });
    const phone = stranger();
    await call(phone, 'no-answer', { voicemail: 'Please call me about my boiler' });
    const row = await eventually('the words arrived', async () => {
      const found = await callOf(phone);
      return found.transcription ? found : undefined;
    });
    expect(row.transcription).toBe('Please call me about my boiler');
    expect(await spoken(phone)).toMatch(/recorded.*$/);
    const { events } = await org.get(`/api/calls/${row.id}`);
    expect(events.map((event: { type: string }) => event.type)).toEqual(
      expect.arrayContaining(['incoming', 'dialed', 'dial_completed', 'recording', 'transcription']),
    );
    await settings({ isVoicemailOn: false });
  });

  it('marks calls outside business hours', async () => {
    await settings({ hours: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] } });
    expect(await call(stranger(), 'no-answer')).toMatchObject({ isAfterHours: true, textBack: 'sent' });
  });

  it('an unknown number hears a sentence and leaves no row', async () => {
    const { status, text } = await postTwilio(world, '/webhooks/twilio/voice/incoming', {
      CallSid: newSid('CA'),
      AccountSid: 'AC1',
      From: stranger(),
      To: '+19995550000',
    });
    expect(status).toBe(200);
    expect(text).toContain('<Say>Sorry, this number is not in service');
    expect(await world.sql("SELECT 1 FROM calls WHERE to_address = '+19995550000'")).toEqual([]);
  });

  it('fifty copies of the end of a call make one decision and one text', async () => {
    const phone = stranger();
    const CallSid = newSid('CA');
    await voice('incoming', { CallSid, From: phone, CallStatus: 'ringing' });
    const end = { CallSid, From: phone, CallStatus: 'in-progress', DialCallStatus: 'no-answer', DialCallSid: newSid('CA') };
    await Promise.all(Array.from({ length: 50 }, () => voice('dial-completed', end)));
    await world.settled();
    expect(await world.phone(phone, org).inbox()).toHaveLength(1);
    expect(await world.sql('SELECT 1 FROM calls WHERE provider_call_id = $1', [CallSid])).toHaveLength(1);
  });

  it('ten calls of one person at once bring one text', async () => {
    const phone = stranger();
    await Promise.all(Array.from({ length: 10 }, () => voice('status', { CallSid: newSid('CA'), From: phone, CallStatus: 'busy' })));
    await world.settled();
    expect(await world.phone(phone, org).inbox()).toHaveLength(1);
    const rows = await world.sql<{ text_back: string }>('SELECT text_back FROM calls WHERE from_address = $1', [phone]);
    expect(rows.filter((row) => row.text_back === 'sent')).toHaveLength(1);
    expect(rows).toHaveLength(10);
  });

  it('the status callback alone is enough, and events may come in any order', async () => {
    const phone = stranger();
    const CallSid = newSid('CA');
    await voice('status', { CallSid, From: phone, CallStatus: 'completed', CallDuration: '0', SequenceNumber: '0' });
    expect(await callOf(phone)).toMatchObject({ status: 'missed', missedReason: 'canceled', textBack: 'sent' });
    await voice('dial-completed', { CallSid, From: phone, DialCallStatus: 'no-answer' });
    await voice('incoming', { CallSid, From: phone, CallStatus: 'ringing' });
    await world.settled();
    expect(await world.phone(phone, org).inbox()).toHaveLength(1);
  });

  it('a line that closes while the result of the ring is lost is settled ten seconds later', async () => {
    const phone = stranger();
    const CallSid = newSid('CA');
    await voice('incoming', { CallSid, From: phone, CallStatus: 'ringing' });
    await voice('status', { CallSid, From: phone, CallStatus: 'completed', CallDuration: '12', SequenceNumber: '0' });
    expect(await callOf(phone)).toMatchObject({ status: 'ringing', textBack: null });
    await world.advance('11s');
    await eventually('the call was settled', async () => (await callOf(phone)).status === 'missed');
    expect(await world.phone(phone, org).receives(1)).toHaveLength(1);
  });

  it('R8: a missed call without a decision gets one', async () => {
    const phone = stranger();
    const accountId = org.accountId;
    await world.sql(
      `INSERT INTO calls (id, org_id, channel_account_id, provider_call_id, from_address, to_address, status, missed_reason, started_at, ended_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, 'missed', 'no_answer', app_now() - interval '40 seconds', app_now() - interval '20 seconds')`,
      [org.orgId, accountId, newSid('CA'), phone, org.number],
    );
    await world.app.get(CallReconciler).decideMissed();
    // the application's own look may hold the row at this moment
    await eventually('the call is decided', async () => (await callOf(phone))?.textBack === 'sent');
    expect(await world.phone(phone, org).receives(1)).toHaveLength(1);
  });

  it('calls whose webhooks never reached us are found at the provider', async () => {
    const phone = stranger();
    const callSid = await world.phone(phone, org).calls('no-answer');
    await ended(callSid);
    await world.settled();
    // As if nothing had been heard of it: the row and its text are gone, the network still knows the call.
    await world.sql('UPDATE calls SET provider_call_id = $2, from_address = $3 WHERE provider_call_id = $1', [
      callSid,
      newSid('CA'),
      stranger(),
    ]);
    await world.app.get(CallReconciler).backfill();
    expect(await callOf(phone)).toMatchObject({ status: 'missed' });
    const before = await world.sql('SELECT count(*)::int AS count FROM calls');
    await world.app.get(CallReconciler).backfill();
    expect(await world.sql('SELECT count(*)::int AS count FROM calls')).toEqual(before);
  });

  it('the calls of an outage of thirty hours are found, also behind a thousand others and after a list that failed', async () => {
    const phone = stranger();
    const callSid = newSid('CA');
    const listed = (sid: string, from: string, direction: 'inbound' | 'outbound', minutesAgo: number): ProviderCall => {
      const startedAt = new Date(Date.now() - minutesAgo * 60_000);
      return { sid, from, to: org.number, direction, startedAt, status: 'no-answer', durationSeconds: 0, raw: {} };
    };
    const known = [
      ...Array.from({ length: 1000 }, (_, minute) => listed(newSid('CA'), org.number, 'outbound', minute)),
      listed(callSid, phone, 'inbound', 29.5 * 60),
    ];
    const list = vi.spyOn(world.app.get(TwilioAdapter, { strict: false }), 'listCalls').mockRejectedValue(new Error('it is away'));
    const hoursBehind = async (): Promise<number> => {
      const [row] = await world.sql<{ hours: number }>(
        `SELECT round(extract(epoch FROM now() - calls_watermark) / 3600)::int AS hours FROM channel_accounts WHERE id = $1`,
        [org.accountId],
      );
      return row!.hours;
    };
    try {
      await world.sql(`UPDATE channel_accounts SET calls_watermark = now() - interval '30 hours' WHERE id = $1`, [org.accountId]);
      await world.app.get(CallReconciler).backfill();
      expect(await hoursBehind()).toBe(30);
      // newest first, at most a thousand, the end inclusive: as Twilio lists
      list.mockImplementation((account, { since, until, limit = 1000 }) => {
        const isAsked = ({ startedAt }: ProviderCall): boolean => startedAt >= since && (!until || startedAt <= until);
        return Promise.resolve(account.id === org.accountId ? known.filter(isAsked).slice(0, limit) : []);
      });
      await world.app.get(CallReconciler).backfill();
      expect(await hoursBehind()).toBe(0);
    } finally {
      list.mockRestore();
    }
    expect(await callOf(phone)).toMatchObject({ status: 'missed', textBack: 'skipped', textBackReason: 'too_late' });
  });

  it('a paused org lets calls through and sends nothing', async () => {
    const paused = await world.org({ name: 'Paused Plumbing' });
    await world.sql("UPDATE orgs SET status = 'paused' WHERE id = $1", [paused.orgId]);
    await world.app.get(Database).asOrg(paused.orgId, (tx) => Promise.resolve(world.app.get(OrgsService).forget(tx)));
    const phone = stranger();
    const callSid = await world.phone(phone, paused).calls('no-answer');
    const [row] = await eventually('the call ended', async () => {
      const rows = await world.sql<{ text_back: string; text_back_reason: string; lead_id: string | null }>(
        "SELECT text_back, text_back_reason, lead_id FROM calls WHERE provider_call_id = $1 AND status = 'missed'",
        [callSid],
      );
      return rows.length > 0 ? rows : undefined;
    });
    expect(row).toEqual({ text_back: 'skipped', text_back_reason: 'org_paused', lead_id: null });
    const leg = await world.sql('SELECT 1 FROM calls WHERE provider_call_id = $1 AND events @> \'[{"type": "dialed"}]\'', [callSid]);
    expect(leg).toHaveLength(1);
  });

  it('another org sees none of it, and cannot forge any of it', async () => {
    const other = await world.org({ name: 'Bella Salon' });
    const page = await other.get<{ total: number }>('/api/calls');
    expect(page.total).toBe(0);
    const [row] = await world.sql<{ id: string }>('SELECT id FROM calls WHERE org_id = $1 LIMIT 1', [org.orgId]);
    expect((await other.request('GET', `/api/calls/${row!.id}`)).status).toBe(404);
    const accounts = world.app.get(ChannelAccounts);
    await world.app
      .get(Database)
      .withOrg(other.orgId, () =>
        accounts.create({ address: '+13125559999', externalAccountId: `AC${'9'.repeat(32)}`, authToken: 'the-token-of-the-other-org' }),
      );
    const before = await world.sql('SELECT count(*)::int AS count FROM calls WHERE org_id = $1', [org.orgId]);
    const forged = { CallSid: newSid('CA'), From: stranger(), CallStatus: 'busy' };
    const path = '/webhooks/twilio/voice/status';
    expect((await postTwilio(world, path, signed(forged), { token: 'the-token-of-the-other-org' })).status).toBe(403);
    expect((await postTwilio(world, path, signed({ ...forged, AccountSid: `AC${'9'.repeat(32)}` }))).status).toBe(403);
    const query = `?n=${encodeURIComponent('+13125559999')}`;
    expect((await postTwilio(world, `${path}${query}`, signed(forged))).status).toBe(403);
    expect(await world.sql('SELECT count(*)::int AS count FROM calls WHERE org_id = $1', [org.orgId])).toEqual(before);
  });

  it('bodies that are no webhooks get a clear answer', async () => {
    const url = `${world.baseUrl}/webhooks/twilio/voice/incoming`;
    const post = (body: string, type: string) => fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
    const form = 'application/x-www-form-urlencoded';
    expect((await post('', form)).status).toBe(400);
    expect((await post('CallSid=CA1&From=%2B1', form)).status).toBe(400);
    expect((await post(`To=${encodeURIComponent(org.number)}&CallSid=CA1`, form)).status).toBe(403);
    expect((await post('{"To":', 'application/json')).status).toBe(400);
    expect((await post(`x=${'y'.repeat(1_100_000)}`, form)).status).toBe(413);
    expect((await post('hello', 'text/plain')).status).toBeGreaterThanOrEqual(400);
    expect((await fetch(url)).status).toBe(404);
  });
});
