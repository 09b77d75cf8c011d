import type { Clock } from '../../common/clock.js';
import { sleep } from '../../common/retry.js';
import type { AccountDirectory, DirectoryAccount } from './account-directory.js';
import { CallRunner } from './call-runner.js';
import { Faults } from './faults.js';
import type { LedgerEntry, NewLedgerEntry } from './ledger.schema.js';
import type { InboundCallPlan } from './live-call.js';
import type { Ledger } from './ledger.js';
import { networkReply } from './network-keywords.rules.js';
import { newAuthToken, newSid } from './network-sid.rules.js';
import { NetworkState, type NetworkAccount, type NetworkMessage, type NetworkNumber } from './network-state.js';
import { refusalOf, stepsAfterAcceptance, type NetworkError, type SendRequest, type StatusStep } from './send-outcome.rules.js';
import { inboundParams, statusParams, type InboundText } from './webhook-params.rules.js';
import { WebhookSender, type WebhookResult } from './webhook-sender.js';

/** Real statuses follow acceptance within moments; tests should not wait longer than they must. */
const STEP_MS = 25;
const WINDOW_MS = 24 * 3_600_000;

export interface NumberUrls {
  /** What the account calls the number. */
  name?: string;
  voiceUrl?: string;
  smsUrl?: string;
  statusCallback?: string;
}

export type SendAttempt = { message: NetworkMessage } | { error: NetworkError };

/** A phone network: accounts, numbers, texts and calls, remembered in its ledger, with webhooks it signs itself. */
export class SimulatedNetwork {
  readonly state: NetworkState;
  readonly faults = new Faults();
  private readonly sender = new WebhookSender();
  private readonly calls: CallRunner;
  private isClosed = false;

  constructor(
    private readonly ledger: Ledger,
    private readonly directory: AccountDirectory,
    readonly clock: Clock,
  ) {
    this.state = new NetworkState(ledger.entries());
    this.calls = new CallRunner({
      append: (entry) => this.note(entry),
      post: (account, url, params, sid) => this.post(account, url, params, sid),
      now: () => this.clock.now(),
      handset: (phone) => this.state.handsets.get(phone),
      ownerOf: (address) => this.ownerOf(address),
      urlsOf: (address) => this.state.numbers.get(address),
    });
  }

  /** Statuses that a kill interrupted go on, as they would on a network that outlives its customers. */
  resume(): void {
    for (const message of this.state.messages.values()) {
      if (message.direction !== 'outbound-api' || (message.status !== 'queued' && message.status !== 'sent')) continue;
      this.follow(message);
    }
  }

  close(): void {
    this.isClosed = true;
    this.ledger.close();
  }

  entries(): readonly LedgerEntry[] {
    return this.ledger.entries();
  }

  append(entry: NewLedgerEntry): LedgerEntry {
    const row = this.ledger.append(entry);
    this.state.apply(row);
    return row;
  }

  /** The account of a Basic login, or nothing. An open network opens an account for a login it has never seen. */
  async login(sid: string, token: string): Promise<NetworkAccount | null> {
    const own = this.state.accounts.get(sid);
    const known: DirectoryAccount | null = own ?? (await this.directory.account(sid));
    if (known) return known.token === token ? (own ?? { sid, token, name: '', ownerSid: sid }) : null;
    if (!this.directory.isOpen || !/^AC[0-9a-f]{32}$/i.test(sid) || token === '') return null;
    this.append({ type: 'account', accountSid: sid, detail: { token, name: '', ownerSid: sid } });
    return this.state.accounts.get(sid)!;
  }

  createSubaccount(owner: NetworkAccount, name: string): NetworkAccount {
    const sid = newSid('AC');
    this.append({ type: 'account', accountSid: sid, detail: { token: newAuthToken(), name, ownerSid: owner.sid } });
    return this.state.accounts.get(sid)!;
  }

  /** Whose number is it? On an open network the first account that uses a free number owns it. */
  async isOwner(account: NetworkAccount, channel: 'sms' | 'whatsapp', address: string): Promise<boolean> {
    const owner = await this.directory.owner(channel, address);
    if (owner) return owner.sid === account.sid;
    const number = this.state.numbers.get(address);
    if (number) return number.accountSid === account.sid;
    if (!this.directory.isOpen || !/^\+\d{7,15}$/.test(address)) return false;
    this.addNumber(account, address, {});
    return true;
  }

  private async ownerOf(address: string): Promise<DirectoryAccount | null> {
    const number = this.state.numbers.get(address);
    return number ? this.accountOf(number.accountSid) : this.directory.owner('sms', address);
  }

  async isTaken(address: string): Promise<boolean> {
    return this.state.numbers.has(address) || (await this.directory.owner('sms', address)) !== null;
  }

  addNumber(account: NetworkAccount, address: string, urls: NumberUrls): NetworkNumber {
    this.append({ type: 'number', sid: newSid('PN'), accountSid: account.sid, to: address, detail: { ...urls } });
    return this.state.numbers.get(address)!;
  }

  /** New addresses or a new name; what is not given stays. */
  changeNumber(number: NetworkNumber, urls: NumberUrls): NetworkNumber {
    const { sid, accountSid, address, name, voiceUrl, smsUrl, statusCallback } = number;
    const detail = { name, voiceUrl, smsUrl, statusCallback, ...urls };
    this.append({ type: 'number', sid, accountSid, to: address, detail });
    return this.state.numbers.get(address)!;
  }

