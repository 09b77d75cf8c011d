import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wallClock } from '../../src/common/clock.js';
import type { ChannelAccount } from '../../src/channels/channel-account.entity.js';
import type { ChannelSecrets } from '../../src/channels/channel-secrets.service.js';
import type { LedgerEntry } from '../../src/channels/simulator/ledger.schema.js';
import { startSimulator, type RunningSimulator } from '../../src/channels/simulator/standalone.js';
import { parseForm, type Form } from '../../src/channels/twilio/form.rules.js';
import { isSignedBy } from '../../src/channels/twilio/signature.rules.js';
import { TwilioAdapter } from '../../src/channels/twilio/twilio.adapter.js';
import { TwilioProvisioning } from '../../src/channels/twilio/twilio-provisioning.js';

export const SID = `AC${'a'.repeat(32)}`;
export const TOKEN = 'ringback_test_token';
export const OURS = '+13125550199';
export const ANN = '+13125550123';

export interface ReceivedWebhook {
  path: string;
  query: URLSearchParams;
  form: Form;
  isSigned: boolean;
  idempotencyToken: string;
}

/** What the business's side answers to a webhook: a status and a body. */
export type Answerer = (webhook: ReceivedWebhook) => { status?: number; body?: string };

/** The simulator as its own process would run it, a business that listens to its webhooks, and the adapter between them. */
export class PhoneNetwork {
  readonly received: ReceivedWebhook[] = [];
  answer: Answerer = () => ({});
  adapter!: TwilioAdapter;
  readonly provisioning = new TwilioProvisioning();
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'ringback-network-'));
  private simulator!: RunningSimulator;
  private business!: Server;

  async start(): Promise<this> {
    this.simulator = await startSimulator({ port: 0, dataDir: this.dataDir });
    this.business = createServer((request, response) => {
      let rawBody = '';
      request.on('data', (chunk: Buffer) => (rawBody += chunk.toString('utf8')));
      request.on('end', () => {
        const url = `${this.businessUrl}${request.url}`;
        const webhook: ReceivedWebhook = {
          path: new URL(url).pathname,
          query: new URL(url).searchParams,
          form: parseForm(rawBody),
          idempotencyToken: String(request.headers['i-twilio-idempotency-token']),
          isSigned: isSignedBy(TOKEN, {
            url,
            rawBody,
            contentType: String(request.headers['content-type']),
            signature: request.headers['x-twilio-signature'] as string | undefined,
          }),
        };
        this.received.push(webhook);
        const { status = 200, body = '<Response/>' } = this.answer(webhook);
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      });
    });
    await new Promise<void>((resolve) => this.business.listen(0, '127.0.0.1', resolve));
    const secrets = { open: () => TOKEN, baseUrlOf: (account: ChannelAccount) => account.apiBaseUrl };
    this.adapter = new TwilioAdapter(secrets as unknown as ChannelSecrets, wallClock);
    return this;
  }

  async stop(): Promise<void> {
    await this.simulator.close();
    this.business.closeAllConnections();
    await new Promise((resolve) => this.business.close(resolve));
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** A kill and a new start on the same ledger. */
  async restart(): Promise<void> {
    await this.simulator.close();
    this.simulator = await startSimulator({ port: 0, dataDir: this.dataDir });
  }

  get businessUrl(): string {
    return `http://127.0.0.1:${(this.business.address() as AddressInfo).port}`;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.simulator.port}/simulator/twilio`;
  }

  account(overrides: Partial<ChannelAccount> = {}): ChannelAccount {
    return {
      id: 'account',
      orgId: 'org',
      channel: 'sms',
      provider: 'twilio',
      address: OURS,
      externalAccountId: SID,
      apiBaseUrl: this.baseUrl,
      isSimulated: true,
      state: 'active',
      registration: 'simulated',
      ...overrides,
    } as ChannelAccount;
  }

  text(body: string, overrides: { to?: string; from?: string; statusCallback?: string } = {}) {
    return { to: ANN, from: OURS, body, statusCallback: `${this.businessUrl}/status?o=1`, ...overrides };
  }

  async control<T = Record<string, unknown>>(
    route: string,
    body?: unknown,
    login = `${SID}:${TOKEN}`,
  ): Promise<{ status: number; body: T }> {
    const [method, path] = route.split(' ');
    const response = await fetch(`${this.baseUrl.replace('/twilio', '/control')}/${path}`, {
      method: method!,
      headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  }

  ledger(): LedgerEntry[] {
    return readFileSync(join(this.dataDir, 'simulator-ledger.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LedgerEntry);
  }

  urls(): { voiceUrl: string; smsUrl: string; statusCallback: string } {
    return { voiceUrl: `${this.businessUrl}/voice`, smsUrl: `${this.businessUrl}/sms`, statusCallback: `${this.businessUrl}/call-status` };
  }

  /** Waits for something the network does by itself; fails with what it was. */
  async until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    const deadline = performance.now() + 45_000;
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  webhooksOn(path: string): ReceivedWebhook[] {
    return this.received.filter((webhook) => webhook.path === path);
  }
}

export function valueOf(webhook: ReceivedWebhook, name: string): string | undefined {
  return webhook.form.get(name)?.[0];
}
