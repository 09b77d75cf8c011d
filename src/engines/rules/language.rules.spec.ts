import { inEnglish } from './in-english.rules.js';
import { detectLanguage } from './language.rules.js';
import { withoutOurWords } from './own-words.rules.js';
import { asksIfMachine } from './bot-questions.rules.js';
import { read } from './words.rules.js';

const LONG = [
  'a'.repeat(10_000),
  'stop '.repeat(2_000),
  'नहीं '.repeat(2_000),
  '😀'.repeat(5_000),
  '\u202E\u200B'.repeat(5_000),
  'kal nahi '.repeat(1_100),
  '"'.repeat(10_000),
  's.t.o.'.repeat(1_600),
  '1 se 2 '.repeat(1_400),
  'שלום '.repeat(2_000),
];

describe('languages', () => {
  it.each<[string, string | undefined]>([
    ['my ac is broken', 'en'],
    ['mi aire no funciona', 'es'],
    ['मेरा एसी खराब है', 'hi'],
    ['mera AC kharab hai', 'hi-en'],
    ['ok', undefined],
    ['12 Oak St', undefined],
  ])('%s: %s', (text, language) => expect(detectLanguage(text)?.language).toBe(language));

  it.each<[string, string]>([
    ['kal subah 10 baje', 'tomorrow morning at 10'],
    ['कल सुबह 10 बजे', 'tomorrow morning at 10'],
    ['kal se AC band hai', 'since yesterday'],
    ['mañana a las 5 y media de la tarde', 'tomorrow at 5:30 pm'],
    ['el martes no', 'not tuesday'],
  ])('"%s" holds "%s"', (text, words) => expect(inEnglish(text).replace(/\s+/g, ' ')).toContain(words));
});

describe('words of ours in a text of theirs', () => {
  it('do not count', () => {
    expect(withoutOurWords('what does "Reply STOP to opt out" mean').toLowerCase()).not.toContain('stop');
    expect(withoutOurWords('I replied STOP twice')).toContain('STOP');
  });
});

describe('texts nobody should send', () => {
  it.each(LONG.map((text) => [text.slice(0, 8), text]))('%s is read', (_name, text) => {
    expect(() => {
      detectLanguage(text);
      inEnglish(read(text).raw);
      asksIfMachine(text);
      withoutOurWords(text);
    }).not.toThrow();
  });
});
