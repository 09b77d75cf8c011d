import { createHmac } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { sleep } from '../../../src/common/retry.js';
import { AUTH_TOKEN, type Tenant } from './tenants.js';

/** One text in the sender's own book: what was sent, and what the product answered. */
export interface Sent {
  sid: string;
  phone: string;
  tenant: Tenant;
  body: string;
  sentAt: number;
  /** When the first 200 came; null while there was none. */
  ackedAt: number | null;
  statuses: number[];
}

export interface Answer {
  status: number;
  ms: number;
  text: string;
}

const AREAS = [312, 415, 713, 206, 617, 404, 305, 602, 503, 214, 702, 720];
/** How long a provider goes on repeating a webhook (15 s in all, reliability.md 1.1). */
const PATIENCE_MS = 15_000;
let numbers = 0;
let sids = 0;

/** A customer's number that nobody used before. */
export function newPhone(): string {
  numbers += 1;
  return `+1${AREAS[numbers % AREAS.length]}555${String(1000 + Math.floor(numbers / AREAS.length)).padStart(4, '0')}`;
}

export function newSid(): string {
  sids += 1;
  return `SM${process.pid.toString(16).padStart(8, '0')}${Math.floor(performance.timeOrigin).toString(16).padStart(12, '0')}${sids.toString(16).padStart(12, '0')}`;
}

/** The signature as the provider's documentation gives it: address, then the sorted parameters, keyed SHA-1. */
export function sign(url: string, params: Record<string, string>, token = AUTH_TOKEN): string {
  const text = Object.keys(params)
    .sort()
    .reduce((all, key) => all + key + params[key]!, url);
  return createHmac('sha1', token).update(Buffer.from(text, 'utf8')).digest('base64');
}

/** Sends signed webhooks through the front door and keeps a book of its own about them. */
export class Sender {
  readonly book: Sent[] = [];
  readonly latencies: number[] = [];
  readonly phones = new Set<string>();
  /** Answers other than 200, by status; 0 is a connection that broke. */
  readonly refusals = new Map<number, number>();
  private readonly agent = new Agent({ keepAlive: false, maxSockets: 200 });

  constructor(readonly baseUrl: string) {}

  /** Sends one text and repeats it as the provider would until 200 or until patience ends. `copies` arrive at once. */
  async text(tenant: Tenant, phone: string, body: string, options: { copies?: number; patienceMs?: number } = {}): Promise<Sent> {
    const sent: Sent = { sid: newSid(), phone, tenant, body, sentAt: Date.now(), ackedAt: null, statuses: [] };
    this.phones.add(phone);
    this.book.push(sent);
    await Promise.all(Array.from({ length: options.copies ?? 1 }, () => this.deliver(sent, options.patienceMs ?? PATIENCE_MS)));
    return sent;
  }

  /** Once more, as a provider that lost our answer does: until 200 or until its patience ends again. */
  async repeat(sent: Sent): Promise<Answer> {
    return this.deliver(sent, PATIENCE_MS, Date.now());
  }

  /** A webhook of any kind, signed for the tenant. */
  async post(path: string, params: Record<string, string>): Promise<Answer> {
    const url = `${this.baseUrl}${path}`;
    const body = new URLSearchParams(params).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      'x-twilio-signature': sign(url, params),
    };
    const start = performance.now();
    return new Promise((resolve) => {
      const done = (status: number, text = ''): void => resolve({ status, text, ms: performance.now() - start });
      const request = httpRequest(url, { method: 'POST', headers, agent: this.agent, timeout: 15_000 }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => done(response.statusCode ?? 0, text));
        response.on('error', () => done(0));
      });
      request.on('error', () => done(0));
      request.on('timeout', () => request.destroy());
      request.end(body);
    });
  }

  /** One new text per 500 ms, each tried once: the slowest answer in milliseconds. */
  async probe(tenant: Tenant, forMs: number): Promise<number> {
    const answers: Promise<Answer>[] = [];
    for (let waited = 0; waited < forMs; waited += 500) {
      const sent: Sent = {
        sid: newSid(),
        phone: newPhone(),
        tenant,
        body: 'Is anybody there?',
        sentAt: Date.now(),
        ackedAt: null,
        statuses: [],
      };
      this.phones.add(sent.phone);
      this.book.push(sent);
      answers.push(this.once(sent));
      await sleep(500);
    }
    return Math.max(...(await Promise.all(answers)).map((answer) => answer.ms));
  }

  get acked(): number {
    return this.book.filter((sent) => sent.ackedAt !== null).length;
  }

  percentile(part: number): number {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  }

  private async deliver(sent: Sent, patienceMs: number, since = sent.sentAt): Promise<Answer> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.once(sent);
      if (answer.status === 200 || Date.now() - since > patienceMs) return answer;
      await sleep(Math.min(200 * 2 ** attempt, 2000));
    }
  }

  private async once(sent: Sent): Promise<Answer> {
    const answer = await this.post('/webhooks/twilio/messages', {
      AccountSid: sent.tenant.accountSid,
      ApiVersion: '2010-04-01',
      Body: sent.body,
      From: sent.phone,
      MessageSid: sent.sid,
      NumMedia: '0',
      NumSegments: '1',
      SmsMessageSid: sent.sid,
      SmsSid: sent.sid,
      SmsStatus: 'received',
      To: sent.tenant.number,
    });
    sent.statuses.push(answer.status);
    if (answer.status === 200) {
      this.latencies.push(answer.ms);
      sent.ackedAt ??= Date.now();
    } else this.refusals.set(answer.status, (this.refusals.get(answer.status) ?? 0) + 1);
    return answer;
  }
}