  async send(account: NetworkAccount, request: SendRequest, extra: { statusCallback?: string; mediaUrls: string[] }): Promise<SendAttempt> {
    const facts = {
      isOwnNumber: await this.isOwner(account, request.channel, request.from),
      isBlocked: request.channel === 'sms' && this.state.isBlocked(request.from, request.to),
      hasWindow: this.hasWindow(request.from, request.to),
      isWithdrawn: this.state.registry.isWithdrawn(this.state.numbers.get(request.from)?.sid ?? ''),
    };
    const error = refusalOf(request, facts);
    if (error) return { error };
    const sid = newSid('SM');
    this.append({
      type: 'message',
      sid,
      accountSid: account.sid,
      from: request.from,
      to: request.to,
      body: request.body,
      channel: request.channel,
      direction: 'outbound-api',
      status: 'queued',
      detail: { mediaUrls: extra.mediaUrls, ...(extra.statusCallback ? { statusCallback: extra.statusCallback } : {}) },
    });
    const message = this.state.messages.get(sid)!;
    const accepted = { ...message }; // what the sender is told is the state at acceptance
    this.follow(message, stepsAfterAcceptance(request, facts));
    return { message: accepted };
  }

  /** A person texts one of the numbers: the network's own keywords first, then the business's webhook. */
  async receive(account: NetworkAccount, text: InboundText, defaults: NumberUrls): Promise<string> {
    const sid = newSid('SM');
    const { from, to, body, channel, mediaUrls } = text;
    this.append({
      type: 'message',
      sid,
      accountSid: account.sid,
      from,
      to,
      body,
      channel,
      direction: 'inbound',
      status: 'received',
      detail: { mediaUrls },
    });
    await this.answerKeyword(account, text);
    const url = this.state.numbers.get(to)?.smsUrl ?? defaults.smsUrl;
    if (url) void this.post(account, url, inboundParams(account.sid, sid, text), sid);
    return sid;
  }

  /** A person calls one of the numbers; what happens next is in the plan. Answers at once, the call goes on by itself. */
  startCall(account: NetworkAccount, plan: InboundCallPlan, defaults: NumberUrls): string {
    const number = this.state.numbers.get(plan.to);
    return this.calls.startInbound(account, plan, {
      voiceUrl: number?.voiceUrl ?? defaults.voiceUrl,
      statusCallback: number?.statusCallback ?? defaults.statusCallback,
    });
  }

  placeCall(account: NetworkAccount, params: URLSearchParams): string {
    return this.calls.startOutbound(account, params);
  }

  private hasWindow(number: string, person: string): boolean {
    const at = this.state.lastWhatsAppAt(number, person);
    return at !== undefined && this.clock.now().getTime() - at.getTime() < WINDOW_MS;
  }

  private async answerKeyword(account: NetworkAccount, text: InboundText): Promise<void> {
    if (text.channel !== 'sms') return;
    const owner = await this.directory.owner('sms', text.to);
    if (owner && !owner.isStopHandled) return;
    const reply = networkReply(text.body, this.state.isBlocked(text.to, text.from));
    if (!reply) return;
    if (reply.effect !== 'none') this.append({ type: reply.effect, accountSid: account.sid, from: text.from, to: text.to });
    this.append({
      type: 'message',
      sid: newSid('SM'),
      accountSid: account.sid,
      from: text.to,
      to: text.from,
      body: reply.body,
      channel: 'sms',
      direction: 'outbound-reply',
      status: 'delivered',
    });
  }

  /** The way of a text behind its acceptance, which goes on by itself: what breaks it off is noted, and `resume` takes it up again. */
  private follow(message: NetworkMessage, steps: StatusStep[] = [{ status: 'sent' }, { status: 'delivered' }]): void {
    const { sid, accountSid } = message;
    this.progress(message, steps).catch((error: Error) =>
      this.note({ type: 'webhook', sid, accountSid, detail: { error: error.message } }),
    );
  }

  private async progress(message: NetworkMessage, steps: StatusStep[]): Promise<void> {
    for (const step of steps) {
      if (step.status === message.status) continue;
      await sleep(STEP_MS);
      if (this.isClosed) return;
      const { sid, accountSid, from, to } = message;
      this.append({
        type: 'status',
        sid,
        accountSid,
        from,
        to,
        status: step.status,
        ...(step.errorCode ? { errorCode: step.errorCode } : {}),
      });
      const account = await this.accountOf(accountSid);
      if (message.statusCallback && account)
        await this.post(account, message.statusCallback, statusParams(message, step, this.clock.now()), sid);
    }
  }

  private async accountOf(sid: string): Promise<DirectoryAccount | null> {
    return this.state.accounts.get(sid) ?? (await this.directory.account(sid));
  }

  private async post(account: DirectoryAccount, url: string, params: Record<string, string>, sid: string): Promise<WebhookResult> {
    if (this.isClosed) return { isDelivered: false, body: '', attempts: [] };
    const result = await this.sender.post(account.token, url, params);
    const { pathname } = new URL(url);
    this.note({ type: 'webhook', sid, accountSid: account.sid, detail: { path: pathname, attempts: result.attempts } });
    return result;
  }

  /** What goes on by itself may outlive the network, and then has nobody to tell. */
  private note(entry: NewLedgerEntry): void {
    if (!this.isClosed) this.append(entry);
  }
}
