import { sleep } from '../../common/retry.js';
import type { DirectoryAccount } from './account-directory.js';
import type { CallOutcome } from './dial-plan.rules.js';
import type { NewLedgerEntry } from './ledger.schema.js';
import type { Handset } from './network-state.js';
import { rfc2822 } from './twilio-shapes.rules.js';
import { readTwiml, type TwimlNode } from './twiml-reader.rules.js';
import type { WebhookResult } from './webhook-sender.js';

export interface InboundCallPlan {
  from: string;
  to: string;
  outcome: CallOutcome;
  ringSeconds?: number;
  talkSeconds?: number;
  isRealtime: boolean;
  forwardedFrom?: string;
  /** What the caller says after the tone, if the business takes voicemail. */
  voicemail?: string;
  /** How often the call was forwarded already. */
  hops?: number;
}

/** What a running call needs of its network. */
export interface CallNetwork {
  append(entry: NewLedgerEntry): unknown;
  post(account: DirectoryAccount, url: string, params: Record<string, string>, sid: string): Promise<WebhookResult>;
  now(): Date;
  handset(phone: string): Handset | undefined;
  /** The account of a number on this network. */
  ownerOf(address: string): Promise<DirectoryAccount | null>;
  /** Where the webhooks of a number go. */
  urlsOf(address: string): { voiceUrl?: string; statusCallback?: string } | undefined;
}

/** One call while it lasts: its line, what it has cost in seconds, and whether the caller is still there. */
export class LiveCall {
  talkSeconds = 0;
  status = 'ringing';
  isOver = false;
  digits?: string;
  private readonly base: Record<string, string>;

  constructor(
    readonly network: CallNetwork,
    readonly sid: string,
    readonly account: DirectoryAccount,
    readonly plan: InboundCallPlan,
    direction: string,
  ) {
    const { from, to, forwardedFrom } = plan;
    this.base = {
      CallSid: sid,
      AccountSid: account.sid,
      ApiVersion: '2010-04-01',
      From: from,
      To: to,
      Caller: from,
      Called: to,
      Direction: direction,
      ...(forwardedFrom ? { ForwardedFrom: forwardedFrom } : {}),
    };
  }

  /** Asks the business what to do next; null when there was no usable answer. */
  async ask(url: string, extra: Record<string, string> = {}): Promise<TwimlNode[] | null> {
    const result = await this.network.post(this.account, url, { ...this.base, CallStatus: this.status, ...extra }, this.sid);
    if (!result.isDelivered) return null;
    const nodes = readTwiml(result.body);
    if (nodes === null) this.log('error', { message: '12100 Document parse failure' });
    return nodes;
  }

  async finish(statusCallback: string | undefined): Promise<void> {
    this.setStatus(this.status, { seconds: this.talkSeconds });
    if (!statusCallback) return;
    const end = {
      CallStatus: this.status,
      CallDuration: String(this.talkSeconds),
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
      Timestamp: rfc2822(this.network.now()),
    };
    await this.network.post(this.account, statusCallback, { ...this.base, ...end }, this.sid);
  }

  /** Speech and recording open the caller's line; a bridged dial does so by itself. */
  open(): void {
    this.talkSeconds = Math.max(this.talkSeconds, 1);
  }

  setStatus(status: string, detail?: Record<string, unknown>): void {
    this.status = status;
    this.append({ type: 'call.status', sid: this.sid, status, ...(detail ? { detail } : {}) });
  }

  log(verb: string, detail: Record<string, unknown>): void {
    const body = typeof detail.text === 'string' ? { body: detail.text } : {};
    this.append({ type: 'call.verb', sid: this.sid, ...body, detail: { verb, ...detail } });
  }

  append(entry: Omit<NewLedgerEntry, 'accountSid'>): void {
    this.network.append({ from: this.plan.from, to: this.plan.to, accountSid: this.account.sid, ...entry });
  }

  pass(seconds: number): Promise<void> {
    return this.plan.isRealtime && seconds > 0 ? sleep(seconds * 1000) : Promise.resolve();
  }
}
