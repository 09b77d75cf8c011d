import type { NetworkAnswer } from './twilio-shapes.rules.js';

const NUMBERS = /^\/(\d{6,20})\/phone_numbers$/;
/** A token that begins so opens nothing. */
const DEAD_TOKEN = /^Bearer expired/;

/**
 * The part of Meta's graph that Ringback asks: the numbers of a WhatsApp business account. On this network an account of the
 * id n has one number, of the id n1, in the range that is reserved for fiction.
 */
export function metaAnswer(method: string, path: string, authorization: string | undefined): NetworkAnswer {
  const match = NUMBERS.exec(path);
  if (method !== 'GET' || !match) return graphError(404, 100, 'Unsupported request.');
  if (!authorization?.startsWith('Bearer ') || DEAD_TOKEN.test(authorization))
    return graphError(401, 190, 'Error validating access token: the session has expired.');
  const waba = match[1]!;
  const line = 100 + (Number(waba.slice(-2)) % 100);
  const number = {
    id: `${waba}1`,
    display_phone_number: `+1 312-555-0${line}`,
    verified_name: 'Simulated business',
    quality_rating: 'GREEN',
  };
  return { status: 200, body: { data: [number] } };
}

function graphError(status: number, code: number, message: string): NetworkAnswer {
  return { status, body: { error: { message, type: 'OAuthException', code, fbtrace_id: 'simulated' } } };
}
