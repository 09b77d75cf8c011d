import http from 'node:http';
import https from 'node:https';
import { keptAliveRequest } from './kept-alive-request.js';

/** Longer than any question waits; who asked gives up by its signal long before. */
const TIMEOUT_MS = 120_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_SOCKETS = 256;

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS }),
};

/**
 * `fetch` for the packages of model providers: the whole answer at once, no redirect, no streams. It takes half of the processor time of
 * the runtime's own. Bodies are texts, because that is what those packages send.
 */
export const keptAliveFetch: typeof fetch = async (input, init = {}) => {
  const url = input instanceof Request ? input.url : String(input);
  const { body, signal, method = 'GET' } = init;
  if (input instanceof Request || (typeof body !== 'string' && body !== undefined && body !== null))
    throw new TypeError('Only addresses, and bodies that are texts, can be sent.');
  const answer = await keptAliveRequest({
    url,
    method,
    headers: Object.fromEntries(new Headers(init.headers)),
    ...(typeof body === 'string' && { body }),
    agent: agents[url.startsWith('https:') ? 'https:' : 'http:'],
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    ...(signal && { signal }),
  });
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each): [string, string] => [name, each]),
  );
  return new Response(STATUS_WITHOUT_BODY.has(answer.status) ? null : answer.text, { status: answer.status, headers });
};

/** RFC 9110: answers that have no content; `Response` refuses one for them. */
const STATUS_WITHOUT_BODY = new Set([204, 205, 304]);
