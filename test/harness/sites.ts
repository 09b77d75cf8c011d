import type { OutboundHttp } from '../../src/platform/outbound-http/outbound-http.service.js';

const PATIENCE_MS = 60_000;

/** The product waits some seconds for a site that a tenant named, which a busy machine can make of any answer: here it waits for them. */
export function waitForSites(http: OutboundHttp, isWaitedFor: (path: string) => boolean = () => true): void {
  const fetch = http.fetch.bind(http);
  http.fetch = (address, options) => {
    const path = URL.canParse(address) ? new URL(address).pathname : '';
    return fetch(address, isWaitedFor(path) ? { ...options, timeoutMs: PATIENCE_MS } : options);
  };
}
