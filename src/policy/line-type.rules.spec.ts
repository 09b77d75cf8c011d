import { lineTypeOn, type KnownLine } from './line-type.rules.js';

const AT = new Date('2026-11-20T12:00:00Z');
const BEFORE = new Date('2026-11-20T11:00:00Z');
const SINCE = new Date('2026-11-20T13:00:00Z');
const line = (known: Partial<KnownLine>): KnownLine => ({ lineType: 'unknown', lineTypeAt: null, whatsappUnreachableAt: null, ...known });

describe('what is known about a line on a channel', () => {
  it.each<[string, 'sms' | 'whatsapp', Partial<KnownLine>, Date | null, string]>([
    ['a dead number', 'sms', { lineType: 'invalid', lineTypeAt: AT }, null, 'invalid'],
    ['a dead number that texted us before it died', 'sms', { lineType: 'invalid', lineTypeAt: AT }, BEFORE, 'invalid'],
    ['a dead number that has texted us since', 'sms', { lineType: 'invalid', lineTypeAt: AT }, SINCE, 'unknown'],
    ['one that died before times were kept, and texted us', 'sms', { lineType: 'invalid' }, BEFORE, 'unknown'],
    ['a landline stays one', 'sms', { lineType: 'landline', lineTypeAt: AT }, SINCE, 'landline'],
    ['not on WhatsApp says nothing about SMS', 'sms', { whatsappUnreachableAt: AT }, null, 'unknown'],
    ['not on WhatsApp', 'whatsapp', { whatsappUnreachableAt: AT }, BEFORE, 'invalid'],
    ['on WhatsApp since', 'whatsapp', { whatsappUnreachableAt: AT }, SINCE, 'unknown'],
    ['dead by SMS says nothing about WhatsApp', 'whatsapp', { lineType: 'invalid', lineTypeAt: AT }, null, 'unknown'],
    ['a landline may have WhatsApp', 'whatsapp', { lineType: 'landline', lineTypeAt: AT }, null, 'unknown'],
  ])('%s', (_, channel, known, lastInboundAt, expected) => {
    expect(lineTypeOn(channel, line(known), lastInboundAt)).toBe(expected);
  });
});
