import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { ChannelAccounts } from '../../src/channels/channel-accounts.service.js';
import { Config } from '../../src/platform/config/config.service.js';
import { Database } from '../../src/platform/database/database.service.js';
import { withClient } from '../harness/template.js';
import { PUBLIC_ROUTES } from '../isolation/expectations.js';
import { checksums } from '../isolation/fixtures.js';
import type { OrgFixture } from '../isolation/fixtures.js';
import { startIsolationWorld } from '../isolation/isolation-world.js';

const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js') as {
  getExpectedTwilioSignature(token: string, url: string, params: Record<string, string>): string;
};
// an address with the standard port of https, which providers sign with and without ":443"
const world = await startIsolationWorld({ env: { PUBLIC_BASE_URL: 'https://answers.example' } });
afterAll(() => world.close());
const { app, a, b } = world;
const base = app.get(Config, { strict: false }).values.publicBaseUrl;
// The address of a completion report is itself the secret, and nothing in it is signed: test/e2e/ctas.message-path.spec.ts.
const PATHS = PUBLIC_ROUTES.filter((route) => route.startsWith('POST /webhook') && !route.includes('/webhooks/cta/')).map((route) =>
  route.slice('POST '.length),
);
const CUSTOMER = '+13125550123';

interface Line {
  org: OrgFixture;
  number: string;
  sid: string;
  token: string;
}
/** A number of its own account, with a secret that only its owner knows. */
async function line(org: OrgFixture, number: string): Promise<Line> {
  const made = { org, number, sid: `AC${randomUUID().replaceAll('-', '')}`, token: `secret of ${number}` };
  await app
    .get(Database, { strict: false })
    .withOrg(org.orgId, () =>
      app
        .get(ChannelAccounts, { strict: false })
        .create({ address: number, externalAccountId: made.sid, authToken: made.token, registration: 'simulated' }),
    );
  return made;
}
const mine = await line(a, '+13125550301');
const theirs = await line(b, '+13125550302');
const sums = (): Promise<Record<string, string>> => withClient(world.db.adminUrl, (client) => checksums(client, b.orgId));

/** What the provider sends to a path about a number. */
function params(path: string, to: Line): Record<string, string> {
  const sid = randomUUID().replaceAll('-', '');
  if (/messages\/status|sms\/status/.test(path)) {
    return { AccountSid: to.sid, MessageSid: `SM${sid}`, SmsSid: `SM${sid}`, MessageStatus: 'delivered', From: to.number, To: CUSTOMER };
  }
  if (/voice|call/.test(path)) {
    return {
      AccountSid: to.sid,
      CallSid: `CA${sid}`,
      From: CUSTOMER,
      To: to.number,
      Called: to.number,
      CallStatus: 'ringing',
      Direction: 'inbound',
      DialCallStatus: 'no-answer',
    };
  }
  return { AccountSid: to.sid, MessageSid: `SM${sid}`, From: CUSTOMER, To: to.number, Body: 'Hello', NumMedia: '0' };
}

async function post(path: string, form: Record<string, string>, token: string | null, signed = { path, form }): Promise<number> {
  const signature = token === null ? {} : { 'x-twilio-signature': getExpectedTwilioSignature(token, `${base}${signed.path}`, signed.form) };
  const answer = await app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...signature },
    payload: new URLSearchParams(form).toString(),
  });
  return answer.statusCode;
}

/** 3.5: the account is found by the receiving number and only its own secret opens the door. */
describe.each(PATHS)('%s', (path) => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await sums();
  });

  it('refuses a request without a signature', async () => expect(await post(path, params(path, theirs), null)).toBe(403));

  it("refuses another business's valid secret", async () => expect(await post(path, params(path, theirs), mine.token)).toBe(403));

  it("refuses another business's secret and account together", async () => {
    expect(await post(path, { ...params(path, theirs), AccountSid: mine.sid }, mine.token)).toBe(403);
  });

  it('refuses the right secret over another address or another body', async () => {
    const form = params(path, theirs);
    expect(await post(path, form, theirs.token, { path: `${path}?n=${encodeURIComponent(mine.number)}`, form })).toBe(403);
    expect(await post(path, form, theirs.token, { path, form: { ...form, From: '+13125550199' } })).toBe(403);
  });

  it('left nothing behind, and takes the rightful one', async () => {
    expect(await sums()).toEqual(before);
    expect(await post(path, params(path, mine), mine.token)).toBe(200);
  });
});

