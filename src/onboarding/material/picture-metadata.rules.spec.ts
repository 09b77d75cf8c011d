import { jpeg, png } from '../../../test/fixtures/pictures.js';
import { withoutMetadata } from './picture-metadata.rules.js';

const SECRET = 'GPS 41.8781 N, Dana Ortiz';
const told = (bytes: Buffer | null): string => bytes!.toString('latin1');

describe('a picture as it is kept', () => {
  it('tells nothing beside itself: JPEG', () => {
    const bare = told(withoutMetadata(jpeg(SECRET, { behind: jpeg(SECRET) }), 'image/jpeg'));
    for (const word of [SECRET, 'Exif', 'xap', 'Photoshop', 'MPF', 'JFXX', 'Ours']) expect(bare).not.toContain(word);
  });

  it('still shows the same: pixels, tables and colours of a JPEG are there, in order', () => {
    const bare = withoutMetadata(jpeg(SECRET), 'image/jpeg')!;
    const markers = [0xe0, 0xe2, 0xdb, 0xda, 0xc4, 0xda, 0xd9];
    const places = markers.reduce<number[]>(
      (found, marker) => [...found, bare.indexOf(Buffer.from([0xff, marker]), found.at(-1) ?? 0) + 2],
      [],
    );
    expect(places.every((place, index) => place > 1 && place > (places[index - 1] ?? 0))).toBe(true);
    expect(told(bare).split('\u0012\u00ff\u0000\u0034\u00ff\u00d0\u0056')).toHaveLength(3);
    expect(told(bare)).toContain('colours');
    expect(told(bare)).toContain('Adobe\0\u0064\0\0\0\0\u0001');
    // the size of the pixels stays, and says that there is no thumbnail behind it
    expect(told(bare)).toContain('\u00ff\u00e0\0\u0010JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0\u00ff');
    // what is bare already stays as it is
    expect(withoutMetadata(bare, 'image/jpeg')).toEqual(bare);
  });

  it.each([
    [6, false],
    [8, true],
  ])('keeps the way up (%i), and only that', (orientation, isLittle) => {
    const bare = withoutMetadata(jpeg(SECRET, { orientation, isLittle }), 'image/jpeg')!;
    const at = bare.indexOf('Exif\0\0MM');
    expect([bare.readUInt16BE(at + 6 + 10), bare.readUInt16BE(at + 6 + 18)]).toEqual([0x0112, orientation]);
    expect(told(bare)).not.toContain(SECRET);
    expect(withoutMetadata(bare, 'image/jpeg')).toEqual(bare);
  });

  it('tells nothing beside itself: PNG', () => {
    const bare = told(withoutMetadata(png(SECRET), 'image/png'));
    for (const word of [SECRET, 'tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX', 'zxIf', 'prVt', 'vpAg']) expect(bare).not.toContain(word);
    for (const word of ['IHDR', 'gAMA', 'acTL', 'fcTL', 'fdAT', 'IDAT', 'IEND']) expect(bare).toContain(word);
  });

  it('leaves other documents alone', () => {
    const pdf = Buffer.from('%PDF-1.4 Exif');
    expect(withoutMetadata(pdf, 'application/pdf')).toBe(pdf);
  });

  it.each([
    ['a JPEG without an end', 'image/jpeg', jpeg(SECRET).subarray(0, -2)],
    ['a JPEG that is cut in a segment', 'image/jpeg', jpeg(SECRET).subarray(0, 60)],
    ['a JPEG of three bytes', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
    ['a segment shorter than its own length', 'image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 1, 0xff, 0xd9])],
    ['words where a segment should be', 'image/jpeg', Buffer.from('\u00ff\u00d8\u00ff\u00e0\0\u0004ab<html>', 'latin1')],
    ['a PNG without an end', 'image/png', png(SECRET).subarray(0, 60)],
    [
      'a PNG whose chunk is longer than the file',
      'image/png',
      Buffer.from('\u0089PNG\r\n\u001a\n\u00ff\u00ff\u00ff\u00ffIHDR12345678', 'latin1'),
    ],
  ])('%s cannot be followed', (_what, mediaType, bytes) => expect(withoutMetadata(bytes, mediaType)).toBeNull());

  it('reads no EXIF past its end', () => {
    for (let cut = 0; cut < 60; cut += 1) {
      const bytes = jpeg(SECRET, { orientation: 6 });
      const body = bytes.indexOf('Exif');
      bytes.fill(0xff, body + 6 + cut, body + 50);
      expect(() => withoutMetadata(bytes, 'image/jpeg')).not.toThrow();
    }
  });
});
