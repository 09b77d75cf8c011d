import http from 'node:http';
import twilio from 'twilio';
import type SdkClient from 'twilio/lib/base/RequestClient.js';
import type SdkResponse from 'twilio/lib/http/response.js';
import { clientFailure } from './request-failure.js';

const REQUEST_TIMEOUT_MS = 10_000;
const MAX_SOCKETS = 100;

interface AxiosDefaults {
  defaults: { httpAgent?: http.Agent; maxContentLength?: number };
}

/**
 * The official SDK pointed at the base address of an account (contracts.md 1.10). It never retries: a retried create may
 * be a second text, and only delivery knows whether that is safe. Every answer that is not a readable 2xx is thrown
 * whole, because the SDK's own exception hides Retry-After.
 */
export class AccountRequestClient extends twilio.RequestClient {
  constructor(
    private readonly base: string,
    timeoutMs = REQUEST_TIMEOUT_MS,
  ) {
    super({ autoRetry: false, timeout: timeoutMs, keepAlive: true, maxSockets: MAX_SOCKETS });
    const { defaults } = (this as unknown as { axios: AxiosDefaults }).axios;
    defaults.httpAgent = new http.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, timeout: timeoutMs });
    defaults.maxContentLength = 4 * 1024 * 1024;
  }

  override async request<TData>(options: SdkClient.RequestOptions<TData>): Promise<SdkResponse.default<TData>> {
    const response = await super.request({ ...options, uri: rebase(this.base, String(options.uri)) });
    const failure = clientFailure(String(options.method), response);
    if (failure) throw failure;
    return response;
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
