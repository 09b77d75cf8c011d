import type { VoiceAnswer } from '../../src/channels/channel.port.js';
import { parseCallEvent } from '../../src/channels/twilio/parse-call.rules.js';
import { renderTwiml } from '../../src/channels/twilio/twiml.rules.js';
import { ANN, OURS, PhoneNetwork, SID, TOKEN, valueOf } from './phone-network.js';

const BUSINESS = '+13125550111';

describe('calls on the simulated network', () => {
  let network: PhoneNetwork;
  let dial: Extract<VoiceAnswer[number], { dial: unknown }>['dial'];
  beforeEach(async () => {
    network = await new PhoneNetwork().start();
    dial = { number: BUSINESS, timeoutSeconds: 18, callerId: ANN, action: `${network.businessUrl}/dial` };
    network.answer = (webhook) => ({ body: webhook.path === '/voice' ? renderTwiml([{ dial }]) : '<Response/>' });
  });
  afterEach(() => network.stop());

  const start = (outcome: string, extra: Record<string, unknown> = {}) =>
    network.control<{ callSid: string }>('POST calls', { from: ANN, to: OURS, outcome, urls: network.urls(), ...extra });
  const ended = () => network.until('the end of the call', () => network.webhooksOn('/call-status')[0]);

  it.each([
    ['no-answer', 'no-answer', undefined],
    ['busy', 'busy', undefined],
    ['failed', 'failed', undefined],
    ['canceled', 'canceled', undefined],
    ['answered', 'completed', 45],
    ['voicemail', 'completed', 5],
  ])('%s reports a dial that was %s', async (outcome, dialStatus, seconds) => {
    await start(outcome);
    await ended();
    const [incoming] = network.webhooksOn('/voice');
    const [completed] = network.webhooksOn('/dial');
    expect(valueOf(incoming!, 'CallStatus')).toBe('ringing');
    const event = parseCallEvent('dial_completed', completed!.form, new Date())!;
    expect(event).toMatchObject({ callSid: valueOf(incoming!, 'CallSid'), from: ANN, to: OURS, dialStatus });
    expect(event.dialSeconds).toBe(seconds);
    expect(network.received.every((webhook) => webhook.isSigned)).toBe(true);
    const leg = network.ledger().find((row) => row.direction === 'outbound-dial');
    expect(leg).toMatchObject({ to: BUSINESS, from: ANN });
  });

  it('reports the end of the whole call last, with its length', async () => {
    await start('answered', { talkSeconds: 33 });
    const status = await ended();
    expect(network.received.map((webhook) => webhook.path)).toEqual(['/voice', '/dial', '/call-status']);
    expect(parseCallEvent('status', status.form, new Date())).toMatchObject({ callStatus: 'completed', callSeconds: 33, sequence: 0 });
  });

  it('a caller who hangs up before the ring is only a status', async () => {
    await start('canceled', { ringSeconds: 0 });
    expect(valueOf(await ended(), 'CallStatus')).toBe('canceled');
    expect(network.webhooksOn('/dial')).toHaveLength(0);
  });

  it('an unreachable business is a failed call, not a crash', async () => {
    network.answer = () => ({ status: 500 });
    await start('no-answer');
    expect(valueOf(await ended(), 'CallStatus')).toBe('failed');
  });

  it('screening: a person presses 1 and is connected, a machine does not and is not', async () => {
    dial.screenUrl = `${network.businessUrl}/screen?n=${encodeURIComponent(OURS)}`;
    const gather = { numDigits: 1, timeoutSeconds: 5, action: `${network.businessUrl}/pressed`, say: 'Press 1 to take the call.' };
    network.answer = (webhook) => {
      if (webhook.path === '/voice') return { body: renderTwiml([{ dial }]) };
      return { body: webhook.path === '/screen' ? renderTwiml([{ gather }, { hangup: true }]) : '<Response/>' };
    };
    await start('answered');
    await ended();
    expect(valueOf(network.webhooksOn('/pressed')[0]!, 'Digits')).toBe('1');
    expect(valueOf(network.webhooksOn('/dial')[0]!, 'DialBridged')).toBe('true');
    network.received.length = 0;
    await start('voicemail');
    await ended();
    expect(network.webhooksOn('/pressed')).toHaveLength(0);
    expect(valueOf(network.webhooksOn('/dial')[0]!, 'DialBridged')).toBe('false');
    expect(valueOf(network.webhooksOn('/dial')[0]!, 'DialCallStatus')).toBe('no-answer');
  });

  it('machine detection tells what picked up', async () => {
    dial.machineDetectionUrl = `${network.businessUrl}/amd`;
    await start('voicemail');
    await ended();
    expect(valueOf(network.webhooksOn('/amd')[0]!, 'AnsweredBy')).toBe('machine_start');
    network.received.length = 0;
    await start('answered');
    await ended();
    expect(valueOf(network.webhooksOn('/amd')[0]!, 'AnsweredBy')).toBe('human');
  });

  it('says what it is told, and takes a voicemail with its words', async () => {
    const record = { maxSeconds: 120, action: `${network.businessUrl}/recording`, transcribeCallback: `${network.businessUrl}/words` };
    network.answer = (webhook) => ({
      body:
        webhook.path === '/voice'
          ? renderTwiml([{ say: 'Sorry we missed you & will text.' }, { record }, { hangup: true }])
          : '<Response/>',
    });
    await start('no-answer', { voicemail: 'My furnace is out' });
    await ended();
    expect(network.ledger().find((row) => row.body === 'Sorry we missed you & will text.')).toBeDefined();
    expect(valueOf(network.webhooksOn('/recording')[0]!, 'RecordingUrl')).toContain('/Recordings/RE');
    expect(valueOf(network.webhooksOn('/words')[0]!, 'TranscriptionText')).toBe('My furnace is out');
  });

  it('rings in real time when asked to', async () => {
    await start('no-answer', { isRealtime: true });
    await network.until('the ringing leg', () => network.ledger().find((row) => row.direction === 'outbound-dial'));
    expect(network.webhooksOn('/dial')).toHaveLength(0);
  });

  it('a call that outlives its network writes nothing any more, least of all where something else is open by now', async () => {
    const { body } = await start('canceled', { isRealtime: true, ringSeconds: 0.5 });
    await network.until('the ringing leg', () => network.ledger().find((row) => row.direction === 'outbound-dial'));
    // the new ledger is given the number of the file that was closed
    await network.restart();
    await start('canceled', { isRealtime: true, ringSeconds: 1 });
    await ended();
    const rows = network.ledger();
    expect(rows.filter((row) => row.sid === body.callSid && row.type === 'call.status')).toEqual([]);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  });

  it('places a call of ours: the handset answers, hears the words and presses what it was told to', async () => {
    await network.control('POST handsets', { phone: BUSINESS, answers: true, digits: '1' });
    const gather = { numDigits: 1, timeoutSeconds: 5, action: `${network.businessUrl}/ack?p=alert`, say: 'Emergency. Press 1.' };
    const result = await network.adapter.placeCall(network.account(), {
      to: BUSINESS,
      from: OURS,
      twiml: renderTwiml([{ gather }]),
      statusCallback: `${network.businessUrl}/call-status`,
    });
    expect(result).toMatchObject({ kind: 'accepted' });
    const status = await ended();
    expect(valueOf(status, 'Direction')).toBe('outbound-api');
    expect(valueOf(status, 'CallStatus')).toBe('completed');
    expect(valueOf(network.webhooksOn('/ack')[0]!, 'Digits')).toBe('1');
  });

  it('a handset that does not answer ends as no-answer', async () => {
    await network.control('POST handsets', { phone: BUSINESS, answers: false });
    await network.adapter.placeCall(network.account(), {
      to: BUSINESS,
      from: OURS,
      twiml: '<Response/>',
      statusCallback: `${network.businessUrl}/call-status`,
    });
    expect(valueOf(await ended(), 'CallStatus')).toBe('no-answer');
  });

  it('lists the calls of a number since a moment', async () => {
    await start('busy');
    await ended();
    const calls = await network.adapter.listCalls(network.account(), { to: OURS, since: new Date(Date.now() - 60_000) });
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ from: ANN, to: OURS, direction: 'inbound', status: 'completed' });
    expect(await network.adapter.listCalls(network.account(), { to: OURS, since: new Date(Date.now() + 60_000) })).toEqual([]);
  });
});

