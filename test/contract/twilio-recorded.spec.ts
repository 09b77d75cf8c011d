import { readFileSync } from 'node:fs';
import { parseForm } from '../../src/channels/twilio/form.rules.js';
import { parseCallEvent } from '../../src/channels/twilio/parse-call.rules.js';
import { parseInboundMessage } from '../../src/channels/twilio/parse-message.rules.js';
import { isSignedBy } from '../../src/channels/twilio/signature.rules.js';

interface Recorded {
  name: string;
  kind: 'message' | 'dial_completed';
  token: string;
  url: string;
  signature: string;
  body: string;
  expected: Record<string, unknown>;
}

const RECORDED = JSON.parse(readFileSync(new URL('./fixtures/twilio-payloads.json', import.meta.url), 'utf8')) as Recorded[];

/** Raw bytes as Twilio sends them, from the signature to our event. */
describe('recorded Twilio webhooks', () => {
  it.each(RECORDED)('$name', ({ kind, token, url, signature, body, expected }) => {
    expect(isSignedBy(token, { url, rawBody: body, contentType: 'application/x-www-form-urlencoded', signature })).toBe(true);
    const form = parseForm(body);
    const event = kind === 'message' ? parseInboundMessage(form) : parseCallEvent(kind, form, new Date('2026-11-20T12:00:00Z'));
    expect(event).toMatchObject(expected);
  });

  it.each(RECORDED)('$name, with one byte changed, is refused', ({ token, url, signature, body }) => {
    const changed = body.replace('415', '416').replace('919', '918');
    expect(changed).not.toBe(body);
    expect(isSignedBy(token, { url, rawBody: changed, contentType: 'application/x-www-form-urlencoded', signature })).toBe(false);
  });
});
