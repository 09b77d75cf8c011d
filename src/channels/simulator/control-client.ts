import { AppError } from '../../common/errors.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import type { ChannelSecrets } from '../channel-secrets.service.js';

/** A panel for people who try things out: nobody is served sooner by giving up sooner. */
const TIMEOUT_MS = 30_000;

/** Asks the network of a simulated account for something; over HTTP, because the network may be another process. */
export async function askNetwork<T>(secrets: ChannelSecrets, account: ChannelAccount, route: string, body?: unknown): Promise<T> {
  const [method, path] = route.split(' ') as [string, string];
  const base = secrets.baseUrlOf(account).replace(/\/twilio\/?$/, '/control');
  const login = Buffer.from(`${account.externalAccountId}:${secrets.open(account)}`).toString('base64');
  let response: Response;
  try {
    response = await fetch(`${base}/${path}`, {
      method,
      headers: { authorization: `Basic ${login}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new AppError('simulator.unreachable', 503, 'The simulated phone network does not answer. Is the API process running?');
  }
  const text = await response.text();
  if (!response.ok)
    throw new AppError('simulator.refused', 422, 'The simulated phone network refused this. Check the numbers.', {
      details: { status: response.status },
    });
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
