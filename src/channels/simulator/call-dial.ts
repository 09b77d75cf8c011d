import { gather } from './call-gather.js';
import { dialPlan, type DialPlan } from './dial-plan.rules.js';
import type { LiveCall } from './live-call.js';
import { newSid } from './network-sid.rules.js';
import type { TwimlNode } from './twiml-reader.rules.js';

const MAX_VERBS = 50;

/** Rings the business as the plan of the call says, and reports the result to the action address; answers what follows. */
export async function dial(call: LiveCall, verb: TwimlNode): Promise<TwimlNode[] | null> {
  const target = verb.children.find((child) => child.name === 'Number');
  const plan = dialPlan(call.plan, Number(verb.attributes.timeout ?? 30));
  const leg = { sid: newSid('CA'), from: verb.attributes.callerId ?? call.plan.from, to: (target?.text ?? verb.text).trim() };
  call.append({
    type: 'call',
    ...leg,
    direction: 'outbound-dial',
    status: 'ringing',
    detail: { parentSid: call.sid, timeout: plan.timeoutSeconds },
  });
  await call.pass(plan.ringSeconds);
  const isBridged = plan.isPickedUp ? await connect(call, leg, target, plan) : false;
  const status = plan.isPickedUp && !isBridged ? 'no-answer' : plan.status;
  const seconds = isBridged ? plan.talkSeconds : 0;
  call.append({ type: 'call.status', ...leg, status, detail: { seconds } });
  call.talkSeconds += seconds;
  if (plan.isCallerGone) {
    call.status = 'canceled';
    call.isOver = true;
  }
  const { action } = verb.attributes;
  if (!action) return null;
  const next = await call.ask(action, {
    DialCallSid: leg.sid,
    DialCallStatus: status,
    DialBridged: String(isBridged),
    ...(isBridged ? { DialCallDuration: String(seconds) } : {}),
    ...(plan.isCallerGone ? { CallStatus: 'completed' } : {}),
  });
  return next ?? [];
}

/** The called line was opened: detection and screening first, then the two are connected. */
async function connect(
  call: LiveCall,
  leg: { sid: string; from: string; to: string },
  target: TwimlNode | undefined,
  plan: DialPlan,
): Promise<boolean> {
  const child = {
    CallSid: leg.sid,
    ParentCallSid: call.sid,
    From: leg.from,
    To: leg.to,
    Caller: leg.from,
    Called: leg.to,
    Direction: 'outbound-dial',
    CallStatus: 'in-progress',
  };
  const { url, machineDetection, amdStatusCallback } = target?.attributes ?? {};
  if (machineDetection && amdStatusCallback) {
    const AnsweredBy = plan.isMachine ? 'machine_start' : 'human';
    await call.ask(amdStatusCallback, { ...child, AnsweredBy, MachineDetectionDuration: '1800' });
  }
  if (url) {
    const nodes = await call.ask(url, child);
    if (!nodes || !(await isAccepted(call, nodes, child, plan))) return false;
  }
  call.setStatus('in-progress');
  await call.pass(plan.talkSeconds);
  if (!plan.isMachine) call.log('talk', { seconds: plan.talkSeconds });
  call.status = 'completed';
  return true;
}

/** Screening on the called line: a person presses a key, a machine does not. */
async function isAccepted(call: LiveCall, nodes: TwimlNode[], child: Record<string, string>, plan: DialPlan): Promise<boolean> {
  let queue = nodes;
  for (let count = 0; queue.length > 0 && count < MAX_VERBS; count += 1) {
    const [verb, ...rest] = queue;
    queue = rest;
    if (verb!.name === 'Hangup') return false;
    if (verb!.name === 'Say') call.log('whisper', { text: verb!.text.trim() });
    if (verb!.name === 'Gather') queue = (await gather(call, verb!, plan.isMachine ? undefined : '1', child)) ?? rest;
  }
  return true;
}
