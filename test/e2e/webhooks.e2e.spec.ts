import { AnswerTimes } from '../../src/channels/answer-times.service.js';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { armFailpoints, failpointHits } from '../../src/platform/failpoints/failpoint.js';
import type { TestOrg } from '../harness/test-org.js';
import { AUTH_TOKEN, inboundSms, newSid, postTwilio } from '../harness/twilio-webhook.js';
import { eventually, until } from '../harness/until.js';
import { World } from '../harness/world.js';

const OTHER_TOKEN = 'the-token-of-the-other-account';
const ANN = '+13125570123';

/** Webhooks as an attacker, a broken proxy or a provider in trouble would send them. */
describe('webhooks from outside', () => {
  let world: World;
  let org: TestOrg;
  let other: TestOrg;
  let otherSid: string;
  const otherNumber = '+13125558888';

  beforeAll(async () => {
    world = await World.start();
    org = await world.org({ name: 'Northside', settings: { debounceMs: 0 } });
    other = await world.org({ name: 'Bella Salon' });
    otherSid = `AC${'8'.repeat(32)}`;
    await world.app
      .get(Database)
      .withOrg(other.orgId, () =>
        world.app.get(ChannelAccounts).create({ address: otherNumber, externalAccountId: otherSid, authToken: OTHER_TOKEN }),
      );
  });
  afterAll(() => world?.stop());
  afterEach(() => armFailpoints(undefined));

  const PATH = '/webhooks/twilio/messages';
  const rowsOf = async (sid: string): Promise<number> =>
    (await world.sql('SELECT 1 FROM inbound_events WHERE dedupe_key = $1', [sid])).length;
  const sms = (sid: string, body = 'Hello'): Record<string, string> => inboundSms(org, ANN, body, sid);
  /** What a busy server cannot answer in time is answered 503 and posted again, as the provider does: the first other answer. */
  const answered = async <T extends { status: number }>(send: () => Promise<T>): Promise<T> => {
    let answer!: T;
    await until('there is an answer', async () => {
      answer = await send();
      return answer.status !== 503 || 'not in time';
    });
    return answer;
  };
  const post: typeof postTwilio = (...request) => answered(() => postTwilio(...request));

  it('takes a signed text and answers with empty TwiML', async () => {
    const sid = newSid();
    const { status, text } = await post(world, PATH, sms(sid));
    expect(status).toBe(200);
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?><Response></Response>');
    expect(await rowsOf(sid)).toBe(1);
  });

  it.each(['/webhooks/twilio', '/webhooks/whatsapp', '/webhook/sms/incoming'])('%s is the same door', async (path) => {
    const sid = newSid();
    expect((await post(world, path, sms(sid))).status).toBe(200);
    expect(await rowsOf(sid)).toBe(1);
  });

  it.each<[string, { token?: string; signature?: string }]>([
    ['a wrong token', { token: 'wrong' }],
    ["another org's token", { token: OTHER_TOKEN }],
    ['an empty signature', { signature: '' }],
    ['rubbish', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
  ])('refuses %s and stores nothing', async (_, options) => {
    const sid = newSid();
    const { status, text } = await post(world, PATH, sms(sid), options);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ code: 'webhooks.bad_signature', requestId: expect.any(String) });
    expect(await rowsOf(sid)).toBe(0);
  });

  it("refuses another org's account on our number, even when all else is right", async () => {
    const sid = newSid();
    expect((await post(world, PATH, { ...sms(sid), AccountSid: otherSid })).status).toBe(403);
    const { AccountSid: _, ...without } = sms(sid);
    expect((await post(world, PATH, without)).status).toBe(403);
    expect(await rowsOf(sid)).toBe(0);
  });

  it('refuses a signature of another path, a changed, an added and a doubled parameter', async () => {
    const sid = newSid();
    const body = new URLSearchParams(sms(sid)).toString();
    expect((await post(world, PATH, sms(sid), { rawBody: `${body}&Extra=1` })).status).toBe(403);
    expect((await post(world, PATH, sms(sid), { rawBody: body.replace('Body=Hello', 'Body=Hallo') })).status).toBe(403);
    expect((await post(world, PATH, sms(sid), { rawBody: `${body}&Body=Other` })).status).toBe(403);
    expect((await post(world, PATH, sms(sid), { rawBody: body.slice(0, -6) })).status).not.toBe(200);
    const elsewhere = await post(world, `${PATH}?x=1`, sms(sid), { signature: await signatureOf(PATH, sms(sid)) });
    expect(elsewhere.status).toBe(403);
    expect(await rowsOf(sid)).toBe(0);
  });

  it('takes reordered parameters, nested names and every alphabet', async () => {
    const sid = newSid();
    const params = { ...sms(sid, 'Olá 👋 مرحبا'), 'Data[0][x]': '1' };
    const reordered = new URLSearchParams(Object.entries(params).reverse()).toString();
    expect((await post(world, PATH, params, { rawBody: reordered })).status).toBe(200);
    const [row] = await world.sql<{ body: string }>('SELECT body FROM messages WHERE provider_message_id = $1', [sid]);
    expect(row!.body).toBe('Olá 👋 مرحبا');
  });

  it('a number of nobody is not found, and leaves no trace', async () => {
    const sid = newSid();
    const { status, text } = await post(world, PATH, { ...sms(sid), To: '+19995550000' });
    expect(status).toBe(404);
    expect(JSON.parse(text).code).toBe('webhooks.unknown_number');
    expect(await rowsOf(sid)).toBe(0);
  });

  it('a proxy may not talk us into another address', async () => {
    const sid = newSid();
    const body = new URLSearchParams(sms(sid)).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': await signatureOf(PATH, sms(sid), 'https://evil.example'),
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    };
    const response = await answered(() => fetch(`${world.baseUrl}${PATH}`, { method: 'POST', headers, body }));
    expect(response.status).toBe(403);
  });

  it.each([
    ['an empty body', '', 'application/x-www-form-urlencoded', 400],
    ['half a body', 'To=%2B1312', 'application/x-www-form-urlencoded', 404],
    ['a megabyte', `Body=${'x'.repeat(1_100_000)}`, 'application/x-www-form-urlencoded', 413],
    ['broken JSON', '{"To":', 'application/json', 400],
    ['JSON that is no form', '{"To":"+13125550101"}', 'application/json', 400],
    ['an unknown type', 'To=x', 'application/octet-stream', 415],
  ])('%s gets %i', async (_, body, type, status) => {
    const response = await answered(() => fetch(`${world.baseUrl}${PATH}`, { method: 'POST', headers: { 'content-type': type }, body }));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });

  it.each(['webhook.verified', 'webhook.before_commit'])(
    'a failure at %s is 503 and nothing is stored; the repetition is stored once',
    async (name) => {
      const sid = newSid();
      const before = failpointHits(name);
      armFailpoints(`${name}=throw`);
      const failed = await postTwilio(world, PATH, sms(sid));
      expect(failed.status).toBeGreaterThanOrEqual(500);
      expect(failpointHits(name)).toBeGreaterThan(before);
      expect(await rowsOf(sid)).toBe(0);
      armFailpoints(undefined);
      expect((await post(world, PATH, sms(sid))).status).toBe(200);
      expect(await rowsOf(sid)).toBe(1);
    },
  );

  it('a failure after the commit is 503, and the repetition changes nothing', async () => {
    const sid = newSid();
    armFailpoints('webhook.after_commit=throw');
    expect((await postTwilio(world, PATH, sms(sid))).status).toBe(503);
    expect(await rowsOf(sid)).toBe(1);
    armFailpoints(undefined);
    expect((await post(world, PATH, sms(sid))).status).toBe(200);
    expect(await rowsOf(sid)).toBe(1);
  });

  it('a database that hangs gives a caller a sentence within two seconds', async () => {
    // what the product gives itself, and not what tests about anything else wait
    const times = world.app.get(AnswerTimes, { strict: false });
    const patient = { ...times };
    Object.assign(times, new AnswerTimes());
    armFailpoints('webhook.before_commit=sleep:6000');
    const params = {
      AccountSid: sms('x').AccountSid!,
      CallSid: newSid('CA'),
      From: ANN,
      To: org.number,
      CallStatus: 'ringing',
      Direction: 'inbound',
    };
    const { status, text } = await postTwilio(world, '/webhooks/twilio/voice/incoming', params);
    expect(status).toBe(200);
    expect(text).toContain('text message');
    expect(text).toContain('<Hangup/>');
    armFailpoints(undefined);
    Object.assign(times, patient);
    await eventually('the call was stored all the same', async () => {
      return (await world.sql('SELECT 1 FROM calls WHERE provider_call_id = $1', [params.CallSid])).length > 0;
    });
  });

  it("a receipt of another org's message changes nothing there", async () => {
    await world.phone(ANN, org).says('What are your hours?');
    const sent = await eventually('the answer was delivered', async () => {
      const [row] = await world.sql<{ provider_sid: string; provider_status: string; state: string }>(
        "SELECT provider_sid, provider_status, state FROM outbound WHERE org_id = $1 AND state = 'delivered' ORDER BY created_at DESC LIMIT 1",
        [org.orgId],
      );
      return row;
    });
    const forged = {
      AccountSid: otherSid,
      From: otherNumber,
      To: ANN,
      MessageSid: sent.provider_sid,
      MessageStatus: 'failed',
      ErrorCode: '21610',
    };
    expect((await post(world, `${PATH}/status`, forged, { token: OTHER_TOKEN })).status).toBe(200);
    const wrongAccount = { ...forged, From: org.number };
    expect((await post(world, `${PATH}/status`, wrongAccount, { token: OTHER_TOKEN })).status).toBe(403);
    const [after] = await world.sql('SELECT provider_status, state FROM outbound WHERE org_id = $1 AND provider_sid = $2', [
      org.orgId,
      sent.provider_sid,
    ]);
    expect(after).toEqual({ provider_status: sent.provider_status, state: sent.state });
    expect(await world.sql('SELECT 1 FROM suppressions WHERE org_id = $1', [org.orgId])).toEqual([]);
  });

  it('a status that we do not know is taken and ignored', async () => {
    const params = { AccountSid: sms('x').AccountSid!, From: org.number, To: ANN, MessageSid: newSid(), MessageStatus: 'teleported' };
    expect((await post(world, `${PATH}/status`, params)).status).toBe(200);
  });

  async function signatureOf(path: string, params: Record<string, string>, base = world.baseUrl): Promise<string> {
    const { expectedSignature } = await import('../../src/channels/twilio/signature.rules.js');
    return expectedSignature(AUTH_TOKEN, `${base}${path}`, new Map(Object.entries(params).map(([key, value]) => [key, [value]])));
  }
});
