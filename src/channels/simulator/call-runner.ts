import { sleep } from '../../common/retry.js';
import type { DirectoryAccount } from './account-directory.js';
import { dialPlan, type CallOutcome, type DialPlan } from './dial-plan.rules.js';
import type { NewLedgerEntry } from './ledger.schema.js';
import { newSid } from './network-sid.rules.js';
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
}

/** What a running call needs of its network. */
export interface CallNetwork {
  append(entry: NewLedgerEntry): unknown;
  post(account: DirectoryAccount, url: string, params: Record<string, string>, sid: string): Promise<WebhookResult>;
  now(): Date;
  handset(phone: string): Handset | undefined;
}

/** One live call: its legs, what it has cost in seconds, and whether the caller is still there. */
interface LiveCall {
  sid: string;
  account: DirectoryAccount;
  plan: InboundCallPlan;
  base: Record<string, string>;
  talkSeconds: number;
  status: string;
  isOver: boolean;
  digits?: string;
}

const MAX_VERBS = 50;

/** Plays calls: asks the business for TwiML, does what it says, and reports what became of it. */
export class CallRunner {
  constructor(private readonly network: CallNetwork) {}

  startInbound(account: DirectoryAccount, plan: InboundCallPlan, urls: { voiceUrl?: string; statusCallback?: string }): string {
    const sid = newSid('CA');
    this.network.append({ type: 'call', sid, accountSid: account.sid, from: plan.from, to: plan.to, direction: 'inbound', status: 'ringing' });
    const call = liveCall(sid, account, plan, 'inbound');
    void this.run(call, urls).catch((error: Error) => this.log(call, 'error', { message: error.message }));
    return sid;
  }

  startOutbound(account: DirectoryAccount, params: URLSearchParams): string {
    const sid = newSid('CA');
    const from = params.get('From') ?? '';
    const to = params.get('To') ?? '';
    this.network.append({ type: 'call', sid, accountSid: account.sid, from, to, direction: 'outbound-api', status: 'queued' });
    const call = liveCall(sid, account, { from, to, outcome: 'answered', isRealtime: false }, 'outbound-api');
    void this.runOutbound(call, params).catch((error: Error) => this.log(call, 'error', { message: error.message }));
    return sid;
  }

  private async run(call: LiveCall, urls: { voiceUrl?: string; statusCallback?: string }): Promise<void> {
    const hangsUpFirst = call.plan.outcome === 'canceled' && call.plan.ringSeconds === 0;
    const answer = urls.voiceUrl ? await this.ask(call, urls.voiceUrl, {}) : null;
    if (hangsUpFirst) call.status = 'canceled';
    else if (answer === null) call.status = 'failed';
    else await this.follow(call, answer);
    await this.finish(call, urls.statusCallback);
  }

  private async runOutbound(call: LiveCall, params: URLSearchParams): Promise<void> {
    const handset = this.network.handset(call.plan.to) ?? { answers: true };
    call.digits = handset.digits;
    this.setStatus(call, 'ringing');
    if (!handset.answers) call.status = 'no-answer';
    else {
      this.setStatus(call, 'in-progress');
      const twiml = params.get('Twiml');
      const url = params.get('Url');
      const nodes = twiml ? readTwiml(twiml) : url ? await this.ask(call, url, {}) : null;
      if (nodes) await this.follow(call, nodes);
      call.status = 'completed';
      call.talkSeconds = Math.max(call.talkSeconds, 1);
    }
    await this.finish(call, params.get('StatusCallback') ?? undefined);
  }

  /** The verbs of a document in order; an action replaces the rest of it. */
  private async follow(call: LiveCall, nodes: TwimlNode[]): Promise<void> {
    let queue = nodes;
    for (let count = 0; queue.length > 0 && !call.isOver && count < MAX_VERBS; count += 1) {
      const [verb, ...rest] = queue;
      queue = (await this.perform(call, verb!)) ?? rest;
    }
    if (call.status === 'ringing') call.status = 'completed';
  }

