import http from 'node:http';
import querystring from 'node:querystring';
import twilio from 'twilio';
import type SdkClient from 'twilio/lib/base/RequestClient.js';
import type SdkResponse from 'twilio/lib/http/response.js';
import { keptAliveRequest } from '../../platform/outbound-http/kept-alive-request.js';
import { clientFailure } from './request-failure.js';

const REQUEST_TIMEOUT_MS = 10_000;
const MAX_SOCKETS = 100;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

interface SdkDefaults {
  defaults: { httpsAgent: http.Agent };
}

/**
 * The official SDK pointed at the base address of an account (contracts.md 1.10), on a wire of our own that costs half of the SDK's. It
 * never retries: a retried create may be a second text, and only delivery knows whether that is safe. Every answer that is not a
 * readable 2xx is thrown whole, because the SDK's own exception hides Retry-After.
 */
export class AccountRequestClient extends twilio.RequestClient {
  private readonly plain: http.Agent;
  /** The SDK's own: it knows TWILIO_CA_BUNDLE and HTTP_PROXY. */
  private readonly secure: http.Agent;

  constructor(
    private readonly base: string,
    private readonly timeoutMs = REQUEST_TIMEOUT_MS,
  ) {
    super({ autoRetry: false, timeout: timeoutMs, keepAlive: true, maxSockets: MAX_SOCKETS });
    this.secure = (this as unknown as { axios: SdkDefaults }).axios.defaults.httpsAgent;
    this.plain = new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, timeout: timeoutMs });
  }

  override async request<TData>(options: SdkClient.RequestOptions<TData>): Promise<SdkResponse.default<TData>> {
    const query = formOf(options.params as Fields);
    const body = formOf(options.data as Fields);
    const url = rebase(this.base, String(options.uri));
    const answer = await keptAliveRequest({
      url: query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url,
      method: String(options.method).toUpperCase(),
      headers: await headersOf(options),
      ...(body !== undefined && { body }),
      agent: url.startsWith('https:') ? this.secure : this.plain,
      timeoutMs: this.timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
    });
    const response = { statusCode: answer.status, body: parsed(answer.text) as TData, headers: answer.headers };
    const failure = clientFailure(String(options.method), response);
    if (failure) throw failure;
    return response;
  }
}

type Fields = Record<string, string | number | boolean | (string | number | boolean)[] | null | undefined> | undefined;

function formOf(fields: Fields): string | undefined {
  if (!fields) return undefined;
  return querystring.stringify(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

async function headersOf<TData>(options: SdkClient.RequestOptions<TData>): Promise<Record<string, string>> {
  const headers = { ...options.headers };
  if (options.username && options.password)
    headers.Authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`).toString('base64')}`;
  else if (options.authStrategy) headers.Authorization = await options.authStrategy.getAuthString();
  return headers;
}

/** What is no JSON stays a text, which is then no readable success. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Twilio's own address stays as it is; any other base gets the product (api, content, messaging) as a folder. */
export function rebase(base: string, uri: string): string {
  const from = new URL(uri);
  const to = new URL(base);
  if (to.hostname === 'api.twilio.com') return uri;
  to.pathname = `${to.pathname.replace(/\/$/, '')}/${from.hostname.split('.')[0]}${from.pathname}`;
  to.search = from.search;
  return to.toString();
}
