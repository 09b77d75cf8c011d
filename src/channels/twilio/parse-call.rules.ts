import type { CallEvent, CallEventType } from '../channel.port.js';
import { clean, field, numberField, rawOf, type Form } from './form.rules.js';

/** What the address of a callback adds: the number it is about, because a child leg's own From and To name other lines. */
export interface CallRoute {
  /** The call of the caller, when the callback is about the called party's leg. */
  parentCallSid?: string;
  ownAddress?: string;
}

/** A voice webhook as our event, or nothing when it names no call (contracts.md 1.3). */
export function parseCallEvent(type: CallEventType, form: Form, at: Date, route: CallRoute = {}): CallEvent | null {
  const callSid = field(form, 'CallSid');
  if (!callSid) return null;
  const parent = route.parentCallSid ?? field(form, 'ParentCallSid');
  const event: CallEvent = {
    type,
    callSid: parent ?? callSid,
    from: clean(field(form, 'From') ?? field(form, 'Caller') ?? ''),
    to: route.ownAddress ?? clean(field(form, 'To') ?? field(form, 'Called') ?? ''),
    at: timestampOf(form) ?? at,
    raw: rawOf(form),
  };
  if (parent) event.parentCallSid = parent;
  return assignPresent(event, {
    forwardedFrom: field(form, 'ForwardedFrom'),
    dialStatus: field(form, 'DialCallStatus'),
    dialSeconds: numberField(form, 'DialCallDuration'),
    isBridged: booleanOf(field(form, 'DialBridged')),
    callStatus: field(form, 'CallStatus'),
    callSeconds: numberField(form, 'CallDuration'),
    answeredBy: field(form, 'AnsweredBy'),
    digits: field(form, 'Digits')?.slice(0, 32),
    recordingUrl: field(form, 'RecordingUrl'),
    recordingSeconds: numberField(form, 'RecordingDuration'),
    transcription: transcriptionOf(form),
    sequence: numberField(form, 'SequenceNumber'),
  });
}

function transcriptionOf(form: Form): string | undefined {
  const isFailed = field(form, 'TranscriptionStatus') === 'failed';
  const text = field(form, 'TranscriptionText');
  return isFailed || text === undefined ? undefined : clean(text).slice(0, 4000);
}

function booleanOf(value: string | undefined): boolean | undefined {
  return value === undefined ? undefined : value.toLowerCase() === 'true';
}

/** RFC 2822 as Twilio sends it; anything else counts as absent. */
function timestampOf(form: Form): Date | undefined {
  const text = field(form, 'Timestamp');
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at);
}

function assignPresent(event: CallEvent, extra: Partial<CallEvent>): CallEvent {
  return Object.assign(event, Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== undefined)));
}