  private async perform(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
    switch (verb.name) {
      case 'Say':
        this.log(call, 'say', { text: verb.text.trim() });
        this.opened(call);
        await this.pass(call, verb.text.split(/\s+/).length * 0.4);
        return null;
      case 'Pause':
        await this.pass(call, Number(verb.attributes.length ?? 1));
        return null;
      case 'Hangup':
        call.isOver = true;
        return null;
      case 'Reject':
        call.status = verb.attributes.reason === 'busy' ? 'busy' : 'no-answer';
        call.isOver = true;
        return null;
      case 'Dial':
        return this.dial(call, verb);
      case 'Record':
        return this.record(call, verb);
      case 'Gather':
        return this.gather(call, verb, call.digits);
      case 'Redirect':
        return this.ask(call, verb.text.trim(), {});
      default:
        return null;
    }
  }

  private async dial(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
    const target = verb.children.find((child) => child.name === 'Number');
    const number = (target?.text ?? verb.text).trim();
    const plan = dialPlan(call.plan, Number(verb.attributes.timeout ?? 30));
    const childSid = newSid('CA');
    const callerId = verb.attributes.callerId ?? call.plan.from;
    this.network.append({
      type: 'call',
      sid: childSid,
      accountSid: call.account.sid,
      from: callerId,
      to: number,
      direction: 'outbound-dial',
      status: 'ringing',
      detail: { parentSid: call.sid, timeout: plan.timeoutSeconds },
    });
    await this.pass(call, plan.ringSeconds);
    const isBridged = plan.isPickedUp ? await this.connect(call, childSid, number, callerId, target, plan) : false;
    const status = plan.isPickedUp && !isBridged ? 'no-answer' : plan.status;
    const seconds = isBridged ? plan.talkSeconds : 0;
    this.network.append({ type: 'call.status', sid: childSid, accountSid: call.account.sid, from: callerId, to: number, status, detail: { seconds } });
    call.talkSeconds += seconds;
    if (plan.isCallerGone) {
      call.status = 'canceled';
      call.isOver = true;
    }
    const { action } = verb.attributes;
    if (!action) return null;
    const next = await this.ask(call, action, {
      DialCallSid: childSid,
      DialCallStatus: status,
      DialBridged: String(isBridged),
      ...(isBridged ? { DialCallDuration: String(seconds) } : {}),
      ...(plan.isCallerGone ? { CallStatus: 'completed' } : {}),
    });
    return next ?? [];
  }

  /** The called line was opened: detection and screening first, then the two are connected. */
  private async connect(call: LiveCall, childSid: string, number: string, callerId: string, target: TwimlNode | undefined, plan: DialPlan): Promise<boolean> {
    const child = { CallSid: childSid, ParentCallSid: call.sid, From: callerId, To: number, Caller: callerId, Called: number, Direction: 'outbound-dial', CallStatus: 'in-progress' };
    const { url, machineDetection, amdStatusCallback } = target?.attributes ?? {};
    if (machineDetection && amdStatusCallback) {
      const AnsweredBy = plan.isMachine ? 'machine_start' : 'human';
      await this.ask(call, amdStatusCallback, { ...child, AnsweredBy, MachineDetectionDuration: '1800' });
    }
    if (url) {
      const nodes = await this.ask(call, url, child);
      if (!nodes || !(await this.isAccepted(call, nodes, child, plan))) return false;
    }
    this.setStatus(call, 'in-progress');
    await this.pass(call, plan.talkSeconds);
    if (!plan.isMachine) this.log(call, 'talk', { seconds: plan.talkSeconds });
    call.status = 'completed';
    return true;
  }

  /** Screening on the called line: a person presses a key, a machine does not. */
  private async isAccepted(call: LiveCall, nodes: TwimlNode[], child: Record<string, string>, plan: DialPlan): Promise<boolean> {
    let queue = nodes;
    for (let count = 0; queue.length > 0 && count < MAX_VERBS; count += 1) {
      const [verb, ...rest] = queue;
      queue = rest;
      if (verb!.name === 'Hangup') return false;
      if (verb!.name === 'Say') this.log(call, 'whisper', { text: verb!.text.trim() });
      if (verb!.name === 'Gather') queue = (await this.gather(call, verb!, plan.isMachine ? undefined : '1', child)) ?? rest;
    }
    return true;
  }

