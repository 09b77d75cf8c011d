import type { InboundMessage } from '../channel.port.js';
import { clean, field, numberField, rawOf, type Form } from './form.rules.js';

/** The most pictures and files that one message carries. */
export const MAX_MEDIA = 10;
const MAX_BODY = 16_000;

/** `whatsapp:+1…` names a channel; a bare number is SMS. */
export function splitAddress(value: string): { channel: 'sms' | 'whatsapp'; address: string } {
  return value.startsWith('whatsapp:')
    ? { channel: 'whatsapp', address: value.slice('whatsapp:'.length) }
    : { channel: 'sms', address: value };
}

/** An inbound SMS, MMS or WhatsApp webhook as our event, or nothing when it lacks what makes it one (contracts.md 1.4). */
export function parseInboundMessage(form: Form): InboundMessage | null {
  const sid = field(form, 'MessageSid') ?? field(form, 'SmsMessageSid') ?? field(form, 'SmsSid');
  const from = field(form, 'From');
  const to = field(form, 'To');
  if (!sid || !from || !to) return null;
  const receiver = splitAddress(to);
  return {
    providerMessageId: sid,
    from: splitAddress(from).address,
    to: receiver.address,
    body: clean(form.get('Body')?.[0] ?? '').slice(0, MAX_BODY),
    media: mediaOf(form),
    channel: receiver.channel,
    // Twilio's message webhook carries no time of its own; the row keeps the time of receipt.
    providerAt: null,
    ...optional('profileName', cleaned(form, 'ProfileName')),
    ...optional('optOutType', field(form, 'OptOutType')),
    ...optional('buttonPayload', cleaned(form, 'ButtonPayload')),
    raw: rawOf(form),
  };
}

function cleaned(form: Form, name: string): string | undefined {
  const value = field(form, name);
  return value === undefined ? undefined : clean(value).slice(0, 200);
}

function mediaOf(form: Form): InboundMessage['media'] {
  const count = Math.min(numberField(form, 'NumMedia') ?? 0, MAX_MEDIA);
  const media: InboundMessage['media'] = [];
  for (let index = 0; index < count; index += 1) {
    const url = field(form, `MediaUrl${index}`);
    if (url) media.push({ url: clean(url), contentType: field(form, `MediaContentType${index}`) ?? 'application/octet-stream' });
  }
  return media;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, string>>);
}
