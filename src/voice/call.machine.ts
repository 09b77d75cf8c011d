import type { CallEvent } from '../channels/channel.port.js';
import type { CallLogEntry, CallState, MissedReason } from './call.schema.js';

/** How an org tells a person from a carrier's voicemail. */
export interface AnswerPolicy {
  answerCheck: 'heuristic' | 'press_1' | 'machine_detection';
  shortAnswerSeconds: number;
}

/** Events of the provider, and two of our own: nobody could be rung, and nothing more will come. */
export type CallInput =
  | { kind: 'provider'; event: CallEvent }
  | { kind: 'dialed'; at: Date }
  | { kind: 'not_dialed'; reason: MissedReason; at: Date }
  | { kind: 'rejected'; at: Date }
  | { kind: 'settle'; at: Date };

export interface CallStep {
  call: CallState;
  /** The final state this input led to; a call ends once. */
  ended: 'answered' | 'missed' | 'rejected' | null;
  /** The caller's line is closed, but what came of the ring is not known yet: look again in a moment. */
  isUnsettled: boolean;
  isDuplicate: boolean;
}

const MAX_LOG = 60;
/** Twilio's words for a call that ended; the first four say by themselves that nobody spoke. */
const LINE_CLOSED: Readonly<Record<string, MissedReason | 'completed'>> = {
  'no-answer': 'no_answer',
  busy: 'busy',
  failed: 'failed',
  canceled: 'canceled',
  completed: 'completed',
};

export function newCall(startedAt: Date): CallState {
  return {
    status: 'ringing',
    missedReason: null,
    startedAt,
    answeredAt: null,
    endedAt: null,
    ringSeconds: null,
    durationSeconds: null,
    recordingUrl: null,
    recordingSeconds: null,
    transcription: null,
    log: [],
  };
}

export function isOver(call: Pick<CallState, 'status'>): boolean {
  return call.status !== 'ringing' && call.status !== 'in_progress';
}

/** One reducer for everything that is heard about a call, in any order and any number of times (C-69). */
export function reduceCall(call: CallState, input: CallInput, policy: AnswerPolicy): CallStep {
  const entry = entryOf(input);
  if (call.log.some((known) => known.key === entry.key)) return { call, ended: null, isUnsettled: false, isDuplicate: true };
  const logged: CallState = { ...call, log: [...call.log, entry].slice(-MAX_LOG) };
  const next = isOver(call) ? afterTheEnd(logged, input) : beforeTheEnd(logged, input, policy);
  const ended = !isOver(call) && isOver(next) ? (next.status as CallStep['ended']) : null;
  return { call: next, ended, isUnsettled: isUnsettled(next, input), isDuplicate: false };
}

function beforeTheEnd(call: CallState, input: CallInput, policy: AnswerPolicy): CallState {
  switch (input.kind) {
    case 'dialed':
      return call;
    case 'not_dialed':
      return missed(call, input.reason, input.at);
    case 'rejected':
      return { ...call, status: 'rejected', endedAt: input.at };
    case 'settle':
      return missed(call, 'canceled', input.at);
    case 'provider':
      return onProviderEvent(call, input.event, policy);
  }
}

function onProviderEvent(call: CallState, event: CallEvent, policy: AnswerPolicy): CallState {
  switch (event.type) {
    case 'incoming':
      return call;
    case 'screen':
      return hasPersonAnswered(call) ? { ...call, status: 'in_progress', answeredAt: call.answeredAt ?? event.at } : call;
    case 'dial_completed':
      return onDialCompleted(call, event, policy);
    case 'status':
      return onLineStatus(call, event);
    case 'recording':
    case 'transcription':
      return withVoicemail(call, event);
  }
}

function onDialCompleted(call: CallState, event: CallEvent, policy: AnswerPolicy): CallState {
  const isPickedUp = event.dialStatus === 'completed' || event.dialStatus === 'answered';
  if (!isPickedUp) {
    const reason = LINE_CLOSED[event.dialStatus ?? ''] ?? 'failed';
    // A screened line that was opened and never accepted is a machine, whatever Twilio calls it.
    const isMachine = reason === 'no_answer' && event.isBridged === false && wasScreened(call);
    return missed(call, isMachine ? 'voicemail' : reason === 'completed' ? 'failed' : reason, event.at);
  }
  if (event.isBridged === false || isMachineAnswer(call, event, policy)) return missed(call, 'voicemail', event.at);
  const seconds = event.dialSeconds ?? 0;
  const answeredAt = call.answeredAt ?? new Date(Math.max(call.startedAt.getTime(), event.at.getTime() - seconds * 1000));
  return {
    ...call,
    status: 'answered',
    answeredAt,
    endedAt: event.at,
    durationSeconds: seconds,
    ringSeconds: secondsBetween(call.startedAt, answeredAt),
  };
}

