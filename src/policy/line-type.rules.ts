import type { LineType } from './gate-facts.schema.js';

/** What failed texts taught about a person's number, on each channel by itself. */
export interface KnownLine {
  /** What is known of the number by SMS. */
  lineType: LineType;
  /** Since when; null for what was learnt before this was kept. */
  lineTypeAt: Date | null;
  /** When WhatsApp last said that the number is not there; null if it never did. */
  whatsappUnreachableAt: Date | null;
}

/**
 * What holds on a channel now: WhatsApp knows nothing about SMS, nor SMS about WhatsApp (contracts.md 1.5, 63024), and whoever has
 * texted us there since does exist. `lastInboundAt`: their last text on this channel.
 */
export function lineTypeOn(channel: 'sms' | 'whatsapp', line: KnownLine, lastInboundAt: Date | null): LineType {
  const hasTextedSince = (at: Date | null): boolean => lastInboundAt !== null && (at === null || lastInboundAt > at);
  if (channel === 'whatsapp') {
    return line.whatsappUnreachableAt && !hasTextedSince(line.whatsappUnreachableAt) ? 'invalid' : 'unknown';
  }
  return line.lineType === 'invalid' && hasTextedSince(line.lineTypeAt) ? 'unknown' : line.lineType;
}
