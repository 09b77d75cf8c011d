import { parseForm } from './form.rules.js';
import { parseCallEvent } from './parse-call.rules.js';
import { parseInboundMessage, splitAddress } from './parse-message.rules.js';
import { parseReceipt } from './parse-receipt.rules.js';

const form = (params: Record<string, string>) => parseForm(new URLSearchParams(params).toString());
const SMS = {
  MessageSid: 'SM1',
  SmsSid: 'SM1',
  AccountSid: 'AC1',
  From: '+14155550101',
  To: '+14155550199',
  Body: 'My AC is out',
  NumMedia: '0',
  NumSegments: '1',
  SmsStatus: 'received',
};
const AT = new Date('2026-11-20T12:00:00Z');

describe('inbound messages', () => {
  it('reads a plain SMS', () => {
    expect(parseInboundMessage(form(SMS))).toMatchObject({
      providerMessageId: 'SM1',
      from: '+14155550101',
      to: '+14155550199',
      body: 'My AC is out',
      channel: 'sms',
      media: [],
      providerAt: null,
    });
  });

  it('reads WhatsApp with its profile name and a pressed button', () => {
    const message = parseInboundMessage(
      form({ ...SMS, From: 'whatsapp:+919876543210', To: 'whatsapp:+14155238886', ProfileName: "Renée O'Neil", ButtonPayload: 'yes' }),
    );
    expect(message).toMatchObject({
      channel: 'whatsapp',
      from: '+919876543210',
      to: '+14155238886',
      profileName: "Renée O'Neil",
      buttonPayload: 'yes',
    });
  });

  it('reads media and the opt-out type of Advanced Opt-Out', () => {
    const message = parseInboundMessage(
      form({
        ...SMS,
        Body: '',
        NumMedia: '2',
        MediaUrl0: 'https://a/1',
        MediaContentType0: 'image/png',
        MediaUrl1: 'https://a/2',
        OptOutType: 'STOP',
      }),
    );
    expect(message?.media).toEqual([
      { url: 'https://a/1', contentType: 'image/png' },
      { url: 'https://a/2', contentType: 'application/octet-stream' },
    ]);
    expect(message?.optOutType).toBe('STOP');
    expect(message?.body).toBe('');
  });

  it.each([
    ['emoji only', '👋🏽🔥'],
    ['right to left', 'مرحبا هل يمكنك المساعدة'],
    ['line breaks and tabs', 'a\nb\tc'],
    ['a plus sign', '1+1 is 2'],
  ])('keeps %s as it was sent', (_, body) => {
    expect(parseInboundMessage(form({ ...SMS, Body: body }))?.body).toBe(body);
  });

  it('drops what PostgreSQL cannot store and cuts a giant', () => {
    expect(parseInboundMessage(form({ ...SMS, Body: 'a\u0000b' }))?.body).toBe('ab');
    expect(parseInboundMessage(parseForm('MessageSid=SM1&From=%2B1&To=%2B2&Body=%ED%A0%80x'))?.body).toMatch(/x$/);
    expect(parseInboundMessage(form({ ...SMS, Body: 'x'.repeat(1_000_000) }))?.body).toHaveLength(16_000);
    expect(JSON.stringify(parseInboundMessage(form({ ...SMS, Body: 'a\u0000b' }))?.raw)).not.toContain('\\u0000');
  });

  it.each(['MessageSid', 'From', 'To'])('is nothing without %s', (name) => {
    const { [name as keyof typeof SMS]: _, ...rest } = { ...SMS, SmsSid: '' };
    expect(parseInboundMessage(form(rest))).toBeNull();
  });

  it('splits channel and address', () => {
    expect(splitAddress('whatsapp:+1555')).toEqual({ channel: 'whatsapp', address: '+1555' });
    expect(splitAddress('+1555')).toEqual({ channel: 'sms', address: '+1555' });
  });
});

describe('receipts', () => {
  it.each([
    ['accepted', 0, false],
    ['queued', 0, false],
    ['sending', 1, false],
    ['sent', 2, false],
    ['delivered', 3, false],
    ['read', 4, false],
    ['undelivered', 5, true],
    ['failed', 5, true],
    ['canceled', 5, true],
  ])('%s ranks %i', (status, rank, isTerminalFailure) => {
    expect(parseReceipt(form({ MessageSid: 'SM1', MessageStatus: status }))).toMatchObject({ sid: 'SM1', status, rank, isTerminalFailure });
  });

  it('names the reason of a failure', () => {
    expect(parseReceipt(form({ MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30006' }))).toMatchObject({
      errorCode: '30006',
      reason: 'not_textable',
    });
  });

  it('takes a WhatsApp read event, and nothing from an unknown status', () => {
    expect(parseReceipt(form({ MessageSid: 'SM1', MessageStatus: 'delivered', EventType: 'READ' }))).toMatchObject({
      status: 'read',
      rank: 4,
    });
    expect(parseReceipt(form({ MessageSid: 'SM1', MessageStatus: 'exploded' }))).toBeNull();
    expect(parseReceipt(form({ MessageStatus: 'sent' }))).toBeNull();
  });
});

describe('call events', () => {
  const CALL = { CallSid: 'CA1', From: '+14155550101', To: '+14155550199', CallStatus: 'ringing', Direction: 'inbound' };

  it('reads an incoming call with its forwarding number', () => {
    expect(parseCallEvent('incoming', form({ ...CALL, ForwardedFrom: '+14155550111' }), AT)).toMatchObject({
      type: 'incoming',
      callSid: 'CA1',
      from: '+14155550101',
      forwardedFrom: '+14155550111',
      callStatus: 'ringing',
      at: AT,
    });
  });

  it('reads the end of a dial', () => {
    const event = parseCallEvent(
      'dial_completed',
      form({ ...CALL, DialCallStatus: 'completed', DialCallDuration: '42', DialBridged: 'true' }),
      AT,
    );
    expect(event).toMatchObject({ dialStatus: 'completed', dialSeconds: 42, isBridged: true });
  });

  it('takes the time and order of a status callback, and ours when its time is nonsense', () => {
    const timed = parseCallEvent(
      'status',
      form({ ...CALL, CallStatus: 'completed', CallDuration: '9', SequenceNumber: '3', Timestamp: 'Fri, 20 Nov 2026 11:59:00 +0000' }),
      AT,
    );
    expect(timed).toMatchObject({ callSeconds: 9, sequence: 3, at: new Date('2026-11-20T11:59:00Z') });
    expect(parseCallEvent('status', form({ ...CALL, Timestamp: 'yesterday' }), AT)?.at).toBe(AT);
  });

  it("puts a child leg's event on the caller's call and on our number", () => {
    const child = form({ CallSid: 'CA2', From: '+14155550101', To: '+14155550777', Digits: '1' });
    expect(parseCallEvent('screen', child, AT, { parentCallSid: 'CA1', ownAddress: '+14155550199' })).toMatchObject({
      callSid: 'CA1',
      to: '+14155550199',
      digits: '1',
    });
  });

  it('ignores numbers that are none and a failed transcription', () => {
    const event = parseCallEvent(
      'recording',
      form({ ...CALL, RecordingDuration: '-1', DialCallDuration: 'x', TranscriptionText: '', TranscriptionStatus: 'failed' }),
      AT,
    )!;
    expect(event.recordingSeconds).toBeUndefined();
    expect(event.dialSeconds).toBeUndefined();
    expect(event.transcription).toBeUndefined();
  });

  it('is nothing without a call', () => {
    expect(parseCallEvent('incoming', form({ From: '+1' }), AT)).toBeNull();
  });
});