/** A carrier's voicemail also "answers": by key press, by detection, else by a talk too short to be one (C-67). */
function isMachineAnswer(call: CallState, event: CallEvent, policy: AnswerPolicy): boolean {
  if (policy.answerCheck === 'press_1') return !isAccepted(call);
  const answeredBy = event.answeredBy ?? lastAnsweredBy(call);
  if (policy.answerCheck === 'machine_detection' && answeredBy !== undefined && answeredBy !== 'unknown') return answeredBy !== 'human';
  return (event.dialSeconds ?? 0) < policy.shortAnswerSeconds;
}

/** The caller's own line: the safety net for everything that was never reported. */
function onLineStatus(call: CallState, event: CallEvent): CallState {
  const closed = LINE_CLOSED[event.callStatus ?? ''];
  if (closed === undefined) return call;
  if (closed !== 'completed') return missed(call, closed, event.at);
  // With a ring under way the result of the dial is still to come; without one nobody was ever asked.
  return wasDialed(call) ? { ...call, endedAt: event.at } : missed(call, 'canceled', event.at);
}

function afterTheEnd(call: CallState, input: CallInput): CallState {
  if (input.kind !== 'provider') return call;
  const { event } = input;
  if (event.type === 'recording' || event.type === 'transcription') return withVoicemail(call, event);
  if (event.type === 'status' && call.status === 'answered' && !call.durationSeconds && event.callSeconds) {
    return { ...call, durationSeconds: event.callSeconds };
  }
  return call;
}

function withVoicemail(call: CallState, event: CallEvent): CallState {
  return {
    ...call,
    recordingUrl: event.recordingUrl ?? call.recordingUrl,
    recordingSeconds: event.recordingSeconds ?? call.recordingSeconds,
    transcription: event.transcription ?? call.transcription,
  };
}

function missed(call: CallState, missedReason: MissedReason, at: Date): CallState {
  const endedAt = call.endedAt ?? at;
  return { ...call, status: 'missed', missedReason, endedAt, ringSeconds: secondsBetween(call.startedAt, endedAt) };
}

function isUnsettled(call: CallState, input: CallInput): boolean {
  return !isOver(call) && input.kind === 'provider' && input.event.type === 'status' && call.endedAt !== null;
}

function hasPersonAnswered(call: CallState): boolean {
  return isAccepted(call) || lastAnsweredBy(call) === 'human';
}

function isAccepted(call: CallState): boolean {
  return call.log.some((entry) => entry.type === 'screen' && entry.detail?.digits === '1');
}

function wasScreened(call: CallState): boolean {
  return call.log.some((entry) => entry.type === 'screen');
}

function wasDialed(call: CallState): boolean {
  return call.log.some((entry) => entry.type === 'dialed');
}

function lastAnsweredBy(call: CallState): string | undefined {
  const value = call.log.findLast((entry) => entry.detail?.answeredBy !== undefined)?.detail?.answeredBy;
  return typeof value === 'string' ? value : undefined;
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}

function entryOf(input: CallInput): CallLogEntry {
  if (input.kind !== 'provider') {
    const detail = input.kind === 'not_dialed' ? { detail: { reason: input.reason } } : {};
    return { key: input.kind, type: input.kind, at: input.at.toISOString(), ...detail };
  }
  const { event } = input;
  const detail = detailOf(event);
  const key = [
    event.type,
    event.callStatus ?? '',
    event.sequence ?? '',
    event.dialStatus ?? '',
    event.digits ?? '',
    event.answeredBy ?? '',
    event.recordingUrl ?? '',
    event.transcription === undefined ? '' : 'words',
  ];
  return {
    key: event.type === 'incoming' ? 'incoming' : key.join('|'),
    type: event.type,
    at: event.at.toISOString(),
    ...(detail ? { detail } : {}),
  };
}

function detailOf(event: CallEvent): CallLogEntry['detail'] {
  const { callStatus, callSeconds, dialStatus, dialSeconds, isBridged, answeredBy, digits, recordingSeconds } = event;
  const present = Object.entries({
    callStatus,
    callSeconds,
    dialStatus,
    dialSeconds,
    isBridged,
    answeredBy,
    digits,
    recordingSeconds,
  }).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined);
  return present.length > 0 ? Object.fromEntries(present) : undefined;
}
