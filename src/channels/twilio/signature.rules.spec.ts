import { parseForm } from './form.rules.js';
import { expectedSignature, isSignedBy } from './signature.rules.js';

const T1 = '12345';
const T2 = 'ringback_test_token';
const FORM = 'application/x-www-form-urlencoded; charset=utf-8';
const A_URL = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const DIAL = {
  CallSid: 'CA00000000000000000000000000000001',
  DialCallSid: 'CA00000000000000000000000000000002',
  DialCallStatus: 'no-answer',
  From: '+14155550101',
  To: '+14155550199',
  CallStatus: 'in-progress',
  Direction: 'inbound',
};
const DIAL_PATH = '/webhooks/twilio/voice/dial-action?call_id=7f0c';

interface Vector {
  id: string;
  token: string;
  url: string;
  params: Record<string, string | string[]>;
  signature: string;
}

const VECTORS: Vector[] = [
  {
    id: 'A',
    token: T1,
    url: A_URL,
    params: { CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234', From: '+14158675309', To: '+18005551212' },
    signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
  },
  {
    id: 'B',
    token: T1,
    url: A_URL,
    params: { 'MessagingBinding.Address': ['+1325xxxxxxx', '+1415xxxxxxx'] },
    signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=',
  },
  {
    id: 'C1',
    token: T2,
    url: 'https://hooks.example.com/webhooks/twilio/sms/incoming',
    params: {
      AccountSid: 'AC00000000000000000000000000000001',
      ApiVersion: '2010-04-01',
      Body: 'Yes, tomorrow at 2pm!',
      From: '+14155550101',
      MessageSid: 'SM00000000000000000000000000000001',
      SmsMessageSid: 'SM00000000000000000000000000000001',
      SmsSid: 'SM00000000000000000000000000000001',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      To: '+14155550199',
    },
    signature: 'LmhDG5Bo4132atIAJTxlN0qCeyI=',
  },
  {
    id: 'C2',
    token: T2,
    url: 'https://hooks.example.com/webhooks/twilio/whatsapp?org=acme&v=2',
    params: {
      Body: 'Olá 👋 हाँ',
      From: 'whatsapp:+919876543210',
      MediaUrl0: '',
      MessageSid: 'SM00000000000000000000000000000002',
      NumMedia: '0',
      ProfileName: "Renée O'Neil",
      To: 'whatsapp:+14155238886',
      WaId: '919876543210',
    },
    signature: '8uOw0LItaNDUr6x1Ji4TpDQpLzM=',
  },
  { id: 'C3', token: T2, url: `https://hooks.example.com:8443${DIAL_PATH}`, params: DIAL, signature: 'a/A6SxMo39LmbbDn+VXjQE+3jrE=' },
  { id: 'C4', token: T2, url: `https://hooks.example.com${DIAL_PATH}`, params: DIAL, signature: 'mwQJicJ7pYDgkUOio70FfSv/Qxk=' },
  {
    id: 'C5',
    token: T2,
    url: 'https://hooks.example.com/webhooks/twilio/voice/incoming?From=%2B14155550101&To=%2B14155550199',
    params: {},
    signature: 'F0hziOJ3NuODXwjaOTfrT7VlhhQ=',
  },
  {
    id: 'C6',
    token: T2,
    url: 'https://hooks.example.com/r',
    params: { MediaUrl: ['b', 'a', 'a'], X: '1' },
    signature: 'bRLKqeWq+VDNyshZFJJYO7nWOuc=',
  },
  { id: 'C7', token: T2, url: 'wss://hooks.example.com/relay', params: {}, signature: '5kctumkl5hVHlIPjruDTlyo0NY4=' },
  {
    id: 'D',
    token: T1,
    url: `${A_URL}&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620`,
    params: {},
    signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
  },
  {
    id: 'E',
    token: T2,
    url: 'https://hooks.example.com/webhooks/twilio/json?bodySHA256=823413129a7f9b4d18e2fc8d31ef93513af3fac77fe067954a379c61dd50293f',
    params: {},
    signature: 'zR+S05Tj1qh7sdenUA5Pdx9vTNY=',
  },
];
const JSON_BODIES: Record<string, string> = { D: '{"property": "value", "boolean": true}', E: '{"message":"hello","n":1}' };

function encode(params: Record<string, string | string[]>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) for (const each of [value].flat()) search.append(key, each);
  return search.toString();
}

