import { parseInboundMessage } from '../../src/channels/twilio/parse-message.rules.js';
import { parseReceipt } from '../../src/channels/twilio/parse-receipt.rules.js';
import { ANN, OURS, PhoneNetwork, SID, TOKEN, valueOf } from './phone-network.js';

describe('the Twilio adapter against the simulated network, over HTTP', () => {
  let network: PhoneNetwork;
  beforeEach(async () => {
    network = await new PhoneNetwork().start();
  });
  afterEach(() => network.stop());

  it('sends, and the receipts rise from sent to delivered, each signed', async () => {
    const result = await network.adapter.send(network.account(), network.text('Hello 👋 & goodbye'));
    expect(result).toMatchObject({ kind: 'accepted', status: 'queued' });
    await network.until('two receipts', () => network.webhooksOn('/status').length === 2);
    const receipts = network.webhooksOn('/status').map((webhook) => parseReceipt(webhook.form)!);
    expect(receipts.map(({ status, rank }) => [status, rank])).toEqual([
      ['sent', 2],
      ['delivered', 3],
    ]);
    expect(network.received.every((webhook) => webhook.isSigned && webhook.query.get('o') === '1')).toBe(true);
    expect(network.ledger().find((row) => row.type === 'message')).toMatchObject({
      to: ANN,
      from: OURS,
      body: 'Hello 👋 & goodbye',
      direction: 'outbound-api',
    });
  });

  it('lists what it accepted, by recipient and time, over several pages', async () => {
    const before = new Date(Date.now() - 5_000);
    for (let index = 0; index < 3; index += 1) await network.adapter.send(network.account(), network.text(`text ${index}`));
    await network.adapter.send(network.account(), network.text('elsewhere', { to: '+13125550124' }));
    const all = await network.adapter.listMessages(network.account(), { to: ANN, since: before });
    expect(all.map(({ body, direction }) => [body, direction])).toEqual([
      ['text 2', 'outbound'],
      ['text 1', 'outbound'],
      ['text 0', 'outbound'],
    ]);
    expect(all[0]!.sentAt.getTime()).toBeGreaterThan(before.getTime() - 1000);
    const page = await network.control<{ data: unknown[] }>(`GET ledger?to=${encodeURIComponent(ANN)}`);
    expect(page.body.data.length).toBeGreaterThanOrEqual(3);
    expect(await network.adapter.listMessages(network.account(), { to: ANN, since: new Date(Date.now() + 60_000) })).toEqual([]);
  });

  it('follows the pages of a list', async () => {
    for (let index = 0; index < 5; index += 1) await network.adapter.send(network.account(), network.text(`text ${index}`));
    const response = await fetch(`${network.baseUrl}/api/2010-04-01/Accounts/${SID}/Messages.json?PageSize=2`, { headers: basic() });
    const page = (await response.json()) as { messages: unknown[]; next_page_uri: string };
    expect(page.messages).toHaveLength(2);
    expect(page.next_page_uri).toContain('Page=1');
  });

  it.each([
    ['+15005550001', 'invalid_number', '21211'],
    ['+15005550003', 'region', '21408'],
    ['+15005550004', 'opted_out', '21610'],
    ['+15005550009', 'not_textable', '21614'],
  ])('a definite refusal for %s is failed: %s', async (to, reason, code) => {
    expect(await network.adapter.send(network.account(), network.text('hi', { to }))).toMatchObject({ kind: 'failed', reason, code });
    expect(network.ledger().filter((row) => row.type === 'message')).toHaveLength(0);
  });

  it('a landline is accepted and then undelivered', async () => {
    await network.adapter.send(network.account(), network.text('hi', { to: '+15005550016' }));
    const last = await network.until('the failure', () => network.webhooksOn('/status').find((webhook) => valueOf(webhook, 'ErrorCode')));
    expect(parseReceipt(last.form)).toMatchObject({
      status: 'undelivered',
      isTerminalFailure: true,
      errorCode: '30006',
      reason: 'not_textable',
    });
  });

  it('429 is a safe retry after the announced wait', async () => {
    await network.control('POST faults', { kind: '429', count: 1 });
    expect(await network.adapter.send(network.account(), network.text('one'))).toEqual({
      kind: 'retry',
      after: 1000,
      reason: 'rate_limited',
    });
    expect(await network.adapter.send(network.account(), network.text('one'))).toMatchObject({ kind: 'accepted' });
    expect(network.ledger().filter((row) => row.type === 'message')).toHaveLength(1);
  });

  it('500 is unknown: nobody knows whether it was sent', async () => {
    await network.control('POST faults', { kind: '500', count: 1 });
    expect(await network.adapter.send(network.account(), network.text('one'))).toEqual({ kind: 'unknown', reason: 'http_500' });
  });

  it('an answer lost after acceptance is unknown, and the list and the receipt both know the text', async () => {
    await network.control('POST faults', { kind: 'drop-answer', count: 1 });
    const result = await network.adapter.send(network.account(), network.text('lost answer'));
    expect(result).toMatchObject({ kind: 'unknown' });
    const [found] = await network.adapter.listMessages(network.account(), { to: ANN, since: new Date(Date.now() - 60_000) });
    expect(found?.body).toBe('lost answer');
    const receipt = await network.until('a receipt', () => network.webhooksOn('/status')[0]);
    expect(valueOf(receipt, 'MessageSid')).toBe(found?.sid);
    expect(network.ledger().filter((row) => row.type === 'message')).toHaveLength(1);
  });

  it('a slow network is still an answer', async () => {
    await network.control('POST faults', { kind: 'slow', count: 1, delayMs: 150 });
    const started = performance.now();
    expect(await network.adapter.send(network.account(), network.text('slow'))).toMatchObject({ kind: 'accepted' });
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('a silent network is unknown after the timeout', async () => {
    await network.control('POST faults', { kind: 'timeout', count: 1 });
    const started = performance.now();
    expect(await network.adapter.send(network.account(), network.text('silence'))).toMatchObject({ kind: 'unknown' });
    expect(performance.now() - started).toBeGreaterThan(9_000);
    expect(network.ledger().filter((row) => row.type === 'message')).toHaveLength(0);
  });

  it('a network that is not there is a safe retry', async () => {
    const account = network.account({ apiBaseUrl: 'http://127.0.0.1:9/simulator/twilio' });
    expect(await network.adapter.send(account, network.text('nobody'))).toEqual({ kind: 'retry', reason: 'econnrefused' });
  });

  it('a wrong password is refused as a configuration error', async () => {
    await network.adapter.send(network.account(), network.text('opens the account'));
    const response = await fetch(`${network.baseUrl}/api/2010-04-01/Accounts/${SID}.json`, { headers: basic('wrong') });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 20003, status: 401 });
  });

  it('lists the pictures of a text, each at the address of its file', async () => {
    const mediaUrls = ['https://pictures.example.test/1.jpg', 'https://pictures.example.test/2.jpg'];
    const { body } = await network.control<{ messageSid: string }>('POST texts', {
      from: ANN,
      to: OURS,
      body: 'look',
      urls: network.urls(),
      mediaUrls,
    });
    const [listed] = await network.adapter.listMessages(network.account(), { from: ANN, since: new Date(0) });
    expect(listed).toMatchObject({ sid: body.messageSid, mediaCount: 2 });
    const media = await network.adapter.listMedia(network.account(), listed!.sid);
    expect(media.map(({ contentType }) => contentType)).toEqual(['image/jpeg', 'image/jpeg']);
    for (const { url } of media)
      expect(url).toMatch(new RegExp(`^${network.baseUrl}/api/2010-04-01/Accounts/${SID}/Messages/${listed!.sid}/Media/ME[0-9a-f]{32}$`));
    expect(new Set(media.map(({ url }) => url)).size).toBe(2);
    expect(await network.adapter.listMedia(network.account(), 'SM00000000000000000000000000000009')).toEqual([]);
  });

  it('another account neither sees the texts nor sends from the number', async () => {
    await network.adapter.send(network.account(), network.text('mine'));
    const other = network.account({ externalAccountId: `AC${'b'.repeat(32)}` });
    expect(await network.adapter.listMessages(other, { since: new Date(0) })).toEqual([]);
    expect(await network.adapter.send(other, network.text('stolen'))).toMatchObject({ kind: 'failed', code: '21606', reason: 'config' });
    await expect(
      network.adapter.listMessages(network.account({ externalAccountId: SID.replace(/a$/, 'c') }), { since: new Date(0) }),
    ).resolves.toEqual([]);
  });

  it('delivers an inbound text as a signed webhook, in any alphabet', async () => {
    const body = 'Olá 👋 हाँ + & = % "';
    await network.control('POST texts', { from: ANN, to: OURS, body, urls: network.urls() });
    const webhook = await network.until('the webhook', () => network.webhooksOn('/sms')[0]);
    expect(webhook.isSigned).toBe(true);
    expect(parseInboundMessage(webhook.form)).toMatchObject({ from: ANN, to: OURS, body, channel: 'sms' });
    expect(valueOf(webhook, 'AccountSid')).toBe(SID);
  });

  it('repeats a webhook that was answered with 503, with the same token, until it is taken', async () => {
    network.answer = () => ({ status: network.webhooksOn('/sms').length < 3 ? 503 : 200 });
    const urls = { ...network.urls(), smsUrl: `${network.urls().smsUrl}#rc=5&rp=all` };
    await network.control('POST texts', { from: ANN, to: OURS, body: 'again', urls });
    await network.until('three attempts', () => network.webhooksOn('/sms').length === 3);
    expect(new Set(network.webhooksOn('/sms').map((webhook) => webhook.idempotencyToken)).size).toBe(1);
    const row = await network.until('the ledger', () => network.ledger().find((each) => each.type === 'webhook'));
    expect(row.detail?.attempts).toMatchObject([{ status: 503 }, { status: 503 }, { status: 200 }]);
  });

  it('repeats nothing that was answered when the address asks for nothing', async () => {
    network.answer = () => ({ status: 500 });
    await network.control('POST texts', { from: ANN, to: OURS, body: 'once', urls: network.urls() });
    await network.until('the ledger', () => network.ledger().find((each) => each.type === 'webhook'));
    expect(network.webhooksOn('/sms')).toHaveLength(1);
  });

  it('STOP is answered by the network, blocks the pair, and START lifts the block', async () => {
    await network.control('POST texts', { from: ANN, to: OURS, body: 'Stop', urls: network.urls() });
    await network.until('the webhook', () => network.webhooksOn('/sms')[0]);
    const reply = network.ledger().find((row) => row.direction === 'outbound-reply');
    expect(reply).toMatchObject({ from: OURS, to: ANN });
    expect(reply?.body).toContain('unsubscribed');
    expect(await network.adapter.send(network.account(), network.text('still there?'))).toMatchObject({
      kind: 'failed',
      reason: 'opted_out',
    });
    expect(await network.adapter.send(network.account(), network.text('someone else', { to: '+13125550124' }))).toMatchObject({
      kind: 'accepted',
    });
    await network.control('POST texts', { from: ANN, to: OURS, body: 'START', urls: network.urls() });
    expect(await network.adapter.send(network.account(), network.text('welcome back'))).toMatchObject({ kind: 'accepted' });
  });

  it('remembers texts, blocks and numbers over a restart', async () => {
    await network.control('POST texts', { from: ANN, to: OURS, body: 'STOP', urls: network.urls() });
    await network.adapter.send(network.account(), network.text('before', { to: '+13125550124' }));
    await network.restart();
    expect(await network.adapter.send(network.account(), network.text('after'))).toMatchObject({ kind: 'failed', code: '21610' });
    const listed = await network.adapter.listMessages(network.account(), { to: '+13125550124', since: new Date(0) });
    expect(listed.map(({ body }) => body)).toEqual(['before']);
  });

  it('control requests that cannot be read are refused', async () => {
    expect((await network.control('POST texts', { from: ANN })).status).toBe(400);
    expect((await network.control('POST faults', { kind: 'earthquake', count: 1 })).status).toBe(400);
    expect((await network.control('GET nothing')).status).toBe(404);
    expect((await network.control('GET ledger', undefined, 'nobody:x')).status).toBe(401);
  });
});

function basic(token = TOKEN): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${SID}:${token}`).toString('base64')}` };
}
