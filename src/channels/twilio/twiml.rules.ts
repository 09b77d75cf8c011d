import twilio from 'twilio';
import type { VoiceAnswer, VoiceVerb } from '../channel.port.js';

export const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>';

type Response = InstanceType<typeof twilio.twiml.VoiceResponse>;

/** What XML 1.0 cannot hold, escaped or not; the builder throws on it, and a caller would hear an error. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function speakable<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replace(NOT_XML, '') as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, speakable<unknown>(inner)])) as T;
}

/** Our verbs as TwiML. */
export function renderTwiml(answer: VoiceAnswer): string {
  const response = new twilio.twiml.VoiceResponse();
  for (const verb of answer) append(response, speakable(verb));
  return response.toString();
}

function append(response: Response, verb: VoiceVerb): void {
  if ('say' in verb) response.say(verb.say);
  else if ('pause' in verb) response.pause({ length: verb.pause });
  else if ('hangup' in verb) response.hangup();
  else if ('reject' in verb) response.reject({ reason: verb.reject });
  else if ('gather' in verb) appendGather(response, verb.gather);
  else if ('record' in verb) appendRecord(response, verb.record);
  else appendDial(response, verb.dial);
}

function appendGather(response: Response, gather: Extract<VoiceVerb, { gather: unknown }>['gather']): void {
  response
    .gather({ numDigits: gather.numDigits, timeout: gather.timeoutSeconds, action: gather.action, method: 'POST', input: ['dtmf'] })
    .say(gather.say);
}

function appendRecord(response: Response, record: Extract<VoiceVerb, { record: unknown }>['record']): void {
  response.record({
    maxLength: record.maxSeconds,
    action: record.action,
    method: 'POST',
    playBeep: record.playBeep ?? true,
    timeout: 5,
    ...(record.transcribeCallback ? { transcribe: true, transcribeCallback: record.transcribeCallback } : {}),
    ...(record.recordingStatusCallback ? { recordingStatusCallback: record.recordingStatusCallback } : {}),
  });
}

/** answerOnBridge keeps the caller ringing until a person is there, and does not open the caller's leg (contracts.md 1.3). */
function appendDial(response: Response, dial: Extract<VoiceVerb, { dial: unknown }>['dial']): void {
  response
    .dial({ timeout: dial.timeoutSeconds, callerId: dial.callerId, answerOnBridge: true, action: dial.action, method: 'POST' })
    .number(
      {
        ...(dial.screenUrl ? { url: dial.screenUrl, method: 'POST' } : {}),
        ...(dial.machineDetectionUrl
          ? { machineDetection: 'Enable', amdStatusCallback: dial.machineDetectionUrl, amdStatusCallbackMethod: 'POST' }
          : {}),
      },
      dial.number,
    );
}
