import { randomUUID } from 'node:crypto';
import { sleep } from '../../common/retry.js';
import { parseForm } from '../twilio/form.rules.js';
import { expectedSignature } from '../twilio/signature.rules.js';

export interface WebhookAttempt {
  attempt: number;
  /** Undefined when there was no answer. */
  status?: number;
  error?: string;
}

export interface WebhookResult {
  isDelivered: boolean;
  status?: number;
  body: string;
  attempts: WebhookAttempt[];
}

interface Overrides {
  retries: number;
  policy: Set<string>;
  readTimeoutMs: number;
  totalMs: number;
}

/** The connection overrides of an address fragment, with Twilio's defaults: one retry, failed connections only, 15 s in all (contracts.md 1.2). */
export function overridesOf(url: string): Overrides {
  const fragment = new URLSearchParams(url.includes('#') ? url.slice(url.indexOf('#') + 1) : '');
  const number = (key: string, fallback: number, max: number): number => {
    const value = Number(fragment.get(key) ?? Number.NaN);
    return Number.isFinite(value) ? Math.min(Math.max(value, 0), max) : fallback;
  };
  return {
    retries: number('rc', 1, 5),
    policy: new Set((fragment.get('rp') ?? 'ct').split(',')),
    readTimeoutMs: number('rt', 15_000, 15_000),
    totalMs: number('tt', 15_000, 15_000),
  };
}

function mayRetry(policy: Set<string>, attempt: WebhookAttempt): boolean {
  if (policy.has('all')) return true;
  if (attempt.status === undefined) return policy.has(attempt.error === 'timeout' ? 'rt' : 'ct');
  return policy.has(attempt.status >= 500 ? '5xx' : '4xx');
}

/** Posts signed webhooks and repeats them by the provider's rules. */
export class WebhookSender {
  async post(authToken: string, address: string, params: Record<string, string>): Promise<WebhookResult> {
    const overrides = overridesOf(address);
    const url = address.split('#')[0]!;
    const body = new URLSearchParams(params).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'x-twilio-signature': expectedSignature(authToken, url, parseForm(body)),
      'i-twilio-idempotency-token': randomUUID(),
      'user-agent': 'TwilioProxy/1.1',
    };
    const attempts: WebhookAttempt[] = [];
    const started = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      const left = overrides.totalMs - (performance.now() - started);
      if (left <= 0) return { isDelivered: false, body: '', attempts };
      const { outcome, text } = await this.once(url, headers, body, Math.min(overrides.readTimeoutMs, left));
      outcome.attempt = attempt;
      attempts.push(outcome);
      const isDelivered = outcome.status !== undefined && outcome.status < 400;
      if (isDelivered || attempt >= overrides.retries || !mayRetry(overrides.policy, outcome)) {
        return { isDelivered, body: text, attempts, ...(outcome.status === undefined ? {} : { status: outcome.status }) };
      }
      await sleep(Math.min(100 * 2 ** attempt, 2_000));
    }
  }

  private async once(
    url: string,
    headers: Record<string, string>,
    body: string,
    timeoutMs: number,
  ): Promise<{ outcome: WebhookAttempt; text: string }> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
      });
      return { outcome: { attempt: 0, status: response.status }, text: await response.text() };
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError';
      return { outcome: { attempt: 0, error: isTimeout ? 'timeout' : 'connection' }, text: '' };
    }
  }
}