function requestOf(vector: Vector) {
  const json = JSON_BODIES[vector.id];
  const rawBody = json ?? encode(vector.params);
  return { url: vector.url, rawBody, contentType: json ? 'application/json' : FORM, signature: vector.signature };
}

describe('X-Twilio-Signature: the eleven vectors of contracts.md 1.1', () => {
  it.each(VECTORS)('computes vector $id', ({ token, url, params, signature }) => {
    expect(expectedSignature(token, url, parseForm(encode(params)))).toBe(signature);
  });

  it.each(VECTORS)('accepts vector $id as a request', (vector) => {
    expect(isSignedBy(vector.token, requestOf(vector))).toBe(true);
  });

  it.each(VECTORS)('refuses vector $id with another token', (vector) => {
    expect(isSignedBy(`${vector.token}x`, requestOf(vector))).toBe(false);
  });

  it.each(VECTORS)('refuses vector $id when it is a byte too long, missing, or empty', (vector) => {
    const request = requestOf(vector);
    expect(isSignedBy(vector.token, { ...request, signature: `${vector.signature}A` })).toBe(false);
    expect(isSignedBy(vector.token, { ...request, signature: undefined })).toBe(false);
    expect(isSignedBy(vector.token, { ...request, signature: '' })).toBe(false);
  });
});

describe('what a forger may try', () => {
  const vector = VECTORS.find(({ id }) => id === 'C1')!;
  const request = requestOf(vector);

  it.each([
    ['a changed value', request.rawBody.replace('2pm', '3pm')],
    ['an added parameter', `${request.rawBody}&Extra=1`],
    ['a removed parameter', request.rawBody.replace('&NumMedia=0', '')],
    ['a second value of the same name', `${request.rawBody}&To=%2B14155550100`],
    ['an empty body', ''],
    ['a truncated body', request.rawBody.slice(0, -4)],
  ])('refuses %s', (_, rawBody) => {
    expect(isSignedBy(T2, { ...request, rawBody })).toBe(false);
  });

  it('accepts the same parameters in another order', () => {
    const reordered = request.rawBody.split('&').reverse().join('&');
    expect(isSignedBy(T2, { ...request, rawBody: reordered })).toBe(true);
  });

  it('refuses another path, another scheme and a changed query', () => {
    expect(isSignedBy(T2, { ...request, url: 'https://hooks.example.com/webhooks/twilio/sms/other' })).toBe(false);
    expect(isSignedBy(T2, { ...request, url: vector.url.replace('https', 'http') })).toBe(false);
    expect(isSignedBy(T2, { ...request, url: `${vector.url}?x=1` })).toBe(false);
  });

  it('accepts a standard port that only one side wrote, and refuses a foreign one', () => {
    const bare = VECTORS.find(({ id }) => id === 'C4')!;
    expect(isSignedBy(T2, { ...requestOf(bare), url: `https://hooks.example.com:443${DIAL_PATH}` })).toBe(true);
    const ported = VECTORS.find(({ id }) => id === 'C3')!;
    expect(isSignedBy(T2, { ...requestOf(ported), url: `https://hooks.example.com${DIAL_PATH}` })).toBe(false);
  });

  it('refuses a form that claims to be JSON, and JSON with one more space', () => {
    expect(isSignedBy(T2, { ...request, contentType: 'application/json' })).toBe(false);
    const json = VECTORS.find(({ id }) => id === 'E')!;
    expect(isSignedBy(T2, { ...requestOf(json), rawBody: '{"message": "hello","n":1}' })).toBe(false);
    expect(isSignedBy(T2, { ...requestOf(json), rawBody: '' })).toBe(true);
  });
});