describe('numbers on the simulated network', () => {
  let network: PhoneNetwork;
  beforeEach(async () => {
    network = await new PhoneNetwork().start();
  });
  afterEach(() => network.stop());
  const owner = () => ({ accountSid: SID, authToken: TOKEN, baseUrl: network.baseUrl });

  it('searches an area, buys, texts from it, and gives it back', async () => {
    const found = await network.provisioning.searchNumbers(owner(), { country: 'US', areaCode: '773', limit: 3 });
    expect(found).toHaveLength(3);
    expect(found.every(({ address }) => /^\+1773555\d{4}$/.test(address))).toBe(true);
    const bought = await network.provisioning.purchaseNumber(owner(), found[0]!.address, 'ringback test', network.urls());
    expect(bought.externalNumberId).toMatch(/^PN[0-9a-f]{32}$/);
    await network.control('POST texts', { from: ANN, to: bought.address, body: 'hello' });
    await network.until('the webhook of the bought number', () => network.webhooksOn('/sms')[0]);
    const again = await network.provisioning.searchNumbers(owner(), { country: 'US', areaCode: '773', limit: 3 });
    expect(again.map(({ address }) => address)).not.toContain(bought.address);
    await network.provisioning.releaseNumber(owner(), bought.externalNumberId);
    await expect(network.provisioning.releaseNumber(owner(), bought.externalNumberId)).rejects.toMatchObject({ status: 404 });
  });

  it('a number that somebody has is gone', async () => {
    await network.provisioning.purchaseNumber(owner(), OURS, 'ringback test', network.urls());
    const other = { ...owner(), accountSid: `AC${'b'.repeat(32)}` };
    await expect(network.provisioning.purchaseNumber(other, OURS, 'ringback test', network.urls())).rejects.toMatchObject({
      code: 'numbers.gone',
      status: 409,
    });
  });

  it('opens a subaccount with its own password, usable by itself and by its owner', async () => {
    const client = await network.provisioning.createSubaccount(owner(), 'Northside');
    expect(client.accountSid).toMatch(/^AC[0-9a-f]{32}$/);
    expect(client.authToken).not.toBe(TOKEN);
    const bought = await network.provisioning.purchaseNumber(client, '+17735550150', 'ringback test', network.urls());
    const listed = await fetch(`${network.baseUrl}/api/2010-04-01/Accounts/${client.accountSid}/IncomingPhoneNumbers.json`, {
      headers: { authorization: `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}` },
    });
    expect(await listed.json()).toMatchObject({ incoming_phone_numbers: [{ phone_number: bought.address }] });
  });

  it('an unreachable provider is one sentence', async () => {
    const nowhere = { ...owner(), baseUrl: 'http://127.0.0.1:9/simulator/twilio' };
    await expect(network.provisioning.searchNumbers(nowhere, { country: 'US' })).rejects.toMatchObject({
      code: 'channels.unreachable',
      status: 503,
    });
  });
});
