import { inOneQuarter } from '../harness/quarter.js';
import { replayedAndStopped } from '../harness/replayed.js';
import type { TestOrg } from '../harness/test-org.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';
import { newSid, postTwilio } from '../harness/twilio-webhook.js';

/** 3.8, with no Redis at all: what limits us is counted in PostgreSQL, so a flush or an outage opens nothing. */
describe('abuse and fraud, without Redis', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({ hasRedis: false });
  });
  afterAll(() => replayedAndStopped(world));

  const missed = async (org: TestOrg, phone: string): Promise<void> => {
    const sid = await world.phone(phone, org).calls('no-answer');
    await eventually(
      `the call of ${phone} ended`,
      async () =>
        (await world.sql("SELECT 1 FROM calls WHERE provider_call_id = $1 AND status NOT IN ('ringing', 'in_progress')", [sid])).length > 0,
      45_000,
    );
  };
  /** What really left: the network's own record, and not what we believe. */
  const accepted = async (org: TestOrg): Promise<string[]> => {
    const { data } = await org.get<{ data: { type: string; from?: string; to?: string; direction?: string }[] }>('/api/simulator/ledger');
    return data.filter((row) => row.type === 'message' && row.from === org.number).map((row) => row.to ?? '');
  };

  it('the worker works without Redis, so that silence below means refusal', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    await missed(org, '+13122010601');
    await world.settled();
    expect(await accepted(org)).toEqual(['+13122010601']);
  });

  /** Rings, is not answered, hangs up: what the provider tells of a missed call, for any caller's number at all. Answers what the webhooks said. */
  const unanswered = async (org: TestOrg, from: string): Promise<number[]> => {
    const form = {
      AccountSid: `AC${org.orgId.replaceAll('-', '')}`,
      CallSid: newSid('CA'),
      From: from,
      To: org.number,
      Direction: 'inbound',
      CallStatus: 'ringing',
    };
    const told: [string, Record<string, string>][] = [
      ['incoming', form],
      ['dial-completed', { ...form, CallStatus: 'in-progress', DialCallStatus: 'no-answer' }],
      ['status', { ...form, CallStatus: 'completed', CallDuration: '20' }],
    ];
    const statuses: number[] = [];
    for (const [name, params] of told) statuses.push((await postTwilio(world, `/webhooks/twilio/voice/${name}`, params)).status);
    return statuses;
  };
  /** What became of the business's calls: missed or not, and why no text left or that one did. */
  const callsOf = (org: TestOrg): Promise<{ status: string; missed: string; why: string }[]> =>
    world.sql(
      `SELECT c.status, c.missed_reason AS missed, c.text_back_reason AS why
       FROM calls c WHERE c.org_id = $1`,
      [org.orgId],
    );

  it.each([
    ['a premium number', '+19005550123', 'premium'],
    ['a premium exchange', '+13129765012', 'premium'],
    ['another country', '+442071838750', 'country_not_allowed'],
    ['an expensive island of the same code', '+18765550123', 'country_not_allowed'],
    ['a satellite phone', '+881612345678', 'satellite'],
    ['an international network', '+882161234567', 'satellite'],
    ['a shared cost number', '+491803123456', 'shared_cost'],
    ['a number with too many digits', '+4418431234567', 'invalid'],
    ['a short code', '72345', 'short_code'],
    ['a withheld number', 'anonymous', 'withheld'],
    ["Twilio's word for withheld", '+266696687', 'withheld'],
    ['a toll-free number', '+18005550123', 'toll_free'],
    ['letters', 'RESTRICTED', 'withheld'],
  ])('%s (%s) is not texted: %s', async (_what, from, why) => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    expect(await unanswered(org, from)).toEqual([200, 200, 200]);
    await world.settled(60_000);
    // the call was taken in and missed, so that the silence is our decision and not a refusal at the door
    expect(await callsOf(org)).toEqual([{ status: 'missed', missed: 'no_answer', why }]);
    expect(await accepted(org)).toEqual([]);
  });

  it('an ordinary number that calls in the same way is texted', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    expect(await unanswered(org, '+13122010602')).toEqual([200, 200, 200]);
    await world.settled(60_000);
    expect(await callsOf(org)).toEqual([{ status: 'missed', missed: 'no_answer', why: 'missed_call' }]);
    expect(await accepted(org)).toEqual(['+13122010602']);
  });

  it('thirteen new callers of one prefix: the eleventh and later ones wait', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    for (let caller = 0; caller < 13; caller += 1) await missed(org, `+131220250${String(caller + 10)}`);
    await world.settled(60_000);
    const sent = await accepted(org);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.length).toBeLessThanOrEqual(10);
    const held = await world.sql("SELECT 1 FROM outbound WHERE org_id = $1 AND block_reason = 'velocity'", [org.orgId]);
    expect(held.length + sent.length).toBe(13);
  });

  it('thirteen of them at the same moment change nothing', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    await Promise.all(Array.from({ length: 13 }, (_, caller) => missed(org, `+131220260${String(caller + 10)}`)));
    await world.settled(60_000);
    expect((await accepted(org)).length).toBeLessThanOrEqual(10);
  });

  it('the hourly cap holds', async () => {
    const org = await world.org({ settings: { debounceMs: 0, hourlySendCap: 3, dailySendCap: 100 } });
    for (let caller = 0; caller < 6; caller += 1) await missed(org, `+1312${203 + caller}0711`);
    await world.settled(60_000);
    expect(await accepted(org)).toHaveLength(3);
    expect(await world.sql("SELECT 1 FROM outbound WHERE org_id = $1 AND block_reason = 'hourly_cap'", [org.orgId])).toHaveLength(3);
  });

  it('the daily cap holds, at six callers at once', async () => {
    const org = await world.org({ settings: { debounceMs: 0, hourlySendCap: 2, dailySendCap: 2 } });
    await Promise.all(Array.from({ length: 6 }, (_, caller) => missed(org, `+1312${213 + caller}0712`)));
    await world.settled(60_000);
    expect(await accepted(org)).toHaveLength(2);
  });

  it('five calls of one person bring one text', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    for (let call = 0; call < 5; call += 1) await missed(org, '+13122300713');
    await world.settled(60_000);
    expect(await accepted(org)).toEqual(['+13122300713']);
  });

  it('a machine that always answers the same is not answered for ever', async () => {
    const org = await world.org({ settings: { debounceMs: 0 } });
    const machine = world.phone('+13122400714', org);
    for (let turn = 0; turn < 8; turn += 1) await machine.says('Ticket 4711 noted.');
    expect((await accepted(org)).length).toBeLessThan(8);
    const blocked = await world.sql<{ reason: string }>(
      "SELECT block_reason AS reason FROM outbound WHERE org_id = $1 AND block_reason LIKE 'loop%'",
      [org.orgId],
    );
    const handed = await world.sql('SELECT 1 FROM escalations WHERE org_id = $1', [org.orgId]);
    expect(blocked.length + handed.length).toBeGreaterThan(0);
  });

  it('guessing passwords is slowed down, and a forged forwarding header does not help', async () => {
    await inOneQuarter(world.db.adminUrl);
    const attempt = (index: number): Promise<number> =>
      fetch(`${world.baseUrl}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${index}`, 'x-real-ip': `203.0.113.${index}` },
        body: JSON.stringify({ email: 'owner1@example.test', password: `guess ${index}` }),
      }).then((answer) => answer.status);
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1) statuses.push(await attempt(index));
    expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 401));
    expect(statuses.slice(8)).toEqual(Array.from({ length: 4 }, () => 429));
  });

  it.each(['/webhooks/twilio/messages', '/webhooks/twilio/voice/incoming'])('%s does not tell who is a customer', async (path) => {
    const org = await world.org();
    const ask = async (From: string): Promise<string> => {
      const form = {
        AccountSid: 'ACx',
        MessageSid: 'SMx',
        CallSid: 'CAx',
        From,
        To: org.number,
        Body: 'x',
        CallStatus: 'ringing',
        Direction: 'inbound',
      };
      const { status, text } = await postTwilio(world, path, form, { token: 'guess' });
      return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`;
    };
    await missed(org, '+13122500715');
    expect(await ask('+13122500715')).toBe(await ask('+13122500716'));
  });
});
