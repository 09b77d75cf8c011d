import fc from 'fast-check';
import { isGsm7, isWordless, matchForm, normalise, segments, toGsm7, truncateChars, truncateWords, wordCount } from './text.rules.js';

/** The same texts in every run: a red draw is then news of this change, and not of another one. */
const SEED = 20_261_123;

describe('segments', () => {
  const a = (count: number): string => 'a'.repeat(count);
  it.each([
    ['nothing', '', 'GSM-7', 0],
    ['one letter', 'a', 'GSM-7', 1],
    ['160 letters fit one', a(160), 'GSM-7', 1],
    ['161 letters need two', a(161), 'GSM-7', 2],
    ['306 letters need two', a(306), 'GSM-7', 2],
    ['307 letters need three', a(307), 'GSM-7', 3],
    ['an extension character counts twice', `${a(158)}€`, 'GSM-7', 1],
    ['and so fills the segment', `${a(159)}€`, 'GSM-7', 2],
    ['80 brackets fit one', '['.repeat(80), 'GSM-7', 1],
    ['81 brackets need two', '['.repeat(81), 'GSM-7', 2],
    ['an escape pair is not split: 152 + 2 moves on', `${a(152)}€${a(151)}`, 'GSM-7', 2],
    ['so one more letter needs a third', `${a(152)}€${a(152)}`, 'GSM-7', 3],
    ['newlines are in the alphabet', 'a\nb\r\n', 'GSM-7', 1],
    ['Spanish ñ, é and à are in the alphabet', 'mañana qué à', 'GSM-7', 1],
    ['Spanish á is not', 'mañana está', 'UCS-2', 1],
    ['a curly quote flips the whole text', `${a(69)}’`, 'UCS-2', 1],
    ['and 71 characters need two', `${a(70)}’`, 'UCS-2', 2],
    ['134 need two', `${a(133)}’`, 'UCS-2', 2],
    ['135 need three', `${a(134)}’`, 'UCS-2', 3],
    ['an emoji takes two units', '😀'.repeat(35), 'UCS-2', 1],
    ['36 emoji need two', '😀'.repeat(36), 'UCS-2', 2],
    ['a surrogate pair is not split: 33 emoji per part', '😀'.repeat(67), 'UCS-2', 3],
    ['Hindi is UCS-2', 'नमस्ते', 'UCS-2', 1],
    ['a backtick is not in the alphabet', '`', 'UCS-2', 1],
    ['a tab is not', '\t', 'UCS-2', 1],
  ])('%s', (_, text, encoding, count) => expect(segments(text)).toMatchObject({ encoding, count }));

  it('never needs more segments after mapping typographic characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => segments(toGsm7(text)).count <= segments(text).count + 3),
      { seed: SEED },
    );
  });
  it('agrees with plain division for letters only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1600 }),
        (length) => segments(a(length)).count === (length <= 160 ? 1 : Math.ceil(length / 153)),
      ),
      { seed: SEED },
    );
  });
});

describe('toGsm7', () => {
  it.each([
    ['“Hi”, it’s me', '"Hi", it\'s me'],
    ['2–3 PM — fine…', '2-3 PM - fine...'],
    ['a\u00A0b\u2009c', 'a b c'],
    ['zero\u200Bwidth', 'zerowidth'],
    ['• one • two', '* one * two'],
    ['Acme™', 'Acme(TM)'],
    ['4×4', '4x4'],
    ['keeps 😀 and é', 'keeps 😀 and é'],
  ])('%s', (text, expected) => expect(toGsm7(text)).toBe(expected));
  it('makes the usual texts of a model fit GSM-7', () => expect(isGsm7(toGsm7('“Sure — we’ll be there…”'))).toBe(true));
});

describe('normalise and matchForm', () => {
  it.each([
    ['  a   b  ', 'a b'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\n\n\n\nb', 'a\n\nb'],
    ['bell\u0007 null\u0000', 'bell null'],
    ['\u202Eright to left\u202C', 'right to left'],
    ['e\u0301', 'é'],
    ['Don’t', "Don't"],
    ['', ''],
  ])('normalise %j', (text, expected) => expect(normalise(text)).toBe(expected));
  it.each([
    ['STOP!!!', 'stop'],
    ['"Stop."', 'stop'],
    ['🛑 stop 🛑', 'stop'],
    ['Don’t text me', 'dont text me'],
    ['opt-out', 'opt out'],
    ['ＳＴＯＰ', 'stop'],
    ['बंद!', 'बंद'],
    ['😀😀', ''],
    ['👨‍👩‍👧', ''],
    ['?!…', ''],
  ])('matchForm %j', (text, expected) => expect(matchForm(text)).toBe(expected));
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => matchForm(matchForm(text)) === matchForm(text)),
      { seed: SEED },
    );
    fc.assert(
      fc.property(fc.string(), (text) => normalise(normalise(text)) === normalise(text)),
      { seed: SEED },
    );
  });
  it.each([
    ['😀', true],
    ['...', true],
    ['ok 😀', false],
    ['नहीं', false],
  ])('isWordless %j', (text, expected) => expect(isWordless(text)).toBe(expected));
});

describe('words', () => {
  it.each([
    ['', 0],
    ['one', 1],
    ["We'll be there at 2:30 PM.", 6],
    ['air-conditioning unit', 2],
    ['😀 !!!', 0],
    ['मेरा एसी खराब है', 4],
  ])('counts %j', (text, count) => expect(wordCount(text)).toBe(count));
  it.each([
    ['one two three', 5, 'one two three'],
    ['one two three', 2, 'one two...'],
  ])('truncateWords %j to %d', (text, max, expected) => expect(truncateWords(text, max)).toBe(expected));
  it.each([
    ['short', 10, 'short'],
    ['hello wide world', 13, 'hello wide...'],
    ['😀😀😀😀😀', 4, '😀...'],
  ])('truncateChars %j to %d', (text, max, expected) => expect(truncateChars(text, max)).toBe(expected));
});
