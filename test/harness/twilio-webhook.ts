import { createRequire } from 'node:module';
import { until } from './until.js';
import type { World } from './world.js';
import type { TestOrg } from './test-org.js';

const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js') as {
  getExpectedTwilioSignature(token: string, url: string, params: Record<string, string>): string;
};

export const AUTH_TOKEN = 'test-auth-token-of-the-simulated-account';

/** A webhook as Twilio would send it: form-encoded and signed with the token of the account that owns the number. */
export async function postTwilio(
  world: World,
  path: string,
  params: Record<string, string>,
  options: { token?: string; signature?: string; rawBody?: string } = {},
): Promise<{ status: number; text: string }> {
  const url = `${world.baseUrl}${path}`;
  const signature = options.signature ?? getExpectedTwilioSignature(options.token ?? AUTH_TOKEN, url, params);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    body: options.rawBody ?? new URLSearchParams(params).toString(),
  });
  return { status: response.status, text: await response.text() };
}

/**
 * A webhook that arrives: what could not be stored in time is answered 503, and sent again as the provider would, until it is taken. For
 * every test that is not about the answer itself.
 */
export async function deliverTwilio(world: World, path: string, params: Record<string, string>): Promise<string> {
  let answer = { status: 0, text: '' };
  await until('the webhook is taken', async () => {
    answer = await postTwilio(world, path, params);
    return answer.status === 503 ? answer.text : true;
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.text;
}

/** The parameters of an inbound SMS (contracts.md 1.4). */
export function inboundSms(org: TestOrg, from: string, body: string, sid: string): Record<string, string> {
  return {
    AccountSid: `AC${org.orgId.replaceAll('-', '')}`,
    ApiVersion: '2010-04-01',
    Body: body,
    From: from,
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: org.number,
  };
}

let counter = 0;
/** A message sid that no other test uses. */
export function newSid(prefix = 'SM'): string {
  counter += 1;
  return `${prefix}${process.pid.toString(16).padStart(16, '0')}${counter.toString(16).padStart(16, '0')}`;
}
