export const MESSAGE_STATUS_PATH = '/webhooks/twilio/messages/status';

/** Asks for every retry the provider offers; by default it only repeats failed connections (contracts.md 1.2). Never sent, never signed. */
const RETRIES = '#rc=5&rp=all';

/** The per-message status callback: a receipt that arrives here settles a send whose answer was lost (reliability.md 4.5). */
export function statusCallbackUrl(publicBaseUrl: string, outboundId: string, token: string): string {
  const query = new URLSearchParams({ o: outboundId, t: token });
  return `${publicBaseUrl}${MESSAGE_STATUS_PATH}?${query.toString()}${RETRIES}`;
}

/** The outbound id of a callback address, if its token is right. */
export function outboundOf(
  query: URLSearchParams,
  isToken: (token: string, outboundId: string) => boolean,
): { outboundId?: string; outboundToken?: string } {
  const id = query.get('o');
  const token = query.get('t');
  if (!id || !token || id.length > 64 || token.length > 200) return {};
  return isToken(token, id) ? { outboundId: id, outboundToken: token } : { outboundToken: token };
}
