import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { Operation } from '../isolation/operations.js';
import { nasty } from './schema-arbitrary.js';

const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio/lib/webhooks/webhooks.js') as {
  getExpectedTwilioSignature(token: string, url: string, params: Record<string, string>): string;
};

/** A number, whose account signs, and the address of the server that the provider knows. */
export interface Line {
  base: string;
  number: string;
  accountSid: string;
  token: string;
}

export interface SignedRequest {
  url: string;
  payload: string;
  contentType: string;
  signature: string;
}

/** Signed by the account of a number: those of Meta are signed over their bytes, those of a call to action not at all. */
export const isSignedForm = ({ name }: Operation): boolean => /^POST \/webhooks?\/(?!meta\/|cta\/)/.test(name);

/** What a caller, their carrier or their program may put into a webhook that the provider then signs. */
const HOSTILE = [
  'Body',
  'NumMedia',
  'NumSegments',
  'MediaUrl0',
  'MediaContentType0',
  'ProfileName',
  'OptOutType',
  'ErrorCode',
  'EventType',
  'CallDuration',
  'DialCallDuration',
  'DialBridged',
  'ForwardedFrom',
  'ParentCallSid',
  'Caller',
  'Called',
  'Timestamp',
  'SequenceNumber',
  'Digits',
  'SpeechResult',
  'Confidence',
  'AnsweredBy',
  'RecordingUrl',
  'RecordingSid',
  'RecordingDuration',
  'RecordingStatus',
  'TranscriptionText',
  'TranscriptionStatus',
  '__proto__',
  'constructor',
];
const WORDS = [
  '0',
  '1',
  '9',
  '00',
  '٣',
  'no-answer',
  'completed',
  'ringing',
  'busy',
  'failed',
  'delivered',
  'undelivered',
  'read',
  'READ',
  'STOP',
  'YES',
];

/** Valid where it is found and believed, hostile in every other part. */
export function signedRequests(operation: Operation, line: Line): fc.Arbitrary<SignedRequest> {
  const value = fc.oneof(nasty, fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 60 }));
  const kinds = fc.record({
    status: fc.constantFrom(
      'no-answer',
      'completed',
      'ringing',
      'in-progress',
      'busy',
      'failed',
      'canceled',
      'queued',
      'sent',
      'delivered',
      'undelivered',
    ),
    from: fc.constantFrom(
      '+13125550142',
      '+442071838750',
      'anonymous',
      '+266696687',
      'client:x',
      'whatsapp:+13125550142',
      'sip:a@b.example',
    ),
    isShort: fc.boolean(),
  });
  return fc.tuple(fc.dictionary(fc.constantFrom(...HOSTILE), value, { maxKeys: 12 }), kinds, fc.uuid()).map(([hostile, kind, id]) => {
    const sid = id.replaceAll('-', '');
    const isReceipt = /messages\/status|sms\/status/.test(operation.path);
    const isCall = /voice|call/.test(operation.path);
    const form: Record<string, string> = {
      Body: 'Hello',
      NumMedia: '0',
      ...Object.fromEntries(Object.entries(hostile).map(([name, text]) => [name, text.toWellFormed()])),
      AccountSid: line.accountSid,
      From: isReceipt ? line.number : kind.from,
      To: isReceipt ? '+13125550142' : line.number,
      ...(isCall
        ? { CallSid: `CA${sid}`, Direction: 'inbound', CallStatus: kind.status, DialCallStatus: kind.status }
        : { MessageSid: `SM${sid}`, ...(isReceipt ? { MessageStatus: kind.status } : {}) }),
    };
    // some of the provider's own answers name the number in their address
    const url = isCall && kind.isShort ? operation.path : `${operation.path}?n=${encodeURIComponent(line.number)}`;
    const payload = new URLSearchParams(form).toString();
    return {
      url,
      payload,
      contentType: 'application/x-www-form-urlencoded',
      signature: getExpectedTwilioSignature(line.token, `${line.base}${url}`, form),
    };
  });
}