const known = await withClient(world.db.adminUrl, async (client) => {
  const sid = `SM${randomUUID().replaceAll('-', '')}`;
  const { rows } = await client.query<{ id: string }>(
    `UPDATE outbound SET provider_sid = $2, state = 'accepted' WHERE id = (SELECT id FROM outbound WHERE org_id = $1 LIMIT 1) RETURNING id`,
    [b.orgId, sid],
  );
  const call = await client.query<{ sid: string }>('SELECT provider_call_id AS sid FROM calls WHERE org_id = $1 LIMIT 1', [b.orgId]);
  return { outboundId: rows[0]!.id, sid, callSid: call.rows[0]!.sid };
});

describe('a business that signs with its own secret but names what is not its own', () => {
  const STATUS = '/webhooks/twilio/messages/status';
  const VOICE = '/webhooks/twilio/voice';
  const status = { ...params(STATUS, mine), MessageStatus: 'failed', ErrorCode: '30006' };
  const call = { ...params(VOICE, mine), CallStatus: 'completed', CallDuration: '5' };
  const n = (number: string): string => `n=${encodeURIComponent(number)}`;

  it.each<[string, string, Record<string, string>, number[]]>([
    ['a message sid of the other', STATUS, { ...status, MessageSid: known.sid, SmsSid: known.sid }, [200, 404]],
    ["the other's outbound id in the callback", `${STATUS}?o=${known.outboundId}`, status, [200, 404]],
    ["the other's outbound id with a guessed token", `${STATUS}?o=${known.outboundId}&t=${'A'.repeat(24)}`, status, [200, 404]],
    ["the other's outbound id and sid", `${STATUS}?o=${known.outboundId}&t=x`, { ...status, MessageSid: known.sid }, [200, 404]],
    ["the other's number as sender of a receipt", STATUS, { ...status, From: theirs.number }, [403]],
    [
      "the other's number as receiver of a text",
      '/webhooks/twilio/messages',
      { ...params('/webhooks/twilio/messages', mine), To: theirs.number },
      [403],
    ],
    [
      "the other's number in WhatsApp spelling",
      '/webhooks/twilio/messages',
      { ...params('/webhooks/twilio/messages', mine), To: `whatsapp:${theirs.number}` },
      [403, 404],
    ],
    ['a call sid of the other', `${VOICE}/status`, { ...call, CallSid: known.callSid }, [200, 404]],
    ["the other's number in the callback address", `${VOICE}/status?${n(theirs.number)}`, call, [403]],
    [
      "the other's call in the callback address",
      `${VOICE}/status?${n(mine.number)}&c=${known.callSid.replaceAll('-', '')}`,
      call,
      [200, 404],
    ],
    ["the other's number as the one that was called", `${VOICE}/incoming`, { ...call, To: theirs.number, Called: theirs.number }, [403]],
    [
      "the other's call in a recording",
      `${VOICE}/recording?${n(mine.number)}`,
      { ...call, CallSid: known.callSid, RecordingUrl: 'https://example.com/x', RecordingDuration: '3' },
      [200, 404],
    ],
    [
      "the other's call in a transcription",
      `${VOICE}/transcription?${n(mine.number)}`,
      { ...call, CallSid: known.callSid, TranscriptionText: 'forged words' },
      [200, 404],
    ],
    ["the other's number behind Direction", `${VOICE}/status`, { ...call, Direction: 'outbound-api', From: theirs.number }, [403]],
  ])('%s', async (_what, path, form, statuses) => {
    const before = await sums();
    expect(statuses).toContain(await post(path, form, mine.token));
    expect(await sums()).toEqual(before);
  });
});

