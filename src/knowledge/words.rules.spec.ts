import { folded, hintsOf, wordGroups } from './words.rules.js';

describe('wordGroups', () => {
  it.each<[string, string[]]>([
    ['Hi, do you have any?', []],
    ['Do you fix boilers?', ['boilers']],
    ["What's the weather", ['weather']],
    ['The water main burst', ['water', 'main', 'burst']],
    ['¿Hacen instalación de minisplits?', ['minisplits']],
    ['¿Dónde están ubicados?', []],
    ['main Pune se hu, kya aap Pune me kaam karte hai', ['pune', 'kaam']],
    ['क्या आप बाथरूम की सफ़ाई करते हैं', ['बाथरूम', 'सफ़ाई', 'करते']],
  ])('%s', (question, groups) =>
    expect(wordGroups(question).filter((group) => !group.includes('|'))).toEqual(groups.map((word) => word.normalize('NFC'))),
  );

  it.each<[string, string]>([
    ['how much is it', 'price'],
    ['¿Cuánto cuesta?', 'price'],
    ['kitne ka hai', 'price'],
    ['cuanto tarda la reparacion', 'duration'],
    ['kitna time lagega', 'duration'],
    ['a qué hora abren', 'hours'],
    ['kab tak khula hai', 'hours'],
    ['donde quedan', 'location'],
    ['aapka office kahan hai', 'location'],
    ['do you fix boilers', 'repair'],
    ['AC theek karte ho kya', 'repair'],
    ['rates', 'price'],
  ])('%s asks about the %s', (question, word) => expect(wordGroups(question).flatMap((group) => group.split('|'))).toContain(word));

  it('holds letters and digits only, whatever was asked', () => {
    for (const group of wordGroups("O'Neill & Sons | 24/7 : * ! <-> ( \\ ) 'x' \u0301")) expect(group).toMatch(/^[\p{L}\p{M}\p{N}|]+$/u);
  });

  it('stays short, and quick on text that was made to be slow', () => {
    expect(wordGroups('wordy '.repeat(50_000)).length).toBeLessThanOrEqual(16);
    expect(wordGroups(`${'cuanto '.repeat(50_000)}`)).toEqual([]);
  });
});

it('knows what a heading means without saying it', () => {
  expect(hintsOf('How much is a tune-up?')).toBe('cost');
  expect(hintsOf('¿Cuánto cuesta una limpieza?')).toBe('cost');
  expect(hintsOf('Do you repair boilers?')).toBe('');
  expect(hintsOf(null)).toBe('');
});

it('takes the accents off Latin letters only', () => {
  expect(folded('Instalación, ÑANDÚ, ’tis')).toBe("Instalacion, NANDU, 'tis");
  expect(folded('कितना')).toBe('कितना');
});
