import { MAX_CONFIG_BYTES, readConfigFile } from './org-config-file.rules.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":"ü"}', 'utf16le')]);

describe('the file of a configuration', () => {
  it.each([
    ['plain', bytes('{"a":"ü"}')],
    ['with a byte order mark', bytes('\ufeff{"a":"ü"}')],
    ['UTF-16 that says so', utf16],
  ])('%s is read', (_name, file) => expect(readConfigFile(file)).toEqual({ value: { a: 'ü' } }));

  it.each([
    ['nothing', bytes(''), /empty/],
    ['10 MB', Buffer.alloc(10_000_000, 0x20), /10\.0 MB.*at most 0\.9 MB/],
    ['one byte too many', Buffer.alloc(MAX_CONFIG_BYTES + 1, 0x20), /at most/],
    ['Latin-1', Buffer.from('{"a":"ü"}', 'latin1'), /UTF-8/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0xff, 0x00]), /UTF-8/],
    ['a table', bytes('name,price\nA,1'), /no JSON/],
    ['a comma too many', bytes('{"a":1,\n"b":2,\n}'), /mistake in line 3/],
    ['half a file', bytes('{"a":1,"b":['), /mistake/],
  ])('%s is refused with what to do', (_name, file, why) =>
    expect(readConfigFile(file)).toEqual({ error: expect.stringMatching(why) as string }),
  );
});
