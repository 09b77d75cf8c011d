import type { DirectoryAccount } from './account-directory.js';
import { dial } from './call-dial.js';
import { gather } from './call-gather.js';
import { LiveCall, type CallNetwork, type InboundCallPlan } from './live-call.js';
import { newSid } from './network-sid.rules.js';
import type { Handset } from './network-state.js';
import { readTwiml, type TwimlNode } from './twiml-reader.rules.js';

const MAX_VERBS = 50;
const SECONDS_PER_WORD = 0.4;
/** Carriers end a call that is forwarded again and again. */
const MAX_HOPS = 5;

/** Plays calls: asks the business for TwiML, does what it says, and reports what became of it. */
export class CallRunner {
  constructor(private readonly network: CallNetwork) {}

  /** Answers at once; the call goes on by itself. */
  startInbound(account: DirectoryAccount, plan: InboundCallPlan, urls: { voiceUrl?: string; statusCallback?: string }): string {
    const call = new LiveCall(this.network, newSid('CA'), account, plan, 'inbound');
    call.append({ type: 'call', sid: call.sid, direction: 'inbound', status: 'ringing' });
    void this.run(call, urls).catch((error: Error) => call.log('error', { message: error.message }));
    return call.sid;
  }

  startOutbound(account: DirectoryAccount, params: URLSearchParams): string {
    const plan = { from: params.get('From') ?? '', to: params.get('To') ?? '', outcome: 'answered' as const, isRealtime: false };
    const call = new LiveCall(this.network, newSid('CA'), account, plan, 'outbound-api');
    call.append({ type: 'call', sid: call.sid, direction: 'outbound-api', status: 'queued' });
    void this.runOutbound(call, params).catch((error: Error) => call.log('error', { message: error.message }));
    return call.sid;
  }

  private async run(call: LiveCall, urls: { voiceUrl?: string; statusCallback?: string }): Promise<void> {
    const hangsUpFirst = call.plan.outcome === 'canceled' && call.plan.ringSeconds === 0;
    const answer = urls.voiceUrl ? await call.ask(urls.voiceUrl) : null;
    if (hangsUpFirst) call.status = 'canceled';
    else if (answer === null) call.status = 'failed';
    else await this.follow(call, answer);
    await call.finish(urls.statusCallback);
  }

  private async runOutbound(call: LiveCall, params: URLSearchParams): Promise<void> {
    const handset = this.network.handset(call.plan.to) ?? { answers: true };
    call.digits = handset.digits;
    call.setStatus('ringing');
    const arrived = await this.forwarded(call, handset);
    if (arrived !== null) call.status = arrived;
    else if (handset.answers) {
      call.setStatus('in-progress');
      const twiml = params.get('Twiml');
      const url = params.get('Url');
      const nodes = twiml ? readTwiml(twiml) : url ? await call.ask(url) : null;
      if (nodes) await this.follow(call, nodes);
      call.status = 'completed';
      call.open();
    } else call.status = 'no-answer';
    await call.finish(params.get('StatusCallback') ?? undefined);
  }

  /** A line that forwards: the call goes on to the other number, and ends as it ends there. Null when it is not forwarded. */
  private async forwarded(call: LiveCall, handset: Handset): Promise<string | null> {
    const { forwardsTo, forwardMode } = handset;
    const hops = (call.plan.hops ?? 0) + 1;
    if (!forwardsTo || (forwardMode !== 'always' && handset.answers)) return null;
    const owner = await this.network.ownerOf(forwardsTo);
    if (!owner || hops > MAX_HOPS) return 'busy';
    const { from, to } = call.plan;
    const plan = { from, to: forwardsTo, forwardedFrom: to, outcome: 'no-answer' as const, isRealtime: false, hops };
    const next = new LiveCall(this.network, newSid('CA'), owner, plan, 'inbound');
    next.append({ type: 'call', sid: next.sid, direction: 'inbound', status: 'ringing', detail: { forwardedFrom: to } });
    await this.run(next, this.network.urlsOf(forwardsTo) ?? handset);
    return next.status;
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

  /** What replaces the rest of the document, or null to go on with it. */
  private async perform(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
    switch (verb.name) {
      case 'Say':
        call.log('say', { text: verb.text.trim() });
        call.open();
        await call.pass(verb.text.split(/\s+/).length * SECONDS_PER_WORD);
        return null;
      case 'Pause':
        await call.pass(Number(verb.attributes.length ?? 1));
        return null;
      case 'Hangup':
        call.isOver = true;
        return null;
      case 'Reject':
        call.status = verb.attributes.reason === 'busy' ? 'busy' : 'no-answer';
        call.isOver = true;
        return null;
      case 'Dial':
        return dial(call, verb);
      case 'Record':
        return this.record(call, verb);
      case 'Gather':
        return gather(call, verb, call.digits);
      case 'Redirect':
        return call.ask(verb.text.trim());
      default:
        return null;
    }
  }

  private async record(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
    const words = call.plan.voicemail;
    call.open();
    call.log('record', { isLeft: words !== undefined });
    if (words === undefined) return null;
    const RecordingSid = newSid('RE');
    const seconds = Math.max(2, Math.round(words.split(/\s+/).length * SECONDS_PER_WORD));
    const recording = {
      RecordingSid,
      RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${call.account.sid}/Recordings/${RecordingSid}`,
      RecordingDuration: String(seconds),
    };
    await call.pass(seconds);
    const { action, transcribeCallback } = verb.attributes;
    const next = action ? await call.ask(action, { ...recording, Digits: 'hangup' }) : null;
    if (transcribeCallback) {
      const transcription = { TranscriptionSid: newSid('TR'), TranscriptionStatus: 'completed', TranscriptionText: words };
      await call.ask(transcribeCallback, { ...recording, ...transcription });
    }
    return next ?? [];
  }
}
