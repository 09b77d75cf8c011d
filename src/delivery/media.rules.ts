import { parsePhone } from '../common/phone.rules.js';

/** A document that a text carries, as its row keeps it. */
export interface AttachedFile {
  /** Only our own documents have one; what a customer sent is never sent on. */
  fileId?: string;
  contentType: string;
  sizeBytes?: number;
}

/** Media messages exist in these countries; elsewhere a network drops the picture or the whole text (Twilio: MMS in the US and Canada). */
const MMS_COUNTRIES: ReadonlySet<string> = new Set(['US', 'CA']);
/** Pictures are made smaller on the way, other documents are not: above this carriers refuse them (Twilio: accepted media sizes). */
const MMS_DOCUMENT_BYTES = 600_000;
const MMS_PICTURE_BYTES = 5_000_000;
/** WhatsApp takes pictures up to this size and larger documents (Meta: supported media types). */
const WHATSAPP_BYTES = 5_000_000;

/** Ids of the documents that the channel carries to this phone. The link in the text stands for the others. */
export function carried(media: readonly AttachedFile[], { channel, to }: { channel: 'sms' | 'whatsapp'; to: string }): string[] {
  return media.flatMap(({ fileId, contentType, sizeBytes = Infinity }) => {
    if (fileId === undefined) return [];
    const isPicture = contentType.startsWith('image/');
    if (channel === 'whatsapp') return sizeBytes <= WHATSAPP_BYTES ? [fileId] : [];
    const isReached = MMS_COUNTRIES.has(parsePhone(to, 'US')?.country ?? '');
    return isReached && sizeBytes <= (isPicture ? MMS_PICTURE_BYTES : MMS_DOCUMENT_BYTES) ? [fileId] : [];
  });
}
