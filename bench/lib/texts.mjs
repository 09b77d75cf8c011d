/** Inbound texts as Twilio would post them: 19 parameters, signed, one in twenty a repetition. */
import { createHmac, randomBytes } from 'node:crypto';

const WORDS = [
  'My AC is not cooling',
  'Can you come tomorrow',
  'It is the upstairs unit',
  'I live at 12 Oak Street',
  'How long does it take',
];
const REPLAY_SHARE = 0.05;
const PATH = '/webhooks/twilio/messages';

/** base64(HMAC-SHA1(token, url + sorted parameters)): the provider's signature. */
export function signatureOf(token, url, params) {
  const text = Object.keys(params)
    .sort()
    .reduce((joined, key) => joined + key + params[key], url);
  return createHmac('sha1', token).update(text).digest('base64');
}

export function newSid() {
  return `SM${randomBytes(16).toString('hex')}`;
}

/** A maker of request bytes for one target. `people` is how many customers each business has. */
export function textMaker({ orgs, people, token, baseUrl, port }) {
  let counter = 0;
  let last = null;
  return () => {
    counter += 1;
    if (last && Math.random() < REPLAY_SHARE) return last;
    const org = orgs[counter % orgs.length];
    const person = Math.floor(Math.random() * people);
    const sid = newSid();
    const params = {
      AccountSid: org.accountSid,
      ApiVersion: '2010-04-01',
      Body: `${WORDS[counter % WORDS.length]} ${counter}`,
      From: customerNumber(person),
      FromCity: 'CHICAGO',
      FromCountry: 'US',
      FromState: 'IL',
      FromZip: '60601',
      MessageSid: sid,
      MessagingServiceSid: 'MG00000000000000000000000000000001',
      NumMedia: '0',
      NumSegments: '1',
      SmsMessageSid: sid,
      SmsSid: sid,
      SmsStatus: 'received',
      To: org.number,
      ToCity: 'CHICAGO',
      ToCountry: 'US',
      ToState: 'IL',
    };
    const body = new URLSearchParams(params).toString();
    const request =
      `POST ${PATH} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/x-www-form-urlencoded\r\n` +
      `user-agent: TwilioProxy/1.1\r\nx-twilio-signature: ${signatureOf(token, `${baseUrl}${PATH}`, params)}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    last = Buffer.from(request);
    return last;
  };
}

const AREAS = [212, 312, 415, 617, 713, 303, 404, 602, 206, 305];

/** Numbers spread over many prefixes, as customers are: a rush from one prefix would rightly trip the velocity rule. */
export function customerNumber(index) {
  const spread = Math.floor(index / AREAS.length);
  return `+1${AREAS[index % AREAS.length]}${200 + (spread % 700)}${1000 + Math.floor(spread / 700)}`;
}