describe('a signature', () => {
  const PATH = '/webhooks/twilio/messages';
  const form = (): Record<string, string> => params(PATH, mine);
  const sign = (own: Record<string, string>, url = `${base}${PATH}`): string => getExpectedTwilioSignature(mine.token, url, own);
  const send = async (
    headers: Record<string, string | string[]>,
    payload: string,
    method: 'POST' | 'GET' | 'PUT' = 'POST',
    url = PATH,
  ): Promise<number> =>
    (await app.inject({ method, url, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload })).statusCode;

  it.each<[string, (own: Record<string, string>) => [Record<string, string | string[]>, string], number]>([
    [
      'reordered parameters are fine',
      (own) => [{ 'x-twilio-signature': sign(own) }, new URLSearchParams(Object.entries(own).reverse()).toString()],
      200,
    ],
    [
      'a plus sign and unicode are fine',
      (own) => [
        { 'x-twilio-signature': sign({ ...own, Body: 'a+b ü 你好' }) },
        new URLSearchParams({ ...own, Body: 'a+b ü 你好' }).toString(),
      ],
      200,
    ],
    [
      'a space written as %20 is fine',
      (own) => [
        { 'x-twilio-signature': sign({ ...own, Body: 'a b' }) },
        new URLSearchParams({ ...own, Body: 'a b' }).toString().replaceAll('+', '%20'),
      ],
      200,
    ],
    [
      'the standard port in the address is fine',
      (own) => [{ 'x-twilio-signature': sign(own, `${base}:443${PATH}`) }, new URLSearchParams(own).toString()],
      200,
    ],
    [
      'of another port of the same host',
      (own) => [{ 'x-twilio-signature': sign(own, `${base}:8443${PATH}`) }, new URLSearchParams(own).toString()],
      403,
    ],
    ['cut by one character', (own) => [{ 'x-twilio-signature': sign(own).slice(0, -1) }, new URLSearchParams(own).toString()], 403],
    ['in lower case', (own) => [{ 'x-twilio-signature': sign(own).toLowerCase() }, new URLSearchParams(own).toString()], 403],
    ['with a letter behind it', (own) => [{ 'x-twilio-signature': `${sign(own)}x` }, new URLSearchParams(own).toString()], 403],
    [
      // RFC 9110 5.5: HTTP takes spaces around a value away; these come past it, and no comparison forgives them
      'with a space behind it that HTTP did not take away',
      (own) => [{ 'x-twilio-signature': `${sign(own)} ` }, new URLSearchParams(own).toString()],
      403,
    ],
    ['over an empty body', (own) => [{ 'x-twilio-signature': sign({}) }, new URLSearchParams(own).toString()], 403],
    [
      'of http instead of https at the public address',
      (own) => [{ 'x-twilio-signature': sign(own, `${base.replace('https:', 'http:')}${PATH}`) }, new URLSearchParams(own).toString()],
      403,
    ],
    [
      'of another host than the public address',
      (own) => [{ 'x-twilio-signature': sign(own, `https://other.example${PATH}`) }, new URLSearchParams(own).toString()],
      403,
    ],
    ['under another header', (own) => [{ 'x-hub-signature-256': sign(own) }, new URLSearchParams(own).toString()], 403],
    [
      'of the host that a stranger forwards',
      (own) => [
        {
          'x-twilio-signature': sign(own, `https://evil.example${PATH}`),
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'https',
        },
        new URLSearchParams(own).toString(),
      ],
      403,
    ],
    [
      'with a doubled parameter',
      (own) => [{ 'x-twilio-signature': sign(own) }, `${new URLSearchParams(own).toString()}&To=${encodeURIComponent(theirs.number)}`],
      403,
    ],
    ['with an added empty parameter', (own) => [{ 'x-twilio-signature': sign(own) }, `${new URLSearchParams(own).toString()}&Extra=`], 403],
    [
      'with a parameter less',
      (own) => [
        { 'x-twilio-signature': sign(own) },
        new URLSearchParams(Object.entries(own).filter(([name]) => name !== 'NumMedia')).toString(),
      ],
      403,
    ],
  ])('%s', async (_what, make, status) => {
    const [headers, payload] = make(form());
    expect(await send(headers, payload)).toBe(status);
  });

  it('does not open other methods or JSON', async () => {
    const own = form();
    expect(await send({ 'x-twilio-signature': sign(own) }, new URLSearchParams(own).toString(), 'GET')).toBe(404);
    expect(await send({ 'x-twilio-signature': sign(own) }, new URLSearchParams(own).toString(), 'PUT')).toBe(404);
    const json = await app.inject({
      method: 'POST',
      url: PATH,
      headers: { 'content-type': 'application/json', 'x-twilio-signature': sign(own) },
      payload: JSON.stringify(own),
    });
    expect([400, 403, 415]).toContain(json.statusCode);
  });

  it('can be sent again without effect', async () => {
    const own = form();
    const payload = new URLSearchParams(own).toString();
    for (let copy = 0; copy < 5; copy += 1) expect(await send({ 'x-twilio-signature': sign(own) }, payload)).toBe(200);
    const stored = await withClient(world.db.adminUrl, (client) =>
      client.query('SELECT 1 FROM messages WHERE provider_message_id = $1', [own.MessageSid]),
    );
    expect(stored.rowCount).toBe(1);
  });
});
