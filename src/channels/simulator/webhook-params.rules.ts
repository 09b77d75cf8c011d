import type { NetworkMessage } from './network-state.js';
import { MEDIA_TYPE, rfc2822 } from './twilio-shapes.rules.js';

export interface InboundText {
  from: string;
  to: string;
  body: string;
  channel: 'sms' | 'whatsapp';
  mediaUrls: string[];
  profileName?: string;
}

function prefixed(channel: 'sms' | 'whatsapp', address: string): string {
  return channel === 'whatsapp' ? `whatsapp:${address}` : address;
}

/** The form of a webhook about a text that a person sent. */
export function inboundParams(accountSid: string, sid: string, text: InboundText): Record<string, string> {
  return {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: text.body,
    From: prefixed(text.channel, text.from),
    To: prefixed(text.channel, text.to),
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    NumMedia: String(text.mediaUrls.length),
    NumSegments: '1',
    ...Object.fromEntries(
      text.mediaUrls.flatMap((url, index) => [
        [`MediaUrl${index}`, url],
        [`MediaContentType${index}`, MEDIA_TYPE],
      ]),
    ),
    ...(text.channel === 'whatsapp' ? { WaId: text.from.replace('+', ''), ProfileName: text.profileName ?? '' } : {}),
  };
}

/** The form of a receipt. */
export function statusParams(message: NetworkMessage, step: { status: string; errorCode?: number }, now: Date): Record<string, string> {
  return {
    AccountSid: message.accountSid,
    ApiVersion: '2010-04-01',
    From: prefixed(message.channel, message.from),
    To: prefixed(message.channel, message.to),
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: step.status,
    SmsStatus: step.status,
    ...(step.errorCode ? { ErrorCode: String(step.errorCode) } : {}),
    ...(step.status === 'delivered' ? { RawDlrDoneDate: rfc2822(now) } : {}),
  };
}
