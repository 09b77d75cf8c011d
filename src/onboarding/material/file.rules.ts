export const SENDABLE_LIMIT_BYTES = 5_000_000;

interface FileKind {
  ending: RegExp;
  mediaType: string;
  /** The first bytes of every such file. */
  begins: string;
}

/** What a phone can show; MMS and WhatsApp both carry these. */
const KINDS: readonly FileKind[] = [
  { ending: /\.pdf$/i, mediaType: 'application/pdf', begins: '%PDF-' },
  { ending: /\.png$/i, mediaType: 'image/png', begins: '\u0089PNG\r\n' },
  { ending: /\.jpe?g$/i, mediaType: 'image/jpeg', begins: '\u00ff\u00d8\u00ff' },
];

/** The media type of a document that may be sent, or why it may not. */
export function sendableType(fileName: string, bytes: Buffer): { mediaType: string } | { why: string } {
  if (bytes.length === 0) return { why: 'This file is empty.' };
  if (bytes.length > SENDABLE_LIMIT_BYTES) return { why: 'This file is larger than 5 MB, which phones do not take. Make it smaller.' };
  const kind = KINDS.find(({ ending }) => ending.test(fileName));
  if (!kind) return { why: 'Phones show PDF, PNG and JPEG files. Save it as one of these.' };
  if (bytes.subarray(0, kind.begins.length).toString('latin1') !== kind.begins)
    return { why: `The content of "${fileName}" is not what its name says.` };
  return { mediaType: kind.mediaType };
}