  private async gather(call: LiveCall, verb: TwimlNode, digits: string | undefined, extra: Record<string, string> = {}): Promise<TwimlNode[] | null> {
    for (const say of verb.children.filter((child) => child.name === 'Say')) this.log(call, 'say', { text: say.text.trim() });
    if (!digits || !verb.attributes.action) return null;
    this.log(call, 'digits', { digits });
    return (await this.ask(call, verb.attributes.action, { ...extra, Digits: digits })) ?? [];
  }

  private async record(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
    const words = call.plan.voicemail;
    this.opened(call);
    this.log(call, 'record', { isLeft: words !== undefined });
    if (words === undefined) return null;
    const RecordingSid = newSid('RE');
    const seconds = Math.max(2, Math.round(words.split(/\s+/).length * 0.4));
    const recording = { RecordingSid, RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${call.account.sid}/Recordings/${RecordingSid}`, RecordingDuration: String(seconds) };
    await this.pass(call, seconds);
    const { action, transcribeCallback } = verb.attributes;
    const next = action ? await this.ask(call, action, { ...recording, Digits: 'hangup' }) : null;
    if (transcribeCallback) {
      await this.ask(call, transcribeCallback, { ...recording, TranscriptionSid: newSid('TR'), TranscriptionStatus: 'completed', TranscriptionText: words });
    }
    return next ?? [];
  }

  private async ask(call: LiveCall, url: string, extra: Record<string, string>): Promise<TwimlNode[] | null> {
    const params = { ...call.base, CallStatus: call.status, ...extra };
    const result = await this.network.post(call.account, url, params, call.sid);
    if (!result.isDelivered) return null;
    const nodes = readTwiml(result.body);
    if (nodes === null) this.log(call, 'error', { message: '12100 Document parse failure' });
    return nodes;
  }

  private async finish(call: LiveCall, statusCallback: string | undefined): Promise<void> {
    this.setStatus(call, call.status, { seconds: call.talkSeconds });
    if (!statusCallback) return;
    const params = {
      ...call.base,
      CallStatus: call.status,
      CallDuration: String(call.talkSeconds),
      SequenceNumber: '0',
      CallbackSource: 'call-progress-events',
      Timestamp: rfc2822(this.network.now()),
    };
    await this.network.post(call.account, statusCallback, params, call.sid);
  }

  /** Speech and recording open the caller's line; a bridged dial does so by itself. */
  private opened(call: LiveCall): void {
    call.talkSeconds = Math.max(call.talkSeconds, 1);
  }

  private setStatus(call: LiveCall, status: string, detail?: Record<string, unknown>): void {
    call.status = status;
    const { from, to } = call.plan;
    this.network.append({ type: 'call.status', sid: call.sid, accountSid: call.account.sid, from, to, status, ...(detail ? { detail } : {}) });
  }

  private log(call: LiveCall, verb: string, detail: Record<string, unknown>): void {
    const { from, to } = call.plan;
    const body = typeof detail.text === 'string' ? { body: detail.text } : {};
    this.network.append({ type: 'call.verb', sid: call.sid, accountSid: call.account.sid, from, to, ...body, detail: { verb, ...detail } });
  }

  private pass(call: LiveCall, seconds: number): Promise<void> {
    return call.plan.isRealtime && seconds > 0 ? sleep(seconds * 1000) : Promise.resolve();
  }
}

function liveCall(sid: string, account: DirectoryAccount, plan: InboundCallPlan, direction: string): LiveCall {
  const { from, to } = plan;
  const base = {
    CallSid: sid,
    AccountSid: account.sid,
    ApiVersion: '2010-04-01',
    From: from,
    To: to,
    Caller: from,
    Called: to,
    Direction: direction,
    ...(plan.forwardedFrom ? { ForwardedFrom: plan.forwardedFrom } : {}),
  };
  return { sid, account, plan, base, talkSeconds: 0, status: 'ringing', isOver: false };
}
