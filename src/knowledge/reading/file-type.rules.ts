import { unreadable } from '../knowledge.errors.js';

export const FILE_TYPES = ['txt', 'md', 'csv', 'docx', 'pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** The file's name as it may be shown and stored: no folders, no control characters. */
export function safeFileName(raw: string): string {
  const last = raw.split(/[\\/]/).at(-1) ?? '';
  const name = last
    // eslint-disable-next-line no-control-regex -- exactly these must go
    .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .replace(/^\.+/, '')
    .trim();
  return name.slice(-120);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** What the name promises, checked against what the bytes are. */
export function fileType(name: string, bytes: Uint8Array): FileType {
  const promised = FILE_TYPES.find((type) => name.toLowerCase().endsWith(`.${type}`)) ?? (/\.markdown$/i.test(name) ? 'md' : undefined);
  if (!promised)
    throw unreadable('file_type', 'This kind of file cannot be read. Upload .txt, .md, .csv, .docx or .pdf, or paste the text as a note.');
  const isPdf = startsWith(bytes, '%PDF-');
  const isZip = startsWith(bytes, 'PK\u0003\u0004');
  if ((promised === 'pdf') !== isPdf || (promised === 'docx') !== isZip)
    throw unreadable('file_content', `The content of "${name}" is not what its name says. Save it again as .${promised} and upload that.`);
  return promised;
}

/** Text out of bytes: UTF-8, or UTF-16 that says so. Anything else would store broken letters, so it is refused. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw unreadable('empty', 'This file is empty. Upload one with questions and answers in it.');
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(
      'encoding',
      'The letters of this file cannot be read: it is not saved as UTF-8. In your editor or spreadsheet choose "Save as" and the encoding "UTF-8".',
    );
  }
  if (text.includes('\u0000'))
    throw unreadable('file_content', 'This file holds something other than text. Save it as plain text, encoding "UTF-8".');
  return text;
}
