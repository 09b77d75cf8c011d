import { isGsm7, segments } from '../../../common/text.rules.js';
import { CUSTOMER_LANGUAGES } from '../../engine.port.js';
import { ENGLISH, type WordingKey } from './wording-en.rules.js';
import { WORDINGS } from './wording.rules.js';

const KEYS = Object.keys(ENGLISH) as WordingKey[];
/** Every placeholder that must be filled in; the name may stay empty. */
const placeholders = (text: string): string => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort().join();
const FILLED: Record<string, string> = {
  business: 'Northside Heating & Air',
  label: 'Tue Nov 24, 2:00 PM',
  service: 'AC repair',
  address: '12 Oak St',
};
const filled = (text: string): string =>
  text.replace('{, name}', ', Sarah').replace(/\{(\w+)\}/g, (_all, name: string) => FILLED[name] ?? 'x');
const LEGAL_DEEDS = /\b(?:guarantee|garantiza|guarantee hai)\b/i;

describe.each(CUSTOMER_LANGUAGES)('what we say in %s', (language) => {
  const wording = WORDINGS[language];

  it('has every key, and none that is not said in English', () => {
    expect(Object.keys(wording).sort()).toEqual([...KEYS].sort());
    for (const key of KEYS) expect(wording[key].length, key).toBeGreaterThan(0);
  });

  it.each(KEYS)('%s: the placeholders of the English words, one question at most, no gaps', (key) => {
    const wanted = placeholders(ENGLISH[key][0]);
    for (const text of wording[key]) {
      expect(placeholders(text), text).toBe(wanted);
      expect(filled(text), text).not.toMatch(/[{}]| {2}|,\s*[.!?]/);
      expect(text.split('?').length, text).toBeLessThanOrEqual(2);
      expect(text.includes('?'), text).toBe(ENGLISH[key].some((words) => words.includes('?')));
      expect(text).not.toMatch(LEGAL_DEEDS);
      // a word that networks take for an opt-out is never asked for
      expect(text).not.toMatch(/\b(?:STOP|CANCEL|BAJA|ALTO)\b|रोक/);
    }
  });

  it('costs one part of a text, in Devanagari two', () => {
    for (const key of KEYS)
      for (const text of wording[key]) {
        const { count, encoding } = segments(filled(text));
        expect(encoding, text).toBe(language === 'hi' && /[\u0900-\u097f]/.test(text) ? 'UCS-2' : 'GSM-7');
        expect(count, text).toBeLessThanOrEqual(language === 'hi' ? 2 : 1);
        if (language !== 'hi') expect(isGsm7(text), text).toBe(true);
      }
  });
});
