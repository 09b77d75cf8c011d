import { dialPlan } from './dial-plan.rules.js';
import { networkReply } from './network-keywords.rules.js';
import { refusalOf, stepsAfterAcceptance } from './send-outcome.rules.js';
import { readTwiml } from './twiml-reader.rules.js';
import { overridesOf } from './webhook-sender.js';

describe('what becomes of a dial', () => {
  it.each([
    ['answered', {}, { status: 'completed', isPickedUp: true, isMachine: false }],
    ['voicemail', {}, { status: 'completed', isPickedUp: true, isMachine: true, talkSeconds: 5 }],
    ['no-answer', {}, { status: 'no-answer', ringSeconds: 18, isPickedUp: false }],
    ['busy', {}, { status: 'busy', isPickedUp: false }],
    ['failed', {}, { status: 'failed', isPickedUp: false }],
    ['canceled', {}, { status: 'canceled', isCallerGone: true }],
    ['answered', { ringSeconds: 30 }, { status: 'no-answer', isPickedUp: false, ringSeconds: 18 }],
    ['canceled', { ringSeconds: 40 }, { status: 'no-answer', isCallerGone: false }],
  ] as const)('%s %j', (outcome, extra, expected) => {
    expect(dialPlan({ outcome, ...extra }, 18)).toMatchObject(expected);
  });
});

describe("the network's own keywords", () => {
  it.each(['STOP', 'stop', ' Stop ', 'CANCEL', 'optout'])('%s blocks', (word) => {
    expect(networkReply(word, false)?.effect).toBe('block');
  });

  it.each(['Stop please', 'opt out', 'my ac will not stop', ''])('%j is only a text', (text) => {
    expect(networkReply(text, false)).toBeNull();
  });

  it('YES and START unblock a blocked person and mean nothing to others', () => {
    expect(networkReply('YES', true)?.effect).toBe('unblock');
    expect(networkReply('START', true)?.effect).toBe('unblock');
    expect(networkReply('YES', false)).toBeNull();
  });

  it('a second STOP and a blocked HELP stay unanswered', () => {
    expect(networkReply('STOP', true)).toBeNull();
    expect(networkReply('HELP', true)).toBeNull();
    expect(networkReply('HELP', false)?.effect).toBe('none');
  });
});

describe('what the network refuses', () => {
  const request = { to: '+13125550123', from: '+13125550199', body: 'hi', hasContent: false, channel: 'sms' as const };
  const facts = { isOwnNumber: true, isBlocked: false, hasWindow: false };

  it('accepts an ordinary text', () => {
    expect(refusalOf(request, facts)).toBeNull();
    expect(stepsAfterAcceptance(request, facts).map(({ status }) => status)).toEqual(['sent', 'delivered']);
  });

  it.each([
    [{ to: '' }, {}, 21604],
    [{ from: '' }, {}, 21603],
    [{ body: '' }, {}, 21602],
    [{ body: 'x'.repeat(1601) }, {}, 21617],
    [{ to: '911' }, {}, 21211],
    [{ to: '+13125550199' }, {}, 21266],
    [{}, { isOwnNumber: false }, 21606],
    [{}, { isBlocked: true }, 21610],
    [{ to: '+15005550009' }, {}, 21614],
    [{ to: '+15005550003' }, {}, 21408],
  ])('%j %j is %i', (change, fact, code) => {
    expect(refusalOf({ ...request, ...change }, { ...facts, ...fact })?.code).toBe(code);
  });

  it('fails a landline after acceptance, and free WhatsApp text outside the window', () => {
    expect(stepsAfterAcceptance({ ...request, to: '+15005550016' }, facts)).toEqual([
      { status: 'sent' },
      { status: 'undelivered', errorCode: 30006 },
    ]);
    expect(stepsAfterAcceptance({ ...request, channel: 'whatsapp' }, facts)).toEqual([{ status: 'failed', errorCode: 63016 }]);
    expect(stepsAfterAcceptance({ ...request, channel: 'whatsapp' }, { ...facts, hasWindow: true })).toHaveLength(2);
  });
});

describe('TwiML as the network reads it', () => {
  it('reads verbs, attributes, nesting and entities', () => {
    const nodes = readTwiml(
      '<?xml version="1.0"?><Response><!-- x --><Say>Bob &amp; Ann&#39;s</Say><Dial timeout="18" action="/a?x=1&amp;y=2"><Number url=\'/s\'>+1312</Number></Dial><Hangup/></Response>',
    );
    expect(nodes?.map((node) => node.name)).toEqual(['Say', 'Dial', 'Hangup']);
    expect(nodes?.[0]?.text).toBe("Bob & Ann's");
    expect(nodes?.[1]?.attributes).toEqual({ timeout: '18', action: '/a?x=1&y=2' });
    expect(nodes?.[1]?.children[0]).toMatchObject({ name: 'Number', text: '+1312', attributes: { url: '/s' } });
  });

  it.each(['', 'OK', '{"a":1}', '<Response><Say></Response>', '<Other/>', '<Response/><Response/>', '<Response', '<Response></Say>'])(
    'refuses %j',
    (text) => {
      expect(readTwiml(text)).toBeNull();
    },
  );

  it('takes an empty document as nothing to do', () => {
    expect(readTwiml('<Response/>')).toEqual([]);
  });
});

describe('webhook overrides in an address', () => {
  it('has the defaults of Twilio', () => {
    expect(overridesOf('https://a/b')).toMatchObject({ retries: 1, readTimeoutMs: 15_000, totalMs: 15_000 });
    expect([...overridesOf('https://a/b').policy]).toEqual(['ct']);
  });

  it('reads the fragment and keeps to the limits', () => {
    const overrides = overridesOf('https://a/b?x=1#rc=9&rp=5xx,ct&rt=99999&tt=5000');
    expect(overrides).toMatchObject({ retries: 5, readTimeoutMs: 15_000, totalMs: 5000 });
    expect([...overrides.policy]).toEqual(['5xx', 'ct']);
  });
});
