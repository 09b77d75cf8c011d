// Pictures tell where and when they were taken, on which phone and by whom. Who receives one is not to learn it (reliability.md 3.10).

const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const ICC = Buffer.from('ICC_PROFILE\0', 'latin1');
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;
const PNG_HEAD_BYTES = 8;
const JFIF = Buffer.from('JFIF\0', 'latin1');
const JFIF_BYTES = 14;
const ADOBE = Buffer.from('Adobe', 'latin1');
const ADOBE_BYTES = 12;
/** Chunks of a PNG that show it: pixels, colours, size, movement. Everybody may invent others, and what is in those nobody knows. */
const PNG_NEEDED: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'],
  ...['acTL', 'fcTL', 'fdAT'],
]);

/**
 * The same picture without what is not needed to show it: pixels, colours and the way up stay; null when the bytes cannot be followed to
 * their end. Other media types come back as they are.
 */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer | null {
  if (mediaType === 'image/jpeg') return bareJpeg(bytes);
  return mediaType === 'image/png' ? barePng(bytes) : bytes;
}

/** What follows the end of the first picture goes too: phones put further pictures there, each with its own place and time. */
function bareJpeg(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])];
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    // fill bytes may stand before a marker
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG_END) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end < at + 4 || end > bytes.length) return null;
    const body = bytes.subarray(at + 4, end);
    kept.push(...neededOf(marker, body, bytes.subarray(at, end)));
    at = end;
    if (marker === JPEG_SCAN) {
      const next = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, next));
      at = next;
    }
  }
  return null;
}

/** Of the application segments only what changes size, colours and the way up, and nothing behind it; comments go. */
function neededOf(marker: number, body: Buffer, segment: Buffer): Buffer[] {
  if (marker === COMMENT) return [];
  if (marker < APP0 || marker > APP15) return [segment];
  if (marker === APP0) return jfifOnly(body);
  if (marker === APP1) return uprightOnly(body);
  if (marker === APP2 && startsWith(body, ICC)) return [segment];
  if (marker === APP14 && startsWith(body, ADOBE) && body.length >= ADOBE_BYTES) return [segmentOf(APP14, body.subarray(0, ADOBE_BYTES))];
  return [];
}

/** The density of the pixels. The thumbnail behind it is a picture of its own: it may show what was cut away from this one. */
function jfifOnly(body: Buffer): Buffer[] {
  if (!startsWith(body, JFIF) || body.length < JFIF_BYTES) return [];
  const withoutThumbnail = Buffer.from(body.subarray(0, JFIF_BYTES));
  withoutThumbnail.fill(0, JFIF_BYTES - 2);
  return [segmentOf(APP0, withoutThumbnail)];
}

const startsWith = (body: Buffer, name: Buffer): boolean => body.subarray(0, name.length).equals(name);

function segmentOf(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The first marker behind the compressed pixels; a byte FF inside them is followed by 00 or a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}

/** A segment that says which way up the picture is, and nothing else; none where it lies as it was taken. */
function uprightOnly(body: Buffer): Buffer[] {
  const value = orientationIn(body);
  if (value === null || value === 1) return [];
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(value, 18);
  return [segmentOf(APP1, Buffer.concat([EXIF, tiff]))];
}

function orientationIn(body: Buffer): number | null {
  if (!startsWith(body, EXIF)) return null;
  const tiff = body.subarray(EXIF.length);
  if (tiff.length < 10) return null;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const word = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return null;
  for (let entry = 0, at = first + 2; entry < word(first) && at + 12 <= tiff.length; entry += 1, at += 12)
    if (word(at) === ORIENTATION) return word(at + 8) >= 1 && word(at + 8) <= 8 ? word(at + 8) : null;
  return null;
}

function barePng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, PNG_HEAD_BYTES)];
  let at = PNG_HEAD_BYTES;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (PNG_NEEDED.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
